import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, DutyStates, kind, stored } from '#src/domain/ground/stored.ts';
import { Role } from '#src/regulation/roles.ts';
import { Language } from '#src/text/language.ts';

/** A role, of a class where it needs one. With `until` it is held in somebody's stead, and ends by itself. */
export const Held = stored({
  role: Role,
  class: z.string().optional(),
  until: At.optional(),
  insteadOf: PersonId.optional(),
});
export type Held = z.infer<typeof Held>;

/** How many requests the deputy has decided, to be told when one is back. */
const Decided = stored({ accepted: z.number().int(), rejected: z.number().int() });
export type Decided = z.infer<typeof Decided>;

/** Everything that is not urgent in one message in the evening, or not at all; at once where nothing is said. */
export const Hears = z.enum(['evening', 'urgent']);
export type Hears = z.infer<typeof Hears>;

const HourMinute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When a colleague may be written to: the school's hours, or some of their own on these weekdays (Monday 1). */
export const OwnHours = z.union([
  z.literal('school'),
  stored({ days: z.array(z.number().int().min(1).max(7)).min(1), from: HourMinute, to: HourMinute }),
]);
export type OwnHours = z.infer<typeof OwnHours>;

export const Person = stored({
  v: z.literal(1),
  id: PersonId,
  name: z.string().max(80),
  post: z.string().max(80).optional(),
  /** What they teach, as the school's table said it on their invite. */
  subjects: z.array(z.string().max(60)).optional(),
  /** When the name was last changed for another one; whoever decides sees it for a week. */
  renamedAt: At.optional(),
  roles: z.array(Held),
  lang: Language,
  consent: stored({ version: z.number().int(), at: At }),
  duties: DutyStates,
  /** Open requests by what they ask for («parent:c3»): a second one for the same is refused here. */
  requests: z.record(z.string(), z.string()).default({}),
  /** Decided requests of which the news did not come: told when messages may come again. */
  missed: z.array(z.string()).optional(),
  frozen: z.boolean().optional(),
  /** The month in which they last wrote or tapped (`monthOf`), where it is a later one than that of the consent. */
  seen: z.number().int().optional(),
  /** Kinds of mailings that the person does not want; urgent ones come all the same. */
  mutes: z.array(z.string()).optional(),
  hears: Hears.optional(),
  hours: OwnHours.optional(),
  /** Lessons that come round each week remind only those who have switched it on. */
  lessonReminders: z.boolean().optional(),
  /** The courses in whose chats a pupil says to be; counted, and shown to nobody by name. */
  inCourses: z.array(z.string()).optional(),
  /** Since when they do without the bot, by their own wish: the administrator ticks for them (ms). */
  withoutBot: At.optional(),
  /** Rows of the administration that the head has handed over to this deputy; they end with the role. */
  handedOver: z.array(z.string()).optional(),
  /** «Меня нет до …»: silent until then, the queue goes to the deputy. */
  away: stored({ until: At, deputy: PersonId, decided: Decided.optional() }).optional(),
});
export type Person = z.infer<typeof Person>;
export const personKind = kind(Person, 1);

/** Another address of a person who came by one before. */
export const Alias = stored({ v: z.literal(1), person: PersonId });
export const aliasKind = kind(Alias, 1);

/** The administrators: the rule of the last one is decided here. */
export const Administrators = stored({ v: z.literal(1), ids: z.array(PersonId) });
export type Administrators = z.infer<typeof Administrators>;
export const administratorsKind = kind(Administrators, 1);

/** The one-time claim code of the first start, as a hash. */
export const Claim = stored({ v: z.literal(1), hash: z.string(), at: At });
export const claimKind = kind(Claim, 1);

export const WrongTries = stored({ v: z.literal(1), times: z.array(At) });
export const triesKind = kind(WrongTries, 1);
