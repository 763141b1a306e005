import { nameOf } from '#src/faults.ts';
import type { About } from '#src/messenger/delivery.ts';
import type { SentFile } from '#src/messenger/did.ts';
import type { Answer, Messenger } from '#src/messenger/port.ts';
import type { Places } from '#src/pipeline/places.ts';

/** A letter on its way to the mail server. */
export interface Letter {
  /** The same whenever this letter is sent again: it becomes the Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
}

export interface Enclosure {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Hands letters to a mail server; answers in the words of the messenger's port and never throws. */
export interface Mail {
  send(letter: Letter, enclosures: readonly Enclosure[]): Promise<Answer>;
}

/** What the sender asks to send letters; `mail` is undefined where no mail server is configured. */
export interface Letters {
  readonly mail: Mail | undefined;
  /** Writes the letter from what is stored now; undefined when it is not to be sent any more. */
  compose(about: About): Promise<Composed | undefined>;
}

export type Composed = Omit<Letter, 'id'> & { readonly files: readonly SentFile[] };

/** Bytes of one document that goes with a letter; a scan of some pages. */
export const largestEnclosure = 10_000_000;

export interface PostPorts {
  readonly letters: Letters;
  readonly messenger: Pick<Messenger, 'download'>;
  readonly places: Places;
}

/**
 * Writes a letter, fetches what goes with it and hands it to the mail server. Never throws.
 *
 * @param cause  of the outbox entry: a letter that is sent again has the same
 * @returns undefined where what it was to be written from has been deleted
 */
export async function postLetter(
  { letters: { mail, compose }, messenger, places }: PostPorts,
  cause: string,
  about: About,
): Promise<Answer | undefined> {
  try {
    const written = await compose(about);
    if (!written) return undefined;
    if (!mail) return notSent('ours', 'no mail server', 'SMTP_URL');
    const { files, ...letter } = written;
    const enclosures: Enclosure[] = [];
    for (const file of files) {
      const fetched = await places.during(1, () => messenger.download(file, largestEnclosure));
      if (!fetched.ok) {
        const verdict = fetched.refusal === 'too-large' ? 'ours' : 'later';
        return notSent(
          verdict,
          `enclosure ${fetched.refusal}`,
          'whether the messenger still has the document',
        );
      }
      enclosures.push({ name: file.name, content: fetched.bytes });
    }
    return await mail.send({ ...letter, id: cause }, enclosures);
  } catch (fault) {
    return notSent('later', nameOf(fault), 'the store and the way to the messenger');
  }
}

const notSent = (verdict: 'ours' | 'later', code: string, check: string): Answer => ({
  ok: false,
  verdict,
  code,
  check,
});
