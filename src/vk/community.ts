import type { VK } from 'vk-io';
import { z } from 'zod';
import { codeOf, hintFor } from '#src/vk/errors.ts';

const Groups = z.object({ groups: z.array(z.looseObject({ id: z.number(), screen_name: z.string() })) });

/** The community behind the token, asked once at the start: a wrong token is told before anybody waits. */
export async function readCommunity(
  vk: VK,
  groupId: number,
): Promise<{ ok: true; screenName: string } | { ok: false; sentence: string }> {
  try {
    const { groups } = Groups.parse(await vk.api.call('groups.getById', { group_id: groupId }));
    const [group] = groups;
    if (group?.id !== groupId)
      return { ok: false, sentence: `VK_TOKEN is not the key of community ${groupId}; check VK_GROUP_ID.` };
    return { ok: true, screenName: group.screen_name };
  } catch (fault) {
    const code = codeOf(fault);
    const told = `${code === undefined ? '' : `VK ${code}: `}${hintFor(code)}`;
    return { ok: false, sentence: `The bot cannot start. ${told}.` };
  }
}
