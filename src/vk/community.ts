import type { VK } from 'vk-io';
import { z } from 'zod';
import { seconds } from '#src/regulation/durations.ts';
import { codeOf, judge } from '#src/vk/errors.ts';

const Groups = z.object({ groups: z.array(z.looseObject({ id: z.number(), screen_name: z.string() })) });

/** The pauses at the start, s; the last one is kept to. */
const pauses = [1, 2, 4, 8, 15, 30];

/** The community behind the token, as soon as VK tells: a start while VK is away waits, and says so. */
export async function untilCommunity(
  vk: VK,
  groupId: number,
  { tell, pause }: { tell: (sentence: string) => void; pause: (ms: number) => Promise<unknown> },
): Promise<Exclude<AskedCommunity, { again: true }>> {
  for (let tries = 0; ; tries += 1) {
    const community = await readCommunity(vk, groupId);
    if (!('again' in community)) return community;
    const next = pauses[Math.min(tries, pauses.length - 1)] ?? 0;
    tell(`${community.sentence} The bot asks again in ${next} s.`);
    await pause(seconds(next));
  }
}

type AskedCommunity =
  | { readonly ok: true; readonly screenName: string }
  | { readonly ok: false; readonly sentence: string }
  | { readonly again: true; readonly sentence: string };

/** Asked once at the start: a wrong token is told before anybody waits. */
async function readCommunity(vk: VK, groupId: number): Promise<AskedCommunity> {
  try {
    const { groups } = Groups.parse(await vk.api.call('groups.getById', { group_id: groupId }));
    const [group] = groups;
    if (group?.id !== groupId)
      return { ok: false, sentence: `VK_TOKEN is not the key of community ${groupId}; check VK_GROUP_ID.` };
    return { ok: true, screenName: group.screen_name };
  } catch (fault) {
    const { verdict, code, check } = judge(codeOf(fault));
    const passes = verdict === 'unknown' || verdict === 'later' || verdict === 'slow';
    if (passes) return { again: true, sentence: `VK is away (${code}): ${check}.` };
    return { ok: false, sentence: `The bot cannot start. ${code}: ${check}.` };
  }
}
