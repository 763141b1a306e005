import { z } from 'zod';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { At, DutyStates, kind, stored } from '#src/domain/ground/stored.ts';

/**
 * subject: of the curriculum, in one class · club: an activity or a group, over several classes or over the school;
 * both have one chat (T3a)
 */
export const CourseKind = z.enum(['subject', 'club']);
export type CourseKind = z.infer<typeof CourseKind>;

export const longestSubject = 60;

/** What one teacher teaches in one class, or as one group: T3 and T4 live here (1.6, 2.4). */
export const Course = stored({
  v: z.literal(1),
  id: z.string(),
  kind: CourseKind,
  title: z.string().max(longestSubject),
  /** Ids of classes: one for a subject; none for a club that is open to all. */
  classes: z.array(z.string()),
  /** Null once they have left: the chat is the school's, and waits for whoever comes after them. */
  teacher: PersonId.nullable(),
  /** The invitation into its chat. */
  link: z.string().nullable(),
  at: At,
  /** By the duty's id. */
  duties: DutyStates,
});
export type Course = z.infer<typeof Course>;
export const courseKind = kind(Course, 1);
