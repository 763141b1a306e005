import type { Common, Did } from '#src/conversation/did.ts';
import type { Talk } from '#src/conversation/place.ts';

/** Words that mean the same everywhere; the lists stand in `locales/<language>/words.ftl`. */
export type CommonWord = Common | 'start';
export type ReadWord = (text: string) => CommonWord | undefined;

/** The scene that stands under all others: a person's own duties, or the door for a stranger. */
export const bottomOf = (known: boolean): string => (known ? 'home' : 'hello');

/** The turn that every scene knows, or undefined when the scene itself is asked. */
export function readCommon(did: Did, talk: Talk, readWord: ReadWord): CommonWord | undefined {
  const chosen = did.payload?.c;
  if (did.kind === 'button' && chosen?.startsWith('@')) {
    const word = chosen.slice(1);
    const current = did.payload?.n === talk.asked || word === 'home';
    return current && isCommon(word) ? word : undefined;
  }
  if (did.kind === 'start') return 'start';
  return did.kind === 'text' || did.kind === 'voice' ? readWord(did.text) : undefined;
}

const isCommon = (word: string): word is Common =>
  word === 'back' || word === 'cancel' || word === 'help' || word === 'home';

/** The buttons of the last row: what makes sense where the person is. */
export function commonButtons(talk: Talk): readonly Common[] {
  const frame = talk.frames.at(-1);
  const inside = talk.frames.length > 1;
  const back = inside || (frame?.trail.length ?? 0) > 0;
  return [...(back ? (['back'] as const) : []), ...(inside ? (['cancel'] as const) : []), 'help'];
}
