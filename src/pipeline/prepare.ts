import { createHash } from 'node:crypto';
import type { Clock } from '#src/clock.ts';
import type { Told } from '#src/domain/ground/transaction.ts';
import { nameOf } from '#src/faults.ts';
import type { DrawnFile, MadeFile } from '#src/files/described.ts';
import type { TableRead } from '#src/files/table-read.ts';
import { Latest } from '#src/latest.ts';
import type { About, Sendable } from '#src/messenger/delivery.ts';
import type { Address, SentFile } from '#src/messenger/did.ts';
import type { Messenger, Outgoing, Uploaded } from '#src/messenger/port.ts';
import type { Waiting } from '#src/pipeline/lanes.ts';
import { type Letters, postLetter } from '#src/pipeline/letters.ts';
import { goesOn } from '#src/pipeline/other-form.ts';
import type { OutboxEntry } from '#src/pipeline/outbox.ts';
import type { Places } from '#src/pipeline/places.ts';
import type { Alarms } from '#src/pipeline/sender-alarms.ts';
import { callPause, givenUpFor, isOutdated, over, pauseAfter } from '#src/pipeline/tries.ts';
import { minutes, seconds } from '#src/regulation/durations.ts';

export interface PreparePorts {
  readonly messenger: Pick<Messenger, 'capabilities' | 'upload' | 'search' | 'download' | 'listen'>;
  readonly clock: Clock;
  readonly places: Places;
  readonly alarms: Alarms;
  readonly draw: (file: DrawnFile) => Promise<MadeFile>;
  readonly readTable: (bytes: Uint8Array, name: string) => Promise<TableRead>;
  readonly letters: Letters;
}

/** What follows from a preparation: the entry may be called, waits, is at its end, or was a fetch and is read. */
export type Prepared =
  | { readonly next: 'call' }
  | { readonly next: 'pause'; readonly ms: number }
  | { readonly next: 'end'; readonly told: Told; readonly read?: TableRead | Spoken };

/** What was said in a voice message; undefined where it was not written down in time. */
export interface Spoken {
  readonly spoken: string | undefined;
}

/** Of the time for which the messenger remembers a message, what is left for clocks that differ and calls that last. */
const memoryMargin = minutes(10);
/** References of uploaded files; a few hundred bytes each. */
const referencesKept = 500;
const unreadable: TableRead = { ok: false, refusal: 'unreadable' };

/** Bytes; a nomenclature is a few kilobytes. */
const largestTable = 1_000_000;

/** What comes before the call: documents are fetched, letters posted, pictures drawn and uploaded, old
 * messages looked for. */
export class Preparation {
  readonly #references = new Latest<string>(referencesKept);

  constructor(readonly ports: PreparePorts) {}

  isNeeded(waiting: Waiting, now: number): boolean {
    const { delivery } = waiting.entry;
    if (['fetch', 'listen', 'letter'].includes(delivery.kind)) return true;
    if (delivery.kind !== 'say') return false;
    if (waiting.givenUp || this.#isForgotten(waiting, now)) return true;
    return waiting.files.length < (delivery.files?.length ?? 0);
  }

  /** Never throws: whatever goes wrong is a try of that thing. */
  async run(waiting: Waiting): Promise<Prepared> {
    const { delivery } = waiting.entry;
    if (delivery.kind === 'fetch') return this.#fetch(waiting, delivery.file);
    if (delivery.kind === 'listen') return this.#listen(waiting, delivery.to, delivery.voice);
    if (delivery.kind === 'letter') return this.#letter(waiting, delivery.about);
    if (delivery.kind !== 'say' || !isSendable(waiting)) return { next: 'call' };
    if (waiting.givenUp || this.#isForgotten(waiting, this.ports.clock.now())) {
      const searched = await this.#search(waiting);
      if (searched.next !== 'call') return searched;
    }
    for (const file of delivery.files?.slice(waiting.files.length) ?? []) {
      const filed = await this.#file(waiting, file);
      if (filed.next !== 'call') return filed;
    }
    return { next: 'call' };
  }

  /** Perhaps sent, and so long or so many messages ago that the messenger would not recognise a repetition. */
  #isForgotten({ entry, mayBeSent, dialog, wentBefore = dialog.went }: Waiting, now: number): boolean {
    if (!mayBeSent) return false;
    const { remembers, remembersLast } = this.ports.messenger.capabilities;
    const remembered = Math.max(0, remembers - memoryMargin);
    // What people write there counts too, and is not counted here.
    return remembered === 0 || now - entry.at >= remembered || dialog.went - wentBefore >= remembersLast / 3;
  }

  /** What cannot be asked now is asked later: what is given up three times, anything else as long as an outage lasts. */
  async #search(waiting: Sending): Promise<Prepared> {
    const { places, messenger, alarms, clock } = this.ports;
    const { givenUp, entry } = waiting;
    const asked = places.during(1, () => messenger.search(outgoing(waiting), entry.at));
    const found = await asked.catch(() => 'later' as const);
    if (found === 'later') {
      const searched = failed(waiting, 'search');
      const ms = givenUp ? searched : callPause(waiting.preparations);
      if (ms !== undefined && !isOutdated(clock.now() - entry.at)) return { next: 'pause', ms };
    }
    waiting.preparations = 0;
    if (found === 'sent' && goesOn(waiting)) return { next: 'call' };
    if (found === 'sent') return { next: 'end', told: { came: 'sent', ref: undefined } };
    if (found === 'not-sent') {
      waiting.mayBeSent = false;
      if (!givenUp) return { next: 'call' };
      alarms.givenUp(givenUp, entry);
      return { next: 'end', told: givenUpFor(givenUp) };
    }
    // Better one message missing, and the operator told, than one that comes twice an hour later.
    alarms.uncertain();
    return { next: 'end', told: { came: 'given-up', why: 'unknown' } };
  }

  async #file(waiting: Waiting, file: DrawnFile): Promise<Prepared> {
    const uploaded = await this.#upload(waiting.entry.delivery.to, file);
    // Too many calls at once is nobody's try, neither the file's nor the person's.
    if (!uploaded.ok && uploaded.verdict === 'slow') {
      this.ports.places.holdFree();
      return { next: 'pause', ms: seconds(1) };
    }
    const ms = uploaded.ok ? undefined : failed(waiting, 'file');
    if (ms !== undefined) return { next: 'pause', ms };
    if (!uploaded.ok) this.ports.alarms.leftOut(uploaded);
    waiting.files.push(uploaded.ok ? uploaded.ref : undefined);
    waiting.preparations = 0;
    return { next: 'call' };
  }

  /** By content and address: some messengers bind a file to the dialog for which it was uploaded. */
  async #upload(to: Address, file: DrawnFile): Promise<Uploaded> {
    const key = `${createHash('sha256').update(JSON.stringify(file)).digest('base64')} ${to}`;
    const known = this.#references.get(key);
    if (known !== undefined) {
      this.#references.keep(key, known);
      return { ok: true, ref: known };
    }
    const { places, messenger, draw } = this.ports;
    let doing = 'draw';
    try {
      const drawn = await draw(file);
      doing = 'upload';
      // Where to upload, and what was uploaded: two calls, with the transfer between them.
      const uploaded = await places.during(2, () => messenger.upload(to, drawn));
      if (uploaded.ok) this.#references.keep(key, uploaded.ref);
      return uploaded;
    } catch (fault) {
      const check = doing === 'draw' ? 'the drawing of this kind of file' : 'the way to the messenger';
      return { ok: false, verdict: 'later', code: `${doing}: ${nameOf(fault)}`, check };
    }
  }

  async #fetch(waiting: Waiting, file: SentFile): Promise<Prepared> {
    const { places, messenger, readTable } = this.ports;
    const end = (read: TableRead): Prepared => ({ next: 'end', told: over, read });
    try {
      const downloaded = await places.during(1, () => messenger.download(file, largestTable));
      if (downloaded.ok) return end(await readTable(downloaded.bytes, file.name));
      if (downloaded.refusal === 'too-large') return end(downloaded);
    } catch {
      // The same as a download that did not succeed: once more, then the person is told.
    }
    const ms = failed(waiting, 'fetch');
    return ms === undefined ? end(unreadable) : { next: 'pause', ms };
  }

  async #listen(waiting: Waiting, to: Address, voice: string): Promise<Prepared> {
    const { places, messenger } = this.ports;
    const end = (spoken: string | undefined): Prepared => ({ next: 'end', told: over, read: { spoken } });
    const said = await places.during(1, () => messenger.listen(to, voice));
    if (said.is === 'heard') return end(said.text);
    const ms = said.is === 'nothing' ? undefined : failed(waiting, 'listen');
    return ms === undefined ? end(undefined) : { next: 'pause', ms };
  }

  async #letter(waiting: Waiting, about: About): Promise<Prepared> {
    const answer = await postLetter(this.ports, waiting.entry.cause, about);
    if (!answer) return { next: 'end', told: { came: 'given-up', why: 'gone' } };
    if (answer.ok) return { next: 'end', told: { came: 'sent', ref: undefined } };
    const ms = answer.verdict === 'ours' ? undefined : failed(waiting, 'letter');
    if (ms !== undefined) return { next: 'pause', ms };
    this.ports.alarms.givenUp(answer, waiting.entry);
    return { next: 'end', told: { came: 'given-up', why: answer.code } };
  }
}

/** An entry that a call carries. */
export type Sending = Waiting & { readonly entry: OutboxEntry & { readonly delivery: Sendable } };
export const isSendable = (waiting: Waiting): waiting is Sending =>
  !['fetch', 'listen', 'letter'].includes(waiting.entry.delivery.kind);

/** What a call carries of an entry: files that were left out are missing, parts have causes of their own. */
export function outgoing({ entry, files, parts, partsSent }: Sending): Outgoing {
  const refs = files.filter((ref) => ref !== undefined);
  const part = parts?.[partsSent];
  if (!parts || !part) return { delivery: entry.delivery, cause: entry.cause, files: refs };
  const isLast = partsSent === parts.length - 1;
  return { delivery: part, cause: `${entry.cause}/${partsSent}`, files: isLast ? refs : [] };
}

/** @returns the pause before the next try, ms; undefined when it is given up */
function failed(
  waiting: Waiting,
  attempted: 'file' | 'fetch' | 'listen' | 'search' | 'letter',
): number | undefined {
  waiting.preparations += 1;
  return pauseAfter(attempted, waiting.preparations);
}
