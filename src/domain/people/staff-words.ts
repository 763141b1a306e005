/**
 * The words by which a table of the staff is told from other tables, and its columns from each other. Schools head
 * them as they like: «ФИО», «Ф.И.О. педагога», «Фамилия» beside «Имя», «Кл. рук.».
 */
const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})`, 'iu');

export type Heading = 'surname' | 'first' | 'patronymic' | 'name' | 'post' | 'subjects' | 'leads' | 'class';

/** The first one that fits is meant: «Фамилия, имя, отчество» is a whole name, «Фамилия» a part of one. */
const headings: readonly (readonly [Heading, RegExp])[] = [
  ['surname', /^фамилия$/iu],
  ['first', /^имя$/iu],
  ['patronymic', /^отчество$/iu],
  ['leads', /(?<!\p{L})кл(?:асс(?:ное|ный|ного)?|\.)?\s*-?\s*рук/iu],
  ['name', /(?<!\p{L})ф\.?\s*и\.?\s*о(?!\p{L})|фамилия/iu],
  ['post', word('должност')],
  ['subjects', word('предмет|дисциплин|преподаваем')],
  ['class', /^класс$/iu],
  ['name', /^(?:сотрудник|работник|педагог|учитель|преподаватель)и?$/iu],
];

export function headingOf(cell: string): Heading | undefined {
  const plain = cell
    .replace(/[\s_]+/gu, ' ')
    .replace(/[:*]+$/u, '')
    .trim();
  if (plain.length > longestHeading) return undefined;
  return headings.find(([, shape]) => shape.test(plain))?.[0];
}
const longestHeading = 60;
const ofNames = /(?<!\p{L})ф\.?\s*и\.?\s*о(?!\p{L})|^фамилия/iu;
export const isNameHeading = (cell: string): boolean => cell.length <= longestHeading && ofNames.test(cell);

/** Said above a table or in its headings, it is one of families; «кол-во учащихся» only counts them. */
const family = word(
  'родител|законн\\p{L}+ представител|ученик|учениц|учащ|обучающ|воспитанник|школьник|мам[аы](?!\\p{L})|пап[аы](?!\\p{L})|мать|матери|отец|отца|опекун|реб[её]н|дет[иейям]+(?!\\p{L})',
);
const counted = word('кол-?во|количеств|числ|всего');
/** As what somebody in a row is called. */
const familyRole =
  /^(?:родитель|законный представитель|мать|отец|мама|папа|опекун|ученик|ученица|учащ(?:ий|ая)ся|обучающ(?:ий|ая)ся)(?!\p{L})/iu;
const classList = /(?<!\p{L})спис\p{L}+.*\d{1,2}\s*[-«"“„]?\s*\p{L}?[»"”]?\s*класса(?!\p{L})/iu;
/** What the bot must never be sent, of whomever. */
const intimate =
  /(?<!\p{L})(?:(?:дат[аы]|год|день) рожд|снилс|паспорт|свидетельств\p{L}* о рожд|полис|инн(?!\p{L})|домашн\p{L}+ адрес|адрес (?:прож|рег))/iu;
const snils = /(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)/u;

export const speaksOfFamilies = (cell: string): boolean =>
  (family.test(cell) && !counted.test(cell)) || classList.test(cell);
export const isFamilyRole = (cell: string): boolean => familyRole.test(cell.trim());
export const isIntimate = (cell: string): boolean => intimate.test(cell) || snils.test(cell);

const posts = word(
  'учител|педагог|директор|завуч|зам\\.|замест|воспитател|психолог|логопед|дефектолог|библиотекар|секретар|тьютор|методист|руководител|преподавател|инженер|лаборант|бухгалтер|специалист|заведующ|вожат|организатор|инструктор|концертмейстер|тренер|советник|делопроизвод|медсестр|завхоз',
);
export const isPost = (cell: string): boolean => posts.test(cell);

/** Two words in capitals may be a name or «Начальная школа», «Вакансия учителя». */
const noPerson = word(
  'школ|учител|педагог|директор|завуч|класс|кабинет|предмет|администрац|персонал|ваканс|итого|всего|совместител|объединени|кафедр|руководител|сотрудник|работник|фамилия|имя(?!\\p{L})|отчество|список|заместител|звено|образован|отдел|декрет|штат|тариф',
);
export const namesNobody = (text: string): boolean => noPerson.test(text);

const total = /^\s*(?:итого|всего)(?!\p{L})/iu;
export const isTotal = (row: readonly string[]): boolean => row.some((cell) => total.test(cell));

/** «классный руководитель 7Б», with or without the class. */
export const leading =
  /[,;\s(]*(?<!\p{L})кл(?:асс(?:ное|ный|ного)?|\.)?\s*-?\s*рук(?:\p{L}+|\.)?\s*(?:в\s+)?(\d{1,2}\s*[-–«"“„]?\s*(?:\p{Lu}(?!\p{L})|\p{Ll}(?!\p{L}))?[»"”]?)?(?:\s*кл(?:асс\p{L}*|\.)?)?\)?/iu;
/** What stands where somebody leads no class, or where it is only said that they do. */
export const noClass = /^(?:нет|не|да|есть|без|\+|[-–—.0])$/iu;
