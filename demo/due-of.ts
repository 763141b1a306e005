import type { Due } from '#sandbox/index.ts';
import type { Store } from '#src/app.ts';
import type { RecordKind } from '#src/domain/records.ts';
import { begin } from '#src/store/transaction.ts';

/** Whose record says whom a fact concerns, where its id does not. */
const recordOf: Readonly<Record<string, RecordKind>> = {
  'request-late': 'request',
  rejection: 'request',
  ticket: 'ticket',
  event: 'event',
  mailing: 'mailing',
};

/** What is to come for somebody, the earliest first. */
export async function dueOf(store: Store, person: string, now: number): Promise<Due[]> {
  const flat = await store.client.zrangebyscore(store.keys.due(), '-inf', '+inf', 'WITHSCORES');
  const tx = begin(store)({ cause: 'page', now });
  const found: Due[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const what = flat[i] ?? '';
    const [kind = '', id = ''] = what.split(/[|:]/);
    const of = recordOf[kind];
    const isTheirs =
      what.includes(person) || (of && JSON.stringify(await tx.read(of, id))?.includes(`"${person}"`));
    if (isTheirs) found.push({ at: Number(flat[i + 1]), what });
  }
  return found;
}
