import type { Dialog, Sandbox } from '#sandbox/index.ts';
import { Talk } from '#src/conversation/place.ts';
import type { Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';

/** `npm run test:faults` runs them whole, everything else in short: FAULTS=full. FAULTS_SEED repeats a run. */
export const isWhole = process.env.FAULTS === 'full';
export const seed = Number(process.env.FAULTS_SEED ?? 555);
export const sized = (short: number, whole: number): number => (isWhole ? whole : short);
/** What is to be nothing in any weather, beside what was said. */
export const nothing = {
  ...{ lost: 0, seenTwice: 0, outOfOrder: 0, unhandled: 0, handledTwice: 0 },
  ...{ stillToSend: 0, setAside: 0 },
};

/** Counts as VK has it in its dialogs and Redis in its places; the bot is asked nothing. */
export class Ledger {
  /** By whom, how much they have said. */
  readonly #said = new Map<number, number>();
  /** By whom, the random_id of each message that they see of the bot. */
  readonly #seen = new Map<number, number[]>();
  /** The number of the question that a message asks, by its random_id and its dialog. */
  readonly #questions = new Map<string, number>();
  readonly #taken = new Set<string>();
  /** Messages that VK was asked for once more after it had taken them; it shows none of these. */
  repeats = 0;

  constructor(sandbox: Sandbox) {
    sandbox.onChange((change) => {
      if (change.kind === 'message' && change.message.from === 'community' && 'personId' in change.where) {
        const { personId } = change.where;
        const seen = this.#seen.get(personId) ?? [];
        this.#seen.set(personId, seen);
        seen.push(change.message.randomId ?? 0);
      }
      if (change.kind === 'call' && change.call.method === 'messages.send') this.#sent(change.call);
    });
  }

  /** Somebody does something that is to be answered once. */
  does(dialog: Dialog, does: (dialog: Dialog) => void): void {
    this.#said.set(dialog.personId, this.said(dialog) + 1);
    does(dialog);
  }

  said({ personId }: Dialog): number {
    return this.#said.get(personId) ?? 0;
  }

  seen({ personId }: Dialog): number {
    return this.#seen.get(personId)?.length ?? 0;
  }

  get saidByAll(): number {
    return [...this.#said.values()].reduce((all, one) => all + one, 0);
  }

  /** How many messages of everybody were answered. */
  answered(dialogs: readonly Dialog[]): number {
    return dialogs.reduce((all, dialog) => all + Math.min(this.seen(dialog), this.said(dialog)), 0);
  }

  async count(dialogs: readonly Dialog[], store: Store) {
    const look = begin(store)({ cause: 'the ledger', now: Date.now() });
    const counts = { said: 0, ...nothing };
    for (const dialog of dialogs) {
      const seen = (this.#seen.get(dialog.personId) ?? []).map(
        (id) => this.#questions.get(`${id} ${dialog.personId}`) ?? 0,
      );
      const different = new Set(seen);
      const said = this.said(dialog);
      counts.said += said;
      counts.lost += Math.max(0, said - different.size);
      counts.seenTwice += seen.length - different.size;
      counts.outOfOrder += seen.filter((number, at) => number < (seen[at - 1] ?? 0)).length;
      const place = await look.read('place', `vk:${dialog.personId}`);
      const asked = place ? Talk.parse(place.talk).asked : 0;
      counts.unhandled += Math.max(0, said - asked);
      counts.handledTwice += Math.max(0, asked - said);
    }
    counts.stillToSend = await store.client.xlen(store.keys.outbox('answers'));
    counts.setAside = await store.client.xlen(store.keys.dead());
    return counts;
  }

  #sent({ params, error }: { params: Readonly<Record<string, string>>; error?: unknown }): void {
    const { keyboard = '', random_id = '', peer_ids = '' } = params;
    const number = /n\\*":(\d+)/.exec(keyboard)?.[1];
    // Of 20,000 words two are the same once in twenty runs; VK compares them within a dialog.
    const message = `${random_id} ${peer_ids}`;
    if (number !== undefined) this.#questions.set(message, Number(number));
    if (error) return;
    if (this.#taken.has(message)) this.repeats += 1;
    this.#taken.add(message);
  }
}

/** What the bot has said to somebody, as they see it. */
export const answersIn = (dialog: Dialog) => dialog.messages.filter(({ from }) => from === 'community');

const began = performance.now();

/** A line of the table that a run prints. */
export function tell(check: string, weather: string, counts: object): void {
  const words = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stdout.write(
    `faults · seed ${seed} · ${check} · ${weather} · ${words.join(' · ')} · ${seconds} s\n`,
  );
}
