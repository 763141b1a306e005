import { beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

/** Seven in the evening of a Tuesday: no quiet hours yet, but nobody works any more. */
const evening = schoolMorning + hours(9);

describe('a teacher’s own hours', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot({ now: evening });
    await schoolWith(bot, { school: { hours: { from: '08:00', to: '17:00' } } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const entry = await bot.read('class', 'c1');
    if (entry) await bot.write('class', 'c1', { ...entry, teacher: vera.id });
  });

  const hoursOf = async (who: Person) => (await bot.read('person', who.id))?.hours;
  const sets = async (said: string) => {
    await opensScene(bot, vera, 'own-hours');
    await vera.says(said);
    vera.ignores();
  };
  /** Something that can wait, and is told at once to whoever has no hours of their own. */
  const hands = async () => {
    await opensScene(bot, anna, 'class-changes');
    await anna.taps('class', 'c1');
    await anna.taps('rename');
    await anna.says('7В');
    anna.ignores();
  };

  it('are set under «Настройки», by words or as the school’s, and seen under «Мои данные»', async () => {
    await vera.says('настройки');
    vera.ignores();
    await vera.taps('own-hours');
    vera.sees('own-hours-look.ask');
    expect(vera.last.text).toContain('в любое время');
    await vera.says('когда угодно');
    vera.sees('own-hours-look.unread');
    await bot.restarts();
    await vera.says('пн–пт 9–18');
    vera.sees('own-hours.chosen');
    expect(vera.last.text).toContain('пн–пт 09:00–18:00');
    await bot.restarts();
    expect(await hoursOf(vera)).toEqual({ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' });
    await vera.taps('data');
    vera.ignores();
    expect(vera.last.text).toContain('Когда мне можно писать: пн–пт 09:00–18:00');
    await vera.says('назад');
    await vera.taps('own-hours');
    vera.ignores();
    const school = keepsButton(vera, 'school');
    await vera.taps('school');
    vera.sees('own-hours.chosen');
    await tapsKept(bot, vera, school);
    vera.ignores();
    expect(await hoursOf(vera)).toBe('school');
    await vera.taps('own-hours');
    await vera.taps('any');
    vera.ignores();
    expect(await hoursOf(vera)).toBeUndefined();
  });

  it('hold back what is not urgent until they begin; without them it comes at once', async () => {
    await hands();
    vera.sees('school-year.told-teacher');
    vera.ignores();
    await sets('вт, чт с 10 до 15');
    await opensScene(bot, anna, 'class-changes');
    await anna.taps('class', 'c1');
    await anna.taps('rename');
    await anna.says('7Г');
    anna.ignores();
    vera.seesNoMore();
    await bot.restarts();
    // Wednesday is none of their days.
    await bot.passes(hours(39) - minutes(1));
    vera.seesNoMore();
    await bot.passes(minutes(1));
    vera.sees('school-year.told-teacher', { class: '7Г' });
    vera.ignores();
  });

  it('hold back a message to all the staff, and nobody else’s; «Срочно» comes at once', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'subjectTeacher' }] });
    await sets('пн–пт 9–18');
    const writes = async (urgent: boolean) => {
      await opensScene(bot, anna, 'mailing');
      await anna.taps('staff');
      await anna.says('Завтра педсовет');
      if (urgent) {
        await anna.taps('urgent');
        await anna.taps('@sure');
      }
      await anna.taps('send');
      anna.ignores();
      await bot.passes(limits.mailingHold);
      anna.ignores();
    };
    await writes(false);
    boris.sees('mailing-notice.whose');
    vera.seesNoMore();
    await bot.restarts();
    await bot.passes(hours(14) - limits.mailingHold);
    vera.sees('mailing-notice.whose');
    anna.ignores();
    boris.ignores();
    await bot.passes(hours(10));
    await writes(true);
    vera.sees('mailing-notice.whose');
    boris.ignores();
    anna.ignores();
  });

  it('the digest waits for them, and a family reads when an answer may be expected', async () => {
    await sets('пн–пт 10–18');
    await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const parent = bot.person('petr');
    await parent.opens('7K3MPQ9XTA');
    await parent.taps('yes');
    await parent.says('Пётр Смирнов');
    await parent.says('Миша Смирнов');
    parent.ignores();
    await parent.taps('send');
    parent.sees('family-join.sent');
    parent.sees('answer-hours.tomorrow', { time: '10:00' });
    expect(parent.last.text).toContain('скорее всего, завтра после 10:00');
    await parent.says('меню');
    await parent.taps('my-requests');
    parent.sees('answer-hours.tomorrow');
    await bot.passes(hours(15) - minutes(1));
    vera.seesNoMore();
    await bot.passes(minutes(1));
    vera.sees('digest.pending');
    await bot.passes(hours(1));
    parent.ignores();
    await parent.says('меню');
    await parent.taps('my-requests');
    parent.sees('my-requests-who.teacher');
    expect(parent.last.text).not.toContain('скорее всего');
    parent.ignores();
    anna.ignores();
    vera.ignores();
  });

  it('are a colleague’s alone: a parent has none', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, irina, 'own-hours');
    irina.lacks('school');
    irina.ignores();
    await opensScene(bot, irina, 'settings');
    irina.lacks('own-hours');
    irina.ignores();
  });
});
