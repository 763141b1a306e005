import type { Sandbox } from '#sandbox/index.ts';
import type { App } from '#src/app.ts';

/** Nothing that is due brings a message within so many facts: then nothing will, for all that is planned now. */
const mostFacts = 100;

/** When the next fact after this moment is due, or undefined. */
async function nextDue({ client, keys }: App['store'], now: number): Promise<number | undefined> {
  const [, at] = await client.zrangebyscore(keys.due(), `(${now}`, '+inf', 'WITHSCORES', 'LIMIT', 0, 1);
  return at === undefined ? undefined : Number(at);
}

/** The clock goes to the next fact that is due and no further than `until`; answers whether there was one. */
export async function passes(sandbox: Sandbox, app: App, until = Number.POSITIVE_INFINITY): Promise<boolean> {
  const at = await nextDue(app.store, sandbox.clock.now());
  const isThere = at !== undefined && at <= until;
  const to = isThere ? at : until;
  if (Number.isFinite(to) && to > sandbox.clock.now()) sandbox.clock.set(to);
  while ((await app.tick()) > 0) await app.drained();
  await app.drained();
  return isThere;
}

/** Time passes as it does, from one thing that is due to the next. */
export async function passTo(sandbox: Sandbox, app: App, until: number): Promise<void> {
  while (await passes(sandbox, app, until));
}

/** The clock goes on until somebody is written to; answers to whom. Not everything that is due is told to anybody. */
export async function passToNextMessage(sandbox: Sandbox, app: App): Promise<number[]> {
  const told = new Set<number>();
  const stop = sandbox.onChange((change) => {
    if (change.kind === 'message' && change.message.from === 'community' && 'personId' in change.where)
      told.add(change.where.personId);
  });
  try {
    for (let n = 0; n < mostFacts && told.size === 0; n += 1) if (!(await passes(sandbox, app))) break;
  } finally {
    stop();
  }
  return [...told];
}
