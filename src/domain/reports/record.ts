import { z } from 'zod';
import { At, kind, stored } from '#src/domain/ground/stored.ts';

const Count = z.number().int().nonnegative();

/** What a report says of the whole school, in numbers that can be compared with the next one's. */
export const Counts = stored({
  staff: Count,
  inStaffroom: Count,
  verified: Count,
  chats: Count,
  parents: Count,
  parentsInChat: Count,
  waiting: Count,
  late: Count,
});
export type Counts = z.infer<typeof Counts>;

/** What the administrator reads off the platform itself (A17). Each number may be left out. */
export const platformNumbers = [
  'staffJoined',
  'staffConfirmed',
  'classesWithChats',
  'parentsJoined',
] as const;
export type PlatformNumber = (typeof platformNumbers)[number];
export const PlatformFigures = stored({
  /** The calendar day of which they are, `2026-09-12`. */
  day: z.string(),
  numbers: z.record(z.string(), Count),
});
export type PlatformFigures = z.infer<typeof PlatformFigures>;

/** When the report goes to the head by itself: a day of the week (1 = Monday) or of the month, by the school's clock. */
export const Schedule = stored({
  every: z.enum(['week', 'month']),
  day: z.number().int().min(1).max(31),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});
export type Schedule = z.infer<typeof Schedule>;

const Snapshot = stored({ day: z.string(), counts: Counts });

/** The school's report: what it said before, what was entered by hand, when it goes out. It names nobody. */
export const Report = stored({
  v: z.literal(1),
  /** The newest numbers and those of the day before it on which a report was looked at. */
  latest: Snapshot.nullable(),
  before: Snapshot.nullable(),
  /** `none`: there is no access to the platform's figures, which is a full answer. */
  platform: z.union([PlatformFigures, z.literal('none')]).nullable(),
  sentAt: At.optional(),
  schedule: Schedule.nullable(),
});
export type Report = z.infer<typeof Report>;
export const reportKind = kind(Report, 1);
export const blankReport: Report = { v: 1, latest: null, before: null, platform: null, schedule: null };
