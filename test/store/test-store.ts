import { afterEach, beforeEach } from 'vitest';
import { connect } from '#src/store/connection.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { StagedTransaction, type TransactionOptions } from '#src/store/transaction.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { testRedis } from '#test/support/redis.ts';

export const now = Date.UTC(2026, 8, 15);
let groups = 9_000;
let causes = 0;

/** A community of its own for each test of the file, on the file's own Redis. */
export function testStore() {
  let store: Store | undefined;
  beforeEach(async () => {
    groups += 1;
    store = openStore(connect((await testRedis()).socketPath), groups, { nameless, seal });
  });
  afterEach(() => store?.connection.close());
  const open = (): Store => {
    if (!store) throw new Error('The store is open within a test only.');
    return store;
  };

  return {
    get store(): Store {
      return open();
    },
    begin(options: Partial<TransactionOptions> = {}): StagedTransaction {
      causes += 1;
      return new StagedTransaction(open(), { cause: `cause-${causes}`, now, ...options });
    },
    /** Stages and commits; throws when it was not let through. */
    async commit(staged: (tx: StagedTransaction) => void | Promise<void>): Promise<void> {
      const tx = this.begin();
      await staged(tx);
      const { outcome } = await tx.commit();
      if (outcome !== 'ok') throw new Error(`The commit ended as ${outcome}.`);
    },
  };
}
