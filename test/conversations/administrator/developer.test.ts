import { beforeEach, describe, expect, it } from 'vitest';
import { createMail } from '#src/mail/mail.ts';
import { days } from '#src/regulation/durations.ts';
import { asksSchool } from '#test/conversations/everyone/asking-school.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { startSmtp } from '#test/support/smtp.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A16 · the platform’s support', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  async function begins(mail?: Parameters<typeof startBot>[0]): Promise<void> {
    bot = await startBot(mail);
    await schoolWith(bot, { classes: ['7А'] });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Петрова' });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }], name: 'Ольга Смирнова' });
  }
  beforeEach(() => begins());

  const duty = async () => (await bot.read('school', 'main'))?.duties.A16;

  /** The letter about the question that is open, up to its preview. */
  async function composes(): Promise<void> {
    anna.sees('support-letter-what.said');
    anna.sees('support-letter-what.names');
    await anna.taps('asis');
    await anna.taps('chat');
    await anna.taps('android');
    await anna.taps('skip');
    anna.sees('support-letter-look.letter');
  }

  it('A16 from «Мои дела» to the developer’s reply on the ticket and its author told, over restarts', async () => {
    const { id } = await asksSchool(bot, olga, 'Чат пустой');
    anna.sees('ticket-news.new');
    await opensRow(anna, 'A16');
    anna.sees('developer-list.ask', { count: 0 });
    await anna.says('1');
    await composes();
    expect(anna.last.text).toMatch(/Чат пустой[\s\S]*Где: Чат/);
    expect(anna.last.text).not.toContain('Ольга');
    await bot.restarts();
    await anna.taps('sent');
    anna.sees('support-letter-look.noted');
    olga.sees('ticket-news.asked-developer', { number: 1 });
    expect(await duty()).toBeUndefined();
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'waiting' });

    await bot.passes(days(7));
    anna.sees('ticket-news.developer-late', { number: 1 });
    await bot.restarts();
    await opensRow(anna, 'A16');
    anna.sees('developer-list.ask', { count: 1 });
    await anna.says('1');
    anna.sees('developer-one.ask', { number: 1 });
    await anna.taps('reply');
    anna.sees('developer-reply.ask');
    await anna.says('Обновите приложение');
    anna.sees('developer-look.ask');
    const send = keepsButton(anna, 'send');
    await anna.taps('send');
    anna.sees('developer-look.told', { number: 1 });
    await tapsKept(bot, anna, send);
    anna.sees('patterns.old-button');
    olga.sees('ticket-news.developer', { number: 1 });
    expect(olga.last.text).toContain('Обновите приложение');
    await bot.restarts();
    expect(await bot.read('ticket', id)).toMatchObject({
      state: 'answered',
      developer: { answeredAt: expect.any(Number) },
    });
    expect((await bot.read('ticket', id))?.messages.at(-1)).toMatchObject({ by: 'developer' });
    expect(await duty()).toMatchObject({ state: 'done', by: anna.id });
    anna.ignores();
  });

  it('gets the letter from here where a mail server is configured, and only then the question waits for it', async () => {
    const smtp = await startSmtp();
    await begins({
      mail: createMail({ smtpUrl: smtp.url, from: 'Школа <bot@school.example>', community: 1 }),
    });
    const { id } = await asksSchool(bot, olga, 'Чат пустой');
    await opensByNotice(bot, anna, 'ticket', id);
    await anna.taps('developer');
    await composes();
    await anna.taps('mail');
    await anna.says('anna@school.example');
    anna.sees('support-letter-told.sent');
    olga.sees('ticket-news.asked-developer', { number: 1 });
    expect(smtp.letters[0]?.text).toContain('Чат пустой');
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'waiting' });
    anna.ignores();
  });

  it('does not keep an answer to its author waiting, and stays asked until it has answered', async () => {
    const { id } = await asksSchool(bot, olga, 'Чат пустой');
    const notice = anna.last;
    await opensScene(bot, anna, 'developer', { ticket: id });
    await composes();
    await anna.taps('sent');
    await anna.replies('Спросили, ждём', notice);
    anna.sees('ticket-answer.sent');
    expect(await bot.read('ticket', id)).toMatchObject({ state: 'waiting' });
    anna.ignores();
    olga.ignores();
  });

  it('is written to without a question too, and nothing waits then', async () => {
    await opensScene(bot, anna, 'developer');
    anna.sees('developer-list.none');
    await anna.says('ыыы');
    await anna.taps('letter');
    anna.sees('support-letter-what.ask');
    await anna.says('назад');
    anna.sees('developer-list.none');
    anna.ignores();
  });

  it('is nothing for anybody but an administrator', async () => {
    await opensScene(bot, olga, 'developer');
    olga.sees('patterns.not-yours');
    olga.ignores();
  });

  it('leaves no reply to a question that its author has deleted meanwhile', async () => {
    const { id } = await asksSchool(bot, olga, 'Чат пустой');
    await opensScene(bot, anna, 'developer', { ticket: id });
    await composes();
    await anna.taps('sent');
    await opensScene(bot, anna, 'developer', { ticket: id });
    await anna.taps('reply');
    await opensScene(bot, olga, 'my-ticket', { of: id });
    await olga.taps('erase');
    await olga.taps('@sure');
    await anna.says('Обновите');
    anna.sees('patterns.gone');
    anna.ignores();
    olga.ignores();
  });
});
