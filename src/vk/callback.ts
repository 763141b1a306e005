import type { Logger } from 'pino';
import type { API } from 'vk-io';
import type { Clock, Pause } from '#src/clock.ts';
import { nameOf } from '#src/faults.ts';
import type { Receiver, Sink } from '#src/messenger/port.ts';
import { minutes, seconds } from '#src/regulation/durations.ts';
import type { CallbackDoor, Called } from '#src/vk/callback-door.ts';
import { gapOf, isRefused, readMissed } from '#src/vk/catch-up.ts';
import { placeText, readPlace } from '#src/vk/log-place.ts';

export interface CallbackPorts {
  readonly api: API;
  readonly groupId: number;
  readonly door: CallbackDoor;
  readonly log: Logger;
  readonly clock: Clock;
  readonly pause: Pause;
  /** How long a commit is waited for, ms. */
  readonly patience?: number | undefined;
}

/** How often the time is kept from which a long poll would have to go on. */
const placeEvery = minutes(1);

/**
 * VK calls the bot: any number of processes listen, and each answers `ok` when what came is committed. What cannot be
 * committed now is asked for again, by VK's own repetitions; a repetition is known by its key, whichever process took it.
 */
export class CallbackReceiver implements Receiver, Called {
  readonly #ports: CallbackPorts;
  readonly #sink: Sink;
  readonly #abort = new AbortController();
  readonly #underWay = new Set<Promise<boolean>>();
  #placeAt = 0;
  /** The place is asked for and not known yet: whoever else wants to catch up goes from the same one. */
  #asksPlace = false;

  constructor(ports: CallbackPorts, sink: Sink) {
    this.#ports = ports;
    this.#sink = sink;
    ports.door.opens(ports.groupId, this);
    void this.#catchUp();
  }

  /** Takes nothing new; resolves when it is known what became of what is under way. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await Promise.all(this.#underWay);
  }

  async take(raw: unknown): Promise<boolean> {
    if (this.#abort.signal.aborted || this.#sink.isAway() || this.#sink.isFull()) return false;
    const taken = this.#commits(raw);
    this.#underWay.add(taken);
    const committed = await taken;
    this.#underWay.delete(taken);
    if (committed) this.#keepPlace();
    return committed;
  }

  confirmed(): void {
    void this.#catchUp();
  }

  lookAgain(): void {
    void this.#catchUp();
  }

  /** @returns false when it is not committed by now; it may be later, and is a repetition then */
  async #commits(raw: unknown): Promise<boolean> {
    const taken = this.#sink.take(raw).then(
      () => true,
      () => false,
    );
    const waited = new AbortController();
    const tooLong = this.#ports.pause(this.#ports.patience ?? seconds(5), waited.signal).then(() => false);
    const committed = await Promise.race([taken, tooLong]);
    waited.abort();
    return committed;
  }

  /** For the day when the bot reads VK's log again: it goes on from here, not from where it read last. */
  #keepPlace(): void {
    const { clock, log } = this.#ports;
    const at = clock.now();
    if (Math.abs(at - this.#placeAt) < placeEvery) return;
    this.#placeAt = at;
    this.#sink
      .leavePlace(placeText({ ts: undefined, at }))
      .catch((fault: unknown) =>
        log.warn({ fault: nameOf(fault) }, 'the place of the callbacks was not kept'),
      );
  }

  /** What was said while nobody listened. VK repeats for two hours what it could not deliver, and tells nothing older. */
  async #catchUp(): Promise<void> {
    const { api, groupId, clock, log, pause } = this.#ports;
    const sink = this.#sink;
    while (!this.#abort.signal.aborted) {
      try {
        if (this.#asksPlace) return;
        this.#asksPlace = true;
        const stored = await sink.readCursor().finally(() => {
          this.#asksPlace = false;
        });
        if (stored === undefined) return;
        const gap = gapOf(readPlace(stored), clock.now());
        const missed = await readMissed({ api, groupId, inPlace: sink.inPlace }, gap);
        await Promise.all(missed.map(({ update }) => sink.take(update)));
        return;
      } catch (fault) {
        log.warn({ fault: nameOf(fault) }, 'what was said meanwhile cannot be read in the dialogs');
        if (isRefused(fault)) return;
        await pause(seconds(10), this.#abort.signal);
      }
    }
  }
}
