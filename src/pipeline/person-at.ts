import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Address } from '#src/messenger/did.ts';
import type { Staging } from '#src/pipeline/staging.ts';

/** Who is at an address: the person who first came by it, or the one to whom it was added since. */
export async function personAt(tx: Staging, address: Address): Promise<PersonId> {
  const alias = await tx.read('alias', address);
  return alias?.person ?? PersonId.parse(address);
}
