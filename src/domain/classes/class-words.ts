/**
 * What people write around classes that names none: «Классы:», «2 класса:», a bullet, the ending of an ordinal. It is
 * taken away before a list is read, so that no ending becomes a letter («1-е» is no 1Е) and no number a grade.
 */
const bullet = /^\s*(?:[-–—•*·]\s+|\d{1,3}[.)]\s+(?=\d))/;
/** A number of classes, not a grade; «1 класс: А, Б» is a grade and stays. */
const count = /^\s*\d+\s+класс(?:а|ов)\s*[:–—-]\s*(?=\d)/iu;
const beforeTheFirst = /^[^\d«"“„]*/;
const headingWords = new Set([
  'наши',
  'все',
  'список',
  'перечень',
  'класс',
  'классы',
  'классов',
  'номенклатура',
  'школа',
  'школы',
  'школе',
  'нашей',
  'по',
  'начальная',
  'основная',
  'средняя',
  'старшая',
]);

/** A line of a list without its bullet, heading and count. */
export function withoutHeading(line: string): string {
  const plain = line.replace(bullet, '');
  const lead = beforeTheFirst.exec(plain)?.[0] ?? '';
  return (isHeading(lead) ? plain.slice(lead.length) : plain).replace(count, '');
}

/** «Классы», «Список классов школы:»; such words name no class. */
export function isHeading(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => headingWords.has(word));
}

/** «2 класса» beside 1А and 1Б counts them. */
export const isCount = (piece: string): boolean => /^\d+\s+класс(?:а|ов)$/iu.test(piece);

// In small letters a tight hyphen makes an ordinal of any of these endings; in capitals «7-Е» is a class.
const small = /(?<=\d)[-‐‑–](?:й|е|я|и|х|м|го)(?![\p{L}\d-])/gu;
const long = /(?<=\d)[-‐‑–]?(?:ый|ий|ой|ая|ые|ие|ого|ых|их)(?![\p{L}\d-])/giu;
const beforeLetter = /(?<=\d)(?:[-‐‑–][йЙ]|й)(?=[\s«"(]+(?:\p{L}(?!\p{L})|класс|КЛАСС))/gu;
const beforeClasses = /(?<=\d)[-‐‑–]?[еих](?=\s+класс(?:ы|ов|ах))/giu;

/** «1-й А» → «1 А», «3-и классы» → «3 классы», «10-е» → «10». */
export const withoutOrdinals = (piece: string): string =>
  [small, long, beforeLetter, beforeClasses].reduce((text, ending) => text.replace(ending, ''), piece);
