import type { DialogMessage, Fact, VkUpdate } from '#sandbox/index.ts';
import type { App } from '#src/app.ts';
import { Talk, top } from '#src/conversation/place.ts';
import { Latest } from '#src/latest.ts';
import type { Begin, Staging } from '#src/pipeline/staging.ts';

/** How one thing that came in was handled: what a developer would ask of a conversation that went wrong. */
interface Turn {
  readonly cause: string;
  /** By the school's clock, ms since the epoch. */
  readonly at: number;
  /** From the beginning to the commit. */
  readonly ms: number;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly read: readonly string[];
  readonly wrote: readonly string[];
  readonly said: readonly { readonly to: string; readonly text: string }[];
  readonly outcome: string;
}

const turnsKept = 1_000;

/** The turns of a running bot, the latest thousand. */
export class TurnLog {
  readonly #turns = new Latest<Turn>(turnsKept);
  readonly #latest: Turn[] = [];

  /** Lets each transaction be looked at while it is handled; it does what it did. */
  watch(begin: Begin): Begin {
    return (of) => {
      const tx = begin(of);
      this.#follow(tx, of.cause, of.now);
      return tx;
    };
  }

  /** The turn that an update began, or the one in which the bot said this. */
  find(app: App, place: string, message: DialogMessage, event: VkUpdate | undefined): Turn | undefined {
    if (event) return this.#turns.get(app.messenger.envelope(event)?.key ?? '');
    return this.#latest.findLast(
      ({ at, said }) =>
        at <= message.at && said.some(({ to, text }) => to === place && sameBeginning(text, message.text)),
    );
  }

  #follow(tx: Staging, cause: string, at: number): void {
    const began = performance.now();
    const wrote: string[] = [];
    const said: { to: string; text: string }[] = [];
    let from: string | undefined;
    let to: string | undefined;
    const { read, write, create, erase, put, drop, makeDue, resolveDue, claimDue, deliver, commit } = tx;
    Object.assign(tx, {
      read: async (...asked: Parameters<Staging['read']>) => {
        const record = await read.apply(tx, asked);
        if (asked[0] === 'place' && to === undefined) from = placeOf(record);
        return record;
      },
      write: (...it: Parameters<Staging['write']>) => {
        if (it[0] === 'place') to = placeOf(it[2]);
        wrote.push(`${it[0]} ${it[1]}`);
        write.apply(tx, it);
      },
      create: (...it: Parameters<Staging['create']>) => {
        wrote.push(`+ ${it[0]} ${it[1]}`);
        create.apply(tx, it);
      },
      erase: (...it: Parameters<Staging['erase']>) => {
        wrote.push(`− ${it[0]} ${it[1]}`);
        erase.apply(tx, it);
      },
      put: (...it: Parameters<Staging['put']>) => {
        wrote.push(`+ ${it[0]} ${it[1]}: ${it[2]}`);
        put.apply(tx, it);
      },
      drop: (...it: Parameters<Staging['drop']>) => {
        wrote.push(`− ${it[0]} ${it[1]}: ${it[2]}`);
        drop.apply(tx, it);
      },
      makeDue: (...it: Parameters<Staging['makeDue']>) => {
        wrote.push(`+ due ${it[0]} ${it[1]}, ${new Date(it[2]).toISOString()}`);
        makeDue.apply(tx, it);
      },
      resolveDue: (...it: Parameters<Staging['resolveDue']>) => {
        wrote.push(`− due ${it[0]} ${it[1]}`);
        resolveDue.apply(tx, it);
      },
      claimDue: (...it: Parameters<Staging['claimDue']>) => {
        wrote.push(`− due ${it[0]}`);
        claimDue.apply(tx, it);
      },
      deliver: (...it: Parameters<Staging['deliver']>) => {
        const [, delivery] = it;
        if (delivery.kind === 'mailing')
          said.push(...delivery.readings.flatMap(({ to, text }) => to.map((one) => ({ to: one, text }))));
        else if ('text' in delivery) said.push({ to: delivery.to, text: delivery.text });
        deliver.apply(tx, it);
      },
      commit: async () => {
        const committed = await commit.apply(tx);
        const { outcome } = committed;
        const ms = performance.now() - began;
        const turn = {
          cause,
          at,
          ms,
          from,
          to,
          read: tx.hints.map(({ key, member }) => `${key.replace(/^\{[^}]*\}:/, '')} ${member}`.trim()),
          wrote,
          said,
          outcome,
        };
        this.#turns.keep(cause, turn);
        this.#latest.push(turn);
        if (this.#latest.length > 2 * turnsKept) this.#latest.splice(0, turnsKept);
        return committed;
      },
    });
  }
}

/** A turn as the page shows it. */
export function factsOf(turn: Turn | undefined): Fact[] {
  if (!turn) return [];
  const { from, to, ms, read, wrote, outcome } = turn;
  return [
    {
      name: { ru: 'Место до и после', en: 'Place before and after' },
      values: [`${from ?? '—'} → ${to ?? from ?? '—'}`],
    },
    { name: { ru: 'Время', en: 'Time' }, values: [`${ms.toFixed(1)} ms, ${outcome}`] },
    { name: { ru: 'Прочитано', en: 'Read' }, values: read },
    { name: { ru: 'Записано', en: 'Written' }, values: wrote },
  ];
}

function placeOf(record: unknown): string | undefined {
  const talk = Talk.safeParse((record as { talk?: unknown } | undefined)?.talk).data;
  const frame = talk && top(talk);
  return frame && `${frame.scene} / ${frame.step}`;
}

/** Long texts go out in parts, and marks against mentions are put in on the way. */
const sameBeginning = (meant: string, shown: string): boolean => {
  const plain = (text: string) => text.replaceAll('\u2060', '').slice(0, 60);
  return plain(meant) === plain(shown);
};
