import { portTaken } from '#src/listening.ts';
import { whoListens } from '#src/vk/callback-door.ts';
import { openVk } from '#src/vk/calls.ts';
import { type At, checkVk, type Served, wantedOf } from '#src/vk/check.ts';
import { sentenceOf } from '#src/vk/community.ts';

/** One line for the operator, whether it is good or to be mended. */
export interface Examined {
  readonly fine: boolean;
  readonly sentence: string;
}

/** How a community is set up at VK; nothing is changed there. */
export async function examineCommunity(community: Served, at: At, now: number): Promise<readonly Examined[]> {
  const { groupId, token } = community;
  const faulty = (sentence: string): Examined => ({
    fine: false,
    sentence: `Community ${groupId}: ${sentence}`,
  });
  const vk = openVk({ token, groupId, apiBaseUrl: at.vkApiBaseUrl, patient: true });
  try {
    const { state, findings } = await checkVk(vk, wantedOf(community, at), now);
    if (findings.length > 0) return findings.map(({ sentence }) => faulty(sentence));
    const who = `Community ${groupId}, «${state.name}»`;
    return [{ fine: true, sentence: `${who}: VK lets the bot in and tells it what it needs.` }];
  } catch (fault) {
    return [faulty(sentenceOf(fault, groupId))];
  }
}

/** Whether the bot listens where VK is to call it. */
export async function examineDoor({ updates }: At): Promise<Examined | undefined> {
  if (updates.by !== 'callback') return undefined;
  const { host, port, path } = updates;
  const who = await whoListens(updates);
  if (who === 'bot')
    return { fine: true, sentence: `The bot listens for VK on ${host}, port ${port}, ${path}.` };
  if (who === 'other') return { fine: false, sentence: portTaken('CALLBACK_PORT', updates) };
  return {
    fine: false,
    sentence: `Nobody listens at CALLBACK_PORT ${port}: the bot does not run here, or under other settings.`,
  };
}
