import { beforeEach, describe, expect, it } from 'vitest';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { writePaper } from '#src/files/paper.ts';
import { createMail } from '#src/mail/mail.ts';
import type { Mail } from '#src/pipeline/letters.ts';
import { hours, minutes } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { isPaper, paragraphsOf } from '#test/support/papers.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { type Smtp, startSmtp } from '#test/support/smtp.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

const scan = new Uint8Array([37, 80, 68, 70]);
const details = {
  address: '197373, СПб, ул. Школьная, д. 5',
  site: 'school555.ru',
  phone: '+7 812 417-34-56',
};
const mailTo = (smtp: Smtp): Mail =>
  createMail({ smtpUrl: smtp.url, from: 'bot@school.example', community: 1 });

let bot: Bot;
let anna: Person;

async function begins(mail?: Mail): Promise<void> {
  bot = await startBot(mail ? { mail } : {});
  await schoolWith(bot, { school: { name: 'ГБОУ школа № 555', ...details } });
  anna = await member(bot, 'anna', { name: 'Анна', roles: [{ role: 'administrator' }] });
}
const a1 = async () => (await bot.read('school', 'main'))?.duties.A1;
const stored = () => bot.read('application', anna.id);
const opens = async () => {
  await opensRow(anna, 'A1');
  anna.sees('application-name.ask');
};
/** To the letter, over a restart. */
async function fillsIn(): Promise<void> {
  await opens();
  await anna.says('Иванова Анна Петровна');
  anna.sees('application-email.ask');
  await anna.says('Ivanova@School555.ru');
  anna.sees('application-phone.ask');
  await bot.restarts();
  await anna.says('8 921 123-45-67');
  anna.sees('application-order.ask');
  await anna.sendsFile('приказ.pdf', scan);
  anna.sees('application-review.ask');
}
/** Other tests leave their schools behind. */
const ownKeys = (of: string) => bot.store.client.keys(`{g${bot.groupId}}:${of}`);
/** All that Redis holds, to be searched for what must not be there. */
async function everything(): Promise<string> {
  const { client } = bot.store;
  const found: string[] = [];
  for (const key of await ownKeys('*')) {
    const type = await client.type(key);
    if (type === 'string') found.push((await client.get(key)) ?? '');
    if (type === 'stream') found.push(JSON.stringify(await client.xrange(key, '-', '+')));
    if (type === 'hash') found.push(JSON.stringify(await client.hgetall(key)));
  }
  return found.join('\n');
}

describe('A1 · the application where a mail server is configured', () => {
  let smtp: Smtp;
  beforeEach(async () => {
    smtp = await startSmtp();
    await begins(mailTo(smtp));
  });

  it('A1 from «Мои дела» to the mail server that took it with the order, over restarts', async () => {
    await fillsIn();
    expect(anna.last.text).toContain('+7 921 123-45-67');
    const send = keepsButton(anna, 'send');
    await anna.taps('send');
    anna.sees('application-sending.ask');
    anna.sees('application-told.sent');
    await bot.restarts();
    expect(await a1()).toEqual({ state: 'done', at: bot.clock.now(), by: anna.id });
    expect(await stored()).toBeUndefined();
    const [letter] = smtp.letters;
    expect(letter).toMatchObject({
      to: ['info@sferum.ru'],
      replyTo: 'Ivanova@school555.ru',
      enclosures: [{ name: 'приказ.pdf', content: Buffer.from(scan) }],
    });
    expect(letter?.subject).toContain('ГБОУ школа № 555');
    for (const part of ['Иванова Анна Петровна', '+7 921 123-45-67', ...Object.values(details)])
      expect(letter?.text).toContain(part);
    await tapsKept(bot, anna, send);
    anna.sees('patterns.old-button');
    expect(smtp.letters).toHaveLength(1);
    anna.ignores();
  });

  it('keeps the contact data in one place, and no content of the order', async () => {
    await fillsIn();
    expect((await everything()).match(/921 123-45-67/g)).toHaveLength(1);
    expect(JSON.stringify(await bot.read('place', anna.id))).not.toMatch(/921|Иванова|school555/);
    expect(await everything()).not.toContain('%PDF');
    smtp.refusesWith(451);
    await anna.taps('send');
    anna.ignores();
    // The letter waits in the outbox without a word of it.
    expect((await everything()).match(/921 123-45-67/g)).toHaveLength(1);
  });

  it('is tried again where the server refuses for a while, and told when it is through', async () => {
    await fillsIn();
    smtp.refusesWith(451);
    await anna.taps('send');
    anna.sees('application-sending.ask');
    expect(await a1()).toBeUndefined();
    await bot.passes(minutes(1));
    expect(smtp.offered).toBe(2);
    await bot.restarts();
    smtp.refusesWith(0);
    await bot.passes(minutes(2));
    anna.sees('application-told.sent');
    expect(await a1()).toMatchObject({ state: 'done', by: anna.id });
    anna.ignores();
  });

  it('comes back kindly where the server refuses it for good, with the letter to be sent by hand', async () => {
    await fillsIn();
    smtp.refusesWith(550);
    await anna.taps('send');
    anna.sees('application-told.by-hand');
    expect(bot.faults.splice(0)).toHaveLength(1);
    expect(smtp.offered).toBe(1);
    expect(await a1()).toBeUndefined();
    await opensByNotice(bot, anna, 'application');
    anna.sees('application-review.ask');
    await anna.taps('byHand');
    anna.sees('application-by-hand.ask');
    await anna.taps('done');
    anna.sees('application.done');
    expect(await a1()).toMatchObject({ state: 'done' });
    expect(await stored()).toBeUndefined();
    anna.ignores();
  });

  it('is given back while the data still lives where the server stays away', async () => {
    await fillsIn();
    await smtp.stop();
    await anna.taps('send');
    for (const pause of [1, 2, 5, 10, 15]) await bot.passes(minutes(pause));
    anna.sees('application-told.by-hand');
    bot.faults.splice(0);
    await opensByNotice(bot, anna, 'application');
    anna.sees('application-review.ask');
    anna.ignores();
  });

  it('may come twice with one Message-ID where the server’s answer was lost, and is told once', async () => {
    const real = mailTo(smtp);
    let lost = true;
    await begins({
      async send(letter, enclosures) {
        const answer = await real.send(letter, enclosures);
        if (!lost) return answer;
        lost = false;
        return { ok: false, verdict: 'later', code: 'smtp ECONNECTION', check: '' };
      },
    });
    await fillsIn();
    await anna.taps('send');
    await bot.restarts();
    await bot.passes(minutes(1));
    anna.sees('application-told.sent');
    const [first, second] = smtp.letters;
    expect(second?.id).toBe(first?.id);
    anna.ignores();
  });

  it('is sent once where it was sent and only its settling was lost', async () => {
    await fillsIn();
    bot.atCheckpoint = (at) => {
      if (at === 'settling' && smtp.letters.length > 0) throw new Error('killed');
    };
    await anna.taps('send');
    bot.atCheckpoint = () => undefined;
    await bot.restarts();
    await bot.settle();
    bot.faults.splice(0);
    anna.sees('application-told.sent');
    expect(smtp.letters).toHaveLength(1);
    anna.ignores();
  });

  it('does not go out after the data was deleted, and nobody is written to', async () => {
    await fillsIn();
    smtp.refusesWith(451);
    await anna.taps('send');
    anna.ignores();
    await as(bot, anna.id, (desk) => forgetMe(desk, {}));
    smtp.refusesWith(0);
    await bot.passes(minutes(1));
    expect(smtp.letters).toEqual([]);
    expect(await everything()).not.toContain('921 123-45-67');
  });

  it('does not go out for somebody who is no administrator any more', async () => {
    await fillsIn();
    smtp.refusesWith(451);
    await anna.taps('send');
    const record = await bot.read('person', anna.id);
    if (record) await bot.write('person', anna.id, { ...record, roles: [] });
    smtp.refusesWith(0);
    await bot.passes(minutes(1));
    expect(smtp.letters).toEqual([]);
    anna.ignores();
  });

  it('is not sent a second time where a colleague was faster', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await fillsIn();
    await as(bot, boris.id, (desk) => settleDuty(desk, { key: 'A1', end: 'done' }));
    await anna.taps('send');
    anna.sees('refusal-overtaken');
    expect(smtp.letters).toEqual([]);
    anna.ignores();
  });

  it('is not offered by mail without the order', async () => {
    await fillsIn();
    await anna.taps('order');
    await anna.taps('skip');
    anna.sees('application-review.not-enclosed');
    anna.lacks('send');
    anna.ignores();
  });
});

describe('A1 · the application where there is no mail server', () => {
  beforeEach(() => begins());

  it('is given as a text and a document, and done when the person says that it was sent', async () => {
    await fillsIn();
    anna.lacks('send');
    await anna.taps('byHand');
    anna.sees('application-by-hand.ask', { mail: 'info@sferum.ru' });
    const [file] = bot.drawn.filter(isPaper);
    const paragraphs = paragraphsOf(await writePaper(file?.parts ?? []));
    expect(paragraphs[0]).toBe('ГБОУ школа №\u00A0555');
    // The school puts the day and the number of the letter there by hand.
    expect(paragraphs[2]).toMatch(/^«___» .* 2026\u00A0г\.\t№\u00A0____/);
    expect(paragraphs[3]).toMatch(/^В\u00A0службу поддержки\nИКОП «Сферум»\ninfo@sferum\.ru$/);
    expect(paragraphs).toContain('ФИО: Иванова Анна Петровна');
    expect(paragraphs).toContain('Администратор\tА.\u00A0П.\u00A0Иванова');
    await bot.restarts();
    const done = keepsButton(anna, 'done');
    await anna.taps('done');
    anna.sees('application.done');
    anna.sees('duty-stands.done');
    await bot.restarts();
    expect(await a1()).toEqual({ state: 'done', at: bot.clock.now(), by: anna.id });
    expect(await stored()).toBeUndefined();
    await tapsKept(bot, anna, done);
    anna.sees('patterns.old-button');
  });

  it('asks the same again for what it cannot read, and takes no picture for a document', async () => {
    await opens();
    for (const said of ['Анна', 'Иванова А. П.', 'anna@school.ru']) {
      await anna.says(said);
      anna.sees('application-name.unread');
    }
    await anna.says('Иванова Анна Петровна');
    for (const said of ['ivanova', 'a@b', 'a@b.ru, c@d.ru']) {
      await anna.says(said);
      anna.sees('application-email.unread');
    }
    await anna.says('почта: ivanova@school555.ru.');
    await anna.says('не скажу');
    anna.sees('application-phone.unread');
    await anna.says('8 812 417-34-56');
    anna.sees('application-phone.landline');
    await anna.says('+7(921)1234567');
    anna.sees('application-order.ask');
    await anna.sendsPhoto();
    anna.sees('patterns.as-document');
    await anna.sendsFile('приказ.exe', scan);
    anna.sees('application-order.unread');
    await anna.taps('@back');
    anna.sees('application-phone.ask');
    await anna.taps('@cancel');
    anna.ignores();
    expect(await a1()).toBeUndefined();
  });

  it('forgets what was entered after an hour, wherever the person is by then', async () => {
    await fillsIn();
    await anna.taps('byHand');
    anna.ignores();
    await bot.passes(hours(1));
    expect(await ownKeys('application*')).toEqual([]);
    expect(await everything()).not.toContain('921 123-45-67');
    await anna.taps('done');
    anna.sees('refusal-contact-gone');
    anna.sees('application-name.ask');
    expect(await a1()).toBeUndefined();
  });

  it('is asked for what it lacks, and shows no letter with holes, where it was begun anew in another window', async () => {
    await fillsIn();
    const entered = await stored();
    if (entered) await bot.write('application', anna.id, { ...entered, email: undefined });
    await anna.taps('byHand');
    anna.sees('refusal-contact-gone');
    anna.sees('application-email.ask');
    await anna.says('a@b.ru');
    anna.sees('application-review.ask');
    expect(anna.last.text).toContain('a@b.ru');
  });

  it('shows what is kept under «Мои данные», and deletes it with them', async () => {
    await fillsIn();
    await anna.taps('@cancel');
    await anna.taps('settings');
    await anna.taps('data');
    expect(anna.last.text).toContain('+7 921 123-45-67');
    anna.ignores();
    await as(bot, anna.id, (desk) => forgetMe(desk, {}));
    expect(await stored()).toBeUndefined();
    const due = await bot.store.client.zrange(bot.store.keys.due(), '0', '-1');
    expect(due.filter((fact) => fact.startsWith('contact-end'))).toEqual([]);
  });

  it('changes one thing and comes back to the letter; «Позже» leaves it for the hour', async () => {
    await fillsIn();
    await anna.taps('email');
    await anna.says('other@school555.ru');
    anna.sees('application-review.ask');
    expect(anna.last.text).toContain('other@school555.ru');
    await anna.taps('byHand');
    await anna.taps('later');
    anna.sees('application.later');
    await anna.taps('open');
    anna.sees('application-review.ask');
    anna.ignores();
  });

  it('takes the stored full name by a tap, and leads to the school’s details that are missing', async () => {
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, site: '' });
    const record = await bot.read('person', anna.id);
    if (record) await bot.write('person', anna.id, { ...record, name: 'Иванова Анна Петровна' });
    await opens();
    await anna.taps('keep');
    await anna.says('a@b.ru');
    await anna.says('89211234567');
    await anna.taps('skip');
    anna.sees('application-review.school');
    await anna.taps('school');
    anna.sees('school-details-list.lacks');
    anna.ignores();
  });

  it('is the administrator’s alone', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    await opensScene(bot, irina, 'application');
    irina.sees('patterns.not-yours');
    irina.ignores();
  });
});
