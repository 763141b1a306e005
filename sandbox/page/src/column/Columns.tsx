import { Icon56UsersOutline } from '@vkontakte/icons';
import { Placeholder } from '@vkontakte/vkui';
import { useEffect, useRef } from 'react';
import { TasksColumn, useTasks } from '../backstage/Tasks.tsx';
import { useLayout, useTexts, useWorld } from '../page.tsx';
import { useKeptFocus } from '../ui/focus.ts';
import { useIsPhone } from '../ui/useMedia.ts';
import { Column } from './Column.tsx';

/** The people who are open, side by side; on a phone one at a time. */
export function Columns() {
  const t = useTexts();
  const columns = useLayout((layout) => layout.columns);
  const active = useLayout((layout) => layout.active);
  const screen = useLayout((layout) => layout.screen);
  const people = useWorld((world) => world.people);
  const hasTasks = useTasks().length > 0;
  const wantsTasks = useLayout((layout) => layout.tasks);
  const panel = useLayout((layout) => layout.panel);
  const isPhone = useIsPhone();
  const box = useRef<HTMLElement>(null);

  // Where a column was closed one is with whoever is talked to now, else with the list.
  useKeptFocus(
    box,
    () =>
      box.current?.querySelector<HTMLElement>('[data-active=true] h2') ??
      document.querySelector<HTMLElement>('.people h1'),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the panel leaves less room
  useEffect(() => {
    box.current
      ?.querySelector(`[data-person="${active}"]`)
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [active, panel]);

  const known = columns.filter((column) => people.some(({ id }) => id === column.personId));
  const shown = isPhone ? known.filter(({ personId }) => personId === active) : known;
  return (
    <main className="columns" ref={box}>
      {hasTasks && wantsTasks && !panel && !isPhone && <TasksColumn />}
      {shown.map(({ personId, place }) => (
        <Column
          key={personId}
          personId={personId}
          place={place}
          isActive={personId === active}
          isShown={!isPhone || screen === 'column'}
        />
      ))}
      {shown.length === 0 && (
        <Placeholder className="columns__none" icon={<Icon56UsersOutline />} title={t.choosePerson}>
          {t.choosePersonHint}
        </Placeholder>
      )}
    </main>
  );
}
