import { type Frame, replaceTop, stepBack, type Talk, top } from '#src/conversation/place.ts';
import type { World } from '#src/conversation/scene.ts';
import { frameOf } from '#src/conversation/settle.ts';
import type { TurnTools } from '#src/conversation/tools.ts';

/**
 * Leaves everything above the lowest `under` scenes. What was begun there, in a scene that says so, can be gone on
 * with; a stranger's first question counts as begun, for the code by which they came is lost otherwise.
 */
function leaveBehind<W extends World>(
  { scenes }: Pick<TurnTools<W>, 'scenes'>,
  { me }: Pick<W, 'me'>,
  talk: Talk,
  under: number,
): Talk {
  const isBegun = ({ scene, step }: Frame): boolean => {
    const known = scenes.get(scene);
    return known?.resumes === true && (step !== known.first || me.person === undefined);
  };
  const above = talk.frames.slice(under).map(({ sure: _sure, sift: _sift, ...frame }) => frame);
  return { ...talk, frames: talk.frames.slice(0, under), left: above.some(isBegun) ? above : talk.left };
}

/** «Назад»: out of a question by name or a narrowed list, one step back, or out of the scene. */
export function oneBack<W extends World>(tools: Pick<TurnTools<W>, 'scenes'>, desk: W, talk: Talk): Talk {
  const frame = top(talk);
  if (frame?.sure || frame?.sift !== undefined) {
    const { sure: _sure, sift: _sift, ...bare } = frame;
    return replaceTop(talk, { ...bare, page: 0 });
  }
  const { length } = talk.frames;
  return stepBack(talk) ?? (length > 1 ? leaveBehind(tools, desk, talk, length - 1) : talk);
}

/** The scene that lies under all others, from its beginning. */
export function toTheBottom<W extends World>(tools: Pick<TurnTools<W>, 'scenes'>, desk: W, talk: Talk): Talk {
  const [bottom] = talk.frames;
  if (!bottom) return talk;
  const left = leaveBehind(tools, desk, talk, 1);
  return { ...left, frames: [frameOf(tools.scenes, { scene: bottom.scene })] };
}

/** Goes on with what was left; undefined where nothing was. */
export const resumeLeft = (talk: Talk): Talk | undefined =>
  talk.left.length === 0
    ? undefined
    : { ...talk, frames: [...talk.frames.slice(0, 1), ...talk.left], left: [] };
