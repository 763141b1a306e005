import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type OutboxLane, outboxLanes } from '#src/pipeline/outbox.ts';
import { type Spread, spreadBounds, type Tally } from '#src/pipeline/tally.ts';
import type { Condition } from '#src/store/condition.ts';

/** One community as the figures want it. Its number is its label: people have none. */
export interface Counted {
  readonly groupId: number;
  readonly isReady: boolean;
  /** Undefined as long as the messenger has not let the bot in. */
  readonly work: Work | undefined;
  /** Undefined where the store did not answer in time: then nothing is said of what it holds. */
  readonly condition: Condition | undefined;
}

export interface Work {
  readonly tally: Tally;
  /** How often handlers ran: again where somebody else was faster. */
  readonly runs: number;
  readonly inFlight: number;
  /** The messenger lets nothing through. */
  readonly isRefused: boolean;
  /** Since when it cannot be read; undefined while it can. */
  readonly unheardSince: number | undefined;
}

export interface Figures {
  readonly storeIsAway: boolean;
  readonly communities: readonly Counted[];
  readonly now: number;
}

type Labels = Readonly<Record<string, string>>;
type Row<T> = readonly [labels: Labels, value: T];
/** One figure: its rows of one community, whatever it is counted in. */
type Figure = {
  readonly help: string;
  readonly labels?: readonly string[];
} & (
  | {
      readonly kind: 'counter' | 'gauge';
      readonly of: (counted: Counted, now: number) => readonly Row<number>[];
    }
  | { readonly kind: 'histogram'; readonly of: (counted: Counted) => readonly Row<Spread>[] }
);

const ofWork =
  (value: (work: Work) => number) =>
  ({ work }: Counted): readonly Row<number>[] =>
    work ? [[{}, value(work)]] : [];
const ofCondition =
  (value: (condition: Condition, now: number) => number) =>
  ({ condition }: Counted, now: number): readonly Row<number>[] =>
    condition ? [[{}, value(condition, now)]] : [];
const ofLanes =
  (value: (condition: Condition, lane: OutboxLane, now: number) => number) =>
  ({ condition }: Counted, now: number): readonly Row<number>[] =>
    condition ? outboxLanes.map((lane) => [{ lane }, value(condition, lane, now)] as const) : [];
const spreads = (named: Readonly<Record<string, Spread>>): readonly Row<Spread>[] =>
  Object.entries(named).map(([kind, spread]) => [{ kind }, spread]);
const secondsSince = (at: number | undefined, now: number): number =>
  at === undefined ? 0 : Math.max(0, now - at) / 1_000;

/** What is told of each community. Counters begin anew with the process; gauges of the store are the same from each process. */
const figures = {
  handled_seconds: {
    kind: 'histogram',
    help: 'From being taken until the commit, by what came in',
    labels: ['kind'],
    of: ({ work }) => (work ? spreads(work.tally.handled) : []),
  },
  handler_runs_total: {
    kind: 'counter',
    help: 'Runs of handlers; more than were handled where two met at one record',
    of: ofWork(({ runs }) => runs),
  },
  in_flight: { kind: 'gauge', help: 'Taken and not yet handled', of: ofWork(({ inFlight }) => inFlight) },
  set_aside_total: {
    kind: 'counter',
    help: 'What could not be handled and was set aside',
    of: ofWork(({ tally }) => tally.setAside),
  },
  due_put_off_total: {
    kind: 'counter',
    help: 'Due facts that failed and come again',
    of: ofWork(({ tally }) => tally.putOff),
  },
  said_total: {
    kind: 'counter',
    help: 'Messages to people by stream, and what came of them',
    labels: ['lane', 'came'],
    of: ({ work }) =>
      Object.entries(work?.tally.said ?? {}).flatMap(([lane, said]) =>
        Object.entries(said).map(([came, count]) => [{ lane, came }, count] as const),
      ),
  },
  refused_total: {
    kind: 'counter',
    help: 'What the messenger refused, by what it means; slow is too many calls (error 6), once a call',
    labels: ['verdict'],
    of: ({ work }) =>
      Object.entries(work?.tally.refused ?? {}).map(([verdict, count]) => [{ verdict }, count] as const),
  },
  call_seconds: {
    kind: 'histogram',
    help: 'How long a call that sends waited for the messenger',
    of: ({ work }) => (work ? [[{}, work.tally.calls]] : []),
  },
  store_waits_total: {
    kind: 'counter',
    help: 'How often a turn found Redis away or refusing and was tried again',
    of: ofWork(({ tally }) => tally.storeWaits),
  },
  messenger_refuses: {
    kind: 'gauge',
    help: '1 while the messenger lets nothing through: its key, its rights',
    of: ofWork(({ isRefused }) => Number(isRefused)),
  },
  unread_seconds: {
    kind: 'gauge',
    help: 'For how long the messenger could not be read; an answer ends it',
    of: ({ work }, now) => (work ? [[{}, secondsSince(work.unheardSince, now)]] : []),
  },
  ready: {
    kind: 'gauge',
    help: '1 while somebody who writes gets an answer; /ready says what is in the way',
    of: ({ isReady }) => [[{}, Number(isReady)]],
  },
  outbox_waiting: {
    kind: 'gauge',
    help: 'Messages that wait to be sent, by stream; a mailing is one',
    labels: ['lane'],
    of: ofLanes(({ outbox }, lane) => outbox[lane].waiting),
  },
  outbox_oldest_seconds: {
    kind: 'gauge',
    help: 'How long the first of them has waited, by stream',
    labels: ['lane'],
    of: ofLanes(({ outbox }, lane, now) => secondsSince(outbox[lane].oldest, now)),
  },
  due_late: {
    kind: 'gauge',
    help: 'Due facts that are late by more than a minute',
    of: ofCondition(({ late }) => late.waiting),
  },
  due_late_seconds: {
    kind: 'gauge',
    help: 'How late the first of them is',
    of: ofCondition(({ late }, now) => secondsSince(late.oldest, now)),
  },
  due_failing: {
    kind: 'gauge',
    help: 'Due facts that have failed and wait to be tried again',
    of: ofCondition(({ failing }) => failing),
  },
  dead_letters: {
    kind: 'gauge',
    help: 'What was set aside and waits for npm run dead-letters',
    of: ofCondition(({ setAside }) => setAside),
  },
} satisfies Readonly<Record<string, Figure>>;

const prefix = 'school_bot_';
/** Of the process, whatever the number of its communities. */
const own = { redis_up: 'redis_up', memory: 'resident_memory_bytes', cpu: 'cpu_seconds_total' } as const;

/** Every name under which something is told, for whoever draws or watches them (docs/server/). */
export const metricNames: readonly string[] = [...Object.keys(figures), ...Object.values(own)].map(
  (name) => prefix + name,
);

/** A histogram that somebody else has counted. */
class Counts extends Histogram {
  rows: readonly Row<Spread>[] = [];

  constructor(readonly settings: Settings) {
    super(settings);
  }

  /** What the registry asks of a histogram. */
  async getForPromString() {
    const { name, help } = this.settings;
    const values = this.rows.flatMap(([labels, { counts, sum }]) => {
      let count = 0;
      const buckets = counts.map((more, i) => {
        count += more;
        const bound = spreadBounds[i];
        const le = bound === undefined ? '+Inf' : bound / 1_000;
        return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: count };
      });
      return [
        ...buckets,
        { metricName: `${name}_sum`, labels, value: sum / 1_000 },
        { metricName: `${name}_count`, labels, value: count },
      ];
    });
    return { name, help, type: 'histogram', values };
  }
}

/** @returns what Prometheus reads, made of the figures as they stand */
export function createMetrics(): (now: Figures) => Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  const filled = Object.entries<Figure>(figures).map(([name, figure]) => {
    const labelNames = ['community', ...(figure.labels ?? [])];
    const settings = { name: prefix + name, help: figure.help, labelNames, registers };
    return fillerOf(figure, settings);
  });
  const redisUp = new Gauge({ name: prefix + own.redis_up, help: '1 while Redis answers', registers });
  const memory = new Gauge({ name: prefix + own.memory, help: 'Memory of the process', registers });
  const cpu = new Counter({ name: prefix + own.cpu, help: 'CPU of the process', registers });
  return async ({ storeIsAway, communities, now }) => {
    for (const fill of filled) fill(communities, now);
    redisUp.set(Number(!storeIsAway));
    memory.set(process.memoryUsage.rss());
    const { user, system } = process.cpuUsage();
    cpu.reset();
    cpu.inc((user + system) / 1_000_000);
    return registry.metrics();
  };
}

type Fill = (communities: readonly Counted[], now: number) => void;
type Settings = { name: string; help: string; labelNames: string[]; registers: Registry[] };

function fillerOf(figure: Figure, settings: Settings): Fill {
  const named =
    <T>(of: (counted: Counted, now: number) => readonly Row<T>[]) =>
    (communities: readonly Counted[], now: number): readonly Row<T>[] =>
      communities.flatMap((counted) =>
        of(counted, now).map(
          ([labels, value]) => [{ community: String(counted.groupId), ...labels }, value] as const,
        ),
      );
  if (figure.kind === 'histogram') {
    const metric = new Counts(settings);
    const rowsOf = named(figure.of);
    return (communities, now) => {
      metric.rows = rowsOf(communities, now);
    };
  }
  const metric = figure.kind === 'counter' ? new Counter(settings) : new Gauge(settings);
  const rowsOf = named(figure.of);
  return (communities, now) => {
    metric.reset();
    for (const [labels, value] of rowsOf(communities, now)) metric.inc(labels, value);
  };
}
