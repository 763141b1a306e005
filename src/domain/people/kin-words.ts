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

/** Parents and legal representatives, who say who they are where a name is asked: «мама Миши», «я опекун». */
const legal =
  "(?:(?:я|это|i am|i'm|i’m|this is)\\s+)?(?:(?:a|the|his|her|their|foster|adoptive|legal|при[её]мн(?:ая|ый))\\s+)*(?:мама|мать|папа|отец|опекун(?:ша)?|попечитель(?:ница)?|родитель(?=[.!)]*$)|законный\\s+представитель|mother|mum|mom|father|dad|guardian|parent(?=[.!)]*$)|representative)(?![\\p{L}-])";
const greeting =
  '(?:здравствуйте|добр(?:ый|ое) (?:день|вечер|утро)|привет|hello|hi|good (?:morning|day|evening))[,.!\\s]+';
const isLegal = new RegExp(`^(?:${greeting})?${legal}`, 'iu');
const endsLegal = new RegExp(`(?:\\s*[,(]|\\s+[—–-])\\s*${legal}.*$`, 'iu');

/**
 * Who somebody says they are, where words are a name: another relative of the child, a neighbour or nanny; or somebody for
 * whom the invite is, who has not said a name yet.
 */
export function readKin(said: string): 'other' | 'legal' | undefined {
  const text = said.trim();
  if (says.test(text)) return 'other';
  return isLegal.test(text) ? 'legal' : undefined;
}

/** «Ольга Смирнова, мама Миши» has said a name. */
export const nameBesideKin = (said: string): string => said.replace(endsLegal, '');
