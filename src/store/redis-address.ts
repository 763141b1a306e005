import { readFileSync } from 'node:fs';
import { Cluster, Redis } from 'ioredis';
import { StoreFault } from '#src/faults.ts';

/**
 * Commands wait while Redis is away and are repeated once it is back: a commit carries the mark of its event,
 * so that a repeated one answers 'repeat' and changes nothing.
 */
const patient = {
  maxRetriesPerRequest: null,
  retryStrategy: (times: number) => Math.min(50 * times, 1_000),
  enableReadyCheck: true,
};

/** Asked once: whoever asks decides whether to ask again. */
const once = {
  maxRetriesPerRequest: 0,
  retryStrategy: () => null,
  sentinelRetryStrategy: () => null,
  enableReadyCheck: false,
  connectTimeout: 4_000,
};
const manners = { patient, once };

/**
 * @param address  the path of a socket; redis:// or rediss://; several of these with commas, the nodes of a cluster;
 *                 redis+sentinel://host:port,host:port/name. A name and a password stand before the @, percent-encoded,
 *                 and are those of the servers; ?ca= names the file of the authority that signed their certificates,
 *                 ?sentinelPassword= is the sentinels' own.
 */
export function clientFor(address: string, how: keyof typeof manners = 'patient'): Redis | Cluster {
  const manner = manners[how];
  if (address.startsWith('/')) return new Redis({ ...manner, path: address });
  if (address.startsWith('redis+sentinel://')) return bySentinels(address, manner);
  const nodes = address.split(',').map((node) => node.trim());
  const [first = ''] = nodes;
  if (nodes.length === 1) return new Redis(first, { ...manner, ...tlsOf(new URL(first)) });
  // Nodes that the cluster names itself are asked as the first one of the list is.
  const url = new URL(first);
  return new Cluster(nodes, {
    redisOptions: { ...manner, ...whoIn(url), ...tlsOf(url) },
    // A busy machine is no dead one.
    slotsRefreshTimeout: 5_000,
    ...(how === 'once' ? { clusterRetryStrategy: () => null } : {}),
  });
}

/** Where an address leads, without the name, the password and what else is secret in it. */
export function hostsOf(address: string): string {
  const parts = address.startsWith('redis+sentinel://') ? [address] : address.split(',');
  return parts
    .map((part) =>
      part
        .trim()
        .replace(/\/\/.*@/, '//')
        .replace(/\?.*$/, ''),
    )
    .join(', ');
}

function bySentinels(address: string, manner: (typeof manners)[keyof typeof manners]): Redis {
  const [, who = '', hosts = '', path = ''] =
    /^redis\+sentinel:\/\/(?:(.*)@)?([^/?]*)(.*)$/.exec(address) ?? [];
  const url = new URL(`redis://${who}${who && '@'}sentinels${path}`);
  const sentinels = hosts.split(',').map((host) => {
    const [name = '', port = '26379'] = host.split(':');
    return { host: name, port: Number(port) };
  });
  const sentinelPassword = url.searchParams.get('sentinelPassword');
  return new Redis({
    ...{ ...manner, ...whoIn(url), sentinels, name: url.pathname.slice(1) || 'mymaster' },
    ...(sentinelPassword === null ? {} : { sentinelPassword }),
    // A master that hangs keeps its connections: the sentinels say that it is none any more.
    failoverDetector: manner === patient,
  });
}

const whoIn = ({ username, password }: URL): { username?: string; password?: string } => ({
  ...(username ? { username: decodeURIComponent(username) } : {}),
  ...(password ? { password: decodeURIComponent(password) } : {}),
});

function tlsOf({ protocol, searchParams }: URL): { tls?: { ca?: string } } {
  if (protocol !== 'rediss:') return {};
  const ca = searchParams.get('ca');
  return { tls: ca === null ? {} : { ca: readAuthority(ca) } };
}

function readAuthority(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StoreFault('The file of ?ca= in REDIS_URL cannot be read', cause, { check: path });
  }
}
