import type { Store } from '#src/app.ts';

/** Everything of a community goes but who runs it and how far it has read. */
export async function forgetSchool({ client, keys }: Store): Promise<void> {
  const kept = [keys.lease('poller'), keys.lease('sender'), keys.cursor()];
  const all = await client.keys(`${keys.due().slice(0, -'due'.length)}*`);
  const gone = all.filter((key) => !kept.includes(key));
  if (gone.length > 0) await client.unlink(...gone);
}
