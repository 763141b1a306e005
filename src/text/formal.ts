/**
 * What is said to a grown-up in Russian: the word itself, and the verbs that go with it. A child is said «ты», or
 * neither.
 */
const formal =
  /(?<![а-яё])(?:вы|вас|вам|вами|ваш[а-яё]*|(?:[а-яё]+(?:ете|ёте|ите)|[а-яё]+[йи]те)(?:сь)?)(?![а-яё])/giu;
/** Nouns that only look so, and the word with which everybody is greeted. */
const alike = ['сайте', 'здравствуйте'];

export const saidFormally = (text: string): readonly string[] =>
  (text.match(formal) ?? []).filter((word) => !alike.includes(word.toLowerCase()));
