import { beforeEach, describe, expect, it } from 'vitest';
import { listDuties } from '#src/domain/duties/progress.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('2.2 · what the head hands over to a deputy', () => {
  let bot: Bot;
  let olga: Person;
  let irina: Person;
  let oleg: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    olga = await member(bot, 'olga', { roles: [{ role: 'head' }] });
    irina = await member(bot, 'irina', { roles: [{ role: 'deputy' }] });
    oleg = await member(bot, 'oleg', { roles: [{ role: 'deputy' }] });
  });

  const rowsOf = async (who: Person) =>
    (await as(bot, who.id, ({ tx, me, school }) => listDuties(tx, me, school)))
      .map(({ key }) => key)
      .filter((key) => key.startsWith('H'));
  const stored = async () => (await bot.read('person', irina.id))?.handedOver;
  const title = say('duty-H7.title');
  const looksAt = async () => {
    await opensScene(bot, olga, 'control');
    olga.ignores();
    await olga.taps('deputies');
    olga.sees('deputies-people.ask');
    await olga.taps('deputy', irina.id);
    olga.sees('deputies-rows.ask', { who: say('people.name', { name: 'irina' }) });
  };
  const hands = async () => {
    await looksAt();
    await olga.taps('give', 'H7');
    olga.sees('deputies-rows.sure', { title, who: say('people.name', { name: 'irina' }) });
    await bot.restarts();
    await olga.taps('@sure');
    olga.sees('deputies.given', { title });
    irina.sees('handed-over.given', { title });
  };

  it('appears among the deputy’s rows, is done by them, and nobody else’s', async () => {
    expect(await rowsOf(irina)).toEqual(['H3', 'H4', 'H5']);
    await hands();
    await bot.restarts();
    expect(await rowsOf(irina)).toEqual(['H3', 'H4', 'H5', 'H7']);
    expect(await rowsOf(oleg)).toEqual(['H3', 'H4', 'H5']);
    await irina.taps('open:home');
    irina.ignores();
    await irina.taps('all');
    irina.ignores();
    await irina.taps('duty', 'H7');
    irina.ignores();
    await irina.taps('open');
    irina.sees('report.first');
    irina.lacks('decisions');
    irina.lacks('deputies');
    await irina.taps('full');
    irina.sees('control-full.ask');
    await bot.restarts();
    expect((await bot.read('school', 'main'))?.duties.H7).toMatchObject({ state: 'done', by: irina.id });
    await opensScene(bot, irina, 'settings');
    irina.ignores();
    await irina.taps('data');
    expect(irina.last.text).toContain('Передано руководителем: Как идут дела');
    irina.ignores();
  });

  it('stays at a wrong word and at no, and an old button hands nothing over', async () => {
    await looksAt();
    const giving = keepsButton(olga, 'give', 'H7');
    await olga.says('контроль пусть ведёт она');
    olga.sees('patterns.choose-one');
    olga.sees('deputies-rows.ask');
    await olga.taps('give', 'H7');
    olga.sees('deputies-rows.sure');
    for (const word of ['да', '1']) {
      await olga.says(word);
      olga.sees('patterns.choose-one');
      olga.sees('deputies-rows.sure');
    }
    await olga.taps('@no');
    olga.sees('deputies-rows.ask');
    // What the rows were opened from is under them still.
    await bot.restarts();
    await olga.says('как у нас идут дела');
    olga.sees('deputies-rows.ask');
    await olga.taps('others');
    olga.sees('deputies-people.ask');
    await tapsKept(bot, olga, giving);
    olga.sees('patterns.old-button');
    await olga.taps('@cancel');
    olga.sees('home-list.greeting');
    expect(await stored()).toBeUndefined();
    irina.seesNoMore();
  });

  it('is taken back in a tap, and control is closed to the deputy at once', async () => {
    await hands();
    await olga.taps('takeBack', 'H7');
    olga.sees('deputies.taken-back', { title });
    irina.sees('handed-over.taken-back', { title });
    await bot.restarts();
    expect(await stored()).toBeUndefined();
    expect(await rowsOf(irina)).toEqual(['H3', 'H4', 'H5']);
    await opensScene(bot, irina, 'control');
    irina.sees('home-list.greeting');
  });

  it('ends with the role, which may have ended a moment ago, and with the deletion', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await hands();
    await as(bot, anna.id, (desk) => endRole(desk, { person: irina.id, role: 'deputy' }));
    irina.ignores();
    expect(await stored()).toBeUndefined();
    await olga.taps('takeBack', 'H7');
    olga.sees('deputies-people.ask');
    await as(bot, irina.id, (desk) => forgetMe(desk, {}));
    expect(await bot.read('person', irina.id)).toBeUndefined();
    irina.ignores();
  });

  it('has nobody to be handed over to where there is no deputy', async () => {
    for (const one of [irina, oleg]) {
      const person = await bot.read('person', one.id);
      if (person) await bot.write('person', one.id, { ...person, roles: [] });
    }
    await opensScene(bot, olga, 'deputies');
    olga.sees('deputies-people.none');
  });

  it('is the head’s alone to hand over', async () => {
    await opensScene(bot, irina, 'deputies');
    irina.sees('patterns.not-yours');
    irina.ignores();
    expect(await stored()).toBeUndefined();
  });
});
