import { expect, it } from 'vitest';
import { days } from '#src/regulation/durations.ts';
import { schoolMorning } from '#test/support/bot.ts';
import { describeDemo } from './demo-support.ts';
import { sees, until } from './support.ts';

describeDemo('the time at the school', (stage) => {
  it('is in sight with its zone, whatever the browser’s is, and goes on to the next reminder', async () => {
    const page = await stage.open({ timezoneId: 'Asia/Tokyo' });
    const now = page.getByRole('region', { name: 'Время' });
    await sees(now.getByText(/вт, 15 сентября.*10:0\d GMT\+3/));
    const rows = page.getByRole('list', { name: 'Люди' }).getByRole('listitem');
    const anna = rows.filter({ hasText: 'Анна Орлова' });
    await sees(anna.getByText('08:30'));

    await now.getByRole('button', { name: 'До следующего напоминания' }).click();
    await sees(now.getByText(/Бот пишет: .*Егор Лаптев/));
    await sees(now.getByText(/вт, 15 сентября.*18:0\d/));
    await sees(rows.filter({ hasText: 'Егор Лаптев' }).getByText('Напоминаем').or(rows.getByText('18:00')));

    // Yesterday’s messages are not shown as today’s after a jump.
    stage.school.sandbox.clock.advance(days(1));
    await sees(anna.getByText(/15 сент/));
    await sees(now.getByText(/ср, 16 сентября/));
  });

  it('brings what is due one after the other, to its end', { timeout: 60_000 }, async () => {
    const told: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const before = stage.school.sandbox.clock.now();
      told.push(...((await stage.school.sandbox.backstage?.passOn()) ?? []));
      expect(stage.school.sandbox.clock.now()).toBeGreaterThan(before);
    }
    // The administrator, the class teacher, a parent who is invited, and one whose request is late.
    expect([1001, 1003, 1006, 1012].filter((id) => !told.includes(id))).toEqual([]);
  });

  it('is kept when the demo ends and is opened again', { timeout: 60_000 }, async () => {
    stage.school.sandbox.clock.advance(days(3));
    await stage.restart();
    const gone = stage.school.sandbox.clock.now() - schoolMorning - days(3);
    expect(gone).toBeGreaterThanOrEqual(0);
    expect(gone).toBeLessThan(60_000);
    const page = await stage.open();
    await sees(page.getByText(/пт, 18 сентября/));
    await until(async () => (await page.getByRole('list', { name: 'Люди' }).count()) === 1);
  });
});
