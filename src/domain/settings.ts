import { readClasses } from '#src/domain/classes.ts';
import type { Desk } from '#src/domain/desk.ts';
import { ofNothing, operation } from '#src/domain/permissions.ts';
import type { Platform, School } from '#src/domain/records.ts';
import { edition } from '#src/regulation/edition.ts';
import { limits } from '#src/regulation/limits.ts';

/** A school of which nothing has been entered yet. */
export const blankSchool: School = {
  v: 1,
  name: '',
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
  readonly hours: School['hours'];
  readonly holidays: School['holidays'];
  /** True closes what most schools did years ago: A1–A4, H1, H2. */
  readonly alreadyThere: boolean;
}

const doneBefore = ['A1', 'A2', 'A3', 'A4', 'H1', 'H2'] as const;

/** Stores what the first set-up asked for (A3; A1–A4, H1 and H2 where the school has long been on the platform). */
export const establishSchool = operation(
  'school.establish',
  ofNothing,
  async (desk: Desk, input: Establishing) => {
    const { tx, me } = desk;
    const school = (await tx.read('school', 'main')) ?? blankSchool;
    const before = { state: 'doneBefore', at: tx.now, by: me.id } as const;
    const { list } = await readClasses(tx);
    // The classes were entered on the way; until now there was no school to note it on.
    const classesDone = list.length > 0 ? { A5: { state: 'done' as const, at: tx.now, by: me.id } } : {};
    const closed = input.alreadyThere ? Object.fromEntries(doneBefore.map((id) => [id, before])) : {};
    const { alreadyThere, ...entered } = input;
    tx.write('school', 'main', {
      ...school,
      ...entered,
      order: alreadyThere ? { number: edition.number, date: edition.date } : school.order,
      ready: true,
      duties: { ...school.duties, ...classesDone, ...closed },
    });
    tx.audit('school.establish', me.id);
    return { ok: true as const };
  },
);

type Changeable = Pick<
  School,
  'otherWay' | 'platform' | 'staffroom' | 'hours' | 'holidays' | 'pupils' | 'name'
>;

/** Changes single settings of the school (A3, A4). */
export const changeSchool = operation(
  'school.change',
  ofNothing,
  async (desk: Desk, change: Partial<Changeable>) => {
    const { tx, me } = desk;
    const school = (await tx.read('school', 'main')) ?? blankSchool;
    const duties = change.staffroom
      ? { ...school.duties, A4: { state: 'done' as const, at: tx.now, by: me.id } }
      : school.duties;
    tx.write('school', 'main', { ...school, ...change, duties });
    tx.audit('school.change', me.id);
    return { ok: true as const };
  },
);
