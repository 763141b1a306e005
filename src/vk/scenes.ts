import { type IScene, type IContext as SceneContext, SceneManager } from '@vk-io/scenes';
import { type ISessionStorage, SessionManager } from '@vk-io/session';
import type { Context, Updates } from 'vk-io';

interface Mounted {
  readonly where: (context: Context) => Promise<string | undefined>;
  readonly turn: (context: Context) => Promise<void>;
}
interface Found {
  readonly state: { current?: string | undefined };
}

/**
 * Binds our conversation to the library's scenes: whoever is in a scene gets their turn by entering it, everybody else
 * by the last line. There is one truth about where a person is, the place that the turn itself writes: the session's
 * `current` is derived from it, and nothing is ever stored here.
 *
 * @param slugs  of all scenes; a place may name one that this version no longer has
 * @param where  the scene of the person; undefined where they are in none
 * @param turn   the turn of the update; runs once an update, whatever `current` is
 */
export function mountScenes(updates: Updates, slugs: readonly string[], { where, turn }: Mounted): void {
  const scenes = new SceneManager({
    scenes: slugs.map((slug): IScene => ({ slug, enterHandler: turn, leaveHandler: () => undefined })),
  });
  const sessions = new SessionManager({ storage, getStorageKey: ({ state }) => state.current ?? nowhere });

  // A session is found by a key and knows no update: the key is all that it holds.
  updates.use<Found>(async (context, next) => {
    context.state.current = await where(context);
    await next();
  });
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

const nowhere = '';

const storage: ISessionStorage = {
  get: async (current) => (current === nowhere ? undefined : { __scene: { current } }),
  set: async () => true,
  delete: async () => true,
  touch: async () => undefined,
};
