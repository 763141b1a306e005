import { findClass, readClasses } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { hashOf, makeCode } from '#src/domain/ground/code.ts';
import { classesAs, type Desk, holds, no } from '#src/domain/ground/desk.ts';
import { may, ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { Entry, Transaction } from '#src/domain/ground/transaction.ts';
import type { Invite, InviteLabel, InviteRole, Request } from '#src/domain/joining/record.ts';
import { nextDigest } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';
import { days } from '#src/regulation/durations.ts';
import { inviteLifeOf, inviteMaxUsesOf, limits } from '#src/regulation/limits.ts';
import { isFamily, needsClass } from '#src/regulation/roles.ts';

/** The link that opens the bot with a code. */
export const deepLink = ({ bot }: Pick<Desk, 'bot'>, code: string): string => bot.linkFor(code);

export type InviteRefusal =
  | 'invite-unknown'
  | 'invite-annulled'
  | 'invite-expired'
  | 'invite-used-up'
  | 'class-closed'
  | 'too-many-tries';
export type Looked =
  | { readonly ok: true; readonly invite: Invite }
  | { readonly ok: false; readonly refusal: InviteRefusal };

/**
 * Looks an invite up by its code (A6; a dead code is refused at once, A12). Nothing is taken yet: the use is
 * taken with the request.
 *
 * @param code  10 Crockford characters, as `readCode` gives them
 * @returns too-many-tries after 5 wrong codes in 15 minutes, whatever the code
 */
export const lookAtInvite = operation(
  'invites.look',
  ofNothing,
  async (desk: Desk, input: { code: string }): Promise<Looked> => {
    const { tx, me } = desk;
    const hash = hashOf(input.code);
    const [tries, invite, left, classes] = await Promise.all([
      tx.read('tries', me.id),
      tx.read('invite', hash),
      tx.count('invite-uses', hash),
      readClasses(tx),
    ]);
    const recent = (tries?.times ?? []).filter((at) => at > tx.now - limits.wrongTriesWindow);
    if (recent.length >= limits.wrongTries) return no('too-many-tries');
    if (!invite) {
      tx.write(
        'tries',
        me.id,
        { v: 1, times: [...recent, tx.now] },
        { untilMs: tx.now + limits.wrongTriesWindow },
      );
      return no('invite-unknown');
    }
    return livingOr(invite, left, classes, tx.now);
  },
);

/** The same by the invite's hash, which a button carries: nothing is guessed by it, for a hash gives no code away. */
export const lookAgain = operation(
  'invites.look',
  ofNothing,
  async ({ tx }: Desk, input: { hash: string }): Promise<Looked> => {
    const [invite, left, classes] = await Promise.all([
      tx.read('invite', input.hash),
      tx.count('invite-uses', input.hash),
      readClasses(tx),
    ]);
    return invite ? livingOr(invite, left, classes, tx.now) : no('invite-unknown');
  },
);

function livingOr(invite: Invite, left: number, classes: Classes, now: number): Looked {
  const dead = refusalOf(invite, left, now);
  if (dead) return no(dead);
  return isClosedTo(invite, classes) ? no('class-closed') : { ok: true, invite };
}

/** Families come in once their class is open to the bot; staff always may. */
export const isClosedTo = ({ role, class: of }: Pick<Invite, 'role' | 'class'>, classes: Classes): boolean =>
  isFamily(role) && !findClass(classes, of ?? '')?.open;

export function refusalOf(invite: Invite, left: number, now: number): InviteRefusal | undefined {
  if (invite.endedAt !== undefined)
    return invite.endedAt >= invite.expiresAt ? 'invite-expired' : 'invite-annulled';
  if (invite.expiresAt <= now) return 'invite-expired';
  return left < 1 ? 'invite-used-up' : undefined;
}

export interface Issuing {
  readonly role: InviteRole;
  readonly class?: string | undefined;
  /** One code for many of the staff, to be read out at a meeting. */
  readonly shared?: boolean | undefined;
}

/** Issues an invite of the bot (A6). A class teacher does so for the families of the own class. */
export const issueInvite = operation(
  'invites.issue',
  (input: Issuing) => input,
  async (desk: Desk, input: Issuing) => {
    const { tx, me } = desk;
    const [classes] = await Promise.all([readClasses(tx), planStaleInvites(desk)]);
    const inClass = input.class === undefined ? undefined : findClass(classes, input.class);
    if (needsClass(input.role) && !inClass) return no('no-such-class');
    const uses = inviteMaxUsesOf(input.role, input.shared ?? false);
    const invite = makeInvite(desk, { role: input.role, class: inClass?.id, uses });
    tx.audit('invites.issue', me.id, input.role);
    return { ok: true as const, invite, code: invite.code ?? '' };
  },
);

/** From the first invite on the administrators are reminded of A12, once a week at most (`stale-invites.ts`). */
export async function planStaleInvites({ tx, school }: Pick<Desk, 'tx' | 'school'>): Promise<void> {
  const planned = await tx.dueAt('stale-invites', 'school');
  if (planned === undefined) tx.makeDue('stale-invites', 'school', nextStaleReminder(tx.now, school));
}

/** Whether there is an invite that still lives, of whomever. */
export async function hasInvites({ tx }: Pick<Desk, 'tx'>): Promise<boolean> {
  const { list } = await readClasses(tx);
  const lists = ['staff', ...list.map(({ id }) => id)].map((of) => tx.list('invites', of));
  return (await Promise.all(lists)).some(({ length }) => length > 0);
}

export const nextStaleReminder = (now: number, school: School): number =>
  nextDigest(now + limits.staleInvitesReminder, school);

/** Stages an invite that nobody has yet; who may, and into which class, was asked before. */
export function makeInvite(
  desk: Pick<Desk, 'tx' | 'me' | 'dice'>,
  {
    role,
    class: of,
    uses,
    label,
  }: Pick<Invite, 'role' | 'uses'> & { class?: string | undefined; label?: InviteLabel },
): Invite {
  const { tx, me } = desk;
  const code = makeCode(desk);
  const hash = hashOf(code);
  const expiresAt = tx.now + (label ? limits.inviteLabelLife : inviteLifeOf(role));
  const invite: Invite = {
    ...{ v: 1, hash, code, role, maker: me.id, madeAt: tx.now, expiresAt, uses },
    ...(of === undefined ? {} : { class: of }),
    ...(label ? { label } : {}),
  };
  tx.create('invite', hash, invite);
  tx.setCount('invite-uses', hash, uses);
  tx.put('invites', indexOf(invite), hash, tx.now);
  tx.makeDue('invite-end', hash, expiresAt);
  return invite;
}

/** Invites are listed by whose matter they are: the families of a class, or the staff. */
const indexOf = (invite: Pick<Invite, 'role' | 'class'>): string =>
  isFamily(invite.role) && invite.class !== undefined ? invite.class : 'staff';

/** One invite with its code, so that a sheet can be printed again; only for those who may issue it. */
export const readInvite = async (desk: Desk, hash: string): Promise<ListedInvite | undefined> => {
  const [invite, left] = await Promise.all([
    desk.tx.read('invite', hash),
    desk.tx.count('invite-uses', hash),
  ]);
  return invite && may(desk.me, 'invites.list', invite) && !refusalOf(invite, left, desk.tx.now)
    ? { invite, left }
    : undefined;
};

export interface ListedInvite {
  readonly invite: Invite;
  readonly left: number;
}

export const ofList = (input: { class?: string | undefined }) => ({
  class: input.class,
  role: input.class === undefined ? ('subjectTeacher' as const) : ('parent' as const),
});

/** The living invites of a class's families, or of the staff, oldest first. */
export const listInvites = operation('invites.list', ofList, async ({ tx }: Desk, input) => ({
  ok: true as const,
  living: await readLiving(tx, input.class ?? 'staff'),
}));

/** Those of one list that can still be used. */
export async function readLiving(tx: Transaction, list: string): Promise<readonly ListedInvite[]> {
  const listed = await readListed(tx, await tx.list('invites', list));
  return listed.filter(({ invite, left }) => !refusalOf(invite, left, tx.now));
}

/** Invites with the places they have left. */
export async function readListed(
  tx: Transaction,
  entries: readonly Entry[],
): Promise<readonly ListedInvite[]> {
  const hashes = entries.map(({ id }) => id);
  const [invites, counts] = await Promise.all([
    tx.readAll('invite', hashes),
    tx.counts('invite-uses', hashes),
  ]);
  const places = new Map(hashes.map((hash, i) => [hash, counts[i]]));
  return invites.map((invite) => ({ invite, left: places.get(invite.hash) ?? 0 }));
}

/** Every living invite that is somebody's matter: all of them, or those of the own classes' families; oldest first. */
export async function listMyInvites(desk: Desk): Promise<readonly ListedInvite[]> {
  const mine = await listsOf(desk);
  const lists = await Promise.all(mine.map((of) => listInvites(desk, { class: of })));
  return lists
    .flatMap((list) => (list.ok ? list.living : []))
    .sort((a, b) => a.invite.madeAt - b.invite.madeAt);
}

/** The lists that are somebody's matter: `undefined` for the staff's, and of which classes. */
export const listsOf = async (desk: Desk): Promise<readonly (string | undefined)[]> =>
  holds(desk.me, 'administrator')
    ? [undefined, ...(await readClasses(desk.tx)).list.map(({ id }) => id)]
    : classesAs(desk.me, 'classTeacher');

/** Annuls invites of whatever lists they stand in, as far as the person may. */
export async function annulMyInvites(desk: Desk, invites: readonly Invite[]): Promise<number> {
  const groups = new Map<string, Invite[]>();
  for (const invite of invites) groups.set(indexOf(invite), [...(groups.get(indexOf(invite)) ?? []), invite]);
  let count = 0;
  for (const [index, list] of groups) {
    const annulled = await annulInvites(desk, {
      hashes: list.map(({ hash }) => hash),
      class: index === 'staff' ? undefined : index,
    });
    if (annulled.ok) count += annulled.count;
  }
  return count;
}

/** Annuls invites at once, everywhere (A12): the guard of the commit refuses those who are just claiming one. */
export const annulInvites = operation(
  'invites.annul',
  (input: { hashes: readonly string[]; class?: string | undefined }) => ofList(input),
  async ({ tx, me }: Desk, input) => {
    const found = await tx.readAll('invite', [...new Set(input.hashes)]);
    // The permission was asked for one class or for the staff: an invite of another is not touched.
    const living = found.filter(
      (invite) => invite.endedAt === undefined && indexOf(invite) === (input.class ?? 'staff'),
    );
    await endInvites(tx, living);
    tx.audit('invites.annul', me.id);
    return { ok: true as const, count: living.length };
  },
);

/** So long people hear why a code does not work any more, and it stands among those that are over. */
const markLife = days(90);

/** Ends invites: the code and the label are erased, the record stays as a mark for a while. */
export const endInvites = async (tx: Transaction, invites: readonly Invite[]): Promise<void> => {
  await Promise.all(invites.map((invite) => endInvite(tx, invite)));
};

async function endInvite(tx: Transaction, invite: Invite): Promise<void> {
  const { label: _label, ...rest } = invite;
  const until = tx.now + markLife;
  const used = invite.uses - (await tx.count('invite-uses', invite.hash));
  tx.write('invite', invite.hash, { ...rest, code: null, used, endedAt: tx.now }, { untilMs: until });
  tx.eraseCount('invite-uses', invite.hash);
  tx.drop('invites', indexOf(invite), invite.hash);
  tx.put('ended-invites', indexOf(invite), invite.hash, tx.now);
  tx.makeDue('invite-end', invite.hash, until);
}

/** The time of an invite is over, or that of the mark which it has left. */
export async function inviteIsDue({ tx }: Pick<Desk, 'tx'>, hash: string): Promise<void> {
  const invite = await tx.read('invite', hash);
  if (!invite) return;
  if (invite.endedAt === undefined) return endInvite(tx, invite);
  tx.drop('ended-invites', indexOf(invite), hash);
  tx.erase('invite', hash);
}

/** The place that a request had is free again, for as long as its invite lives. */
export async function giveBackPlace(
  tx: Transaction,
  { invite: hash }: Pick<Request, 'invite'>,
): Promise<void> {
  const invite = hash === undefined ? undefined : await tx.rely('invite', hash);
  if (invite && invite.endedAt === undefined) tx.giveBack('invite-uses', invite.hash);
}

/** Unclaimed beyond the set age (A12): nobody has used it and it has been there for long. */
export const isStale = ({ invite, left }: ListedInvite, now: number): boolean =>
  left === invite.uses && now - invite.madeAt > limits.unclaimedInviteAge;
