import type {
  ControlChat,
  ControlCommunity,
  ControlDialog,
  ControlDialogSummary,
  ControlMessage,
  ControlState,
} from '../control-types.ts';
import { EVENT_LIFE_MS } from '../people/taps.ts';
import type { LocalVk } from '../sandbox.ts';
import type { ChatState, CommunityState, DialogState, StoredMessage } from '../world/state.ts';

const PAGE = 50;
const MOST = 200;

const switchedOn = (events: Readonly<Record<string, boolean>>): string[] =>
  Object.keys(events).filter((name) => events[name]);

export const viewCommunity = (community: CommunityState): ControlCommunity => ({
  id: community.id,
  name: community.name,
  screenName: community.screenName,
  token: community.token,
  confirmationCode: community.confirmationCode,
  longPoll: {
    enabled: community.longPoll.enabled,
    apiVersion: community.longPoll.apiVersion,
    events: switchedOn(community.longPoll.events),
  },
  callbackServers: [...community.callbackServers.values()].map(({ id, title, url, status, events }) => ({
    id,
    title,
    url,
    status,
    events: switchedOn(events),
  })),
  blocked: [...community.blocked],
});

const lastOf = (messages: readonly StoredMessage[]): ControlMessage | null => messages.at(-1) ?? null;

export const viewSummary = (dialog: DialogState): ControlDialogSummary => ({
  communityId: dialog.communityId,
  personId: dialog.personId,
  allowed: dialog.allowed,
  count: dialog.messages.length,
  unread: dialog.messages.slice(dialog.readByPerson).filter(({ from }) => from === 'community').length,
  last: lastOf(dialog.messages),
});

export const viewDialog = (dialog: DialogState, now: number): ControlDialog => ({
  ...viewSummary(dialog),
  client: dialog.client,
  keyboard: dialog.keyboard,
  snackbars: dialog.snackbars,
  openedLinks: dialog.openedLinks,
  pendingEvents: [...dialog.events.values()].filter((tap) => !tap.answered && now - tap.at <= EVENT_LIFE_MS)
    .length,
  messages: pageOf(dialog.messages, {}),
});

export const viewChat = (chat: ChatState): ControlChat => ({
  id: chat.id,
  title: chat.title,
  ownerId: chat.ownerId,
  link: chat.link,
  keyboard: chat.keyboard,
  snackbars: chat.snackbars,
  members: [...chat.members.values()].map((member) => ({
    ...member,
    isOwner: member.memberId === chat.ownerId,
  })),
  count: chat.messages.length,
  last: lastOf(chat.messages),
});

/** Messages stand by cmid, so a page is cut out without looking at the others. */
export function pageOf(
  messages: readonly StoredMessage[],
  {
    before,
    after,
    limit = PAGE,
  }: { before?: number | undefined; after?: number | undefined; limit?: number | undefined },
): ControlMessage[] {
  const count = Math.min(Math.max(limit, 1), MOST);
  if (after !== undefined) return messages.slice(Math.max(after, 0), Math.max(after, 0) + count);
  const end = before === undefined ? messages.length : Math.max(before - 1, 0);
  return messages.slice(Math.max(end - count, 0), end);
}

/** Latest first, by the last message. */
export function viewDialogs(vk: LocalVk, communityId?: number, personId?: number): ControlDialogSummary[] {
  const wanted = [...vk.world.state.dialogs.values()].filter(
    (dialog) =>
      // one that was only looked at has not begun
      (dialog.messages.length > 0 || dialog.allowed) &&
      (communityId === undefined || dialog.communityId === communityId) &&
      (personId === undefined || dialog.personId === personId),
  );
  return wanted.map(viewSummary).sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
}

export const viewState = (vk: LocalVk): ControlState => ({
  url: vk.world.state.baseUrl,
  clock: { now: vk.clock.now(), given: vk.clock.given },
  communities: [...vk.world.state.communities.values()].map(viewCommunity),
  people: vk.people,
  dialogs: viewDialogs(vk),
  chats: [...vk.world.state.chats.values()].map(viewChat),
  faults: vk.faults.describe(),
});
