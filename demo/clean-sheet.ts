import type { Sandbox } from '#sandbox/index.ts';
import type { Store } from '#src/app.ts';

/**
 * «Начать с чистого листа» in the page empties the local VK; the bot's own memory is emptied with it, and the same
 * people meet a school that nobody has set up yet.
 */
export function offerCleanSheet(sandbox: Sandbox, store: Store, populate: () => Promise<void>): void {
  sandbox.onChange((change) => {
    if (change.kind !== 'loaded') return;
    // The sandbox tells in the middle of its reset; what is added must come after it.
    setImmediate(() => {
      if (sandbox.communities.length === 0) void forgetSchool(store).then(populate);
    });
  });
}

/** Everything of a community goes but who runs it and how far it has read. */
export async function forgetSchool({ client, keys }: Store): Promise<void> {
  const kept = [keys.lease('poller'), keys.lease('sender'), keys.cursor()];
  const all = await client.keys(`${keys.due().slice(0, -'due'.length)}*`);
  const gone = all.filter((key) => !kept.includes(key));
  if (gone.length > 0) await client.unlink(...gone);
}
