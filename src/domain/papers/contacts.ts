import { readName, readText } from '#src/domain/people/names.ts';
import { digitsOf, shownNumber } from '#src/domain/school/details.ts';

const longestEmail = 100;
const email = /^[^\s@<>()[\]\\,;:"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

/** «Анна.Иванова@School.ru.» → «Анна.Иванова@school.ru»: what stands behind the @ has no letter case. */
export function readEmail(said: string): string | undefined {
  const plain = readText(said, longestEmail)
    ?.replace(/^(?:mailto:|(?:e-?mail|почта)[: ]+)/iu, '')
    .replace(/[.,;]+$/, '');
  if (plain === undefined || !email.test(plain)) return undefined;
  const at = plain.lastIndexOf('@');
  return plain.slice(0, at) + plain.slice(at).toLowerCase();
}

/**
 * «8 921 123-45-67» → «+7 921 123-45-67»: a Russian mobile number.
 *
 * @returns landline for a number that no SMS reaches, undefined for what is no number
 */
export function readMobile(said: string): string | 'landline' | undefined {
  const ten = digitsOf(said);
  if (ten === undefined) return undefined;
  return ten.startsWith('9') ? shownNumber(ten) : 'landline';
}

/** Surname, name and patronymic: at least two words, as an application wants it. */
export function readFullName(said: string): string | undefined {
  const name = readName(said);
  return name?.includes(' ') && !/\p{L}\./u.test(name) ? name : undefined;
}
