import type { Context, MessageContext, MessageEventContext, VK } from 'vk-io';
import type { Scene } from '#src/conversation/define.ts';
import type { Did } from '#src/conversation/did.ts';
import { Talk } from '#src/conversation/place.ts';
import { type TurnTools, takeTurn } from '#src/conversation/turn.ts';
import type { Delivery } from '#src/delivery.ts';
import type { Desk } from '#src/domain/desk.ts';
import type { Language } from '#src/domain/records.ts';
import { say } from '#src/domain/say.ts';
import type { Notice, Transaction } from '#src/domain/transaction.ts';
import { BrokenPromise } from '#src/faults.ts';
import type { Texts } from '#src/text/texts.ts';
import { readEvent, readMessage } from '#src/vk/read.ts';
import { stageNotices, stageReply } from '#src/vk/replies.ts';
import { bindScenes, handling, placeKey, present, sessions } from '#src/vk/scenes.ts';

/** What this room needs of an update's transaction beside the domain's part. */
export interface UpdateTransaction extends Transaction {
  readonly notices: readonly Notice[];
  newId(): string;
  deliver(lane: 'answers' | 'reminders' | 'mailings', body: string): void;
  markReachable(person: number, reachable: boolean): void;
}

/** One update on its way through vk-io: its transaction, and how handling it ended. */
export class Handling {
  outcome: 'unset' | 'handled' = 'unset';
  fault: unknown;

  constructor(
    readonly tx: UpdateTransaction,
    /** What an internal update brings for the person, in place of a message. */
    readonly fetched?: Did,
  ) {}
}

export interface DispatchPorts {
  readonly vk: VK;
  readonly groupId: number;
  readonly scenes: ReadonlyMap<string, Scene>;
  readonly tools: TurnTools;
  readonly texts: Texts;
  /** Builds the desk for a person, on the transaction of the update. */
  readonly seat: (tx: UpdateTransaction, person: number, lang: Language) => Promise<Desk>;
}

/** A private dialog's peer is the person; chats have peers from here on. */
const firstChat = 2_000_000_000;
/** How long after an event its answer is still worth sending; VK takes it for 60 s. */
const eventAnswerMs = 50_000;

interface Talking {
  readonly peerId: number;
  is(types: readonly string[]): boolean;
  session: { talk?: unknown };
  scene: {
    current: unknown;
    session: { current?: string | undefined };
    enter(slug: string, options: { silent: boolean }): Promise<void>;
    reset(): void;
  };
  takeTurn(): Promise<void>;
}

/**
 * Hands one update to vk-io and tells how it ended. vk-io swallows a handler's error, so the outcome is kept in
 * the update's own object; anything but 'handled' is thrown here, and nothing staged is committed.
 */
export function createDispatch(ports: DispatchPorts) {
  installMiddleware(ports);
  return async (raw: Record<string, unknown>, tx: UpdateTransaction, fetched?: Did): Promise<void> => {
    const current = new Handling(tx, fetched);
    await handling.run(current, () => ports.vk.updates.handleWebhookUpdate(raw as never));
    if (current.outcome !== 'handled')
      throw current.fault ?? new BrokenPromise('vk-io ended without an outcome');
  };
}

/** The order is the programme; each line says why it stands where it stands. */
function installMiddleware(ports: DispatchPorts): void {
  const scenes = bindScenes(ports.scenes.values());
  const updates = ports.vk.updates;

  // First of all: whatever happens below, the outcome is written down and nothing is rethrown into vk-io.
  updates.use(async (_context, next) => {
    const current = present();
    try {
      await next();
      current.outcome = 'handled';
    } catch (fault) {
      current.fault = fault;
    }
  });

  // Before anything that talks: a chat is greeted once when the bot is added, and never read.
  updates.use(async (context, next) => {
    if ((peerOf(context) ?? 0) < firstChat) return next();
    if (context.is(['chat_invite_user']) && (context as MessageContext).eventMemberId === -ports.groupId)
      introduce(ports, context);
  });

  // Before the conversation: whether we may write to this person at all.
  updates.use(async (context, next) => {
    const person = personOf(context);
    if (person === undefined || person <= 0) return;
    if (context.is(['message_deny'])) present().tx.markReachable(person, false);
    if (context.is(['message_allow', 'message_new'])) present().tx.markReachable(person, true);
    await next();
  });

  // Only what a person says or presses is a turn: typing, permissions and our own messages would enter the scene.
  updates.use(async (context, next) => {
    if (!context.is(['message_new', 'message_event'])) return;
    const { tx } = present();
    // One trip for what every turn needs; the lines below find it read.
    await Promise.all([
      tx.read('place', placeKey(context)),
      tx.read('person', String(personOf(context))),
      tx.read('school', 'main'),
    ]);
    await next();
  });

  updates.use(sessions.middleware as never);
  updates.use(scenes.middleware as never);

  // The turn itself; the scenes below enter it.
  updates.use(async (context, next) => {
    const talking = context as unknown as Talking;
    talking.takeTurn = () => turn(ports, talking);
    // A scene that is gone would hand its state to the next one (vk-io: enter() on an unknown current slug).
    if (talking.scene.session.current !== undefined && !talking.scene.current) talking.scene.reset();
    await next();
  });
  updates.use(scenes.middlewareIntercept as never);

  // Nobody is in a scene yet: the first word to the bot.
  updates.use((context) => (context as unknown as Talking).takeTurn());
}

async function turn(ports: DispatchPorts, context: Talking): Promise<void> {
  const { tx, fetched } = present();
  const person = personOf(context as unknown as Context) ?? 0;
  const event = context.is(['message_event']);
  const did =
    fetched ??
    (event
      ? readEvent(context as unknown as MessageEventContext)
      : readMessage(context as unknown as MessageContext));
  const kept = Talk.safeParse(context.session.talk ?? { lang: did.lang ?? 'ru' });
  const talk = kept.success ? kept.data : Talk.parse({});

  if (event) {
    const { eventId, peerId } = context as unknown as MessageEventContext;
    stage(tx, { kind: 'event-answer', to: person, peer: peerId, eventId, expiresAt: tx.now + eventAnswerMs });
  }
  if (did.file && !fetched && wantsTable(ports, talk)) {
    stage(tx, { kind: 'fetch-table', to: person, peer: context.peerId, ...did.file });
    return;
  }
  const seat = (lang: Language) => ports.seat(tx, person, lang);
  const next = await takeTurn(ports.tools, talk, did, seat);
  const { me } = await seat(next.talk.lang);
  context.session.talk = { ...next.talk, lang: me.lang };
  const slug: string | undefined = next.talk.frames.at(-1)?.scene;
  if (slug !== undefined && slug !== context.scene.session.current)
    await context.scene.enter(slug, { silent: true });
  stageReply(ports.texts, tx, { to: person, lang: me.lang, bare: next.talk.bare, reply: next.reply });
  await stageNotices(ports.texts, tx);
}

/** A file is fetched only where the present step reads tables; elsewhere it gets a kind answer. */
function wantsTable(ports: DispatchPorts, talk: Talk): boolean {
  const frame = talk.frames.at(-1);
  return ports.scenes.get(frame?.scene ?? '')?.steps[frame?.step ?? '']?.takes?.includes('table') ?? false;
}

function introduce(ports: DispatchPorts, context: Context): void {
  stage(present().tx, {
    kind: 'message',
    to: peerOf(context) ?? 0,
    text: ports.texts.render(say('patterns.in-chat'), 'ru'),
  });
}

export const stage = (tx: UpdateTransaction, delivery: Delivery): void =>
  tx.deliver('answers', JSON.stringify(delivery));

const peerOf = (context: Context): number | undefined => (context as { peerId?: number }).peerId;

function personOf(context: Context): number | undefined {
  const { senderId, userId } = context as { senderId?: number; userId?: number };
  return senderId ?? userId;
}
