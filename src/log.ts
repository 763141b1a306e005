import { createHmac } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '#src/config.ts';

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
}): Log {
  const hashId = createHashId(options.key);
  const log = pino(
    {
      level: options.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: faultOf },
      // The finished line is looked through, not the arguments: so no child logger's bindings slip by.
      hooks: {
        streamWrite: (line) =>
          `${withoutTraces(withoutSecrets(JSON.stringify(onlyKnown(JSON.parse(line)))), options.traces, hashId)}\n`,
      },
    },
    options.destination ?? pino.destination(1),
  );
  return { log, hashId };
}

export function createHashId(key: string): (id: number | string) => string {
  return (id) => createHmac('sha256', key).update(String(id)).digest('hex').slice(0, 12);
}

const hidden = '[hidden]';
/** All that a line may tell. A field that is not named here is hidden: nobody needs to foresee what people's may be called. */
const known = new Set([
  ...['level', 'time', 'pid', 'msg', 'err'],
  ...['fault', 'number', 'kind', 'code', 'what', 'check'],
  ...['verdict', 'answer', 'failed', 'lane', 'unread', 'count'],
  ...['groupId', 'signal', 'person'],
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

/** A number under `code` is a fault's number, which the operator looks up; invites and claims are letters. */
const mayBeTold = (field: string, held: unknown): boolean =>
  known.has(field) && !(field === 'code' && typeof held === 'string');

/** Of a fault only what tells its kind and place: what else clings to it is often a request, texts included. */
function faultOf(fault: unknown): unknown {
  if (!(fault instanceof Error)) return onlyKnown(fault);
  const code = 'code' in fault && isFaultCode(fault.code) ? fault.code : undefined;
  const cause = fault.cause === undefined ? undefined : faultOf(fault.cause);
  return { type: fault.name, code, message: fault.message, stack: fault.stack, cause };
}

/** A messenger's numbers, Node's ECONNREFUSED, our own 'broken-promise'; never the letters and digits of an invite. */
function isFaultCode(code: unknown): boolean {
  return typeof code === 'number' || (typeof code === 'string' && /^(E[A-Z_]+|[a-z]+(-[a-z]+)*)$/.test(code));
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
