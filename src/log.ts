import { createHmac } from 'node:crypto';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '#src/config.ts';

export type { Logger } from 'pino';

/** A log that holds no names, texts, links or tokens, and the stand-in under which it knows people. */
export interface Log {
  readonly log: Logger;
  /** One person, one chat: the same 12 hexadecimal digits as long as LOG_KEY stays. */
  hashId(vkId: number | string): string;
}

export function createLog(options: {
  level: LogLevel;
  key: string;
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
          `${withoutIds(withoutSecrets(JSON.stringify(withoutPersonal(JSON.parse(line)))), hashId)}\n`,
      },
    },
    options.destination ?? pino.destination(1),
  );
  return { log, hashId };
}

export function createHashId(key: string): (vkId: number | string) => string {
  return (vkId) => createHmac('sha256', key).update(String(vkId)).digest('hex').slice(0, 12);
}

const hidden = '[hidden]';
const personal = new Set([
  ...['token', 'access_token', 'accessToken', 'secret', 'password', 'key', 'code'],
  ...['text', 'message', 'body', 'payload', 'title'],
  ...['name', 'firstName', 'lastName', 'first_name', 'last_name'],
  ...['url', 'link', 'ref'],
  ...['vkId', 'userId', 'user_id', 'peerId', 'peer_id', 'senderId', 'from_id'],
]);

function withoutPersonal(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutPersonal);
  return Object.fromEntries(
    Object.entries(value).map(([field, held]) => {
      if (field === 'err') return [field, held]; // by faultOf
      return [field, isPersonal(field, held) ? hidden : withoutPersonal(held)];
    }),
  );
}

/** A number under `code` is a fault's number, which the operator looks up; invites and claims are letters. */
function isPersonal(field: string, held: unknown): boolean {
  return personal.has(field) && !(field === 'code' && typeof held === 'number');
}

/** Of a fault only what tells its kind and place: what else clings to it is often a request, texts included. */
function faultOf(fault: unknown): unknown {
  if (!(fault instanceof Error)) return withoutPersonal(fault);
  const code = 'code' in fault && isFaultCode(fault.code) ? fault.code : undefined;
  const cause = fault.cause === undefined ? undefined : faultOf(fault.cause);
  return { type: fault.name, code, message: fault.message, stack: fault.stack, cause };
}

/** VK's numbers, Node's ECONNREFUSED, our own 'broken-promise'; never the letters and digits of an invite. */
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
      .replace(/[\w-]{60,}|vk1\.a\.[\w-]+/g, hidden)
  );
}

/** People's addresses stand in keys that a fault names: the operator finds the same person in other lines by the hash. */
const withoutIds = (line: string, hashId: (id: string) => string): string =>
  line.replace(/\bvk:(\d+)/g, (_, id: string) => `person-${hashId(id)}`);
