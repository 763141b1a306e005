/** One address and nothing else, without the marks that begin a mention; `…/@school` is a page of its own. */
const oneLink = /^https?:\/\/[\p{L}\p{N}.-]+(?:\/@?[\p{L}\p{N}_\-.?=&%+~#:]*)*$/u;
/** Words that call everybody, also behind a letter or a dot; `info@all.ru` is a letter's address. */
const callsAll =
  /[@*](?=(?:all|everyone|online|here|все|всех|всем|онлайн)(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}]))/giu;
const callsOne = /(?<![A-Za-z0-9][A-Za-z0-9._+-]*)[@*](?=[\p{L}\p{N}_])/gu;
const namesOne = /\[(?!\u2060)(?=[^\s|[\]]+\|)/g;

/**
 * What people typed, when it is shown to others: where a messenger would read a mention (`[id1|…]`, `@all`, `*id1`),
 * an invisible joiner keeps it plain text. A text that is nothing but one link stays as it is, so that it opens.
 */
export const harmless = (text: string): string =>
  oneLink.test(text) && text.search(callsAll) < 0
    ? text
    : text.replace(namesOne, '[\u2060').replace(callsAll, '$&\u2060').replace(callsOne, '$&\u2060');
