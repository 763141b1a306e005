import { beforeEach, describe, expect, it } from 'vitest';
import { blankClass } from '#src/domain/classes/classes.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { joinedStaff } from '#test/conversations/administrator/movement.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

const parentOf = (...classes: string[]) => classes.map((of) => ({ role: 'parent' as const, class: of }));

describe('A11 · the families of a class that was divided', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;
  let irina: Person;
  let misha: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { pupils: 'full' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { name: 'Ольга Смирнова', roles: parentOf('c1') });
    irina = await member(bot, 'irina', { roles: parentOf('c1') });
    misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await bot.passes(hours(1));
    for (const one of [anna, olga, irina, misha]) one.ignores();
  });

  const rolesOf = async ({ id }: Person) => (await bot.read('person', id))?.roles;

  async function divides(title = '7Г'): Promise<void> {
    await opensScene(bot, anna, 'class-changes');
    await anna.taps('class', 'c1');
    await anna.taps('divide');
    await anna.says(title);
    anna.sees('class-changes-divide.done', { class: '7А', to: title });
  }

  async function sees(undecided: number): Promise<void> {
    anna.ignores();
    await opensScene(bot, anna, 'class-changes');
    await anna.taps('class', 'c1');
    const text = bot.texts.said.findLast(({ say: { key } }) => key.startsWith('class-changes-card.'));
    if (undecided > 0) anna.sees('class-changes-card.undecided', { count: undecided });
    else expect(text?.say.key).not.toBe('class-changes-card.undecided');
    anna.ignores();
  }

  it('say by one tap which is theirs; whoever changes is accepted by its class teacher, the others are counted', async () => {
    await divides();
    const galina = await joinedStaff(bot, 'galina', 'c3');
    olga.sees('divided-class.asked', { role: 'parent', class: '7А', classes: ['7А', '7Г'] });
    misha.sees('divided-class.asked', { role: 'student' });
    irina.sees('divided-class.asked');
    await sees(3);
    await bot.restarts();
    await olga.taps('open:divided-class', 'c1:c3');
    olga.sees('family-join.sent', { who: say('family-join.teacher', { class: '7Г' }) });
    await irina.taps('open:divided-class', 'c1:c1');
    irina.sees('divided-class.stays', { role: 'parent', class: '7А' });
    await sees(1);
    await misha.taps('open:divided-class', 'c1:c3');
    misha.sees('family-join.sent', { role: 'student' });
    await sees(0);
    await bot.restarts();
    await galina.says('заявки');
    expect(galina.last.text).toContain('переходит из 7А');
    await galina.taps('all');
    await galina.taps('@sure');
    galina.ignores();
    expect(await rolesOf(olga)).toEqual(parentOf('c3'));
    expect(await rolesOf(misha)).toEqual([{ role: 'student', class: 'c3' }]);
    expect(await rolesOf(irina)).toEqual(parentOf('c1'));
    for (const one of [olga, misha]) one.ignores();
  });

  it('may tap twice or think better of it: the last word holds, and no request is left over', async () => {
    await divides();
    for (const one of [anna, irina, misha]) one.ignores();
    for (let taps = 0; taps < 2; taps += 1) {
      await olga.taps('open:divided-class', 'c1:c3');
      olga.sees('family-join.sent');
    }
    const requests = async () => Object.keys((await bot.read('person', olga.id))?.requests ?? {});
    expect(await requests()).toEqual(['parent:c3']);
    await olga.taps('open:divided-class', 'c1:c1');
    olga.sees('divided-class.stays');
    expect(await requests()).toEqual([]);
    await bot.transaction(async (tx) => expect(await tx.list('queue', 'class-c3')).toEqual([]));
    olga.ignores();
  });

  it('with children in different classes are led to the request that leaves one of them where they are', async () => {
    await divides();
    for (const one of [anna, irina, misha]) one.ignores();
    await olga.taps('open:divided-class', 'c1');
    olga.sees('class-leaving-menu.ask', { role: 'parent', class: '7А' });
    await olga.taps('moved');
    await olga.taps('stays');
    await olga.taps('to', 'c3');
    await olga.says('Миша Смирнов');
    await olga.taps('send');
    olga.sees('family-join.sent');
    olga.ignores();
    await sees(2);
  });

  it('are asked anew when it is divided once more, and not after a month', async () => {
    await divides();
    await olga.taps('open:divided-class', 'c1:c1');
    for (const one of [anna, olga, irina, misha]) one.ignores();
    await divides('7Д');
    olga.sees('divided-class.asked', { classes: ['7А', '7Г', '7Д'] });
    await sees(3);
    await bot.passes(hours(1));
    const late = await member(bot, 'late', { roles: parentOf('c1') });
    await sees(3);
    await bot.passes(limits.dividedAsked + days(1));
    for (const one of [anna, olga, irina, misha, late]) one.ignores();
    await olga.taps('open:divided-class', 'c1:c1');
    olga.sees('patterns.gone');
    await sees(0);
    olga.ignores();
  });

  it('of another class cannot answer for it, and what is typed is the button meant', async () => {
    await divides();
    for (const one of [anna, irina, misha]) one.ignores();
    const vera = await member(bot, 'vera', { roles: parentOf('c2') });
    await opensScene(bot, vera, 'divided-class', { of: 'c1' });
    vera.sees('patterns.gone');
    vera.ignores();
    await opensScene(bot, olga, 'divided-class', { of: 'c1' });
    await olga.says('не знаю');
    olga.sees('patterns.choose-one');
    await olga.says('назад');
    olga.ignores();
    await opensScene(bot, olga, 'divided-class', { of: 'c1' });
    await olga.says('7г');
    olga.sees('family-join.sent');
    olga.ignores();
    expect((await bot.read('class', 'c1')) ?? blankClass('c1')).toMatchObject({ divided: { into: ['c3'] } });
  });
});
