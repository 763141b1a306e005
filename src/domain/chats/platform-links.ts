import { planLinkNews } from '#src/domain/chats/link-news.ts';
import { platformLinkIn } from '#src/domain/chats/platform-waiting.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';
import { findClass, readClass, readClasses } from '#src/domain/classes/classes.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import { type Concern, may, ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PlatformRole } from '#src/regulation/roles.ts';

/** A role in a class on the platform: a link gives just this one, and it cannot usually be changed. */
export interface PlatformPlace {
  readonly class: string;
  readonly role: PlatformRole;
}

/**
 * Stores the platform's link into a class in a role (A6). Whoever was accepted before there was one is written to.
 *
 * @returns no-such-class; link-… when the text holds no invitation that may be stored
 */
export const keepPlatformLink = operation(
  'school.change',
  ofNothing,
  async (desk: Desk, input: PlatformPlace & { link: string }) => {
    const { tx, me } = desk;
    const { class: of, role } = input;
    const [read, classes] = await Promise.all([readStorableLink(desk, input.link, input), readClasses(tx)]);
    if (!read.ok) return read;
    if (!findClass(classes, of)) return no('no-such-class');
    const entry = await readClass(tx, of);
    if (entry.platform?.[role]?.link === read.link) return { ok: true as const };
    tx.write('class', of, {
      ...entry,
      platform: { ...entry.platform, [role]: { link: read.link, at: tx.now } },
    });
    planLinkNews(desk, `A6:${of}`);
    tx.audit(`platform-link.keep.${role}`, me.id);
    return { ok: true as const };
  },
);

/** The link was annulled on the platform (A12): it is handed to nobody any more. */
export const dropPlatformLink = operation(
  'school.change',
  ofNothing,
  async ({ tx, me }: Desk, { class: of, role }: PlatformPlace) => {
    const entry = await readClass(tx, of);
    const { [role]: annulled, ...platform } = entry.platform ?? {};
    if (annulled) tx.write('class', of, { ...entry, platform });
    tx.audit(`platform-link.drop.${role}`, me.id);
    return { ok: true as const };
  },
);

/** As whom somebody was accepted for a place. */
const concernOf = ({ class: of, role }: PlatformPlace): Concern => ({
  class: of,
  role: role === 'teacher' ? 'classTeacher' : role,
});

/** The link of a place for whoever was accepted for it, and nobody else; undefined where it is not theirs. */
export async function readPlatformLink(desk: Desk, place: PlatformPlace): Promise<string | undefined> {
  if (!may(desk.me, 'links.receive', concernOf(place))) return undefined;
  return platformLinkIn(desk, await readClass(desk.tx, place.class), place.role) ?? undefined;
}

/** Notes that somebody has been shown the link of their class and role: A6 is done when everybody has. */
export const receivePlatformLink = operation(
  'links.receive',
  concernOf,
  async (desk: Desk, place: PlatformPlace) => {
    const link = await readPlatformLink(desk, place);
    if (link === undefined) return no('link-gone');
    const { tx, me } = desk;
    tx.put('link-received', place.class, memberOf(place.role, me.id), tx.now);
    return { ok: true as const };
  },
);
