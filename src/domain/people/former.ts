import { actorOf, type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { byName } from '#src/domain/people/names.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { monthOf, monthsUnseen, seenIn } from '#src/domain/people/seen.ts';
import { afterQuiet, mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';
import { limits } from '#src/regulation/limits.ts';
import { inLanguage, say } from '#src/text/say.ts';

/*
 * Those who are no longer at the school: personal data are kept no longer than they are needed (152-ФЗ, art. 5, 7).
 * Whoever holds no role may be deleted; whoever holds one and has not been there for a year is asked first, because a
 * parent may read all that comes and never write.
 */

export type FormerAs = 'roleless' | 'unseen';

export interface Former {
  readonly roleless: readonly Person[];
  readonly unseen: readonly Person[];
  /** Of the unseen: nobody has asked them yet. */
  readonly toAsk: readonly Person[];
  /** Of the unseen: they were asked, and are silent. */
  readonly silent: readonly Person[];
  /** From when on the silent may be deleted, where somebody was asked (ms). */
  readonly from: number | undefined;
}

/** As what somebody counts as gone. Whoever is excused, and an administrator, never does. */
function formerAs(person: Person, now: number): FormerAs | undefined {
  const roles = ownRoles(person);
  const unseen = monthsUnseen(person, now);
  if (roles.length === 0) {
    const waits = Object.keys(person.requests).length > 0;
    return !waits && unseen >= limits.rolelessMonths ? 'roleless' : undefined;
  }
  const isAway = person.away !== undefined && person.away.until > now;
  const isExcused = isAway || person.withoutBot !== undefined;
  if (isExcused || roles.some(({ role }) => role === 'administrator')) return undefined;
  return unseen >= limits.unseenMonths ? 'unseen' : undefined;
}

/** When the last question was sent that still counts. */
function askedAt({ askedUnseen }: School, now: number): number | undefined {
  return askedUnseen !== undefined && now - askedUnseen < limits.unseenAsked ? askedUnseen : undefined;
}

/** Whether somebody was among those who were asked then. */
const wasAsked = (person: Person, asked: number | undefined): boolean =>
  asked !== undefined && monthOf(asked) - seenIn(person) >= limits.unseenMonths;

async function gather({ tx, school }: Pick<Desk, 'tx' | 'school'>): Promise<Former> {
  const everybody = await tx.readAll('person', await tx.ids('people', 'all'));
  const sorted = [...everybody].sort(byName);
  const as = (wanted: FormerAs) => sorted.filter((person) => formerAs(person, tx.now) === wanted);
  const unseen = as('unseen');
  const asked = askedAt(school, tx.now);
  return {
    roleless: as('roleless'),
    unseen,
    toAsk: unseen.filter((person) => !wasAsked(person, asked)),
    silent: unseen.filter((person) => wasAsked(person, asked)),
    from: asked === undefined ? undefined : asked + limits.unseenAnswer,
  };
}

/** Whoever seems to be no longer at the school, by name. */
export const readFormer = operation(
  'people.former',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => ({ ok: true as const, ...(await gather(desk)) }),
);

/**
 * Asks those who were not there for a year whether they still are; any word or tap says so.
 *
 * @returns overtaken (there is nobody to ask any more)
 */
export const askUnseen = operation(
  'people.former',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me, school } = desk;
    const { toAsk } = await gather(desk);
    if (toAsk.length === 0) return no('overtaken');
    for (const [child, to] of [
      ['no', toAsk.filter((person) => !isChild(person))],
      ['yes', toAsk.filter(isChild)],
    ] as const) {
      if (to.length === 0) continue;
      tx.mail({
        to: to.map(({ id }) => id),
        text: [say('former.asks', { child })],
        opens: [{ about: 'home', label: say('former.here') }],
      });
    }
    tx.write('school', 'main', { ...school, askedUnseen: tx.now });
    tx.audit('former.ask', me.id);
    return { ok: true as const, count: toAsk.length };
  },
);

/**
 * The administrator knows that somebody is still there, as somebody on a long leave is.
 *
 * @returns unknown-person
 */
export const keepFormer = operation(
  'people.former',
  ({ person }: { person: PersonId }) => ({ person }),
  async ({ tx, me }: Desk, input) => {
    const person = await readPerson(tx, input.person);
    if (!person) return no('unknown-person');
    tx.write('person', person.id, { ...person, seen: monthOf(tx.now) });
    tx.audit('former.keep', me.id, person.id);
    return { ok: true as const };
  },
);

/**
 * Deletes the data of those who were looked at, each in a transaction of its own and not at night, for each is told.
 *
 * @param count  how many were looked at: somebody may have come back meanwhile, or have joined them
 * @returns overtaken (they are others now)
 */
export const forgetFormer = operation(
  'people.former',
  ofNothing,
  async (desk: Desk, { as, count }: { as: FormerAs; count: number }) => {
    const { tx, me, school } = desk;
    const { roleless, silent, from } = await gather(desk);
    const going = as === 'roleless' ? roleless : silent;
    if (going.length === 0 || going.length !== count) return no('overtaken');
    if (as === 'unseen' && (from === undefined || from > tx.now)) return no('overtaken');
    for (const { id } of going) tx.makeDue('former', id, afterQuiet(tx.now, school));
    tx.audit('former.forget', me.id);
    return { ok: true as const, count };
  },
);

/** The turn of one of them. Whoever has come back meanwhile, or got a role, stays. */
export async function formerIsForgotten(desk: Desk, id: string): Promise<void> {
  const { tx, school } = desk;
  const person = await readPerson(tx, PersonId.parse(id));
  const as = person && formerAs(person, tx.now);
  if (!person || as === undefined) return;
  const asked = askedAt(school, tx.now);
  if (as === 'unseen' && (!wasAsked(person, asked) || tx.now - (asked ?? tx.now) < limits.unseenAnswer))
    return;
  await tx.read('place', person.id);
  await forgetMe({ ...desk, me: actorOf(person.id, person, person.lang, tx.now) }, {});
  tx.erase('place', person.id);
  // Nothing is known of the language any more.
  const told = say('former.told', { child: isChild(person) ? 'yes' : 'no' });
  tx.tell({ to: person.id, text: [inLanguage(person.lang, told)], atOnce: true });
}

/** Some weeks after the turn of the school year the administrators are led to those who have gone with it. */
export async function formerAreReviewed(desk: Desk, id: string): Promise<void> {
  const { tx, school } = desk;
  if (!mayDisturb(tx.now, school)) return tx.makeDue('former-review', id, nextDigest(tx.now, school));
  const [{ roleless, unseen }, { ids }] = await Promise.all([gather(desk), readAdministrators(tx)]);
  if (roleless.length + unseen.length === 0) return;
  for (const to of ids)
    tx.tell({
      to,
      text: [say('former.review', { roleless: roleless.length, unseen: unseen.length })],
      opens: [{ about: 'former', label: say('former.look') }],
      lane: 'reminders',
    });
}

const isChild = ({ roles }: Person): boolean => roles.some(({ role }) => role === 'student');
