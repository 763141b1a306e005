import type { Opening, Scene } from '#src/conversation/define.ts';
import { bottomOf } from '#src/conversation/patterns.ts';
import type { Frame, Talk } from '#src/conversation/place.ts';
import { retired } from '#src/conversation/retired.ts';
import type { Desk } from '#src/domain/desk.ts';
import { type Say, say } from '#src/domain/say.ts';
import { BrokenPromise } from '#src/faults.ts';

type Scenes = ReadonlyMap<string, Scene>;
type Settled = { readonly frame: Frame; readonly moved: boolean } | 'gone' | 'not-yours';

/**
 * The place as it can be gone on from: unknown scenes and steps, unreadable drafts and lost rights are settled, and
 * the right scene lies under all others.
 */
export function settle(scenes: Scenes, talk: Talk, desk: Desk, notes: Say[]): Talk {
  const bottom = bottomOf(desk.me.person !== undefined);
  const kept = talk.frames
    .filter(({ scene }) => !isBottom(scene))
    .map((frame) => settleFrame(scenes, frame, desk));
  if (kept.includes('not-yours')) notes.push(say('patterns.not-yours'));
  else if (kept.some((one) => typeof one === 'string' || one.moved)) notes.push(say('patterns.moved-on'));
  const under = talk.frames.find((frame) => frame.scene === bottom);
  const settled = under && settleFrame(scenes, under, desk);
  const ground = typeof settled === 'object' ? settled.frame : frameOf(scenes, { scene: bottom });
  return { ...talk, frames: [ground, ...kept.flatMap((one) => (typeof one === 'string' ? [] : one.frame))] };
}

const isBottom = (scene: string): boolean => scene === bottomOf(true) || scene === bottomOf(false);

function settleFrame(scenes: Scenes, frame: Frame, desk: Desk): Settled {
  const gone = retired.find(
    (entry) => entry.scene === frame.scene && (entry.step ?? frame.step) === frame.step,
  );
  const scene = scenes.get(gone && gone.step === undefined ? (gone.to ?? '') : frame.scene);
  if (!scene) return 'gone';
  if (!scene.may(desk.me)) return 'not-yours';
  const step = gone?.step === undefined ? frame.step : (gone.to ?? scene.first);
  const whole =
    frame.version === scene.version && step in scene.steps && scene.draft.safeParse(frame.draft).success;
  return whole
    ? { frame: { ...frame, step }, moved: false }
    : { frame: frameOf(scenes, { scene: scene.slug }), moved: true };
}

/** The first step of a scene. A draft that does not fit comes from a forged button: the scene begins empty then. */
export function frameOf(scenes: Scenes, opening: Opening): Frame {
  const scene = scenes.get(opening.scene);
  if (!scene) throw new BrokenPromise(`There is no scene «${opening.scene}»; scenes/index.ts lists them`);
  const given = scene.draft.safeParse(opening.draft ?? {});
  const draft = given.success ? given.data : scene.draft.parse({});
  return { scene: scene.slug, version: scene.version, step: scene.first, draft, trail: [] };
}
