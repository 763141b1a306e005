import { APIError } from 'vk-io';

/**
 * What an error of VK means for a delivery (vk-platform 3.1).
 * gone: this person or chat cannot be written to · later: try again, the same random_id ·
 * ours: the call itself is wrong, an alarm · stop: the token or the community's settings, nothing will go through
 * unknown: perhaps it was done; repeated under the same random_id.
 */
export type VkOutcome = 'gone' | 'later' | 'ours' | 'stop' | 'unknown';

const gone = new Set([
  18, 30, 113, 900, 901, 902, 917, 922, 925, 927, 932, 935, 936, 945, 946, 950, 1012, 1021,
]);
const later = new Set([6, 9, 29, 601, 944, 984]);
const stop = new Set([4, 5, 7, 15, 27, 28]);
const unknown = new Set([1, 10, 36]);

export function outcomeOfCode(code: number): VkOutcome {
  if (gone.has(code)) return 'gone';
  if (later.has(code)) return 'later';
  if (stop.has(code)) return 'stop';
  return unknown.has(code) ? 'unknown' : 'ours';
}

/** An exception of the API client; what is no answer of VK at all (time-out, dropped connection) is unknown. */
export const codeOf = (fault: unknown): number | undefined =>
  fault instanceof APIError && typeof fault.code === 'number' ? fault.code : undefined;

/** What the operator should look at. */
export function hintFor(code: number | undefined): string {
  if (code === 5 || code === 27 || code === 15)
    return 'the community key was revoked or lacks a right; check VK_TOKEN';
  if (code === 912) return 'bot features are off in the community settings (Messages, Bot settings)';
  if (code === 911) return 'VK refused a keyboard; this is a fault of the bot';
  if (code === 100) return 'VK refused a parameter; this is a fault of the bot';
  return 'see the list of error codes at dev.vk.com';
}
