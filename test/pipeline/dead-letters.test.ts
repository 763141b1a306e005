import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scenes } from '#scenes/index.ts';
import { go, type Scene, say, scene, stay } from '#scenes/scene.ts';
import { dealWithLetters } from '#src/dead-letter-orders.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days, minutes } from '#src/regulation/durations.ts';
import { connect } from '#src/store/connection.ts';
import { openLetter, readLetters } from '#src/store/dead.ts';
import { openStore } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { nameless } from '#test/support/nameless.ts';
import type { Person } from '#test/support/person.ts';
import { testRedis } from '#test/support/redis.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { opensScene } from '#test/support/taps.ts';

let broken = true;
let cannotAsk = false;
/** A scene that cannot read what it is told until somebody mends it. */
const faulty: Scene = scene<{ one: never; two: never }, z.ZodObject>(
  'faulty',
  { duties: [], version: 1, draft: z.object({}), first: 'one', may: () => true },
  {
    one: {
      ask() {
        if (cannotAsk) throw new Error('cannot ask');
        return { text: say('hello-code.ask') };
      },
      choices: {},
      async words() {
        if (broken) throw new Error('broken');
        return go('two');
      },
    },
    two: { ask: () => ({ text: say('hello-welcome.not-ready') }), choices: {}, words: () => stay({}) },
  },
);

let bot: Bot;
let anna: Person;

beforeEach(async () => {
  broken = true;
  cannotAsk = false;
  bot = await startBot({ scenes: new Map([...scenes, ['faulty', faulty]]) });
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
});

/** Anna says something that the bot cannot handle. @returns the number that she is told */
async function isSetAside(words = 'мама болеет'): Promise<string> {
  await opensScene(bot, anna, 'faulty');
  anna.sees('hello-code.ask');
  await anna.says(words);
  const number = /\b[0-9a-f]{4}\b/.exec(anna.last.text)?.[0] ?? '';
  anna.sees('patterns.fault', { number });
  expect(bot.faults.splice(0).join()).toContain('npm run dead-letters');
  return number;
}

const orders = (...words: string[]) => dealWithLetters(bot.store, words, bot.clock.now());

describe('what could not be handled', () => {
  it('holds no word of somebody in danger, who gets the emergency answer all the same', async () => {
    await opensScene(bot, anna, 'faulty');
    anna.sees('hello-code.ask');
    cannotAsk = true;
    await anna.says('меня бьют');
    anna.sees('care.danger');
    expect(bot.faults.splice(0).join()).toContain('npm run dead-letters');
    const [letter] = await readLetters(bot.store);
    expect(await openLetter(bot.store, letter?.entry ?? '')).toEqual({ is: 'update' });
    // There is nothing to try again.
    await orders('replay', 'all');
    await bot.passes(0);
    anna.seesNoMore();
    expect(await orders()).toEqual(['Nothing was set aside.']);
  });

  it('is listed by the number that the person was told, without a word of theirs', async () => {
    const number = await isSetAside();
    const [line = ''] = await orders();
    expect(line).toContain(number);
    expect(line).toContain('2026-09-15 07:00 UTC');
    expect(line).toMatch(
      /What somebody wrote or pressed .* this number\.\n +Why: a fault of the bot: .* \(unexpected\)\./,
    );
    const stored = (await readStored(bot)).get(bot.store.keys.dead()) ?? '';
    for (const trace of ['мама', '1000', String(anna.dialog.personId)]) expect(stored).not.toContain(trace);
  });

  it('is handled when the operator has it tried again, and is kept no longer', async () => {
    const number = await isSetAside();
    broken = false;
    await orders('replay', number);
    await bot.passes(0);
    anna.sees('hello-welcome.not-ready');
    expect(await orders()).toEqual(['Nothing was set aside.']);
    await bot.passes(minutes(1));
    anna.seesNoMore();
  });

  it('stays when it fails again, and the person is not told a second time', async () => {
    const number = await isSetAside();
    await orders('replay', 'all');
    await bot.passes(0);
    anna.seesNoMore();
    expect(bot.faults.splice(0).join()).toContain('failed once more');
    expect((await orders())[0]).toContain(number);
    broken = false;
    await bot.restarts();
    await orders('replay', number);
    await bot.passes(0);
    anna.sees('hello-welcome.not-ready');
  });

  it('moves nothing when the person has written on meanwhile', async () => {
    const number = await isSetAside();
    await anna.says('меню');
    anna.sees('home-list.greeting');
    broken = false;
    await orders('replay', number);
    await bot.passes(0);
    anna.sees('patterns.overtaken');
    anna.ignores();
  });

  it('is forgotten on the operator’s word, and after seven days by the clock of the bot', async () => {
    await orders('drop', await isSetAside());
    expect(await readLetters(bot.store)).toEqual([]);
    await isSetAside('ещё раз');
    await bot.passes(days(7) - minutes(61));
    expect(await readLetters(bot.store)).toHaveLength(1);
    await bot.passes(minutes(61));
    expect(await readLetters(bot.store)).toEqual([]);
    anna.ignores();
  });

  it('goes with the person’s data, who sees before that it is there', async () => {
    await isSetAside();
    await anna.says('меню');
    await anna.says('мои данные');
    await anna.taps('data');
    expect(anna.dialog.messages.map(({ text }) => text).join()).toContain('Не получилось обработать: 1');
    anna.ignores();
    await as(bot, anna.id, (desk) => forgetMe(desk, {}));
    expect(await readLetters(bot.store)).toEqual([]);
  });

  it('is opened by nobody who has another key', async () => {
    await isSetAside();
    const [letter] = await readLetters(bot.store);
    const { socketPath } = await testRedis();
    const seal = createSeal('another key', 1);
    const stranger = openStore(connect(socketPath), bot.groupId, { nameless, seal });
    expect(await openLetter(stranger, letter?.entry ?? '')).toBeUndefined();
    await stranger.connection.close();
    expect(await openLetter(bot.store, letter?.entry ?? '')).toMatchObject({ is: 'update' });
  });

  it('is a due fact too: it is due once more', async () => {
    const notices = bot.store.keys.record('notices', anna.id);
    await bot.transaction((tx) =>
      tx.setAside({ ...letter, what: 'due', kept: { is: 'due', member: `digest|${anna.id}` } }),
    );
    await bot.store.client.set(notices, 'garbage');
    await orders('replay', 'all');
    await bot.passes(0);
    expect(bot.faults.splice(0).join(), 'it failed as a fact that is due does').toContain('comes again');
    await bot.store.client.del(notices);
    await bot.passes(minutes(1));
    expect(await readLetters(bot.store)).toEqual([]);
  });

  it('is a message that was given up too: it is sent once more', async () => {
    const delivery = { kind: 'say', to: anna.id, text: 'Собрание в среду' } as const;
    await bot.transaction((tx) =>
      tx.setAside({ ...letter, what: 'say', kept: { is: 'delivery', lane: 'answers', delivery } }),
    );
    await orders('replay', 'all');
    await bot.passes(0);
    expect(anna.last.text).toBe('Собрание в среду');
    anna.ignores();
  });
});

describe('the list', () => {
  it.each([
    ['say', 'VK 901', 'A message to one person', 'does not let the community write'],
    ['say', 'VK 100', 'A message to one person', 'a fault of the bot'],
    ['letter', 'smtp EAUTH', 'A letter by e-mail', 'check SMTP_URL'],
    ['mailing', 'VK 5', 'A message to many people', 'check VK_TOKEN'],
    ['say', 'no answer', 'A message to one person', 'VK did not answer'],
    ['due', 'unreadable', 'A reminder', 'a stored record is damaged'],
    ['of a version to come', 'no code of today', 'A message to one person', '(no code of today)'],
  ])('says in words what %s and %s are, and what to do', async (what, code, whom, why) => {
    await bot.transaction((tx) => tx.setAside({ ...letter, what, code }));
    const [line = ''] = await orders();
    expect(line).toContain(whom);
    expect(line).toContain(why);
  });
});

describe('an order', () => {
  it('that is not understood, or names nothing, is answered with what there is', async () => {
    expect((await orders('mend')).join()).toContain('npm run dead-letters -- replay');
    expect((await orders('replay')).join()).toContain('npm run dead-letters -- replay');
    expect(await orders('replay', 'ffff')).toEqual(['There is no «ffff».']);
    expect(await orders('drop', 'all')).toEqual(['There is nothing.']);
  });

  it('that means two of them is asked back', async () => {
    await bot.transaction((tx) => {
      for (const id of ['1', '2']) tx.setAside({ ...letter, id });
    });
    expect(await orders('drop', letter.number)).toHaveLength(3);
    const [first] = await readLetters(bot.store);
    expect(await orders('drop', first?.entry ?? '')).toEqual(['Forgotten: 1.']);
    expect(await readLetters(bot.store)).toHaveLength(1);
  });
});

const letter = {
  ...{ number: '3f2a', what: 'due', code: 'unexpected', id: 'due:1', whose: undefined },
  kept: { is: 'due', member: 'digest|vk:1' },
} as const;
