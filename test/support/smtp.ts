import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach } from 'vitest';

/** A letter as the server took it. */
export interface TakenLetter {
  readonly to: readonly string[];
  readonly id: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly enclosures: readonly { readonly name: string; readonly content: Buffer }[];
}

/** A real mail server on this machine. */
export interface Smtp {
  readonly url: string;
  readonly letters: TakenLetter[];
  /** Answers the next letters with this code instead of taking them; 0 takes them again. */
  refusesWith(code: number): void;
  /** How many letters were offered, the refused ones included. */
  readonly offered: number;
  stop(): Promise<void>;
}

const running = new Set<Smtp>();
afterEach(async () => {
  for (const smtp of running) await smtp.stop();
});

export async function startSmtp(options: { port?: number } = {}): Promise<Smtp> {
  const letters: TakenLetter[] = [];
  let code = 0;
  let offered = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        offered += 1;
        if (code !== 0) return done(Object.assign(new Error('not now'), { responseCode: code }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push({ to, ...readLetter(Buffer.concat(chunks).toString('utf8')) });
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(options.port ?? 0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const smtp: Smtp = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    get offered() {
      return offered;
    },
    refusesWith(next) {
      code = next;
    },
    async stop() {
      running.delete(smtp);
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
  running.add(smtp);
  return smtp;
}

/** What a letter says, by the few shapes that ours have (RFC 2045, 2047). */
function readLetter(source: string): Omit<TakenLetter, 'to'> {
  const [head = ''] = source.split('\r\n\r\n', 1);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1];
  const parts = boundary === undefined ? [source] : source.split(`--${boundary}`).slice(1, -1);
  const read = parts.map((part) => {
    const [headers = '', ...body] = part.replace(/^\r\n/, '').split('\r\n\r\n');
    return { name: nameIn(headers), content: Buffer.from(body.join(''), 'base64') };
  });
  return {
    id: headerIn(head, 'Message-ID'),
    replyTo: headerIn(head, 'Reply-To'),
    subject: decodeWords(headerIn(head, 'Subject')),
    text: read.find(({ name }) => name === undefined)?.content.toString('utf8') ?? '',
    enclosures: read.flatMap(({ name, content }) => (name === undefined ? [] : [{ name, content }])),
  };
}

/** A long name, or one with other letters than Latin ones, stands in pieces (RFC 2231). */
function nameIn(headers: string): string | undefined {
  const pieces = [...headers.matchAll(/filename(?:\*\d+\*)?=(?:utf-8'')?"?([^"\r\n;]+)/gi)];
  return pieces.length === 0
    ? undefined
    : decodeWords(decodeURIComponent(pieces.map(([, piece]) => piece ?? '').join('')));
}

const headerIn = (head: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n[ \t]/g, ' ') ?? '';

const decodeWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, words: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(words, 'base64').toString('utf8')
        : Buffer.from(
            words
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/gi, (__, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              ),
            'latin1',
          ).toString('utf8'),
    );
