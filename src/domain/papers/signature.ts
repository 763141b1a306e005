const patronymic = /(?:вич|вна|чна|оглы|кызы)$/iu;

/**
 * «Мальцева Ольга Юрьевна», «Ольга Юрьевна Мальцева» → «О. Ю. Мальцева», as under an order. A name of which one cannot
 * say which word is the surname stays as it is.
 */
export function signatureOf(name: string): string {
  const words = name.split(' ');
  const [first = '', second = '', third = ''] = words;
  if (words.length !== 3) return name;
  if (patronymic.test(second)) return `${initial(first)} ${initial(second)} ${third}`;
  return patronymic.test(third) ? `${initial(second)} ${initial(third)} ${first}` : name;
}

const initial = (word: string): string => `${String.fromCodePoint(word.codePointAt(0) ?? 0)}.`;
