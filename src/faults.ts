/** What should not happen: few kinds, each with a code. Branch on the class or the code, never on the message. */
export abstract class Fault extends Error {
  abstract readonly code: string;

  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
  }
}

/** Redis did not answer, or holds what cannot be read. */
export class StoreFault extends Fault {
  readonly code = 'store';
}

/** A thing that should never be: the program contradicts itself. */
export class BrokenPromise extends Fault {
  readonly code = 'broken-promise';
}

/** One stored record is broken, or newer than this program; it is left as it is, and only what it belongs to suffers. */
export class UnreadableRecord extends Fault {
  readonly code = 'unreadable';
}

/** The kind of a fault; the message of a foreign one may quote what a person wrote. */
export const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault);
