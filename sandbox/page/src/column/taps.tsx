import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Button, TapBody } from '../../../control-types.ts';
import { useLinks } from '../links/useLinks.ts';
import { usePage, useTexts } from '../page.tsx';
import type { Conversation, Place } from '../store/state.ts';
import { whereOf } from '../store/state.ts';

/** VK stops the spinner of a tap that nobody answers after a minute. */
const PATIENCE_MS = 60_000;

/** A double click is one press, as people mean it; whoever presses again on purpose takes longer. */
const ONE_PRESS_MS = 300;

/** Where a button stands on the screen. */
export type ButtonPlace = { cmid?: number; element?: number; row: number; column: number };

export interface Taps {
  /** @param clicks  which click of several in a row at one spot, as the browser counts; 0 for a key */
  tap(button: Button, at: ButtonPlace, communityId: number | undefined, clicks: number): void;
  isWaiting(at: ButtonPlace): boolean;
}

export const TapContext = createContext<Taps>({ tap: () => {}, isWaiting: () => false });
export const useTapping = (): Taps => useContext(TapContext);

const nameOf = ({ cmid = 0, element = 0, row, column }: ButtonPlace): string =>
  [cmid, element, row, column].join(':');

/** Presses buttons for a person, and remembers which callback taps still wait for their answer. */
export function useTaps(place: Place, personId: number, { answered }: Conversation): Taps {
  const { messenger, world } = usePage();
  const t = useTexts();
  const { openLink } = useLinks(personId);
  // A tap that is on its way has no event_id yet.
  const [waiting, setWaiting] = useState<ReadonlyMap<string, string>>(new Map());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const latest = useRef<{ button: Button; at: number }>();
  useEffect(() => {
    const { current } = timers;
    return () => {
      for (const timer of current) clearTimeout(timer);
    };
  }, []);

  return useMemo(() => {
    const change = (name: string, eventId: string | undefined) =>
      setWaiting((known) => {
        const next = new Map(known);
        if (eventId === undefined) next.delete(name);
        else next.set(name, eventId);
        return next;
      });
    const isWaiting = (at: ButtonPlace) => {
      const eventId = waiting.get(nameOf(at));
      return eventId !== undefined && !answered.includes(eventId);
    };
    const press = async (at: ButtonPlace, communityId: number, isCallback: boolean) => {
      const name = nameOf(at);
      if (isCallback) change(name, '');
      const eventId = await messenger.tap(place, personId, communityId, at satisfies TapBody);
      if (!isCallback) return;
      change(name, eventId);
      if (eventId === undefined) return;
      timers.current.add(setTimeout(() => change(name, undefined), PATIENCE_MS));
    };
    const tap: Taps['tap'] = (button, at, communityId, clicks) => {
      const { action } = button;
      const now = performance.now();
      // The second click may meet another button: the bot’s answer has put it there meanwhile.
      const isAgain = clicks > 1 || latest.current?.button === button;
      if (isAgain && latest.current && now - latest.current.at < ONE_PRESS_MS) return;
      latest.current = { button, at: now };
      if (action.type === 'open_link') openLink(action.link);
      else if (action.type === 'open_app')
        openLink(`https://vk.com/app${action.app_id}#${action.hash ?? ''}`);
      else if (action.type === 'text' || action.type === 'callback') {
        const [first] = world.state.communities;
        if (!isWaiting(at)) void press(at, communityId ?? first?.id ?? 0, action.type === 'callback');
      } else messenger.notify(whereOf(place, personId), { text: t.notHere, kind: 'error' });
    };
    return { tap, isWaiting };
  }, [waiting, answered, messenger, world, place, personId, openLink, t]);
}
