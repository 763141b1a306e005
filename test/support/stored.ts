import type { Bot } from '#test/support/bot.ts';

/** All that Redis holds of the bot's community, key by key, as text. */
export async function readStored(bot: Bot): Promise<Map<string, string>> {
  const client = bot.store.client as unknown as {
    keys(pattern: string): Promise<string[]>;
  } & Bot['store']['client'];
  const found = new Map<string, string>();
  for (const key of await client.keys(`{g${bot.groupId}}:*`)) {
    const type = await client.type(key);
    if (type === 'string') found.set(key, (await client.get(key)) ?? '');
    else if (type === 'zset') found.set(key, (await client.zrange(key, '0', '-1')).join(' '));
    else if (type === 'set') found.set(key, (await client.smembers(key)).join(' '));
    else if (type === 'hash') found.set(key, JSON.stringify(await client.hgetall(key)));
    else found.set(key, JSON.stringify(await client.xrange(key, '-', '+')));
  }
  return found;
}

/** The keys under which somebody's id or one of the words stands; the running place is told apart. */
export async function tracesOf(bot: Bot, person: { id: string }, ...words: string[]): Promise<string[]> {
  const id = new RegExp(`${person.id}(?!\\d)`);
  return [...(await readStored(bot))]
    .filter(([key]) => !key.includes(`:place:${person.id}`))
    .filter(([key, text]) => id.test(key) || id.test(text) || words.some((word) => text.includes(word)))
    .map(([key]) => key);
}
