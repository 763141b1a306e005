import type { Redis } from 'ioredis';
import { StoreFault } from '#src/faults.ts';
import { BackupRefused } from '#src/store/backup/refused.ts';
import type { Connection } from '#src/store/connection.ts';
import { isServed } from '#src/store/lease.ts';
import { storeFault } from '#src/store/refusals.ts';

/** So long writers of a running bot wait in all: their leases live twice as long, ms. */
const patienceMs = 5_000;
/** Writers are held for so long each time it is asked for, ms: a copy that is killed keeps a bot waiting no longer. */
const holdMs = { beside: 5_000, alone: 30_000 };
const stopFirst =
  'stop the bot for the time of the backup; what people write meanwhile is answered afterwards';

/**
 * While something is copied nobody changes it. Redis holds the writers (CLIENT PAUSE); who reads does not notice. Where
 * it does not let them be held, as a rented one may not, nobody may serve.
 */
export class Moment {
  #held = false;
  #beside = false;
  #begun = 0;
  #asked = 0;

  constructor(
    readonly connection: Connection,
    readonly nodes: readonly Redis[],
    readonly groupIds: readonly number[],
    readonly patience = patienceMs,
  ) {}

  /** A bot runs meanwhile. */
  get beside(): boolean {
    return this.#beside;
  }

  async begin(): Promise<void> {
    this.#beside = await isServed(this.connection, this.groupIds);
    this.#begun = performance.now();
    this.#held = await this.#hold();
    if (this.#beside && !this.#held)
      throw new BackupRefused(`This Redis does not let writers be held (CLIENT PAUSE): ${stopFirst}.`);
  }

  /** Nobody has written since the beginning, and for another while nobody will. */
  async lasts(): Promise<void> {
    if (!this.#held) {
      if (await isServed(this.connection, this.groupIds))
        throw new BackupRefused(`A bot has begun to run meanwhile: ${stopFirst}.`);
      return;
    }
    const before = this.#asked;
    await this.#hold();
    const now = performance.now();
    if (this.#beside && now - this.#begun > this.patience)
      throw new BackupRefused(`There is too much for a copy beside a running bot: ${stopFirst}.`);
    if (now - before > this.#holdMs)
      throw new BackupRefused('Redis answers too slowly for a copy of one moment: try again later.');
  }

  async end(): Promise<void> {
    if (this.#held) await Promise.all(this.nodes.map((node) => node.call('CLIENT', 'UNPAUSE')));
    this.#held = false;
  }

  get #holdMs(): number {
    return this.#beside ? holdMs.beside : holdMs.alone;
  }

  async #hold(): Promise<boolean> {
    const asked = performance.now();
    const answers = await Promise.allSettled(
      this.nodes.map((node) => node.call('CLIENT', 'PAUSE', String(this.#holdMs), 'WRITE')),
    );
    this.#asked = asked;
    const faults = answers.flatMap((one) => (one.status === 'rejected' ? [storeFault(one.reason)] : []));
    // A connection that is lost is no answer.
    const away = faults.find((fault) => fault instanceof StoreFault && fault.answer === undefined);
    if (away) throw away;
    return faults.length === 0;
  }
}
