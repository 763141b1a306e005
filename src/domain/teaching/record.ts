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

/** school: in a room · distance · hybrid: both at once (2.2, 2.4) */
export const LessonForm = z.enum(['distance', 'hybrid', 'school']);
export type LessonForm = z.infer<typeof LessonForm>;

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * A lesson at a set time: on these weekdays from one day until another, or once where both are the same. Its dates are
 * never stored, only the rule and what departs from it. School holidays and days off are left out by themselves.
 */
export const Lesson = stored({
  id: z.string(),
  /** Monday 1 … Sunday 7. */
  days: z.array(z.number().int().min(1).max(7)).min(1),
  time: z.string().regex(/^\d{2}:\d{2}$/),
  minutes: z.number().int().positive(),
  from: Day,
  until: Day,
  form: LessonForm,
  link: z.string().max(300).nullable(),
  room: z.string().max(80).nullable(),
  /** Days on which it is not as the rule says: moved to another time, or cancelled. */
  except: z.array(stored({ day: Day, at: At.optional(), ends: At.optional() })),
  /** When it was last changed. */
  at: At,
});
export type Lesson = z.infer<typeof Lesson>;

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
  lessons: z.array(Lesson).optional(),
});
export type Course = z.infer<typeof Course>;
export const courseKind = kind(Course, 1);
