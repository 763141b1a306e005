import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTexts } from '../page.tsx';
import type { Person } from '../store/state.ts';
import { PersonRow } from './PersonRow.tsx';

const ROW = 64;
/** Rows above and below what is seen, so that a quick scroll shows no gap. */
const SPARE = 6;

/** A window on the list: a thousand people are a dozen rows. Arrows, Home and End walk through it. */
export function PersonList({ people }: { people: readonly Person[] }) {
  const t = useTexts();
  const box = useRef<HTMLUListElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  const [current, setCurrent] = useState(0);
  const wanted = useRef<number | null>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const walk = (event: KeyboardEvent) => {
    const to = target(event.key, current, people.length, Math.floor(seen.height / ROW));
    if (to === null || !(event.target as HTMLElement).dataset.index) return;
    event.preventDefault();
    wanted.current = to;
    setCurrent(to);
    const element = box.current;
    if (!element) return;
    if (to * ROW < element.scrollTop) element.scrollTop = to * ROW;
    const bottom = (to + 1) * ROW - element.clientHeight;
    if (bottom > element.scrollTop) element.scrollTop = bottom;
    setSeen({ top: element.scrollTop, height: element.clientHeight });
  };

  const from = Math.max(0, Math.floor(seen.top / ROW) - SPARE);
  const rows = people.slice(from, Math.ceil((seen.top + seen.height) / ROW) + SPARE);
  const stop = Math.min(current, people.length - 1);
  // The row that Tab reaches is always one of the drawn ones.
  const reachable = stop >= from && stop < from + rows.length ? stop : from;
  return (
    <ul
      className="people__list"
      ref={box}
      aria-label={t.people}
      onKeyDown={walk}
      onScroll={(event) =>
        setSeen({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
    >
      <li aria-hidden style={{ height: from * ROW }} />
      {rows.map((person, i) => (
        <PersonRow
          key={person.id}
          person={person}
          index={from + i}
          size={people.length}
          isStop={from + i === reachable}
          onStop={setCurrent}
        />
      ))}
      <li aria-hidden style={{ height: (people.length - from - rows.length) * ROW }} />
    </ul>
  );
}

function target(key: string, at: number, length: number, page: number): number | null {
  const last = length - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + page, last);
    case 'PageUp':
      return Math.max(at - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
