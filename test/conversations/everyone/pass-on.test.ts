import { beforeEach, describe, expect, it } from 'vitest';
import { listUnanswered } from '#src/domain/answers/unanswered.ts';
import { days } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { opensByNotice } from '#test/support/taps.ts';

describe('what nobody understood is passed on to the school, without a name', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    olga = await member(bot, 'olga', {
      roles: [{ role: 'parent', class: 'c1' }],
      name: 'Ольга Карпенко',
    });
  });
  const passed = async () =>
    (await as(bot, olga.id, listUnanswered)).flatMap(({ questions }) => questions.map(({ text }) => text));

  it('shown before it goes, and kept without whoever asked', async () => {
    await olga.says('когда медосмотр у Миши Иванова из 7Б? мой телефон +7 911 123-45-67');
    olga.sees('patterns.choose-one');
    await olga.taps('@pass');
    olga.sees('pass-on-look.as', { text: 'когда медосмотр у ••• из •••Б? мой телефон •••' });
    expect(await passed()).toEqual([]);
    await bot.restarts();
    await olga.taps('send');
    olga.sees('pass-on.done');
    olga.sees('home-list.family');
    expect(await passed()).toEqual(['когда медосмотр у ••• из •••Б? мой телефон •••']);
    const stored = [...(await readStored(bot))].filter(([key]) => key.includes('unanswered'));
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(olga.id);
    await bot.passes(days(31));
    expect(await passed()).toEqual([]);
    olga.ignores();
  });

  it('said in other words first, or kept', async () => {
    await olga.says('Карпенко болеет, что делать');
    await olga.taps('@pass');
    await olga.says('куда нести справку о болезни');
    olga.sees('pass-on-look.as', { text: 'куда нести справку о болезни' });
    await olga.says('нет');
    olga.sees('pass-on.kept');
    expect(await passed()).toEqual([]);
    olga.ignores();
  });

  it('offered only right after it was not understood, and not for a word alone', async () => {
    olga.lacks('@pass');
    await olga.says('фывапролдж');
    olga.lacks('@pass');
    await olga.says('фывапр йцукен');
    await olga.taps('all');
    olga.lacks('@pass');
    await opensByNotice(bot, olga, 'home');
    olga.ignores();
  });

  it('not made of names and numbers alone, and not without end', async () => {
    await olga.says('Миша Петров 12');
    await olga.taps('@pass');
    await olga.taps('send');
    olga.sees('refusal-nothing-left');
    await olga.says('отмена');
    for (let n = 0; n < 6; n += 1) {
      await olga.says(`фывапр йцукен ${'абвгдеж'.charAt(n)}`);
      await olga.taps('@pass');
      await olga.taps('send');
    }
    olga.sees('refusal-passed-often');
    olga.ignores();
    expect(await passed()).toHaveLength(5);
  });

  it('by a stranger too, of whom nothing is stored', async () => {
    const ivan = bot.person('ivan');
    await ivan.says('здравствуйте');
    await ivan.says('почём у вас кружок рисования');
    await ivan.taps('@pass');
    await ivan.taps('send');
    ivan.sees('pass-on.done');
    ivan.ignores();
    expect(await bot.read('person', ivan.id)).toBeUndefined();
    expect(await passed()).toEqual(['почём у вас кружок рисования']);
  });
});
