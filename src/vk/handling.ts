import { AsyncLocalStorage } from 'node:async_hooks';
import { BrokenPromise } from '#src/faults.ts';
import type { Address, Arrived } from '#src/messenger/did.ts';
import type { TurnOf } from '#src/messenger/port.ts';

/** One update on its way through vk-io: what the pipeline does with it, and how that ended. */
export class Handling {
  outcome: 'unset' | 'handled' = 'unset';
  fault: unknown;
  readonly #turnOf: TurnOf;

  constructor(turnOf: TurnOf) {
    this.#turnOf = turnOf;
  }

  where(address: Address): Promise<string | undefined> {
    return this.#turnOf.where(address);
  }

  turn(arrived: Arrived): Promise<void> {
    return this.#turnOf.turn(arrived);
  }
}

/** vk-io hands on a context only, and the session storage a key only: this carries the update past both. */
export const handling = new AsyncLocalStorage<Handling>();

export function present(): Handling {
  const current = handling.getStore();
  if (!current) throw new BrokenPromise('A session is used outside an update');
  return current;
}
