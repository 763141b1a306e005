import { type Frame, stepBack, type Talk, top } from '#src/conversation/place.ts';

/** By which words are known that are kept nowhere. */
const markOf = (text: string): number =>
  [...text.trim()].reduce((mark, letter) => (Math.imul(mark, 31) + (letter.codePointAt(0) ?? 0)) | 0, 0);

/** Keeps in mind what was written last; where nothing but the next question came of it, it can still be mended. */
export function withLatest(talk: Talk, before: Frame | undefined, text: string): Talk {
  const after = top(talk);
  const mark = markOf(text);
  if (before === undefined || after?.scene !== before.scene) return { ...talk, latest: { mark } };
  const { scene, step } = before;
  const stayed = after.step === step && JSON.stringify(after.draft) === JSON.stringify(before.draft);
  const mendable = stayed || after.trail.at(-1) === step;
  return { ...talk, latest: { mark, ...(mendable ? { at: { scene, step } } : {}) } };
}

/**
 * Where a mended message is heard again. A messenger also calls it an edit when it has looked up what a link leads to.
 *
 * @returns 'same' when its words are what they were; undefined when it is not the latest, or something was decided since
 */
export function whereMended(talk: Talk, order: number | undefined, text: string): Talk | 'same' | undefined {
  const { latest, seen } = talk;
  if (latest === undefined || order !== seen) return undefined;
  if (latest.mark === markOf(text)) return 'same';
  const { at } = latest;
  return [talk, stepBack(talk)].find((there) => {
    const frame = there && top(there);
    return at !== undefined && frame?.scene === at.scene && frame.step === at.step;
  });
}
