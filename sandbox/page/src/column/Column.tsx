import { memo } from 'react';
import { usePage, useWorld } from '../page.tsx';
import { personOf } from '../store/select.ts';
import { fullName, keyOf, type Place, whereOf } from '../store/state.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { Conversation } from './Conversation.tsx';

interface Props {
  personId: number;
  place: Place;
  isActive: boolean;
  isShown: boolean;
}

/** One person's messenger. */
export const Column = memo(function Column({ personId, place, isActive, isShown }: Props) {
  const { arrange } = usePage();
  const person = useWorld((world) => personOf(world, personId));
  if (!person) return null;
  const activate = () => arrange.activate(personId);
  return (
    <section
      className="column"
      aria-label={fullName(person)}
      data-person={personId}
      data-active={isActive}
      onFocus={activate}
      onPointerDown={activate}
    >
      <ColumnHead person={person} place={place} />
      <Conversation key={keyOf(whereOf(place, personId))} person={person} place={place} isShown={isShown} />
    </section>
  );
});
