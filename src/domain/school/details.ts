import { readText } from '#src/domain/people/names.ts';
import type { School } from '#src/domain/school/record.ts';

/** What is entered about the organisation (A3), in the order in which it is asked. */
export const details = ['name', 'address', 'site', 'phone'] as const;
export type Detail = (typeof details)[number];

export const missingDetails = (school: Pick<School, Detail>): readonly Detail[] =>
  details.filter((detail) => school[detail] === '');

/** So much of a name stands where there is room for a line or two. */
const longName = 40;

/** «Государственное бюджетное … средняя общеобразовательная школа № 555 «Белогорье»» → «Школа № 555 «Белогорье»». */
export function shortNameOf({ name }: Pick<School, 'name'>): string {
  const known = name.length > longName ? /[\p{L}-]+ № ?\d.*/u.exec(name)?.[0] : undefined;
  return known === undefined ? name : known.charAt(0).toUpperCase() + known.slice(1);
}

const longestAddress = 200;
const longestSite = 120;

/** A postal address as it is written: a street or a settlement, and a number behind it. */
export function readAddress(said: string): string | undefined {
  const address = readText(said, longestAddress)?.replace(/[.;]$/, '');
  return address !== undefined &&
    /\p{L}{3}/u.test(address) &&
    /\d/.test(address) &&
    !/[@]|:\/\//.test(address)
    ? address
    : undefined;
}

const host = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*\p{L}$/u;

/** «https://www.school555.ru/», «Школа555.рф» → «school555.ru», «школа555.рф»: as it stands on a letter. */
export function readSite(said: string): string | undefined {
  const plain = readText(said, longestSite)
    ?.replace(/^(?:наш )?сайт:? /i, '')
    .replace(/^https?:\/\//i, '')
    .replace(/[/.,;]+$/, '');
  const [, name = '', path = ''] = /^([^/?#\s]+)([/?#]\S*)?$/.exec(plain ?? '') ?? [];
  const site = name.toLowerCase().replace(/^www\.(?=.*\.)/, '');
  return host.test(site) ? site + path : undefined;
}

/** The ten digits of a Russian number; undefined for anything else, and where there are two numbers. */
export function digitsOf(said: string): string | undefined {
  const plain = said.replace(/[‐‑‒–—−]/g, '-').trim();
  const [, digits = ''] = /^(?:тел(?:ефон)?\.?:? ?)?(\+?[\d\s().-]+)\.?$/i.exec(plain) ?? [];
  const [, ten] = /^(?:\+?7|8)?(\d{10})$/.exec(digits.replace(/[\s().-]/g, '')) ?? [];
  return ten;
}

/** «+7 812 417-34-56»: how a number is shown. */
export const shownNumber = (ten: string): string =>
  `+7 ${ten.slice(0, 3)} ${ten.slice(3, 6)}-${ten.slice(6, 8)}-${ten.slice(8)}`;

/** The school's own telephone, with the area code; an extension may follow: «8 (812) 417-34-56, доб. 12». */
export function readPhone(said: string): string | undefined {
  const [, number = '', extension] =
    /^(.*?)(?:[,;]? ?(?:доб(?:авочный)?\.?|ext\.?|#) ?(\d{1,5}))?$/i.exec(said.trim()) ?? [];
  const ten = digitsOf(number);
  if (ten === undefined || !/^[3489]/.test(ten)) return undefined;
  return shownNumber(ten) + (extension === undefined ? '' : `, доб. ${extension}`);
}
