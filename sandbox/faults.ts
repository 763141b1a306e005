import type { ControlFaults, Left } from './control-types.ts';
import type { Faults, Rewrite, When } from './types.ts';
import type { World } from './world/world.ts';

type ErrorFault = { method?: string; code: number; message?: string; applied?: boolean; holding?: string };
type HttpFault = { status: number; method?: string };

/** A fault with what is left of its moment. */
interface Rule<T> {
  fault: T;
  left: number;
  probability: number;
  from: number;
  until: number;
}

/** The faults that are asked for, and the questions that the rest of the sandbox puts to them. */
export class FaultBox implements Faults {
  readonly #world: World;
  #errors: Rule<ErrorFault>[] = [];
  #https: Rule<HttpFault>[] = [];
  #drops: Rule<{ method?: string }>[] = [];
  #rewrites: Rule<Rewrite>[] = [];
  #latencies: Rule<{ ms: number; perItem: number }>[] = [];
  #polls: { kind: 1 | 2 | 3; lost: boolean }[] = [];
  #resumed: () => void = () => {};
  #pollFailed: () => void = () => {};
  duplicates = false;
  shuffles = false;
  paused = false;

  constructor(world: World) {
    this.#world = world;
  }

  latency(ms: number, options: { perItem?: number } & When = {}): void {
    this.#latencies = [this.#rule({ ms, perItem: options.perItem ?? 0 }, options)];
  }

  error(fault: ErrorFault & When): void {
    this.#errors.push(this.#rule(fault, fault));
  }

  http(fault: HttpFault & When): void {
    this.#https.push(this.#rule(fault, fault));
  }

  dropAfterAccept(fault: { method?: string } & When): void {
    this.#drops.push(this.#rule(fault, fault));
  }

  rewrite(fault: Rewrite & When): void {
    this.#rewrites.push(this.#rule(fault, fault));
  }

  duplicateEvents(on: boolean): void {
    this.duplicates = on;
  }

  shuffleEvents(on: boolean): void {
    this.shuffles = on;
  }

  failNextPoll(kind: 1 | 2 | 3, options: { lost?: boolean } = {}): void {
    this.#polls.push({ kind, lost: options.lost ?? false });
    this.#pollFailed();
  }

  pause(on: boolean): void {
    this.paused = on;
    if (!on) this.#resumed();
  }

  clear(): void {
    this.#errors = [];
    this.#https = [];
    this.#drops = [];
    this.#rewrites = [];
    this.#latencies = [];
    this.#polls = [];
    this.duplicates = false;
    this.shuffles = false;
    this.pause(false);
  }

  onResume(resumed: () => void): void {
    this.#resumed = resumed;
  }

  onPollFailed(pollFailed: () => void): void {
    this.#pollFailed = pollFailed;
  }

  /** The error that this call is answered with, if any; asking uses one of its times up. */
  errorFor(method: string, fields: Readonly<Record<string, string>>): ErrorFault | undefined {
    const holds = ({ holding }: ErrorFault) =>
      holding === undefined || Object.values(fields).some((value) => value.includes(holding));
    return this.#hit(this.#errors, method, holds);
  }

  httpFor(method: string): HttpFault | undefined {
    return this.#hit(this.#https, method);
  }

  drops(method: string): boolean {
    return this.#hit(this.#drops, method) !== undefined;
  }

  /** The text that goes out for an answer. */
  written(method: string, answer: unknown): string {
    const text = JSON.stringify(answer);
    return this.#hit(this.#rewrites, method)?.as(text) ?? text;
  }

  wait(): { ms: number; perItem: number } | undefined {
    return this.#hit(this.#latencies);
  }

  nextPollFailure(): { kind: 1 | 2 | 3; lost: boolean } | undefined {
    return this.#polls.shift();
  }

  /** What is set now, for a page to show. */
  describe(): ControlFaults {
    const told = <T>(rules: Rule<T>[]): (T & Left)[] =>
      rules.map(({ fault, left }) => ({ ...fault, left: Number.isFinite(left) ? left : null }));
    return {
      latency: told(this.#latencies)[0] ?? null,
      errors: told(this.#errors),
      http: told(this.#https),
      dropAfterAccept: told(this.#drops),
      duplicateEvents: this.duplicates,
      shuffleEvents: this.shuffles,
      failNextPoll: this.#polls,
      paused: this.paused,
    };
  }

  #rule<T>(fault: T, { times, probability, after, lasts }: When): Rule<T> {
    const from = this.#world.now() + (after ?? 0);
    return {
      fault,
      left: times ?? Number.POSITIVE_INFINITY,
      probability: probability ?? 1,
      from,
      until: from + (lasts ?? Number.POSITIVE_INFINITY),
    };
  }

  #hit<T extends object>(
    rules: Rule<T>[],
    method?: string,
    concerns: (fault: T) => boolean = () => true,
  ): T | undefined {
    const now = this.#world.now();
    for (const rule of rules) {
      const wanted = 'method' in rule.fault ? rule.fault.method : undefined;
      if (rule.left <= 0 || now < rule.from || now >= rule.until) continue;
      if ((wanted !== undefined && wanted !== method) || !concerns(rule.fault)) continue;
      if (rule.probability < 1 && this.#world.chance.next() >= rule.probability) continue;
      rule.left -= 1;
      return rule.fault;
    }
    return undefined;
  }
}
