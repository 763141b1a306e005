import type { Opening } from '#src/conversation/move.ts';
import { Frame, type Talk } from '#src/conversation/place.ts';
import { retired } from '#src/conversation/retired.ts';
import type { Scenes, World } from '#src/conversation/scene.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import { BrokenPromise } from '#src/faults.ts';
import { type Say, say } from '#src/text/say.ts';

type Settled = { readonly frame: Frame; readonly moved: boolean } | 'gone' | 'not-yours';

/**
 * The place as it can be gone on from: unknown scenes and steps, unreadable drafts and lost rights are settled, and
 * the right scene lies under all others.
 */
export function settle<W extends World>(
  { scenes, ground }: Pick<TurnTools<W>, 'scenes' | 'ground'>,
  talk: Talk,
  desk: W,
  notes: Say[],
): Talk {
  const bottom = desk.me.person === undefined ? ground.stranger : ground.known;
  const isBottom = (scene: string) => scene === ground.known || scene === ground.stranger;
  const kept = talk.frames
    .filter(({ scene }) => !isBottom(scene))
    .map((frame) => settleFrame(scenes, frame, desk));
  // Whoever is frozen reads that at once, and nothing about another role's place.
  if (kept.includes('not-yours')) notes.push(...(desk.me.person?.frozen ? [] : [say('patterns.not-yours')]));
  else if (kept.some((one) => typeof one === 'string' || one.moved)) notes.push(say('patterns.moved-on'));
  const under = talk.frames.find((frame) => frame.scene === bottom);
  const settled = under && settleFrame(scenes, under, desk);
  const lowest = typeof settled === 'object' ? settled.frame : frameOf(scenes, { scene: bottom });
  return { ...talk, frames: [lowest, ...kept.flatMap((one) => (typeof one === 'string' ? [] : one.frame))] };
}

function settleFrame<W extends World>(scenes: Scenes<W>, frame: Frame, desk: W): Settled {
  const gone = retired.find(
    (entry) => entry.scene === frame.scene && (entry.step ?? frame.step) === frame.step,
  );
  const scene = scenes.get(gone && gone.step === undefined ? (gone.to ?? '') : frame.scene);
  if (!scene) return 'gone';
  if (!scene.may(desk.me)) return 'not-yours';
  const step = gone?.step === undefined ? frame.step : (gone.to ?? scene.first);
  if (frame.version !== scene.version) return { frame: frameOf(scenes, { scene: scene.slug }), moved: true };
  const whole = Object.hasOwn(scene.steps, step) && scene.draft.safeParse(frame.draft).success;
  // Another version may have led here, before this one or beside it: what was entered under it is entered.
  return whole
    ? { frame: { ...frame, step }, moved: false }
    : { frame: frameOf(scenes, { scene: scene.slug, draft: frame.draft }), moved: true };
}

/** The first step of a scene. A draft that does not fit comes from a forged button: the scene begins empty then. */
export function frameOf<W extends World>(scenes: Scenes<W>, opening: Opening): Frame {
  const scene = scenes.get(opening.scene);
  if (!scene) throw new BrokenPromise(`There is no scene «${opening.scene}»; scenes/index.ts lists them`);
  const given = scene.draft.safeParse(opening.draft ?? {});
  const draft = given.success ? given.data : scene.draft.parse({});
  return Frame.parse({ scene: scene.slug, version: scene.version, step: scene.first, draft });
}
