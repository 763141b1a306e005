import { z } from 'zod';
import { Chat, type ChatId } from '#src/domain/chats/record.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { DutyStates, kind, stored } from '#src/domain/ground/stored.ts';

/** The nomenclature: which classes there are. A class keeps its id when its title changes. */
export const Classes = stored({
  v: z.literal(1),
  next: z.number().int(),
  list: z.array(stored({ id: z.string(), title: z.string(), open: z.boolean() })),
});
export type Classes = z.infer<typeof Classes>;
export type ClassEntry = Classes['list'][number];
export const classesKind = kind(Classes, 1);

/** One class: its one class teacher is decided here, so that every operation on that rule meets one version. */
export const SchoolClass = stored({
  v: z.literal(1),
  id: z.string(),
  teacher: PersonId.nullable(),
  /** Why nobody leads it for the time being (A8). */
  aside: z.string().max(200).optional(),
  /** By ChatId. A newer version may know further ones; they stay where they are. */
  chats: z.record(z.string(), Chat) as unknown as z.ZodType<Partial<Record<ChatId, Chat>>>,
  duties: DutyStates,
});
export type SchoolClass = z.infer<typeof SchoolClass>;
export const classKind = kind(SchoolClass, 1);
