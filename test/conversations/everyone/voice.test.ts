import { beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('what is said by voice is taken as if it were typed', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const asksName = async () => {
    await opensScene(bot, olga, 'settings');
    await olga.taps('data');
    await olga.taps('name');
    olga.ignores();
  };
  const nameOf = async () => (await bot.read('person', olga.id))?.name;

  it('a voice question that VK has written down at once is answered', async () => {
    await olga.sendsVoice('не вижу чат класса, что делать');
    olga.sees('patterns.heard', { said: 'не вижу чат класса, что делать' });
    olga.sees('asked-look.ask');
  });

  it('a voice question that is written down later is waited for, over a restart, and answered once', async () => {
    await olga.sendsVoice('не вижу чат класса, что делать', seconds(5));
    olga.seesNoMore();
    await bot.restarts();
    await bot.passes(seconds(2));
    olga.seesNoMore();
    await bot.passes(seconds(10));
    olga.sees('patterns.heard');
    olga.sees('asked-look.ask');
    await bot.passes(minutes(2));
    olga.seesNoMore();
  });

  it('one that is never written down is told of kindly, and the open question stands', async () => {
    await asksName();
    await olga.sendsVoice('Ольга Карпенко', minutes(60));
    for (let n = 0; n < 6; n += 1) await bot.passes(seconds(10));
    olga.sees('patterns.unheard');
    olga.sees('settings-name.ask');
    await olga.sendsVoice();
    olga.sees('patterns.unheard');
    olga.ignores();
    expect(await nameOf()).toBe('olga');
  });

  it('an answer by voice answers the open question', async () => {
    await asksName();
    await olga.sendsVoice('меня зовут ольга карпенко', seconds(3));
    await bot.passes(seconds(10));
    olga.sees('patterns.heard');
    expect(await nameOf()).toBe('Ольга Карпенко');
    olga.ignores();
  });

  it('what comes late answers no other question than the one it was said to', async () => {
    await asksName();
    await olga.sendsVoice('Ольга Карпенко', seconds(3));
    await olga.says('отмена');
    olga.ignores();
    await asksName();
    await bot.passes(seconds(10));
    olga.sees('patterns.heard', { said: 'Ольга Карпенко' });
    olga.sees('patterns.heard-late');
    olga.sees('settings-name.ask');
    expect(await nameOf()).toBe('olga');
    olga.ignores();
  });

  it('holds up nothing that is written meanwhile', async () => {
    await olga.sendsVoice('мой профиль взломали, что делать', seconds(8));
    await olga.says('настройки');
    expect(olga.last.text).not.toBe('');
    olga.ignores();
    await bot.passes(seconds(10));
    await bot.passes(seconds(10));
    olga.sees('patterns.heard');
    olga.sees('asked-look.ask');
    olga.ignores();
  });

  it('somebody in danger is heard before everything, late too, and the words are not repeated', async () => {
    await asksName();
    await olga.sendsVoice('меня бьют дома', seconds(3));
    await bot.passes(seconds(10));
    olga.sees('care.danger');
    expect(olga.last.text).not.toContain('бьют');
    olga.ignores();
  });
});
