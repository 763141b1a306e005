import { z } from 'zod';

/** Bodies of the control API. `control-types.ts` gives their types to whoever calls it. */
const text = z.string();
const id = z.int();

export const NewCommunityBody = z.strictObject({ id, name: text, screenName: text, token: text.min(1) });

export const NewPersonBody = z.strictObject({
  id: z.int().positive(),
  firstName: text,
  lastName: text,
  sex: z.union([z.literal(1), z.literal(2)]).exactOptional(),
  caption: text.exactOptional(),
  deactivated: z.enum(['deleted', 'banned']).exactOptional(),
});

export const OpenBody = z.strictObject({ ref: text.exactOptional(), refSource: text.exactOptional() });

export const SayBody = z.strictObject({
  text,
  payload: z.unknown().exactOptional(),
  ref: text.exactOptional(),
  refSource: text.exactOptional(),
  replyTo: id.exactOptional(),
  forwards: z.array(id).exactOptional(),
});

/** By place (no cmid: the keyboard under the input field; element: of a carousel), or forged. */
export const TapBody = z.union([
  z.strictObject({
    cmid: id.exactOptional(),
    element: id.exactOptional(),
    row: id.default(0),
    column: id,
  }),
  z.strictObject({
    payload: z.unknown(),
    label: text.exactOptional(),
    callback: z.boolean().exactOptional(),
    cmid: id.exactOptional(),
  }),
]);

export const VoiceBody = z.strictObject({
  transcript: text.exactOptional(),
  seconds: z.number().exactOptional(),
  readyAfter: z.number().exactOptional(),
});

export const StickerBody = z.strictObject({ stickerId: id.exactOptional() });
export const EditBody = z.strictObject({ cmid: id, text });

export const ClientBody = z.strictObject({
  keyboard: z.boolean().exactOptional(),
  inlineKeyboard: z.boolean().exactOptional(),
  carousel: z.boolean().exactOptional(),
  buttonActions: z.array(text).exactOptional(),
  langId: id.exactOptional(),
});

/** Many people at once, made where they are missing: for load. */
export const CrowdBody = z.strictObject({
  communityId: id,
  from: z.int().positive(),
  count: z.int().min(1).max(10_000),
  text,
  payload: z.unknown().exactOptional(),
});

export const NewChatBody = z.strictObject({
  title: text.min(1),
  ownerId: id,
  memberIds: z.array(id).exactOptional(),
});
export const ChatJoinBody = z.strictObject({ personId: id, by: id.exactOptional() });
export const ChatLinkBody = z.strictObject({ link: text, personId: id });
export const ChatLeaveBody = z.strictObject({ memberId: id, by: id.exactOptional() });
export const ChatCommunityBody = z.strictObject({
  communityId: id,
  admin: z.boolean().exactOptional(),
  seesAll: z.boolean().exactOptional(),
  by: id.exactOptional(),
});
export const ChatMemberBody = z.strictObject({
  memberId: id,
  isAdmin: z.boolean().exactOptional(),
  seesAll: z.boolean().exactOptional(),
});
export const ChatRenameBody = z.strictObject({ by: id, title: text.min(1) });
export const ChatSayBody = SayBody.extend({ personId: id });
export const ChatTapBody = z.strictObject({ personId: id, communityId: id, tap: TapBody });

const when = {
  times: z.int().positive().exactOptional(),
  probability: z.number().min(0).max(1).exactOptional(),
  after: z.number().exactOptional(),
  lasts: z.number().exactOptional(),
};
const method = text.exactOptional();

export const FaultBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('latency'),
    ms: z.number().min(0),
    perItem: z.number().exactOptional(),
    ...when,
  }),
  z.strictObject({
    kind: z.literal('error'),
    code: id,
    method,
    message: text.exactOptional(),
    applied: z.boolean().exactOptional(),
    holding: text.exactOptional(),
    ...when,
  }),
  z.strictObject({ kind: z.literal('http'), status: z.int().min(400).max(599), method, ...when }),
  z.strictObject({ kind: z.literal('dropAfterAccept'), method, ...when }),
  z.strictObject({ kind: z.literal('duplicateEvents'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('shuffleEvents'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('pause'), on: z.boolean() }),
  z.strictObject({
    kind: z.literal('failNextPoll'),
    failed: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    lost: z.boolean().exactOptional(),
  }),
]);

export const ClockBody = z.union([z.strictObject({ set: id }), z.strictObject({ advance: id })]);
export const BeginBody = z.strictObject({ name: text });
export const BlockBody = z.strictObject({ personId: id, blocked: z.boolean() });
