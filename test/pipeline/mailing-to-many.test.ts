import { expect, it } from 'vitest';
import { bigSizes } from '#demo/big/people.ts';
import { seedBigSchool } from '#demo/big/seed.ts';
import { limits } from '#src/regulation/limits.ts';
import { begin } from '#src/store/transaction.ts';
import { schoolMorning, startBot } from '#test/support/bot.ts';
import { member } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

/** Families of open classes whose accounts are not frozen and who want announcements: some 2,000 of these. */
const sizes = { ...bigSizes, students: 60, parents: 2_260 };

it('writes to two thousand families in at most 25 calls, and answers others meanwhile', {
  timeout: 300_000,
}, async () => {
  const bot = await startBot();
  const big = await seedBigSchool(begin(bot.store), { sizes, seed: 555, now: schoolMorning });
  if (!big) throw new Error('There is somebody already');
  for (const { page, firstName, lastName } of big.parents) {
    bot.sandbox.addPerson({ id: page, firstName, lastName });
    bot.sandbox.dialog(bot.groupId, page).allows();
  }
  await bot.settle();
  const anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
  const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
  // What the school's past has made due by now, and what a new colleague is told, is out of the way.
  await bot.passes(1);
  for (const person of [anna, vera]) person.ignores();
  await opensScene(bot, anna, 'mailing');
  await anna.taps('parents');
  await anna.taps('all');
  await anna.says('Собрание в среду в 18:00');
  await anna.taps('send');
  for (const person of [anna, vera]) person.ignores();

  const calls: { to: number; answersVera: boolean }[] = [];
  const off = bot.sandbox.onChange((change) => {
    if (change.kind !== 'call' || change.call.inner || !/send|execute/i.test(change.call.method)) return;
    const { peer_ids = '', code = '' } = change.call.params;
    const to = peer_ids.split(',').filter((peer) => peer !== '').length;
    calls.push({ to, answersVera: `${peer_ids} ${code}`.includes(String(vera.dialog.personId)) });
    // In the middle of it somebody asks for the menu.
    if (calls.length === 3) void bot.app.take(vera.dialog.says('меню'));
  });
  await bot.passes(limits.mailingHold);
  off();
  const mailed = calls.filter(({ to }) => to > 1);
  const reached = mailed.reduce((sum, { to }) => sum + to, 0);
  process.stdout.write(
    `${reached} people in ${mailed.length} calls; Vera: ${calls.findIndex(({ answersVera }) => answersVera) + 1} of ${calls.length}\n`,
  );
  expect(reached).toBeGreaterThanOrEqual(2_000);
  expect(mailed.length).toBeLessThanOrEqual(25);
  const answered = calls.findIndex(({ answersVera }) => answersVera);
  expect(answered, 'her answer waits for nobody').toBeLessThanOrEqual(8);
  expect(answered).toBeGreaterThan(0);
  vera.sees('home-list.greeting');
  anna.sees('mailing-news.over', { sent: reached, count: reached });
  for (const person of [anna, vera]) person.ignores();
});
