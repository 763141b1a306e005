import { type API, APIError } from 'vk-io';
import { z } from 'zod';
import { hours, minutes } from '#src/regulation/durations.ts';
import { isChat } from '#src/vk/address.ts';
import { codeOf, judge } from '#src/vk/errors.ts';
import type { LogPlace } from '#src/vk/log-place.ts';

export interface CatchUpPorts {
  readonly api: API;
  readonly groupId: number;
  /** Makes a call in a place among the sender's. */
  readonly inPlace: <T>(call: () => Promise<T>) => Promise<T>;
}

/** VK's clock and ours may differ by so much; what is read twice for that is recognised. */
const slack = minutes(5);
/** Further back what was handled may not be recognised any more (src/store/commit-plan.ts). */
const longestGap = hours(20);

/** From when on dialogs are read after a gap behind a place, ms since the epoch. */
export const gapOf = ({ at = Number.POSITIVE_INFINITY }: LogPlace, now: number): number =>
  Math.max(Math.min(at, now) - slack, now - longestGap);

/** VK will never show the dialogs: asking again is of no use. */
export function isRefused(fault: unknown): boolean {
  const { verdict } = judge(codeOf(fault));
  return verdict === 'ours' || verdict === 'gone';
}

/** The most that VK gives at once. */
const mostAtOnce = 200;
/** Pages of one dialog: nobody's thousand messages were lost in one gap. */
const mostPages = 5;
/** Dialogs read at once: the answers to everybody else need their places too. */
const readAtOnce = 4;

const Told = z.looseObject({
  from_id: z.number(),
  date: z.number(),
  conversation_message_id: z.number().optional(),
});
type Told = z.infer<typeof Told>;
const Conversations = z.object({
  items: z.array(
    z.looseObject({
      conversation: z.looseObject({ peer: z.looseObject({ id: z.number() }) }),
      last_message: z.looseObject({ date: z.number() }).optional(),
    }),
  ),
});
const History = z.object({ items: z.array(Told) });

/** What a person said, as VK's log would have told it. */
export interface Missed {
  /** ms since the epoch */
  readonly at: number;
  readonly update: unknown;
}

/**
 * What people have said since a time, out of their dialogs: for what VK's log has lost. All dialogs in which something
 * happened are looked through, not only those that VK calls unanswered: the answer to an earlier message may stand
 * below one that was lost. What was handled already is recognised by its key (`readEnvelope`).
 *
 * @param since  ms since the epoch
 */
export async function readMissed(ports: CatchUpPorts, since: number): Promise<readonly Missed[]> {
  const peers = await activeSince(ports, since);
  const missed: Missed[] = [];
  for (let i = 0; i < peers.length; i += readAtOnce) {
    const read = peers.slice(i, i + readAtOnce).map((peer) => saidSince(ports, peer, since));
    missed.push(...(await Promise.all(read)).flat());
  }
  return missed;
}

async function activeSince({ api, groupId, inPlace }: CatchUpPorts, since: number): Promise<number[]> {
  const peers = new Set<number>();
  for (let offset = 0; ; offset += mostAtOnce) {
    const asked = { group_id: groupId, count: mostAtOnce, offset };
    const { items } = Conversations.parse(await inPlace(() => api.call('messages.getConversations', asked)));
    // VK puts what was pinned first, however old: only a page without anything new is the end.
    const active = items.filter(({ last_message }) => (last_message?.date ?? 0) * 1_000 >= since);
    for (const { conversation } of active) peers.add(conversation.peer.id);
    if (active.length === 0 || items.length < mostAtOnce) break;
  }
  return [...peers].filter((peer) => peer > 0 && !isChat(peer));
}

/** Oldest first. */
async function saidSince({ api, groupId, inPlace }: CatchUpPorts, peer: number, since: number) {
  const said: Told[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const asked = { group_id: groupId, peer_id: peer, count: mostAtOnce, offset: page * mostAtOnce };
    const { items } = await history(inPlace(() => api.call('messages.getHistory', asked)));
    const recent = items.filter(({ date }) => date * 1_000 >= since);
    said.push(...recent.filter(({ from_id }) => from_id === peer));
    if (recent.length < mostAtOnce) break;
  }
  return said.reverse().map((message) => ({
    at: message.date * 1_000,
    update: { type: 'message_new', group_id: groupId, object: { message, client_info: {} } },
  }));
}

/** A dialog that VK does not show (somebody deleted themselves) keeps the others from nothing. */
async function history(asked: Promise<unknown>): Promise<z.infer<typeof History>> {
  try {
    return History.parse(await asked);
  } catch (fault) {
    if (fault instanceof APIError) return { items: [] };
    throw fault;
  }
}
