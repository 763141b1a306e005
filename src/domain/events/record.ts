import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';

/** broadcast: A14 · meeting: H6, a talk by video or in a room · webinar: R4, for whoever of the staff signs up. */
export const EventKind = z.enum(['broadcast', 'meeting', 'webinar']);
export type EventKind = z.infer<typeof EventKind>;

/** Whom an event is for. Families are those of some classes; a chat stands for its members. */
export const EventAudience = z.discriminatedUnion('who', [
  z.object({ who: z.enum(['everybody', 'staff', 'leaders']) }),
  z.object({ who: z.literal('families'), classes: z.array(z.string()).min(1) }),
  z.object({ who: z.literal('chat'), chat: z.string() }),
]);
export type EventAudience = z.infer<typeof EventAudience>;

/** Something that takes place at a time: who is expected, where it is, and who sees to it. */
export const SchoolEvent = stored({
  v: z.literal(1),
  id: z.string(),
  kind: EventKind,
  title: z.string().max(80),
  at: At,
  /** Where an end was named. */
  ends: At.optional(),
  link: z.string().max(300).nullable(),
  room: z.string().max(80).nullable(),
  audience: EventAudience,
  /** Whom a webinar is meant for, as it was written: «учителя математики». */
  whom: z.string().max(80).optional(),
  /** People are asked whether they come. */
  asks: z.boolean().optional(),
  /** Who planned it; null once they have deleted their data. */
  maker: PersonId.nullable(),
  /** Who sees to it on the day; the maker where nobody else was named. */
  charge: PersonId.nullable(),
  madeAt: At,
  /** over: its time has come and nobody has said yet whether it was held. */
  state: z.enum(['planned', 'over', 'held', 'cancelled']),
});
export type SchoolEvent = z.infer<typeof SchoolEvent>;
export const eventKind = kind(SchoolEvent, 1);

/** What of an event somebody has looked at before they change it. */
export const SeenEvent = SchoolEvent.pick({ at: true, link: true, room: true, state: true });
export type SeenEvent = z.infer<typeof SeenEvent>;
