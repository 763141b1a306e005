import { beforeEach, describe, expect, it } from 'vitest';
import { adultsNamed } from '#test/conversations/everyone/named-adults.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('S4 · the administrator names the adults whom children may tell of trouble', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { ready: true } });
    anna = await member(bot, 'anna', { name: 'Анна', roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { name: 'Ольга', roles: [{ role: 'subjectTeacher' }] });
    await member(bot, 'ira', { name: 'Ира', roles: [{ role: 'parent', class: 'c1' }] });
  });

  const named = async () => (await bot.read('confidants', 'all'))?.list ?? [];

  it('finds it under «Настройки», names a colleague, who is asked, and sees the answer', async () => {
    await anna.taps('settings');
    await anna.taps('school');
    anna.ignores();
    await anna.taps('confidants');
    anna.sees('confidants-list.ask');
    expect(anna.last.text).toContain('Пока никто не назван');
    await anna.taps('add');
    anna.sees('confidants-who.ask');
    expect(anna.buttons.filter((one) => one.startsWith('person:'))).toEqual([
      `person:${anna.id}`,
      `person:${olga.id}`,
    ]);
    await anna.says('Ольга');
    anna.sees('confidants-post.ask');
    await bot.restarts();
    await anna.taps('psychologist');
    anna.sees('confidants-post.named');
    anna.sees('confidants-list.ask');
    expect(anna.last.text).toContain('Ольга, психолог — ждём согласия');
    olga.sees('confidant-news.named');
    await opensByNotice(bot, olga, 'pleas');
    await olga.taps('yes');
    olga.ignores();
    await bot.restarts();
    expect(await named()).toEqual([{ person: olga.id, post: 'psychologist', agreed: true }]);
    await opensScene(bot, anna, 'confidants');
    anna.ignores();
    expect(anna.last.text).not.toContain('ждём согласия');
  });

  it('takes buttons, goes back and cancels, and a second tap names nobody twice', async () => {
    await opensScene(bot, anna, 'confidants');
    await anna.taps('add');
    anna.ignores();
    await anna.says('кого-нибудь');
    anna.sees('patterns.choose-one');
    await anna.taps('person', olga.id);
    await anna.taps('@back');
    anna.sees('confidants-who.ask');
    await anna.taps('person', olga.id);
    anna.ignores();
    const post = keepsButton(anna, 'psychologist');
    await anna.taps('psychologist');
    await tapsKept(bot, anna, post);
    anna.sees('patterns.old-button');
    anna.ignores();
    olga.sees('confidant-news.named');
    olga.seesNoMore();
    expect(await named()).toHaveLength(1);
    await anna.taps('@cancel');
    anna.ignores();
  });

  it('takes a colleague off the list, asked by name, who is told', async () => {
    await adultsNamed(bot, { person: olga, post: 'psychologist' });
    await opensScene(bot, anna, 'confidants');
    anna.ignores();
    await anna.taps('person', olga.id);
    anna.sees('confidants-list.sure');
    await anna.taps('@no');
    anna.sees('confidants-list.ask');
    await anna.taps('person', olga.id);
    await anna.taps('@sure');
    anna.sees('confidants-list.dismissed');
    olga.sees('confidant-news.dismissed');
    anna.ignores();
    expect(await named()).toEqual([]);
  });

  it('reads that a colleague was faster', async () => {
    await opensScene(bot, anna, 'confidants');
    await anna.taps('add');
    await anna.taps('person', olga.id);
    anna.ignores();
    await adultsNamed(bot, { person: olga, post: 'other' });
    await anna.taps('psychologist');
    anna.sees('refusal-overtaken');
    anna.ignores();
    expect(await named()).toMatchObject([{ post: 'other' }]);
  });

  it('is refused a colleague who has gone meanwhile, and nobody else gets in', async () => {
    await opensScene(bot, anna, 'confidants');
    await anna.taps('add');
    await anna.taps('person', olga.id);
    anna.ignores();
    await bot.transaction(async (tx) => {
      await tx.read('person', olga.id);
      tx.erase('person', olga.id);
    });
    await anna.taps('psychologist');
    anna.sees('refusal-overtaken');
    anna.ignores();
    const ira = bot.person('ira');
    await opensScene(bot, ira, 'confidants');
    ira.sees('patterns.not-yours');
    ira.ignores();
  });
});
