import { planLinkNews } from '#src/domain/chats/link-news.ts';
import { fitsPlatform } from '#src/domain/chats/links.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { School } from '#src/domain/school/record.ts';

/** The link into «Учительская», while it leads to the platform in force; for staff who were accepted. */
export const staffroomLink = ({ staffroom, platform }: School): string | null =>
  staffroom !== null && fitsPlatform(staffroom, platform) ? staffroom : null;

/** The link was annulled on the platform: it is handed to nobody any more, and A4 asks for another one. */
export const dropStaffroom = operation(
  'school.change',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me } = desk;
    const school = await tx.read('school', 'main');
    if (!school) return { ok: true as const };
    tx.write('school', 'main', { ...school, staffroom: null });
    await markDuty(desk, 'A4', undefined);
    tx.audit('school.staffroom-annulled', me.id);
    return { ok: true as const };
  },
);

/**
 * Stores the link into «Учительская» (A4). Whoever was accepted before there was one is written to.
 *
 * @returns link-… when the text holds no invitation that may be stored
 */
export const keepStaffroom = operation(
  'school.change',
  ofNothing,
  async (desk: Desk, input: { link: string }) => {
    const { tx, me } = desk;
    const [read, school] = await Promise.all([
      readStorableLink(desk, input.link, 'staffroom'),
      tx.read('school', 'main'),
    ]);
    if (!read.ok) return read;
    tx.write('school', 'main', { ...(school ?? desk.school), staffroom: read.link });
    await markDuty(desk, 'A4', { state: 'done', at: tx.now, by: me.id });
    if (school?.staffroom !== read.link) planLinkNews(desk, 'A4');
    tx.audit('school.staffroom', me.id);
    return { ok: true as const };
  },
);
