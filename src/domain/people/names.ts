import { limits } from '#src/regulation/limits.ts';

/** Stands inside a word and is not seen (a soft hyphen out of a PDF, a joiner): the word is whole without it. */
const insideWords = /\u00AD|\u034F|\u200C|\u200D|\u2060|\uFEFF|[\uFE00-\uFE0F]/gu;
/** Control characters, marks of direction, blanks that count as letters (U+3164), and spaces of every width. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]+/gu;
const lineBreak = /\r\n?|[\n\v\f\u0085\u2028\u2029]/u;

const oneLine = (text: string): string =>
  text.replace(insideWords, '').normalize('NFC').replace(unseen, ' ').trim();

const within = (text: string, most: number): string | undefined =>
  text.length > 0 && text.length <= most ? text : undefined;

/**
 * Free text of one line, as it may stand in a list that others read: NFC, nothing invisible, no line breaks.
 *
 * @returns undefined when it is empty or longer than `most` characters
 */
export const readText = (text: string, most: number): string | undefined => within(oneLine(text), most);

/** The same for what something is called; a link that was pasted too early is no title. */
export const readTitle = (text: string, most: number): string | undefined =>
  /:\/\/|\w\.\w+\/\S/.test(text) ? undefined : readText(text, most);

/** The same where several lines are meant; more than one empty line between two of them is not. */
export function readLines(text: string, most: number): string | undefined {
  const lines = text.split(lineBreak).map(oneLine).join('\n');
  return within(lines.replace(/\n{3,}/g, '\n\n').trim(), most);
}

const russian = new Intl.Collator('ru');

/** People in the order of their names; a string's own comparing takes twice as long. */
export const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  russian.compare(one.name, other.name);

const letters = "\\p{L}[\\p{L}\\p{M}]*(?:'\\p{L}[\\p{L}\\p{M}]*)*'?";
/** A dot ends an initial («А.», «Дж.») and nothing longer: what goes on after a longer word is an address. */
const word = `(?:(?:${letters}-)*${letters}|\\p{L}[\\p{L}\\p{M}]{0,2}\\.)`;
const nameShape = new RegExp(`^${word}(?: ${word}| \\(${word}(?: ${word})*\\))*$`, 'u');
/** No script puts so many marks on one letter; such a heap covers the lines above and below. */
const heapOfMarks = /\p{M}{5}/u;

/** «А зачем вам имя» is an answer, but no name. «Ли» asks too and is left out: people are called so. */
const asks =
  /(?<![\p{L}\p{M}])(?:зачем|почему|отчего|что|чего|чему|кто|кому|где|куда|когда|сколько|как|какой|какая|какое|какие|why|what|who|whose|where|when|which|how (?:do|does|can|is|are|will|should|much|many|long))(?![\p{L}\p{M}])/iu;
/** What people answer who have none to give: an answer, but no name. */
const noName =
  /^(?:да|нет|не ?знаю|пропустить|пропуск|позже|потом|skip|later|никто|никого|никак|ничего|не скажу|ок|окей|хорошо|ладно|привет|здравствуйте|добрый день|спасибо|готово|yes|no|i do(?:n't|nt| not) know|nobody|none|ok|okay|hi|hello|thanks|thank you)$/iu;
/** How people begin who answer in a whole sentence, or by voice. */
const leadIn = /^(?:(?:меня зовут|my name is)[: ]+)+/iu;

/**
 * A name as a person writes it, in any script, made plain: NFC, one kind of hyphen and of apostrophe, a space after
 * an initial, capitals where a voice message left none.
 *
 * @returns undefined when it is no name: an address, digits, a question, «не знаю», shorter than 2 or longer than 80 characters
 */
export function readName(text: string): string | undefined {
  const said = oneLine(text).replace(leadIn, '');
  const name = capitalised(plain(said)).normalize('NFC');
  if (name.length < 2 || name.length > limits.nameLength) return undefined;
  const isName = nameShape.test(name) && !heapOfMarks.test(name);
  return isName && !asks.test(name) && !noName.test(name) ? name : undefined;
}

const plain = (said: string): string =>
  said
    // A dash of its own width is none here: it stands between a name and a post.
    .replace(/[\u2010-\u2013\u2212\uFE63\uFF0D]/g, '-')
    .replace(/[`´‘’ʼʹ′＇]/g, "'")
    // «Салтыкова – Щедрина», but not «Кузьмина - завуч».
    .replace(/ ?- ?(?=\p{Lu})/gu, '-')
    .replace(/ ?\( ?/g, ' (')
    .replace(/ ?\) ?/g, ') ')
    // «А.П.Чехов» is «А. П. Чехов»; `t.me` stays what it is.
    .replace(/(?<![\p{L}\p{M}])(\p{L}\p{M}*)\.(?=\p{Lu}|\p{L}\p{M}*\.)/gu, '$1. ')
    // The full stop of a sentence, after anything but an initial.
    .replace(/(?<=[\p{L}\p{M}]{2}|\))[ .]+$/u, '')
    .trim();

const staysSmall = new Set(['оглы', 'оглу', 'кызы', 'гызы', 'угли', 'кизи', 'уулу']);

/** Whoever uses capitals anywhere knows how the name is written. */
const capitalised = (name: string): string =>
  name === name.toLowerCase()
    ? name.replace(/[\p{L}\p{M}]+/gu, (part) => (staysSmall.has(part) ? part : withCapital(part)))
    : name;

function withCapital(part: string): string {
  const first = String.fromCodePoint(part.codePointAt(0) ?? 0);
  const capital = first.toUpperCase();
  // Georgian has capitals for headings only; ß and the like would become two letters.
  const fits = !/\p{Script=Georgian}/u.test(first) && [...capital].length === 1;
  return fits ? capital + part.slice(first.length) : part;
}

/** What fits beside a name in a list. */
export const longestPost = 80;
const betweenNameAndPost = /\s*[,;]\s*|\s+[-\u2010-\u2015\u2212]\s+|\s*[\u2014\n]\s*/u;
const address = /@|:\/\/|[\p{L}\p{N}]\.[\p{L}\p{N}]/u;

/**
 * A name, and the post that was written behind it: «Анна Петровна Кузьмина, завуч».
 *
 * @returns undefined also for «Иванова, Анна»: what stands behind the comma may be either
 */
export function readNameAndPost(text: string): { name: string; post?: string } | undefined {
  const said = text.trim();
  const whole = readName(said);
  if (whole !== undefined && !/\n\s*\p{Ll}/u.test(said)) return { name: whole };
  const between = betweenNameAndPost.exec(said);
  if (between === null) return undefined;
  const name = readName(said.slice(0, between.index));
  const post = readText(said.slice(between.index + between[0].length), longestPost)?.replace(/\.$/, '');
  if (name === undefined || !post || address.test(post) || asks.test(post)) return undefined;
  if (name.includes(' ') || /^\p{Ll}/u.test(post)) return { name, post };
  const rest = readName(post);
  return rest?.includes(' ') && !/ \p{Ll}/u.test(rest) ? { name: `${name} ${rest}` } : undefined;
}
