/** Relatives who are neither parents nor legal representatives, as they call themselves. A guardian is one of those. */
const kin =
  '(?:бабушк[аио]й?|бабул[яи]|баба|дедушк[аои]й?|дед|брат|сестр[аы]|т[её]т[яи]|т[её]тк?а|дяд[яи]|дядька|нян[яи]|сосед(?:ка)?|крёстн(?:ая|ый)|крестн(?:ая|ый)|grand(?:mother|father|ma|pa|parent)|granny|brother|sister|aunt|uncle|nanny|neighbou?r|babysitter)(?![\\p{L}-])';

/**
 * «Бабушка Миши», «здравствуйте, я старшая сестра», «Ольга Смирнова, тётя», but not «Бабушкина Ольга», nor «Миша и
 * сестра Аня», as a mother answers who has two children here.
 */
const says = new RegExp(
  `^${kin}|(?<!\\p{L})(?:я|это|i am|i'm|i’m|this is)\\s+(?:(?!и\\s|and\\s|мама|папа|мать|отец)\\S+\\s+){0,2}${kin}|(?:[,(]|\\s[—–-])\\s*(?:\\p{L}+\\s+)?${kin}(?:\\s+\\p{L}+)?\\)?[.!]?$`,
  'iu',
);

/** Somebody says that they are another relative of the child, or a neighbour or nanny. */
export const isOtherRelative = (said: string): boolean => says.test(said.trim());
