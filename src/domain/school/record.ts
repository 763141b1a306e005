import { z } from 'zod';
import { At, DutyStates, kind, stored } from '#src/domain/ground/stored.ts';

export const Platform = z.enum(['vk-sferum', 'max', 'both', 'other']);
export type Platform = z.infer<typeof Platform>;

export const PupilsMode = z.enum(['off', 'guided', 'full']);
export type PupilsMode = z.infer<typeof PupilsMode>;

const HourMinute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const IsoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const School = stored({
  v: z.literal(1),
  name: z.string(),
  /** What A3 asks for beside the name; empty until it is entered. */
  address: z.string().default(''),
  site: z.string().default(''),
  phone: z.string().default(''),
  platform: Platform.nullable(),
  /** How families who decline get information, in the school's own words. */
  otherWay: z.string(),
  hours: stored({ from: HourMinute, to: HourMinute }),
  /** ISO days of the week, 1 = Monday. */
  daysOff: z.array(z.number().int().min(1).max(7)),
  holidays: z.array(stored({ from: IsoDay, to: IsoDay })),
  zone: z.string(),
  quiet: stored({ from: HourMinute, to: HourMinute }),
  digestAt: z.array(HourMinute).min(1),
  pupils: PupilsMode,
  order: stored({ number: z.string(), date: z.string() }).nullable(),
  /** The invite link of the «Учительская» (A4); shown only to staff who were accepted. */
  staffroom: z.string().nullable(),
  /** False until the first set-up has been gone through. */
  ready: z.boolean(),
  /** When those who had not been there for long were last asked whether they still are (`people/former.ts`). */
  askedUnseen: At.optional(),
  duties: DutyStates,
});
export type School = z.infer<typeof School>;
export const schoolKind = kind(School, 1);
