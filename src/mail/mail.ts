import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from '#src/messenger/port.ts';
import type { Enclosure, Letter, Mail } from '#src/pipeline/letters.ts';
import { seconds } from '#src/regulation/durations.ts';

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** Two communities may send by one address. */
  readonly community: number;
}

/** A mail server that accepts a connection and then says nothing must not hold up the sender. */
const wait = seconds(20);
const patience = { connectionTimeout: wait, greetingTimeout: wait, socketTimeout: wait };

/** The mail server of SMTP_URL. The library is loaded with the first letter. */
export function createMail({ smtpUrl, from, community }: MailSettings): Mail {
  const domain = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send(letter, enclosures) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport({
        url: smtpUrl,
        ...patience,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({
          ...messageOf(letter, enclosures),
          from,
          messageId: idOf(`${community} ${letter.id}`, domain),
        });
        return { ok: true, ref: undefined };
      } catch (fault) {
        return judge(fault);
      } finally {
        transport.close();
      }
    },
  };
}

const messageOf = ({ to, replyTo, subject, text }: Letter, enclosures: readonly Enclosure[]) => ({
  ...{ to, replyTo, subject, text, textEncoding: 'base64' as const },
  attachments: enclosures.map(({ name, content }) => ({ filename: name, content: Buffer.from(content) })),
});

/** A letter that is sent again has the same Message-ID: whoever receives it twice can tell. */
const idOf = (id: string, domain: string): string =>
  `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${domain}>`;

const Refusal = z.looseObject({ responseCode: z.number().optional(), code: z.string().default('fault') });

/** A permanent refusal (5xx) is final; everything else (4xx, no connection, silence) may pass (RFC 5321, 4.2.1). */
function judge(fault: unknown): Answer {
  const { responseCode, code } = Refusal.catch({ code: 'fault' }).parse(fault);
  return {
    ok: false,
    verdict: responseCode !== undefined && responseCode >= 500 ? 'ours' : 'later',
    code: `smtp ${responseCode ?? code}`,
    check: code === 'EAUTH' ? 'the user and password in SMTP_URL' : 'SMTP_URL, MAIL_FROM and the mail server',
  };
}
