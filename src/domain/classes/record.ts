import { z } from 'zod';
import { Chat, type ChatId } from '#src/domain/chats/record.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, DutyStates, kind, stored } from '#src/domain/ground/stored.ts';
import { limits } from '#src/regulation/limits.ts';

const ClassEntry = stored({ id: z.string(), title: z.string(), open: z.boolean() });
export type ClassEntry = z.infer<typeof ClassEntry>;

/** How the classes were called before the year turned, so that it can be taken back for a day (A11). */
const YearTurned = stored({
  at: At,
  /** Until when it can be taken back. */
  until: At,
  /** Empty once it cannot be any more; `to` is absent where the class leaves. */
  before: z.array(stored({ id: z.string(), title: z.string(), to: z.string().optional() })),
  /** The first classes that came. */
  firsts: z.array(z.string()),
  /** The school's rows that are done anew each year, as they stood. */
  marks: DutyStates,
});

/** The nomenclature: which classes there are. A class keeps its id when its title changes. */
export const Classes = stored({
  v: z.literal(1),
  next: z.number().int(),
  list: z.array(ClassEntry),
  /** Classes that have finished school: their families see the chat for the day in which it can be taken back. */
  leaving: z.array(ClassEntry).optional(),
  year: YearTurned.optional(),
});
export type Classes = z.infer<typeof Classes>;
export const classesKind = kind(Classes, 1);

const PlatformLink = stored({ link: z.string(), at: At });

/** One class: its one class teacher is decided here, so that every operation on that rule meets one version. */
export const SchoolClass = stored({
  v: z.literal(1),
  id: z.string(),
  teacher: PersonId.nullable(),
  /** Why nobody leads it for the time being (A8). */
  aside: z.string().max(limits.reasonLength).optional(),
  /** By ChatId. A newer version may know further ones; they stay where they are. */
  chats: z.record(z.string(), Chat) as unknown as z.ZodType<Partial<Record<ChatId, Chat>>>,
  /** Whom the class teacher wants in the chat with the teachers (C3c), beside those who teach in the class. */
  staff: z.array(PersonId).optional(),
  /** Who has heard of that chat's link. */
  told: z.array(PersonId).optional(),
  duties: DutyStates,
  /** When its families who are not in the chat yet were last reminded of it (C4). */
  nudgedAt: At.optional(),
  /** When it was divided last, and the classes that stand beside it since; its families are asked which is theirs. */
  divided: stored({ at: At, into: z.array(z.string()) }).optional(),
  /** The platform's own links into this class, by the role that they give (A6); only whoever was accepted for it sees one. */
  platform: stored({
    teacher: PlatformLink.optional(),
    student: PlatformLink.optional(),
    parent: PlatformLink.optional(),
  }).optional(),
});
export type SchoolClass = z.infer<typeof SchoolClass>;
export const classKind = kind(SchoolClass, 1);
