import { AsyncLocalStorage } from 'node:async_hooks';
import { type IScene, SceneManager } from '@vk-io/scenes';
import { type ISessionStorage, SessionManager } from '@vk-io/session';
import type { Context } from 'vk-io';
import type { Scene } from '#src/conversation/define.ts';
import { BrokenPromise } from '#src/faults.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Handling } from '#src/vk/dispatch.ts';

/** The update being handled; the session storage is given a key only and finds its transaction here. */
export const handling = new AsyncLocalStorage<Handling>();

export function present(): Handling {
  const current = handling.getStore();
  if (!current) throw new BrokenPromise('A session is used outside an update');
  return current;
}

/** Before consent a place is kept for a day; afterwards a conversation may be taken up after weeks. */
const lifeOf = (known: boolean): number =>
  known ? limits.placeLifeAfterConsent : limits.placeLifeBeforeConsent;

const storage: ISessionStorage = {
  async get(key: string) {
    const { tx } = present();
    const place = await tx.read('place', key);
    return place && place.until > tx.now ? place.session : undefined;
  },
  async set(key: string, session: object) {
    const { tx } = present();
    const known = await tx.read('person', key.split(':')[1] ?? '');
    const until = tx.now + lifeOf(known !== undefined);
    const place = { v: 1 as const, until, session: JSON.parse(JSON.stringify(session)) };
    tx.write('place', key, place, { untilMs: until });
    return true;
  },
  async delete(key: string) {
    present().tx.erase('place', key);
    return true;
  },
  // A place's life is a time in its record, renewed whenever it is written: every turn writes it.
  touch: () => Promise.resolve(),
};

/** The library's own key is the sender alone, and the text "undefined" where there is none. */
export function placeKey(context: Context): string {
  const { peerId, senderId, userId } = context as { peerId?: number; senderId?: number; userId?: number };
  const person = senderId ?? userId;
  if (!peerId || !person) throw new BrokenPromise('A conversation needs a peer and a person');
  return `${peerId}:${person}`;
}

export const sessions = new SessionManager({
  storage,
  getStorageKey: (context) => placeKey(context as Context),
});

/** Binds our scenes to the library's: a scene is entered by its slug, its step has a name, its turn is ours. */
export function bindScenes(scenes: Iterable<Scene>): SceneManager {
  const bound: IScene[] = [...scenes].map(({ slug }) => ({
    slug,
    enterHandler: (context) => (context as unknown as { takeTurn(): Promise<void> }).takeTurn(),
    leaveHandler: () => undefined,
  }));
  return new SceneManager({ scenes: bound });
}
