import { createHash } from 'node:crypto';

/** Names in an order that looks like chance, and is the same whenever it is asked for by the same word. */
export const mixed = <Name extends string>(names: readonly Name[], by: string): Name[] =>
  names
    .map((name) => ({ name, at: createHash('sha256').update(`${by} ${name}`).digest('hex') }))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ name }) => name);
