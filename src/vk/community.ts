import type { VK } from 'vk-io';
import { z } from 'zod';
import type { Clock, Pause } from '#src/clock.ts';
import type { Finding } from '#src/faults.ts';
import { seconds } from '#src/regulation/durations.ts';
import { checkVk, type Wanted } from '#src/vk/check.ts';
import { codeOf, isNoJson, judge } from '#src/vk/errors.ts';
import { OtherCommunity, passes } from '#src/vk/state.ts';

/** The pauses at the start, s; the last one is kept to. VK comes back sooner than a key that it refuses is mended. */
const pauses = { away: [1, 2, 4, 8, 15, 30], refused: [1, 2, 4, 8, 15, 30, 60, 120, 300] };

export interface AskingPorts {
  /** A door to VK with the key as it is now: it may be mended meanwhile. */
  readonly open: () => VK;
  readonly wanted: Wanted;
  readonly clock: Clock;
  /** VK does not answer; asked again in a moment. */
  readonly away: (sentence: string) => void;
  /** VK refuses the key, or is set up so that nothing arrives; told once, whatever number of times it is asked again. */
  readonly refused: (sentence: string) => void;
  readonly pause: Pause;
  readonly signal: AbortSignal;
}

/**
 * The community behind the token, as soon as VK tells, and what is not as it should be there.
 *
 * @returns undefined when it is stopped before that
 */
export async function untilCommunity({ open, wanted, clock, away, refused, pause, signal }: AskingPorts) {
  let told = '';
  for (let tries = 0; !signal.aborted; tries += 1) {
    const vk = open();
    const asked = await readCommunity(vk, wanted, clock);
    if (signal.aborted) break;
    if (asked.is === 'there') {
      const { screenName, findings } = asked;
      return { vk, screenName, findings };
    }
    const next = pauses[asked.is][Math.min(tries, pauses[asked.is].length - 1)] ?? 0;
    if (asked.is === 'away') away(`${asked.sentence} The bot asks again in ${next} s.`);
    else if (asked.sentence !== told) refused(asked.sentence);
    told = asked.sentence;
    await pause(seconds(next), signal);
  }
  return undefined;
}

type Asked =
  | { readonly is: 'there'; readonly screenName: string; readonly findings: readonly Finding[] }
  | { readonly is: 'away' | 'refused'; readonly sentence: string };

async function readCommunity(vk: VK, wanted: Wanted, clock: Clock): Promise<Asked> {
  try {
    const { state, findings } = await checkVk(vk, wanted, clock.now());
    const stopping = findings.filter((finding) => finding.stops).map(({ sentence }) => sentence);
    if (stopping.length > 0) return { is: 'refused', sentence: stopping.join('\n') };
    return { is: 'there', screenName: state.screenName, findings };
  } catch (fault) {
    return { is: passes(fault) ? 'away' : 'refused', sentence: sentenceOf(fault, wanted.groupId) };
  }
}

/** Why VK does not let the bot in, for the operator. */
export function sentenceOf(fault: unknown, groupId: number): string {
  if (fault instanceof OtherCommunity)
    return `The token is not the key of community ${groupId}: check VK_TOKEN and VK_GROUP_ID, or COMMUNITIES_FILE.`;
  if (fault instanceof z.ZodError || isNoJson(fault))
    return 'Something answers that is not VK’s API: check VK_API_BASE_URL, which is left out for VK itself. Where it is right, VK or a proxy before it shows a page of its own for a while.';
  const { code, check, verdict } = judge(codeOf(fault));
  if (verdict === 'slow') return `${check} (${code}).`;
  return passes(fault) ? `VK is away (${code}): ${check}.` : `${code}: ${check}.`;
}
