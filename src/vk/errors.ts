import { APIError } from 'vk-io';
import { BrokenPromise } from '#src/faults.ts';
import type { Refused, Verdict } from '#src/messenger/port.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { isChat } from '#src/vk/address.ts';

/** The person or the chat: deleted, blocked us, never wrote, left, cannot be written to (vk-platform 3.1). */
const gone = new Set([
  18, 30, 113, 900, 901, 902, 917, 922, 925, 927, 932, 935, 936, 945, 946, 950, 962, 985, 987, 988, 1012,
  1021,
]);
/** Flood control, limits of some hours or of the day, a pause for spam; how long each may last. */
const later: ReadonlyMap<number, number> = new Map([
  [9, hours(1)],
  [29, days(1)],
  ...[601, 944, 984].map((code) => [code, days(2)] as const),
]);
/** The token, its rights, a captcha that a human must solve, bot features switched off: until it is mended, nothing. */
const stop = new Set([4, 5, 7, 14, 15, 27, 28, 912]);
/** VK's own failures: perhaps the call was carried out. */
const unknown = new Set([1, 10, 36]);
/** For the calls of one second there were too many. */
export const tooManyCalls = 6;
/** Of a dialog, a right that the key lacks; of a chat, that the bot was removed from it. */
const denied = 7;
/** What VK does not take of a message. */
const refused: ReadonlyMap<number, Refused['refused']> = new Map([
  [911, 'buttons'],
  [914, 'length'],
]);

/**
 * @param code  VK's; undefined where VK did not answer at all (time-out, dropped connection, a gateway's page)
 * @param peer  for whom the call was
 */
export function judge(code: number | undefined, peer = 0): Refused {
  const told = code === undefined ? 'no answer' : `VK ${code}`;
  const lasts = code === undefined ? undefined : later.get(code);
  const what = code === undefined ? undefined : refused.get(code);
  return {
    ...{ ok: false, verdict: verdictOf(code, peer), code: told, check: hintFor(code) },
    ...(lasts === undefined ? {} : { lasts }),
    ...(what === undefined ? {} : { refused: what }),
  };
}

function verdictOf(code: number | undefined, peer: number): Verdict {
  if (code === undefined || unknown.has(code)) return 'unknown';
  if (code === tooManyCalls) return 'slow';
  if (gone.has(code) || (code === denied && isChat(peer))) return 'gone';
  if (later.has(code)) return 'later';
  return stop.has(code) ? 'stop' : 'ours';
}

/** What an exception on the way means for what was to be done. */
export function refusalOf(fault: unknown, peer?: number): Refused {
  if (fault instanceof BrokenPromise)
    return {
      ...{ ok: false, verdict: 'ours', code: fault.code, check: fault.message },
      ...(fault instanceof TooManyButtons ? { refused: 'buttons' } : {}),
    };
  return judge(codeOf(fault), peer);
}

/** A keyboard that VK would refuse with 911. */
export class TooManyButtons extends BrokenPromise {}

/** VK's code in an exception of the API client; undefined for what is no answer of VK. */
export const codeOf = (fault: unknown): number | undefined =>
  fault instanceof APIError && typeof fault.code === 'number' ? fault.code : undefined;

/** Something has answered, and not as VK's API does: a page, most times. */
export const isNoJson = (fault: unknown): boolean => fault instanceof SyntaxError;

/** What the operator should look at. */
export function hintFor(code: number | undefined): string {
  switch (code) {
    case undefined:
      return 'VK did not answer; check the network and VK_API_BASE_URL';
    case 5:
    case 7:
    case 15:
    case 27:
    case 28:
      return 'the community key was revoked or lacks a right; check VK_TOKEN (with COMMUNITIES_FILE, the token there)';
    case tooManyCalls:
      return 'Somebody calls VK with this key right now, as often as VK allows: a running bot that is busy, or another program. Wait some seconds and try again';
    case 14:
      return 'VK wants a captcha solved: somebody logs in to VK as an administrator of the community';
    case 912:
      return 'bot features are off in the community settings (Messages, Bot settings)';
    case 911:
      return 'VK refused a keyboard; this is a fault of the bot';
    case 100:
      return 'VK refused a parameter; this is a fault of the bot';
    default:
      return otherHint(code);
  }
}

function otherHint(code: number): string {
  if (gone.has(code))
    return 'the person has deleted their page, does not let the community write, or never wrote to it; they can be reached again once they write';
  if (later.has(code)) return 'VK’s limit for a while; it is over by itself, within two days at most';
  if (unknown.has(code)) return 'a failure of VK’s own, which passes';
  return 'VK refused it; this is a fault of the bot, and the list of error codes is at dev.vk.com';
}

/** The same for a code as it is kept with what was set aside; undefined for what VK has not said. */
export function hintOf(code: string): string | undefined {
  if (code === judge(undefined).code) return hintFor(undefined);
  const number = /^VK (\d+)$/.exec(code)?.[1];
  return number === undefined ? undefined : hintFor(Number(number));
}

/** The same for the long poll server, where 15 and 100 are a matter of the community's settings. */
export function pollHintFor(code: number | undefined): string {
  if (code === 15)
    return 'the community key lacks the right to manage the community, which long poll needs; check VK_TOKEN (with COMMUNITIES_FILE, the token there)';
  if (code === 100)
    return 'switch Long Poll API on in the community settings (Manage, API usage), and check VK_GROUP_ID';
  return hintFor(code);
}
