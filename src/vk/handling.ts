import type { Context } from 'vk-io';
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

/** vk-io makes a context of an update and hands on nothing but that: the update's own object leads back from it. */
export class Handlings {
  readonly #underWay = new WeakMap<object, Handling>();

  /** @param object  of the update; a message is wrapped or unwrapped on its way into the context */
  begin(object: object, handling: Handling): void {
    this.#underWay.set(object, handling);
    if ('message' in object && typeof object.message === 'object' && object.message)
      this.#underWay.set(object.message, handling);
  }

  of(context: Context): Handling {
    // vk-io's types keep it to its own contexts.
    const { payload } = context as unknown as { payload: { message?: object } };
    const found = this.#underWay.get(payload) ?? (payload.message && this.#underWay.get(payload.message));
    if (!found) throw new BrokenPromise('A context is used outside its update');
    return found;
  }
}
