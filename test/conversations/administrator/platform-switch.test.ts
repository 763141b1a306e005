import { beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensRow, opensScene } from '#test/support/taps.ts';

describe('the school says which platform is in force', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { platform: 'vk-sferum' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  });

  const switchesTo = async (platform: string) => {
    await opensScene(bot, anna, 'school-settings');
    await anna.taps('platform');
    await anna.taps(platform);
    anna.sees('school-settings.saved');
    anna.ignores();
    await bot.restarts();
  };
  const asks = async () => {
    await olga.says('не вижу чат класса, что делать');
    olga.sees('asked-look.ask', { question: 'Не вижу чата класса' });
    return olga.last.text;
  };
  /** The card of a duty, with its steps, its name and its platform. */
  const steps = async () => {
    await opensRow(vera, 'C3b:c1');
    vera.ignores();
    return vera.last.text;
  };
  const draft = 'черновик';

  it('to MAX: answers and steps become the draft, and say that they are one; back again, and all is as it was', async () => {
    const [answer, row] = [await asks(), await steps()];
    expect(answer).not.toContain(draft);
    expect(row).not.toContain(draft);
    await switchesTo('max');
    const [inMax, rowInMax] = [await asks(), await steps()];
    expect(inMax).toContain('MAX');
    expect(inMax).toContain(draft);
    expect(inMax).not.toMatch(/Сферум|учебн/);
    expect(rowInMax).toContain('MAX');
    expect(rowInMax).toContain(draft);
    expect(rowInMax).not.toBe(row);
    // What MAX has no answer of its own to is answered in general words, which are no draft.
    await olga.says('двое детей в разных классах');
    expect(olga.last.text).not.toContain('Сферум');
    await switchesTo('vk-sferum');
    expect(await asks()).toBe(answer);
    expect(await steps()).toBe(row);
    olga.ignores();
  });

  it('in English as well', async () => {
    const ivan = await member(bot, 'ivan', { roles: [{ role: 'parent', class: 'c1' }], lang: 'en' });
    await switchesTo('max');
    await ivan.says('i cannot see the class chat');
    ivan.sees('guide.draft');
    expect(ivan.last.text).not.toMatch(/[а-яё]/i);
    ivan.ignores();
  });
});
