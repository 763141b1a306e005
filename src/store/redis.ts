import type { Connection } from '#src/store/connection.ts';
import { Gathered } from '#src/store/gathered.ts';
import { type Keys, keysOf } from '#src/store/keys.ts';
import { Reads } from '#src/store/reads.ts';
import type { Seal } from '#src/store/seal.ts';

/** What is one community's in Redis, by the connection that it shares with the others of its process. */
export interface Store extends Pick<Connection, 'client' | 'known' | 'commit' | 'lease'> {
  readonly connection: Connection;
  readonly keys: Keys;
  readonly reads: Reads;
  readonly gathered: Gathered;
  /** What the audit calls a person; their number cannot be read from it. */
  nameless(id: string): string;
  /** Closes what must be kept and may hold words of people. */
  readonly seal: Seal;
}

/** @param secrets  under the community's own key, which is not in Redis */
export function openStore(
  connection: Connection,
  groupId: number,
  secrets: Pick<Store, 'nameless' | 'seal'>,
): Store {
  const { client, known, commit, lease } = connection;
  return {
    ...{ connection, client, known, commit, lease },
    keys: keysOf(groupId),
    reads: new Reads(connection),
    gathered: new Gathered(),
    ...secrets,
  };
}
