import { readClasses } from '#src/domain/classes/classes.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { isClosed } from '#src/domain/duties/progress.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { type Detail, missingDetails } from '#src/domain/school/details.ts';
import type { Platform, School } from '#src/domain/school/record.ts';
import { edition } from '#src/regulation/edition.ts';
import { limits } from '#src/regulation/limits.ts';

/** A school of which nothing has been entered yet. */
export const blankSchool: School = {
  v: 1,
  name: '',
  address: '',
  site: '',
  phone: '',
  platform: null,
  otherWay: '',
  hours: { from: '08:00', to: '18:00' },
  daysOff: [6, 7],
  holidays: [],
  zone: 'Europe/Moscow',
  quiet: { ...limits.quietHours },
  digestAt: [...limits.digestTimes],
  pupils: 'guided',
  order: null,
  staffroom: null,
  ready: false,
  duties: {},
};

export interface Establishing {
  readonly name: string;
  readonly platform: Platform;
  readonly otherWay: string;
  /** True closes what most schools did years ago: A1, A2, H1, H2, and A5 where the classes were entered on the way. */
  readonly alreadyThere: boolean;
}

/**
 * «Учительская» is not among them: its link is asked for, or nobody who is accepted gets it. Nor is A3: the set-up asks
 * for the name alone, and the letter and the orders want the rest of the details.
 */
const doneBefore = ['A1', 'A2', 'H1', 'H2'] as const;

/** Stores what the first set-up asked for; closes A1, A2, H1 and H2 where the school has long been on the platform. */
export const establishSchool = operation(
  'school.establish',
  ofNothing,
  async (desk: Desk, input: Establishing) => {
    const { tx, me } = desk;
    const [stored, { list }] = await Promise.all([tx.read('school', 'main'), readClasses(tx)]);
    const school = stored ?? blankSchool;
    const { alreadyThere, ...entered } = input;
    tx.write('school', 'main', {
      ...school,
      ...entered,
      order: alreadyThere ? { number: edition.number, date: edition.date } : school.order,
      ready: true,
    });
    const before = alreadyThere ? [...doneBefore, ...(list.length > 0 ? (['A5'] as const) : [])] : [];
    for (const id of before) await markDuty(desk, id, { state: 'doneBefore', at: tx.now, by: me.id });
    tx.audit('school.establish', me.id);
    return { ok: true as const };
  },
);

type Changeable = Pick<School, 'otherWay' | 'platform' | 'hours' | 'holidays' | 'pupils' | Detail>;

/** Changes single settings of the school. With the last of its details A3 is done. */
export const changeSchool = operation(
  'school.change',
  ofNothing,
  async (desk: Desk, change: Partial<Changeable>) => {
    const { tx, me } = desk;
    const school = { ...((await tx.read('school', 'main')) ?? blankSchool), ...change };
    tx.write('school', 'main', school);
    if (!isClosed(school.duties.A3) && missingDetails(school).length === 0)
      await markDuty(desk, 'A3', { state: 'done', at: tx.now, by: me.id });
    tx.audit('school.change', me.id);
    return { ok: true as const };
  },
);
