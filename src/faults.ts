/** What should not happen: few kinds, each with a code. Branch on the class or the code, never on the message. */
export abstract class Fault extends Error {
  abstract readonly code: string;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

/** The store is away or refuses for now; what was asked of it may be asked again, and nothing has changed meanwhile. */
export class StoreFault extends Fault {
  readonly code = 'store';
  /** Its own word for it, where it gave one. */
  readonly answer: string | undefined;
  /** What the operator looks at. */
  readonly check: string | undefined;

  constructor(message: string, cause?: unknown, said: { answer?: string; check?: string | undefined } = {}) {
    super(message, cause);
    this.answer = said.answer;
    this.check = said.check;
  }
}

/** A thing that should never be: the program contradicts itself. */
export class BrokenPromise extends Fault {
  readonly code = 'broken-promise';
}

/** One stored record is broken, or newer than this program; it is left as it is, and only what it belongs to suffers. */
export class UnreadableRecord extends Fault {
  readonly code = 'unreadable';
}

/**
 * What the operator reads of a fault: its kind and place, a store's own word for a refusal, and what to check. Messages of
 * foreign errors may quote what a person wrote, ours never do.
 */
export function wordsOf(fault: unknown) {
  if (fault instanceof StoreFault) {
    const { name, code, message, answer, check } = fault;
    return { fault: `${name}: ${message}`, code, answer, check };
  }
  return { fault: describe(fault), code: fault instanceof Fault ? fault.code : 'unexpected' };
}

function describe(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const lines = fault.stack?.split('\n').slice(1, 4) ?? [];
  const where = lines.map((line) => line.trim()).join(' < ');
  const cause = fault.cause instanceof Error ? ` (${fault.cause.name})` : '';
  return `${fault.name}${fault instanceof Fault ? `: ${fault.message}` : ''}${cause} ${where}`;
}

/** The kind of a fault; the message of a foreign one may quote what a person wrote. */
export const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);

/** What is not as the bot needs it: found before it runs, by `npm run doctor` and by `npm run vk:setup` alike. */
export interface Finding {
  /** Nobody gets an answer as long as it is so. */
  readonly stops: boolean;
  /** What it is, what comes of it, and what to tick where. */
  readonly sentence: string;
}

export const stops = (sentence: string): Finding => ({ stops: true, sentence });
export const lacks = (sentence: string): Finding => ({ stops: false, sentence });
