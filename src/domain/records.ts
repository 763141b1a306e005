import { z } from 'zod';
import { Role } from '#src/regulation/roles.ts';

/** Everything that is stored, each with its version. Parsed on reading; times are ms since the epoch. */
const at = z.number().int().nonnegative();
const vkId = z.number().int();

/** How a duty stands where it lives (school, class or person). */
export const DutyState = z.object({
  state: z.enum(['done', 'doneBefore', 'doneOutside', 'notNeeded', 'otherWay', 'setAside', 'asked']),
  at,
  by: vkId.optional(),
  /** Why it was set aside; a date or a number that was entered. */
  note: z.string().max(200).optional(),
});
export type DutyState = z.infer<typeof DutyState>;
const Duties = z.record(z.string(), DutyState);

export const Platform = z.enum(['vk-sferum', 'max', 'both', 'other']);
export type Platform = z.infer<typeof Platform>;

const HourMinute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const IsoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const School = z.object({
  v: z.literal(1),
  name: z.string(),
  platform: Platform.nullable(),
  /** How families who decline get information, in the school's own words. */
  otherWay: z.string(),
  hours: z.object({ from: HourMinute, to: HourMinute }),
  /** ISO days of the week, 1 = Monday. */
  daysOff: z.array(z.number().int().min(1).max(7)),
  holidays: z.array(z.object({ from: IsoDay, to: IsoDay })),
  zone: z.string(),
  quiet: z.object({ from: HourMinute, to: HourMinute }),
  digestAt: z.array(HourMinute).min(1),
  pupils: z.enum(['off', 'guided', 'full']),
  order: z.object({ number: z.string(), date: z.string() }).nullable(),
  /** The invite link of the «Учительская» (A4); shown only to staff who were accepted. */
  staffroom: z.string().nullable(),
  /** False until the first set-up has been gone through. */
  ready: z.boolean(),
  duties: Duties,
});
export type School = z.infer<typeof School>;

/** The nomenclature: which classes there are. A class keeps its id when its title changes. */
export const Classes = z.object({
  v: z.literal(1),
  next: z.number().int(),
  list: z.array(z.object({ id: z.string(), title: z.string(), open: z.boolean() })),
});
export type Classes = z.infer<typeof Classes>;
export type ClassEntry = Classes['list'][number];

export const ChatId = z.enum(['C3a', 'C3b', 'C3c']);
export type ChatId = z.infer<typeof ChatId>;

/** A standard chat of a class: its link, or why there is none for the time being. */
export const Chat = z.object({
  title: z.string(),
  link: z.string().nullable(),
  second: z.string().max(80).nullable(),
  aside: z.string().max(200).nullable(),
  at,
});
export type Chat = z.infer<typeof Chat>;

/** One class: its one class teacher is decided here, so that every operation on that rule meets one version. */
export const SchoolClass = z.object({
  v: z.literal(1),
  id: z.string(),
  teacher: vkId.nullable(),
  chats: z.partialRecord(ChatId, Chat),
  duties: Duties,
});
export type SchoolClass = z.infer<typeof SchoolClass>;

/** A role, of a class where it needs one. With `until` it is held in somebody's stead, and ends by itself. */
export const Held = z.object({
  role: Role,
  class: z.string().optional(),
  until: at.optional(),
  insteadOf: vkId.optional(),
});
export type Held = z.infer<typeof Held>;

export const Language = z.enum(['ru', 'en']);
export type Language = z.infer<typeof Language>;

export const Person = z.object({
  v: z.literal(1),
  id: vkId,
  name: z.string().max(80),
  post: z.string().max(80).optional(),
  roles: z.array(Held),
  lang: Language,
  consent: z.object({ version: z.number().int(), at }),
  duties: Duties,
  /** Open requests by what they ask for («parent:c3»): a second one for the same is refused here. */
  requests: z.record(z.string(), z.string()).default({}),
  frozen: z.boolean().optional(),
  /** «Меня нет до …»: silent until then, the queue goes to the deputy. */
  away: z.object({ until: at, deputy: vkId }).optional(),
});
export type Person = z.infer<typeof Person>;

/** The administrators: the rule of the last one is decided here. */
export const Administrators = z.object({ v: z.literal(1), ids: z.array(vkId) });
export type Administrators = z.infer<typeof Administrators>;

/** The one-time claim code of the first start, as a hash. */
export const Claim = z.object({ v: z.literal(1), hash: z.string(), at });
export type Claim = z.infer<typeof Claim>;

/** Every role but the administrator's can begin with an invite. */
export const InviteRole = Role.exclude(['administrator']);
export type InviteRole = z.infer<typeof InviteRole>;

export const Invite = z.object({
  v: z.literal(1),
  hash: z.string(),
  /** Kept while the invite lives, so that a sheet can be printed again; erased when it ends. */
  code: z.string().nullable(),
  role: InviteRole,
  class: z.string().optional(),
  maker: vkId,
  madeAt: at,
  expiresAt: at,
  uses: z.number().int().positive(),
  endedAt: at.optional(),
});
export type Invite = z.infer<typeof Invite>;

export const Request = z.object({
  v: z.literal(1),
  id: z.string(),
  kind: z.enum(['join', 'verification']),
  person: vkId,
  role: InviteRole,
  class: z.string().optional(),
  /** The child's name, for the decision only; dropped when it is made. */
  child: z.string().max(80).optional(),
  at,
  state: z.enum(['open', 'accepted', 'rejected', 'withdrawn']),
  reason: z.string().max(40).optional(),
  decidedBy: vkId.optional(),
  decidedAt: at.optional(),
  /** True once the administrator was asked as well. */
  late: z.boolean().optional(),
});
export type Request = z.infer<typeof Request>;

/** What a person was told unasked, so that it happens at most once a day and is updated rather than repeated. */
export const Notices = z.object({
  v: z.literal(1),
  /** The school's calendar day of the last unasked message. */
  day: z.string(),
  snoozedUntil: at.optional(),
});
export type Notices = z.infer<typeof Notices>;

/** The number of a message that is edited later instead of sent again. Written by the sender. */
export const KeptMessage = z.object({ v: z.literal(1), cmid: z.number().int(), at });
export type KeptMessage = z.infer<typeof KeptMessage>;

export const WrongTries = z.object({ v: z.literal(1), times: z.array(at) });
export type WrongTries = z.infer<typeof WrongTries>;

/** Where a person is in the conversation; its shape is the conversation's own matter. */
export const Place = z.object({
  v: z.literal(1),
  until: at,
  session: z.record(z.string(), z.unknown()),
});
export type Place = z.infer<typeof Place>;

export const recordSchemas = {
  school: School,
  classes: Classes,
  class: SchoolClass,
  person: Person,
  administrators: Administrators,
  claim: Claim,
  invite: Invite,
  request: Request,
  notices: Notices,
  kept: KeptMessage,
  tries: WrongTries,
  place: Place,
} as const;
export type Records = { [K in keyof typeof recordSchemas]: z.infer<(typeof recordSchemas)[K]> };
