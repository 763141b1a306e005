import { type IScene, type IContext as SceneContext, SceneManager } from '@vk-io/scenes';
import { type ISessionStorage, SessionManager } from '@vk-io/session';
import type { Context, Updates } from 'vk-io';
import { BrokenPromise } from '#src/faults.ts';
import { addressOf } from '#src/vk/address.ts';
import { present } from '#src/vk/handling.ts';

/**
 * Binds our conversation to the library's scenes: whoever is in a scene gets their turn by entering it, everybody else
 * by the last line. There is one truth about where a person is, the place that the turn itself writes: the session's
 * `current` is derived from it, and nothing is ever stored here.
 *
 * @param slugs  of all scenes; a place may name one that this version no longer has
 * @param turn   the turn of the present update; runs once an update, whatever `current` is
 */
export function mountScenes(
  updates: Updates,
  slugs: readonly string[],
  turn: (context: Context) => Promise<void>,
): void {
  const scenes = new SceneManager({
    scenes: slugs.map((slug): IScene => ({ slug, enterHandler: turn, leaveHandler: () => undefined })),
  });
  const sessions = new SessionManager({ storage, getStorageKey: placeKey });

  updates.use(sessions.middleware as never);
  updates.use(scenes.middleware as never);
  // A scene that this version does not have is nobody's: enter() would not leave what it does not know.
  updates.use<SceneContext>(({ scene }, next) => {
    if (scene.session.current !== undefined && !scene.current) scene.reset();
    return next();
  });
  updates.use(scenes.middlewareIntercept as never);
  updates.use(turn);
}

const storage: ISessionStorage = {
  async get(key) {
    const [peer] = key.split(' ');
    const current = await present().where(addressOf(Number(peer)));
    return current === undefined ? undefined : { __scene: { current } };
  },
  set: async () => true,
  delete: async () => true,
  touch: async () => undefined,
};

/** The library's own key is the sender alone, and the text "undefined" where there is none. */
export function placeKey(context: Context): string {
  const { peerId, senderId, userId } = context as { peerId?: number; senderId?: number; userId?: number };
  const person = senderId ?? userId;
  if (!peerId || !person) throw new BrokenPromise('A conversation needs a peer and a person');
  return `${peerId} ${person}`;
}
