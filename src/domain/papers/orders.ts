import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { blankSchool } from '#src/domain/school/settings.ts';

/**
 * Stores number and date of the signed order on the use of the platform (H1); a newer one takes the place of the older.
 *
 * @param seen  the number of the stored order that the head agreed to replace; null where there was none
 * @returns overtaken where another one is stored by now
 */
export const storeOrder = operation(
  'papers.order',
  ofNothing,
  async (desk: Desk, { number, date, seen }: { number: string; date: string; seen: string | null }) => {
    const { tx, me } = desk;
    const school = (await tx.read('school', 'main')) ?? blankSchool;
    if (school.order?.number === number && school.order.date === date) return { ok: true as const };
    if ((school.order?.number ?? null) !== seen) return no('overtaken');
    tx.write('school', 'main', { ...school, order: { number, date } });
    await markDuty(desk, 'H1', { state: 'done', at: tx.now, by: me.id });
    tx.audit('papers.order', me.id);
    return { ok: true as const };
  },
);
