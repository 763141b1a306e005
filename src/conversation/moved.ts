import type { AnyMove, Opening } from '#src/conversation/move.ts';
import { moveTo, pop, push, replaceTop, type Talk, top } from '#src/conversation/place.ts';
import type { Scenes, World } from '#src/conversation/scene.ts';
import { frameOf } from '#src/conversation/settle.ts';
import { BrokenPromise } from '#src/faults.ts';

/** Where a move leads from here. */
export function movedBy<W extends World>(scenes: Scenes<W>, before: Talk, move: AnyMove): Talk {
  const { lang = before.lang, child = before.child } = move;
  const talk = { ...before, lang, child };
  const frame = top(talk);
  if (!frame) throw new BrokenPromise('A move without a scene');
  switch (move.move) {
    case 'again':
      return replaceTop(talk, { ...frame, draft: { ...frame.draft, ...move.draft } });
    case 'go':
      return moveTo(talk, move.step, move.draft, move.decided);
    case 'open':
      return push(talk, frameOf(scenes, move));
    case 'leave':
      return move.then ? push(pop(talk), frameOf(scenes, move.then)) : pop(talk);
  }
}

/** What a notice opens. Whoever comes back from it is told what came of it, and does not read a finished card again. */
export function overBy<W extends World>(scenes: Scenes<W>, talk: Talk, opening: Opening): Talk {
  const isFinished = scenes.get(top(talk)?.scene ?? '')?.finished === true;
  return push(isFinished ? pop(talk) : talk, frameOf(scenes, opening));
}
