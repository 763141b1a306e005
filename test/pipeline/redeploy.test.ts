import { expect, it } from 'vitest';
import { z } from 'zod';
import { scenes } from '#scenes/index.ts';
import { button, go, leave, type Scene, say, scene } from '#scenes/scene.ts';
import { Talk } from '#src/conversation/place.ts';
import { hours } from '#src/regulation/durations.ts';
import { startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { readReleased } from '#test/support/released.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

/** The bot is replaced while people talk to it: by another version, at once or with both running for a while. */

const line = (name: string) => say('people.name', { name });
const asks = { name: 'Как вас зовут?', town: 'Откуда вы?', years: 'Сколько вам лет?', review: 'Всё верно?' };
const Draft = z.object({
  name: z.string().default(''),
  town: z.string().default(''),
  years: z.string().default(''),
});
const head = { duties: [], version: 1, draft: Draft, first: 'name' as const, may: () => true };
const nameAsked = {
  ask: () => ({ text: line(asks.name) }),
  choices: {},
  words: ({ said }: { said: string }) => go('town' as const, { name: said }),
};
const review = {
  ask: ({ draft }: { draft: z.infer<typeof Draft> }) => ({
    text: [line(asks.review), line(`${draft.name}, ${draft.town} ${draft.years}`)],
    buttons: [button('done', line('Верно'))],
  }),
  choices: { done: ({ draft }: { draft: z.infer<typeof Draft> }) => leave(line(`Записано: ${draft.name}`)) },
};

/** Name, town, review. */
const before = scene<{ name: never; town: never; review: 'done' }, typeof Draft>('survey', head, {
  name: nameAsked,
  town: {
    ask: () => ({ text: line(asks.town) }),
    choices: {},
    words: ({ said }) => go('review', { town: said }),
  },
  review,
});
/** Years are asked between town and review. */
const inserted = scene<{ name: never; town: never; years: never; review: 'done' }, typeof Draft>(
  'survey',
  head,
  {
    name: nameAsked,
    town: {
      ask: () => ({ text: line(asks.town) }),
      choices: {},
      words: ({ said }) => go('years', { town: said }),
    },
    years: {
      ask: () => ({ text: line(asks.years) }),
      choices: {},
      words: ({ said }) => go('review', { years: said }),
    },
    review,
  },
);
const withSurvey = (survey: Scene) => new Map([...scenes, [survey.slug, survey]]);

/** What somebody reads after they wrote this. */
async function hears(person: Person, words: string): Promise<string> {
  const known = person.dialog.messages.length;
  await person.says(words);
  person.ignores();
  return person.dialog.messages
    .slice(known)
    .filter(({ from }) => from === 'community')
    .map(({ text }) => text)
    .join('\n');
}

it('two versions by turns: a step that only one of them has leads on, and what was entered stays', async () => {
  const bot = await startBot({ scenes: withSurvey(before) });
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
  await opensScene(bot, anna, 'survey');
  bot.meets(withSurvey(inserted));
  expect(await hears(anna, 'Анна')).toContain(asks.town);
  expect(await hears(anna, 'Псков')).toContain(asks.years);
  // The older version has the next word and does not know that question: it is no answer to the one it asks.
  expect(await hears(anna, '40')).toContain(asks.name);
  const place = await bot.read('place', anna.id);
  expect(Talk.parse(place?.talk).frames.at(-1)?.draft).toMatchObject({ name: 'Анна', town: 'Псков' });
});

it('whoever is at a place that was ever released is answered by this version', {
  timeout: 120_000,
}, async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', {
    roles: [
      { role: 'administrator' },
      { role: 'classTeacher', class: 'c1' },
      { role: 'subjectTeacher' },
      { role: 'parent', class: 'c1' },
    ],
  });
  for (const { scene: slug, steps, drafts } of readReleased()) {
    const version = scenes.get(slug)?.version ?? 1;
    for (const [nth, step] of steps.entries()) {
      const draft = drafts[nth % drafts.length]?.draft ?? {};
      const talk = Talk.parse({ frames: [{ scene: slug, version, step, draft, trail: steps }] });
      await bot.write('place', anna.id, { v: 1, until: bot.clock.now() + hours(1), talk });
      expect(await hears(anna, 'ага'), `${slug}/${step}`).not.toBe('');
      expect(await hears(anna, 'назад'), `«назад» at ${slug}/${step}`).not.toBe('');
      // A picture that never was, a day that is no day: what is made up may be refused, with a number and a line.
      bot.faults.splice(0);
      expect(await hears(anna, 'меню'), `«меню» at ${slug}/${step}`).not.toBe('');
      expect(bot.faults, `«меню» at ${slug}/${step}`).toEqual([]);
    }
  }
});
