import { connect } from '#src/store/connection.ts';
import { openStore } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { seedPerson, seedSchool } from '#test/support/seed.ts';

/** A school that has been set up, with Анна Орлова (VK number 1) as its administrator, on a Redis where no test's bot is wired. */
export async function schoolOn(redis: string, groupId: number): Promise<void> {
  const connection = connect(redis);
  const tx = begin(openStore(connection, groupId, { nameless, seal }))({ cause: 'seed', now: Date.now() });
  await seedSchool(tx, { titles: ['7А'], open: ['7А'] });
  await seedPerson(tx, { id: 'vk:1', name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
  await tx.commit();
  await connection.close();
}
