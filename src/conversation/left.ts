import { type Frame, pop, push, replaceTop, stepBack, type Talk, top } from '#src/conversation/place.ts';
import type { World } from '#src/conversation/scene.ts';
import { frameOf, settle } from '#src/conversation/settle.ts';
import type { Common } from '#src/conversation/shown.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import { type Say, say } from '#src/text/say.ts';

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
  const isBegun = ({ scene, step, draft }: Frame): boolean => {
    const known = scenes.get(scene);
    const isResumed = known?.resumes === true && (step !== known.first || me.person === undefined);
    return isResumed || known?.begun?.(draft, me) === true;
  };
  const above = talk.frames.slice(under).map(({ sure: _sure, sift: _sift, ...frame }) => frame);
  return { ...talk, frames: talk.frames.slice(0, under), left: above.some(isBegun) ? above : talk.left };
}

/** «Назад»: out of a question by name or a narrowed list, one step back, or out of the scene. */
function oneBack<W extends World>(tools: Pick<TurnTools<W>, 'scenes'>, desk: W, talk: Talk): Talk {
  const frame = top(talk);
  if (frame?.sure || frame?.sift !== undefined) {
    const { sure: _sure, sift: _sift, ...bare } = frame;
    return replaceTop(talk, { ...bare, page: 0 });
  }
  const { length } = talk.frames;
  return (
    oneAnswerBack(tools, talk) ??
    stepBack(talk) ??
    (length > 1 ? leaveBehind(tools, desk, talk, length - 1) : talk)
  );
}

/** Within a step that asks several times: the question before, as it stood. */
function oneAnswerBack<W extends World>(
  { scenes }: Pick<TurnTools<W>, 'scenes'>,
  talk: Talk,
): Talk | undefined {
  const frame = top(talk);
  const scene = frame && scenes.get(frame.scene);
  const before = scene?.steps[frame?.step ?? '']?.back?.(scene.draft.parse(frame?.draft));
  return frame && before && replaceTop(talk, { ...frame, draft: { ...frame.draft, ...before } });
}

/** The scene that lies under all others, from its beginning. */
function toTheBottom<W extends World>(tools: Pick<TurnTools<W>, 'scenes'>, desk: W, talk: Talk): Talk {
  const [bottom] = talk.frames;
  if (!bottom) return talk;
  const left = leaveBehind(tools, desk, talk, 1);
  return { ...left, frames: [frameOf(tools.scenes, { scene: bottom.scene })] };
}

/** A scene on top of what was open, which waits; once, however often it is asked for. */
export const laidOver = <W extends World>(
  { scenes }: Pick<TurnTools<W>, 'scenes'>,
  talk: Talk,
  scene: string,
): Talk => (top(talk)?.scene === scene ? talk : push(talk, frameOf(scenes, { scene })));

/** Where a word that means the same everywhere leads. */
export function goneBy<W extends World>(
  tools: Pick<TurnTools<W>, 'scenes' | 'ground' | 'help' | 'danger'>,
  desk: W,
  talk: Talk,
  word: Common,
  notes: Say[],
): Talk {
  const { length } = talk.frames;
  if (word === 'help') return laidOver(tools, talk, tools.help);
  if (word === 'back') return oneBack(tools, desk, talk);
  if (word === 'resume') {
    if (talk.left.length > 0) return settle(tools, resumed(talk), desk, notes);
    notes.push(say('patterns.old-button'));
    return talk;
  }
  // What was laid over something is cancelled alone: what lies under it goes on.
  const isLaidOver = [tools.help, tools.danger].includes(top(talk)?.scene ?? '');
  if (word === 'cancel' && isLaidOver && length > 2) return pop(talk);
  if (word === 'cancel' && length > 1) notes.push(say('patterns.cancelled'));
  return toTheBottom(tools, desk, talk);
}

const resumed = (talk: Talk): Talk => ({
  ...talk,
  frames: [...talk.frames.slice(0, 1), ...talk.left],
  left: [],
});
