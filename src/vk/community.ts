import type { VK } from 'vk-io';
import { z } from 'zod';
import type { Pause } from '#src/clock.ts';
import { seconds } from '#src/regulation/durations.ts';
import { codeOf, judge } from '#src/vk/errors.ts';

const Groups = z.object({ groups: z.array(z.looseObject({ id: z.number(), screen_name: z.string() })) });

/** The pauses at the start, s; the last one is kept to. VK comes back sooner than a key that it refuses is mended. */
const pauses = { away: [1, 2, 4, 8, 15, 30], refused: [1, 2, 4, 8, 15, 30, 60, 120, 300] };

export interface AskingPorts {
  /** A door to VK with the key as it is now: it may be mended meanwhile. */
  readonly open: () => VK;
  readonly groupId: number;
  /** VK does not answer; asked again in a moment. */
  readonly away: (sentence: string) => void;
  /** VK refuses the key; told once, whatever number of times it is asked again. */
  readonly refused: (sentence: string) => void;
  readonly pause: Pause;
  readonly signal: AbortSignal;
}

/**
 * The community behind the token, as soon as VK tells.
 *
 * @returns undefined when it is stopped before that
 */
export async function untilCommunity({ open, groupId, away, refused, pause, signal }: AskingPorts) {
  let told = '';
  for (let tries = 0; !signal.aborted; tries += 1) {
    const vk = open();
    const asked = await readCommunity(vk, groupId);
    if (signal.aborted) break;
    if (asked.is === 'there') return { vk, screenName: asked.screenName };
    const next = pauses[asked.is][Math.min(tries, pauses[asked.is].length - 1)] ?? 0;
    if (asked.is === 'away') away(`${asked.sentence} The bot asks again in ${next} s.`);
    else if (asked.sentence !== told) refused(asked.sentence);
    told = asked.sentence;
    await pause(seconds(next), signal);
  }
  return undefined;
}

type Asked =
  | { readonly is: 'there'; readonly screenName: string }
  | { readonly is: 'away' | 'refused'; readonly sentence: string };

async function readCommunity(vk: VK, groupId: number): Promise<Asked> {
  try {
    const { groups } = Groups.parse(await vk.api.call('groups.getById', { group_id: groupId }));
    const [group] = groups;
    if (group?.id === groupId) return { is: 'there', screenName: group.screen_name };
    const sentence = `The token is not the key of community ${groupId}: check VK_TOKEN and VK_GROUP_ID, or COMMUNITIES_FILE.`;
    return { is: 'refused', sentence };
  } catch (fault) {
    const { verdict, code, check } = judge(codeOf(fault));
    const passes = verdict === 'unknown' || verdict === 'later' || verdict === 'slow';
    if (passes) return { is: 'away', sentence: `VK is away (${code}): ${check}.` };
    return { is: 'refused', sentence: `${code}: ${check}.` };
  }
}
