import { createHmac } from 'node:crypto';
import { constants } from 'node:os';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Clock } from '#src/clock.ts';
import type { LogLevel } from '#src/config.ts';
import { Latest } from '#src/latest.ts';
import { minutes } from '#src/regulation/durations.ts';

export type { Logger } from 'pino';

/** A log that holds no names, texts, links or tokens, and the stand-in under which it knows people. */
export interface Log {
  readonly log: Logger;
  /** One person, one chat: the same 12 hexadecimal digits as long as LOG_KEY stays. */
  hashId(id: number | string): string;
}

/** What a messenger leaves in sentences that are not ours, a fault's or a stored key's. */
export interface Traces {
  readonly secrets: RegExp;
  /** A person's address, with what tells them from others as the first group. */
  readonly addresses: RegExp;
}

export function createLog(options: {
  level: LogLevel;
  key: string;
  traces: Traces;
  destination?: DestinationStream | undefined;
  /** By it a cause has one line a minute; without it every line is written. */
  clock?: Clock;
}): Log {
  const hashId = createHashId(options.key);
  const { clock, destination = pino.destination(1) } = options;
  const paced = clock ? oneEachMinute(clock) : (line: Line) => line;
  const log = pino(
    {
      level: options.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: faultOf },
      // The finished line is looked through, not the arguments: so no child logger's bindings slip by.
      hooks: {
        streamWrite(written) {
          const line = paced(JSON.parse(written));
          if (!line) return '';
          return `${withoutTraces(withoutSecrets(JSON.stringify(onlyKnown(line))), options.traces, hashId)}\n`;
        },
      },
    },
    { write: (line) => line === '' || destination.write(line) },
  );
  return { log, hashId };
}

export function createHashId(key: string): (id: number | string) => string {
  return (id) => createHmac('sha256', key).update(String(id)).digest('hex').slice(0, 12);
}

type Line = Readonly<Record<string, unknown>>;
/** Causes that are remembered. */
const mostCauses = 500;

/**
 * Of what goes wrong again and again one line a minute is written, with how many were left out since the last one. What
 * differs from one time to the next is no part of the cause.
 */
function oneEachMinute(clock: Clock): (line: Line) => Line | undefined {
  const told = new Latest<{ readonly at: number; more: number }>(mostCauses);
  return (line) => {
    const { level, time, pid, number, person, ...cause } = line;
    if (level !== 'warn' && level !== 'error') return line;
    const key = JSON.stringify(cause);
    const last = told.get(key);
    const now = clock.now();
    if (last && Math.abs(now - last.at) < minutes(1)) {
      last.more += 1;
      return undefined;
    }
    told.keep(key, { at: now, more: 0 });
    return last && last.more > 0 ? { ...line, more: last.more } : line;
  };
}

const hidden = '[hidden]';
/** All that a line may tell. A field that is not named here is hidden: nobody needs to foresee what people's may be called. */
const known = new Set([
  ...['level', 'time', 'pid', 'msg', 'err'],
  ...['fault', 'number', 'kind', 'code', 'what', 'check'],
  ...['verdict', 'answer', 'failed', 'lane', 'unread', 'count'],
  ...['groupId', 'signal', 'person', 'more'],
]);

function onlyKnown(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(onlyKnown);
  return Object.fromEntries(
    Object.entries(value).map(([field, held]) => {
      if (field === 'err') return [field, held]; // by faultOf
      return [field, mayBeTold(field, held) ? onlyKnown(held) : hidden];
    }),
  );
}

/** Invites and claims are codes too, of letters. */
const mayBeTold = (field: string, held: unknown): boolean =>
  known.has(field) && !(field === 'code' && typeof held === 'string' && !isFaultCode(held));

/** Of a fault only what tells its kind and place: what else clings to it is often a request, texts included. */
function faultOf(fault: unknown): unknown {
  if (!(fault instanceof Error)) return onlyKnown(fault);
  const code = 'code' in fault && isFaultCode(fault.code) ? fault.code : undefined;
  const cause = fault.cause === undefined ? undefined : faultOf(fault.cause);
  return { type: fault.name, code, message: fault.message, stack: fault.stack, cause };
}

/** Our own words, by the kinds of faults; the system's, as ECONNREFUSED. */
const faultCodes = new Set([
  ...['store', 'broken-promise', 'unreadable', 'long-poll', 'unexpected'],
  ...Object.keys(constants.errno),
]);

/** A messenger's number, a word of ours or the system's, a library's ERR_…; never the letters of an invite. */
function isFaultCode(code: unknown): boolean {
  if (typeof code !== 'string') return typeof code === 'number';
  return faultCodes.has(code) || /^(ERR|UND_ERR)_[A-Z_]+$/.test(code);
}

/** The last net, over the finished line: what a fault's message or a careless template may carry. */
function withoutSecrets(line: string): string {
  return (
    line
      // The bot logs in English: a word in Cyrillic is somebody's name, text or class.
      .replace(/\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{N}\p{Pd}’]*/gu, hidden)
      // Chat links, invites and long poll keys stand in paths and queries; the host is what helps.
      .replace(/([a-z][a-z+]*:\/\/)(?:[^\s/"\\]*@)?([^\s/?#"\\]+)[/?#][^\s"\\)]*/gi, `$1$2/${hidden}`)
      .replace(/\b(access_token|token|secret|key|ref)=[^\s&"\\]+/gi, `$1=${hidden}`)
      .replace(/[\w-]{60,}/g, hidden)
  );
}

/** People's addresses stand in keys that a fault names: the operator finds the same person in other lines by the hash. */
const withoutTraces = (line: string, traces: Traces, hashId: Log['hashId']): string =>
  line.replace(traces.secrets, hidden).replace(traces.addresses, (_, id: string) => `person-${hashId(id)}`);
