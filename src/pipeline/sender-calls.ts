import type { Clock } from '#src/clock.ts';
import { nameOf } from '#src/faults.ts';
import type { Sendable } from '#src/messenger/delivery.ts';
import type { Answer, Messenger, Refused } from '#src/messenger/port.ts';
import { Arrivals } from '#src/pipeline/arrivals.ts';
import type { Waiting } from '#src/pipeline/lanes.ts';
import { goesOn, takeOtherForm } from '#src/pipeline/other-form.ts';
import type { Places } from '#src/pipeline/places.ts';
import { isSendable, outgoing, type Sending } from '#src/pipeline/prepare.ts';
import type { Alarms } from '#src/pipeline/sender-alarms.ts';
import type { Tally } from '#src/pipeline/tally.ts';
import { afterCall, atOnce, over, type Step } from '#src/pipeline/tries.ts';

export interface CallPorts {
  readonly messenger: Pick<Messenger, 'capabilities' | 'call'>;
  readonly clock: Clock;
  readonly places: Places;
  readonly alarms: Alarms;
  readonly tally: Tally;
  readonly checkpoint?: ((at: 'sent') => void) | undefined;
}

export interface Judged {
  readonly waiting: Waiting;
  readonly step: Step;
}

/** Makes the calls, each in a place that it was given, and judges their answers. */
export class Calls {
  /** Since the start. */
  made = 0;
  readonly #arrivals = new Arrivals();
  /** The latest call in which something of a kind went through. */
  readonly #lastPassed = new Map<Sendable['kind'], number>();

  constructor(readonly ports: CallPorts) {}

  /** One call with the batch; what broke is unknown to each of it. What is past its time is left out. */
  async make(batch: readonly Waiting[]): Promise<readonly Judged[]> {
    const now = this.ports.clock.now();
    const live = batch.filter(isSendable).filter((waiting) => !isExpired(waiting, now));
    const expired = batch.filter((waiting) => isExpired(waiting, now));
    const left = expired.map((waiting): Judged => ({ waiting, step: { step: 'end', told: over } }));
    if (live.length === 0) {
      this.ports.places.unused(1);
      return left;
    }
    this.made += 1;
    const call = this.made;
    const answers = await this.#answers(live);
    // What was refused whole, or broke, was worked on for a time that nobody knows.
    const passed = answers.some(({ ok }) => ok);
    const took = this.ports.clock.now() - now;
    this.ports.tally.calls.took(took);
    this.ports.places.answered(1, passed ? this.#arrivals.learn(live.length, took) : 0);
    this.ports.checkpoint?.('sent');
    this.#readTogether(live, answers, call);
    const judge = (waiting: Sending, i: number): Judged => ({
      waiting,
      step: this.#judge(waiting, answers[i] ?? lost('no answer'), call, live.length),
    });
    return [...left, ...live.map(judge)];
  }

  async #answers(live: readonly Sending[]): Promise<readonly Answer[]> {
    try {
      return await this.ports.messenger.call(live.map(outgoing));
    } catch (fault) {
      return live.map(() => ({ ...lost(nameOf(fault)), ...(live.length > 1 ? { whole: true } : {}) }));
    }
  }

  /** What the answers say of the messenger itself. */
  #readTogether(live: readonly Sending[], answers: readonly Answer[], call: number): void {
    const { places, alarms, tally } = this.ports;
    for (const [i, answer] of answers.entries()) {
      const kind = live[i]?.entry.delivery.kind;
      if (answer.ok) {
        if (kind) this.#lastPassed.set(kind, Math.max(this.#passed(kind), call));
        alarms.wentThrough(call);
        continue;
      }
      tally.refused[answer.verdict] += 1;
      if (answer.verdict === 'slow') {
        places.holdFree();
        this.#arrivals.doubt();
        alarms.tooFast(answer);
        return;
      }
    }
  }

  #passed(kind: Sendable['kind']): number {
    return this.#lastPassed.get(kind) ?? 0;
  }

  /** @param size  of the call */
  #judge(waiting: Sending, answer: Answer, call: number, size: number): Step {
    const { kind } = waiting.entry.delivery;
    const now = this.ports.clock.now();
    const { entry, failedIn, calls: failures } = waiting;
    const othersPass = failedIn !== undefined && this.#passed(kind) > failedIn;
    if (!answer.ok && answer.verdict !== 'slow' && !answer.whole && othersPass) {
      waiting.against += 1;
      waiting.againstSince ??= now;
    }
    const { against, againstSince = now } = waiting;
    const tried = { failures, age: now - entry.at, othersPass, against, againstFor: now - againstSince };
    const step = afterCall(kind, answer, tried);
    if (answer.ok) return goesOn(waiting) ? atOnce : step;
    if (step.step === 'repeat') return step;
    const { textLength } = this.ports.messenger.capabilities;
    if (answer.refused && !answer.whole && takeOtherForm(waiting, answer.refused, textLength)) {
      this.ports.alarms.reshaped(answer);
      return atOnce;
    }
    waiting.failedIn = call;
    if (answer.verdict === 'unknown' || answer.whole) waiting.mayBeSent = true;
    if (answer.verdict === 'stop') this.ports.alarms.stopped(answer, call);
    if (answer.whole && goesInSmaller(answer, waiting, othersPass)) waiting.most = Math.ceil(size / 2);
    // The search for the one that breaks the call goes on without the long pauses of an outage.
    if (answer.whole && othersPass) waiting.calls = 0;
    if (step.step === 'pause' && step.counts) {
      waiting.calls += 1;
      if (!othersPass && waiting.calls > 2) this.ports.alarms.waits(answer);
    }
    if (step.step !== 'end' || step.told.came !== 'given-up') return step;
    if (waiting.mayBeSent && kind === 'say') {
      waiting.givenUp = answer;
      return atOnce;
    }
    this.ports.alarms.givenUp(answer, entry);
    return step;
  }
}

/**
 * A call that was refused for what it carries is halved at once, until only what is refused alone is left. One that
 * broke is halved where others go through meanwhile, and once where nobody does: then the half without what broke it
 * goes through. An outage costs the packing no more than that.
 */
const goesInSmaller = ({ verdict }: Refused, { calls, most }: Waiting, othersPass: boolean): boolean =>
  verdict === 'ours' || verdict === 'gone' || othersPass || (most === undefined && calls >= 2);

/** Presses, and what shows data with a life of its own, are sent within that life or not at all. */
const isExpired = ({ entry: { delivery } }: Waiting, now: number): boolean =>
  'expiresAt' in delivery && delivery.expiresAt !== undefined && delivery.expiresAt <= now;

const lost = (code: string): Refused => ({
  ok: false,
  verdict: 'unknown',
  code,
  check: 'the way to the messenger',
});
