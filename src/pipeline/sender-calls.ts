import type { Clock } from '#src/clock.ts';
import { nameOf } from '#src/faults.ts';
import type { Answer, Messenger } from '#src/messenger/port.ts';
import type { Waiting } from '#src/pipeline/lanes.ts';
import type { Places } from '#src/pipeline/places.ts';
import { isSendable, outgoing, type Sending } from '#src/pipeline/prepare.ts';
import type { Alarms } from '#src/pipeline/sender-alarms.ts';
import { afterCall, over, type Step } from '#src/pipeline/tries.ts';

export interface CallPorts {
  readonly messenger: Pick<Messenger, 'call'>;
  readonly clock: Clock;
  readonly places: Places;
  readonly alarms: Alarms;
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
  /** The latest call in which something went through. */
  #lastPassed = 0;

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
    this.ports.places.answered(1);
    this.ports.checkpoint?.('sent');
    this.#readTogether(answers, call);
    const judge = (waiting: Sending, i: number): Judged => ({
      waiting,
      step: this.#judge(waiting, answers[i] ?? lost('no answer'), call),
    });
    return [...left, ...live.map(judge)];
  }

  async #answers(live: readonly Sending[]): Promise<readonly Answer[]> {
    try {
      return await this.ports.messenger.call(live.map(outgoing));
    } catch (fault) {
      return live.map(() => lost(nameOf(fault)));
    }
  }

  /** What the answers say of the messenger itself. */
  #readTogether(answers: readonly Answer[], call: number): void {
    const { places, alarms } = this.ports;
    for (const answer of answers) {
      if (answer.ok) {
        this.#lastPassed = Math.max(this.#lastPassed, call);
        alarms.wentThrough(call);
      } else if (answer.verdict === 'slow') {
        places.holdFree();
        alarms.tooFast(answer);
        return;
      }
    }
  }

  #judge(waiting: Sending, answer: Answer, call: number): Step {
    const othersPass = waiting.stoppedIn !== undefined && this.#lastPassed > waiting.stoppedIn;
    const step = afterCall(waiting.entry.delivery.kind, answer, waiting.calls, othersPass);
    if (answer.ok) return step;
    if (answer.verdict === 'unknown') waiting.mayBeSent = true;
    if (answer.verdict === 'stop') {
      waiting.stoppedIn = call;
      this.ports.alarms.stopped(answer, call);
    }
    if (step.step === 'pause' && step.counts) waiting.calls += 1;
    // What became of a mailing is its author's to hear.
    if (step.step === 'end' && step.told.came === 'given-up' && waiting.entry.part === undefined)
      this.ports.alarms.givenUp(answer);
    return step;
  }
}

/** Presses, and what shows data with a life of its own, are sent within that life or not at all. */
const isExpired = ({ entry: { delivery } }: Waiting, now: number): boolean =>
  'expiresAt' in delivery && delivery.expiresAt !== undefined && delivery.expiresAt <= now;

const lost = (code: string): Extract<Answer, { ok: false }> => ({
  ok: false,
  verdict: 'unknown',
  code,
  check: 'the way to the messenger',
});
