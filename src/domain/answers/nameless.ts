import type { Desk } from '#src/domain/ground/desk.ts';
import { readText } from '#src/domain/people/names.ts';

/** What stands where a name, a number or an address stood. */
export const hidden = '•••';

const longest = 400;
const address = /\S*(?:@|:\/\/)\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/\S*/giu;
const number = /[+(]?\d[\d\s()-]*/gu;
const word = /\p{L}[\p{L}\p{M}'’-]*/gu;
const isCapital = (said: string): boolean => /^\p{Lu}\p{Ll}/u.test(said);
const startsSentence = (before: string): boolean => /(?:^|[.!?…]\s*)["«(]*$/u.test(before);

/**
 * A question without what tells who asks or of whom: numbers, addresses, names as the guides list them, the asker's own,
 * and every capital that does not begin a sentence. Rather too much than too little; whoever asks sees it first and can
 * say it in other words.
 */
export function nameless(text: string, { guides, me }: Pick<Desk, 'guides' | 'me'>): string {
  const plain = (readText(text.slice(0, longest), longest) ?? '')
    .replace(address, hidden)
    .replace(number, hidden);
  const own = new Set(
    (me.person?.name ?? '')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((part) => part.length > 2),
  );
  const isOwn = (said: string) => [...own].some((part) => said.toLowerCase().startsWith(part.slice(0, -1)));
  const masked = plain.replace(word, (said, at: number) => {
    if (guides.names.isTerm(said)) return said;
    const stands = isCapital(said) && !startsSentence(plain.slice(0, at));
    return stands || guides.names.isName(said) || isOwn(said) ? hidden : said;
  });
  // A surname before a name that was masked begins the sentence, and is masked with it.
  return masked
    .replace(
      new RegExp(
        `(^|[.!?…] )\\p{Lu}\\p{L}+(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|ко|ук|юк|ян) (?=${hidden})`,
        'gu',
      ),
      `$1`,
    )
    .replace(new RegExp(`${hidden}(?:[\\s,]*${hidden})+`, 'gu'), hidden)
    .trim();
}
