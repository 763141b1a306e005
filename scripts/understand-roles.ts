import { z } from 'zod';
import type { Speaker } from '#src/understanding/understand.ts';

/** The roles as the command line names them. */
export const SpokenRole = z.enum(['admin', 'head', 'class-teacher', 'teacher', 'student', 'parent', 'guest']);
export type SpokenRole = z.infer<typeof SpokenRole>;

export const speakerOf: Readonly<Record<SpokenRole, Speaker>> = {
  admin: ['administrator'],
  head: ['head'],
  'class-teacher': ['classTeacher'],
  teacher: ['subjectTeacher'],
  student: ['student'],
  parent: ['parent'],
  guest: [],
};
