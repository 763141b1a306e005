import type { Frame, Talk } from '#src/conversation/place.ts';
import type { World } from '#src/conversation/scene.ts';
import type { TurnTools } from '#src/conversation/tools.ts';

/**
 * Leaves everything above the lowest `under` scenes. What was begun there, in a scene that says so, can be gone on
 * with; a stranger's first question counts as begun, for the code by which they came is lost otherwise.
 */
export function leaveBehind<W extends World>(
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

/** Goes on with what was left; undefined where nothing was. */
export const resumeLeft = (talk: Talk): Talk | undefined =>
  talk.left.length === 0
    ? undefined
    : { ...talk, frames: [...talk.frames.slice(0, 1), ...talk.left], left: [] };
