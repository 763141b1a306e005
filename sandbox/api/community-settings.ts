import { z } from 'zod';
import type { CommunityState } from '../world/state.ts';
import { ApiFault } from './errors.ts';
import { defineMethod } from './method.ts';
import { flag, int } from './params.ts';

/** The rights of a community's key, by their bit in the mask (dev.vk.ru, reference/access-rights). */
export const TOKEN_RIGHTS: Readonly<Record<string, number>> = {
  stories: 1 << 0,
  photos: 1 << 2,
  app_widget: 1 << 6,
  messages: 1 << 12,
  docs: 1 << 17,
  manage: 1 << 18,
};

/** Which right a method wants; others want none that is modelled. */
function rightFor(method: string): string | undefined {
  const [section = '', name = ''] = method.split('.');
  if (section === 'messages' || section === 'photos' || section === 'docs') return section;
  if (section === 'groups' && /LongPoll|Callback|setSettings/.test(name)) return 'manage';
  return undefined;
}

const rightsOf = ({ rights }: CommunityState): readonly string[] => rights ?? Object.keys(TOKEN_RIGHTS);

/** @throws ApiFault 15 where the key lacks the right that the method wants */
export function checkRights(community: CommunityState, method: string): void {
  const wanted = rightFor(method);
  if (wanted !== undefined && !rightsOf(community).includes(wanted))
    throw new ApiFault(15, 'no access to call this method. It cannot be called with current scopes.');
}

export const getTokenPermissions = defineMethod({
  name: 'groups.getTokenPermissions',
  params: z.object({}),
  run(_asked, { community }) {
    const permissions = rightsOf(community).map((name) => ({ name, setting: TOKEN_RIGHTS[name] ?? 0 }));
    return { mask: permissions.reduce((mask, { setting }) => mask | setting, 0), permissions };
  },
});

export const setSettings = defineMethod({
  name: 'groups.setSettings',
  params: z.object({
    group_id: int(1),
    messages: flag().optional(),
    bots_capabilities: flag().optional(),
    bots_start_button: flag().optional(),
    bots_add_to_chat: flag().optional(),
  }),
  unmodelled: ['bot_online_booking_enabled'],
  run({ bots_capabilities }, { community }) {
    if (bots_capabilities !== undefined) community.botsOff = !bots_capabilities;
    return 1;
  },
});

/** @throws ApiFault 912 where a keyboard is sent while bot abilities are off */
export function checkBotAbilities(community: CommunityState, keyboard: string | undefined): void {
  if (community.botsOff && keyboard !== undefined) throw new ApiFault(912);
}
