import { beforeEach, describe, expect, it } from 'vitest';
import { createMail } from '#src/mail/mail.ts';
import { hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { type Smtp, startSmtp } from '#test/support/smtp.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

/** What, where, on what, and what was tried. */
async function writes(who: Person, what = 'Ссылка на чат не открывается'): Promise<void> {
  who.sees('support-letter-what.ask', { mail: 'info@sferum.ru' });
  await who.says(what);
  who.sees('support-letter-where.ask');
  await who.taps('chat');
  who.sees('support-letter-device.ask');
  await who.says('планшет Huawei');
  who.sees('support-letter-tried.ask');
  await who.says('Перезагрузить');
  who.sees('support-letter-look.letter');
}

describe('R2 · a letter to the platform’s support, to be copied', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
  });

  it('is put together by anybody, also somebody unknown, from the first screen of the help, and stored nowhere', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    await ivan.says('помощь');
    ivan.sees('help-topics.ask');
    await ivan.taps('platform');
    await writes(ivan);
    const letter = ivan.last.text;
    expect(letter).toMatch(
      /Школа: Школа № 555[\s\S]*Ссылка на чат не открывается[\s\S]*Где: Чат[\s\S]*Huawei/,
    );
    expect(letter).toMatch(/Перезагрузить[\s\S]*[Чч]ужие имена/);
    ivan.lacks('mail');
    await bot.restarts();
    await ivan.taps('done');
    ivan.sees('support-letter-look.good');
    ivan.ignores();
    expect(await tracesOf(bot, ivan)).toEqual([]);
  });

  it('asks again for what cannot be read, and comes back to what was entered', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'support-letter');
    await olga.says('а'.repeat(1001));
    olga.sees('support-letter-what.unread');
    await olga.says('Звонок не начинается');
    await olga.says('а'.repeat(101));
    olga.sees('support-letter-where.unread');
    await olga.taps('call');
    await olga.says('б'.repeat(101));
    olga.sees('support-letter-device.unread');
    await olga.taps('iphone');
    await olga.taps('skip');
    olga.sees('support-letter-look.ask');
    expect(olga.last.text).toMatch(/Кто пишет: родитель/);
    expect(olga.last.text).not.toContain('пробовали');
    await olga.says('назад');
    olga.sees('support-letter-tried.ask');
    await olga.says('отмена');
    await olga.taps('@resume');
    olga.sees('support-letter-tried.ask');
    olga.ignores();
  });
});

describe('R2 · a letter to the platform’s support, where a mail server is configured', () => {
  let bot: Bot;
  let smtp: Smtp;
  let olga: Person;

  beforeEach(async () => {
    smtp = await startSmtp();
    const mail = createMail({ smtpUrl: smtp.url, from: 'Школа <bot@school.example>', community: 1 });
    bot = await startBot({ mail });
    await schoolWith(bot, { classes: ['7А'] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'support-letter');
    await writes(olga);
  });

  it('goes from here, the answer to the writer’s own address, which is kept no longer than that', async () => {
    await olga.taps('mail');
    olga.sees('support-letter-email.ask');
    await olga.says('почта');
    olga.sees('support-letter-email.unread');
    await bot.restarts();
    await olga.says('olga@example.ru');
    olga.sees('support-letter-email.on-its-way');
    olga.sees('support-letter-told.sent');
    expect(smtp.letters).toMatchObject([{ to: ['info@sferum.ru'], replyTo: 'olga@example.ru' }]);
    expect(smtp.letters[0]?.text).toMatch(/Ссылка на чат не открывается[\s\S]*Huawei/);
    olga.ignores();
    expect(await bot.read('supportLetter', olga.id)).toBeUndefined();
    expect(await tracesOf(bot, { id: 'nobody' }, 'olga@example.ru')).toEqual([]);
  });

  it('goes once, and is given to be sent by hand where the server refuses it', async () => {
    smtp.refusesWith(550);
    const mail = keepsButton(olga, 'mail');
    await olga.taps('mail');
    await olga.says('olga@example.ru');
    await tapsKept(bot, olga, mail);
    olga.sees('patterns.old-button');
    await bot.passes(hours(2));
    olga.sees('support-letter-told.by-hand');
    olga.ignores();
    expect(smtp.letters).toEqual([]);
    expect(bot.faults.splice(0)).toHaveLength(1);
    expect(await bot.read('supportLetter', olga.id)).toBeUndefined();
  });

  it('is sent for nobody unknown: they copy it', async () => {
    olga.ignores();
    const ivan = bot.person('ivan');
    await ivan.opens();
    await opensScene(bot, ivan, 'support-letter');
    await writes(ivan);
    ivan.lacks('mail');
    ivan.ignores();
  });
});
