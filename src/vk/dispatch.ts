import type { Context, MessageContext, MessageEventContext, MessageSubscriptionContext, VK } from 'vk-io';
import { BrokenPromise } from '#src/faults.ts';
import type { Address } from '#src/messenger/did.ts';
import type { TurnOf } from '#src/messenger/port.ts';
import { addressOf, isChat } from '#src/vk/address.ts';
import { Handling, Handlings } from '#src/vk/handling.ts';
import { readEdit, readMessage, readPress } from '#src/vk/read.ts';
import { mountScenes } from '#src/vk/scenes.ts';
import type { SoundUpdate } from '#src/vk/update.ts';

export interface DispatchPorts {
  readonly vk: VK;
  readonly groupId: number;
  readonly slugs: readonly string[];
}

/**
 * Hands one update to vk-io and tells how it ended. vk-io swallows a handler's error and resolves
 * (updates/updates.ts), so the outcome is kept in the update's own object; anything but 'handled' is thrown here.
 *
 * @param update  as `soundUpdate` leaves it
 */
export function createDispatch(ports: DispatchPorts) {
  const handlings = new Handlings();
  installMiddleware(ports, handlings);
  return async (update: SoundUpdate, turnOf: TurnOf): Promise<void> => {
    const current = new Handling(turnOf);
    handlings.begin(update.object, current);
    await ports.vk.updates.handleWebhookUpdate(update);
    if (current.outcome !== 'handled')
      throw current.fault ?? new BrokenPromise('vk-io ended without an outcome');
  };
}

/** The order is the programme; each line says why it stands where it stands. */
function installMiddleware({ vk: { updates }, groupId, slugs }: DispatchPorts, handlings: Handlings): void {
  // First of all: whatever happens below, the outcome is written down and nothing is rethrown into vk-io.
  updates.use(async (context, next) => {
    const current = handlings.of(context);
    try {
      await next();
      current.outcome = 'handled';
    } catch (fault) {
      current.fault = fault;
    }
  });

  // Before anything that talks: in a chat it is told that the bot was added, and nothing else is read.
  updates.use(async (context, next) => {
    const { peerId } = context as { peerId?: number };
    if (peerId === undefined || !isChat(peerId)) return next();
    if (context.is(['chat_invite_user']) && (context as MessageContext).eventMemberId === -groupId)
      await handlings.of(context).turn({ address: addressOf(peerId), did: { kind: 'added' } });
  });

  // Communities write too, with negative ids; they are nobody to talk to.
  updates.use(async (context, next) => {
    const { senderId, userId } = context as { senderId?: number; userId?: number };
    if ((senderId ?? userId ?? 0) > 0) await next();
  });

  // Before the scenes, which VK's word that somebody allowed or stopped messages would otherwise enter.
  updates.on(['message_allow', 'message_deny'], (context: MessageSubscriptionContext) =>
    handlings.of(context).turn({
      address: addressOf(context.userId),
      did: { kind: context.isSubscribed ? 'allowed' : 'stopped' },
    }),
  );

  updates.on('message_edit', async (context: MessageContext) => {
    const edit = context.isChat ? undefined : readEdit(context);
    if (edit) await handlings.of(context).turn(edit);
  });

  // Only what a person says or presses goes on: service messages are named after their action, not `message_new`.
  updates.use(async (context, next) => {
    if (context.is(['message_new', 'message_event'])) await next();
  });

  mountScenes(updates, slugs, {
    where: (context) => handlings.of(context).where(placeOf(context)),
    turn: (context) => handlings.of(context).turn(read(context)),
  });
}

const read = (context: Context) =>
  context.is(['message_event'])
    ? readPress(context as MessageEventContext)
    : readMessage(context as MessageContext);

/** Whose conversation it is; without a peer and a person there is none. */
export function placeOf(context: Context): Address {
  const { peerId, senderId, userId } = context as { peerId?: number; senderId?: number; userId?: number };
  if (!peerId || !(senderId ?? userId)) throw new BrokenPromise('A conversation needs a peer and a person');
  return addressOf(peerId);
}
