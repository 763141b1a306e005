import { Button } from '@vkontakte/vkui';
import { useRef } from 'react';
import { useLayout, usePage, useTexts } from '../page.tsx';
import { keyOf, type Person, type Place } from '../store/state.ts';
import { useIsTouch } from '../ui/useMedia.ts';

interface Props {
  person: Person;
  place: Place;
  isEmpty: boolean;
  focusInput(): HTMLElement | null;
  focusLog(): HTMLElement | null;
}

/** «Начать»: in an empty dialog, and after an invite was opened in one that is not. */
export function Invitation({ person, place, isEmpty, focusInput, focusLog }: Props) {
  const { messenger, arrange } = usePage();
  const t = useTexts();
  const isTouch = useIsTouch();
  const isOpening = useRef(false);
  const communityId = 'communityId' in place ? place.communityId : null;
  const invitation = useLayout(({ invitations }) =>
    communityId === null ? undefined : invitations.get(keyOf({ communityId, personId: person.id })),
  );
  if (communityId === null || (!isEmpty && !invitation)) return null;
  const start = async () => {
    if (isOpening.current) return;
    isOpening.current = true;
    const opened = await messenger.open(communityId, person.id, invitation ?? {});
    isOpening.current = false;
    if (!opened) return;
    arrange.invite(communityId, person.id, undefined);
    // The button is about to go, and the keyboard of a screen must not come for that.
    (isTouch ? focusLog() : focusInput())?.focus({ preventScroll: true });
  };
  return (
    <div className="invitation">
      {invitation && <p className="invitation__hint">{t.invited}</p>}
      <Button size="l" stretched onClick={() => void start()}>
        {t.start}
      </Button>
    </div>
  );
}
