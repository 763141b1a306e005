import { BrokenPromise, StoreFault, UnreadableRecord } from '#src/faults.ts';

/** Redis's own words for a refusal that passes, or that the operator can end; by each, what to check. */
const refusals: Readonly<Record<string, string>> = {
  OOM: 'its memory is full: maxmemory of redis-server, and what else is kept there',
  NOREPLICAS: 'fewer replicas are there than min-replicas-to-write wants',
  READONLY: 'it is a replica and takes no writes: REDIS_URL has to lead to the master',
  LOADING: 'it is reading its data and answers when it has; nothing is to be done',
  MASTERDOWN: 'it is a replica whose master is away',
  MISCONF: 'it cannot write to its disk: free space, rights, the log of redis-server',
  CLUSTERDOWN: 'a part of the cluster is away',
  TRYAGAIN: 'the cluster moves keys about; nothing is to be done',
  BUSY: 'a script of somebody else runs in it without end',
  NOAUTH: 'it wants a password and REDIS_URL has none',
  WRONGPASS: 'the name or the password in REDIS_URL is not the one it knows',
  NOPERM: 'the user in REDIS_URL lacks rights; the bot needs all commands on its own keys',
  "can't run this command": 'the user in REDIS_URL lacks rights; the bot needs all commands on its own keys',
  'max number of clients': 'maxclients of redis-server, and who else is connected to it',
};
const said = new RegExp(`\\b(${Object.keys(refusals).join('|')})\\b`);
const away = 'REDIS_URL, and whether redis-server runs there';
/** What Node calls a certificate that it does not take. */
const untrusted =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_\w+)$/;
const certificate =
  'the certificate of Redis: the name in REDIS_URL, its end, and its authority by ?ca= or NODE_EXTRA_CA_CERTS';

/**
 * What a fault of the Redis client means. A refusal and a lost connection pass, so what was asked waits for that; any
 * other answer is about the one thing that was asked.
 *
 * @param key  what was asked for, where it was one key
 */
export function storeFault(cause: unknown, key?: string): StoreFault | BrokenPromise | UnreadableRecord {
  const message = cause instanceof Error ? cause.message : '';
  // An error within a script of Redis 6 stands in the middle of a longer sentence.
  const answer = said.exec(message)?.[1];
  if (answer !== undefined)
    return new StoreFault(`Redis refuses: ${answer}`, cause, { answer, check: refusals[answer] });
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (untrusted.test(code))
    return new StoreFault(`Redis is not trusted: ${code}`, cause, { answer: code, check: certificate });
  if (!(cause instanceof Error) || cause.name !== 'ReplyError')
    return new StoreFault('Redis is away', cause, { check: away });
  if (key !== undefined && message.startsWith('WRONGTYPE'))
    return new UnreadableRecord(
      `${key} cannot be read: it is of another type; restore this key from a backup`,
    );
  const word = /^[A-Z]+/.exec(message)?.[0] ?? 'ERR';
  return new BrokenPromise(`Redis cannot do what it was asked: ${word}`, cause);
}

/** Throws what the client's fault means. */
export const refused = (cause: unknown): never => {
  throw storeFault(cause);
};
