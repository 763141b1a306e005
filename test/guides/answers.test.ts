import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wordedFor } from '#src/domain/answers/given.ts';
import { type AnswerInForce, loadGuides } from '#src/guides/load.ts';
import { saidFormally } from '#src/text/formal.ts';

const guides = loadGuides(fileURLToPath(new URL('../../guides/', import.meta.url)));
const answers = (['vk-sferum', 'max', 'other'] as const).flatMap((platform) =>
  [...guides.answers(platform)]
    .filter(([, answer]) => answer.platform === platform)
    .map(([id, answer]) => ({ name: `${platform}/${id}`, platform, id, answer })),
);
const textsOf = (answer: AnswerInForce, language: 'ru' | 'en') => [
  answer.question[language],
  ...answer.steps[language],
  ...answer.links.map(({ title }) => title[language]),
  ...answer.trouble.flatMap((one) => [one.when[language], one.what[language]]),
  ...(language === 'ru' ? pupilsTexts(answer) : []),
];
const pupilsTexts = ({ pupil }: AnswerInForce) => [
  ...(pupil?.steps ?? []),
  ...(pupil?.trouble ?? []).flatMap(({ when, what }) => [when, what]),
];
const found = (texts: readonly string[], pattern: RegExp) => texts.filter((text) => pattern.test(text));

/** What a child may need on any platform, danger first. */
const neededByPupils = [
  ...['fraud', 'suspicious-link', 'code-asked', 'school-asks-data', 'chat-rules', 'whom-to-write'],
  ...['how-to-join', 'code-not-accepted', 'code-does-not-come', 'lost-invite', 'request-waits'],
  ...['is-it-compulsory', 'too-many-messages', 'delete-my-data', 'what-bot-stores', 'who-is-bot', 'diary'],
];

describe('the answers', () => {
  it('are at least sixty for Сферум', () => {
    expect(answers.filter(({ platform }) => platform === 'vk-sferum').length).toBeGreaterThanOrEqual(60);
  });

  it('have each a name in small letters, and a question of their own that fits a button', () => {
    expect(answers.filter(({ id }) => !/^[a-z][a-z-]+$/.test(id))).toEqual([]);
    for (const platform of ['vk-sferum', 'max', 'other'] as const) {
      const questions = [...guides.answers(platform).values()].map(({ question }) => question.ru);
      expect(new Set(questions).size).toBe(questions.length);
    }
    const long = answers.filter(
      ({ answer }) => answer.question.ru.length > 40 || answer.question.en.length > 40,
    );
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  it.each(answers)('are in the language that they claim: $name', ({ answer }) => {
    const plain = textsOf(answer, 'en').map((text) => text.replace(/«[^»]*»|\d+[А-Я]/g, ''));
    expect(found(plain, /[а-яё]/i)).toEqual([]);
    expect(textsOf(answer, 'ru').filter((text) => !/[а-яё]/i.test(text))).toEqual([]);
  });

  it.each(answers)('never tell anybody that they must, never hurry or blame: $name', ({ answer }) => {
    expect(found(textsOf(answer, 'ru'), /должн|обязан|срочно|немедленно|виноват|нарушен/i)).toEqual([]);
    expect(found(textsOf(answer, 'en'), /\bmust\b|\bat once\b|\bimmediately\b|\bfault\b/i)).toEqual([]);
  });

  it.each(answers)('never promise what nobody can see from outside: $name', ({ answer }) => {
    expect(found(textsOf(answer, 'ru'), /проверен[оа] в|гарантир|доставлен/i)).toEqual([]);
  });

  it.each(answers)('say «ты» to a pupil, or nothing, and do not guess who they are: $name', ({ answer }) => {
    expect(pupilsTexts(answer).filter((text) => saidFormally(text).length > 0)).toEqual([]);
    expect(found(pupilsTexts(answer), /(?<![а-яё])ты [а-яё]+(?:ла?|ся|сь)(?![а-яё])/i)).toEqual([]);
  });

  it.each(['vk-sferum', 'max', 'both', 'other'] as const)(
    'are there for what pupils ask, in words for them, and no others are given to them: %s',
    (setting) => {
      const given = [...guides.answers(setting)].flatMap(([id, answer]) => {
        const worded = wordedFor({ isPupil: true, lang: 'ru' }, answer);
        return worded ? [{ id, worded }] : [];
      });
      const said = given.flatMap(({ worded: { question, steps, links, trouble = [] } }) => [
        ...[question.ru, ...steps.ru, ...links.map(({ title }) => title.ru)],
        ...trouble.flatMap(({ when, what }) => [when.ru, what.ru]),
      ]);
      expect(said.filter((text) => saidFormally(text).length > 0)).toEqual([]);
      expect(given.map(({ id }) => id)).toEqual(expect.arrayContaining([...neededByPupils]));
    },
  );
});
