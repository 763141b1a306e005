import { describe, expect, it } from 'vitest';
import { createMail } from '#src/mail/mail.ts';
import { startSmtp } from '#test/support/smtp.ts';

const letter = {
  ...{ id: 'update-7#0', to: 'info@example.org', replyTo: 'anna@school.example' },
  ...{ subject: 'Заявка на регистрацию: ГБОУ школа № 555 «Белогорье»', text: 'Здравствуйте!\nФИО: Иванова' },
};
const scan = { name: 'Приказ о назначении.pdf', content: Buffer.from([1, 2, 3, 255]) };
const mailTo = (smtpUrl: string, community = 7) =>
  createMail({ smtpUrl, from: 'Бот школы <bot@school.example>', community });

describe('a letter to the mail server', () => {
  it('arrives whole, with what is enclosed and the same Message-ID whenever it is sent again', async () => {
    const smtp = await startSmtp();
    const mail = mailTo(smtp.url);
    expect(await mail.send(letter, [scan])).toEqual({ ok: true, ref: undefined });
    expect(await mail.send(letter, [])).toMatchObject({ ok: true });
    expect(await mailTo(smtp.url, 8).send(letter, [])).toMatchObject({ ok: true });
    const [first, again, other] = smtp.letters;
    expect(first).toMatchObject({
      to: ['info@example.org'],
      replyTo: 'anna@school.example',
      subject: letter.subject,
      enclosures: [scan],
    });
    expect(first?.text.replaceAll('\r\n', '\n').trim()).toBe(letter.text);
    expect(first?.id).toMatch(/^<[0-9a-f]{40}@school\.example>$/);
    expect(again?.id).toBe(first?.id);
    expect(other?.id).not.toBe(first?.id);
  });

  it.each([
    [550, 'ours', 'smtp 550'],
    [554, 'ours', 'smtp 554'],
    [451, 'later', 'smtp 451'],
  ])('is judged by the server’s answer %i: %s', async (code, verdict, told) => {
    const smtp = await startSmtp();
    smtp.refusesWith(code);
    expect(await mailTo(smtp.url).send(letter, [])).toMatchObject({ ok: false, verdict, code: told });
    expect(smtp.letters).toEqual([]);
  });

  it('waits where no server answers', async () => {
    const smtp = await startSmtp();
    await smtp.stop();
    expect(await mailTo(smtp.url).send(letter, [])).toMatchObject({ ok: false, verdict: 'later' });
  });

  it('names the settings where the server knows no such user', async () => {
    const smtp = await startSmtp();
    const answer = await mailTo(smtp.url.replace('//', '//anna:wrong@')).send(letter, []);
    expect(answer).toMatchObject({ ok: false, check: 'the user and password in SMTP_URL' });
  });
});
