import { linkFor } from '#src/domain/chats/family-chat.ts';
import { isInUse } from '#src/domain/chats/own-chat.ts';
import { ChatId } from '#src/domain/chats/record.ts';
import { findClass, readClass, readClasses } from '#src/domain/classes/classes.ts';
import type { ClassEntry, SchoolClass } from '#src/domain/classes/record.ts';
import { keyFor } from '#src/domain/duties/key.ts';
import { stateOf } from '#src/domain/duties/progress.ts';
import { classesAs, type Desk, no } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import type { Person } from '#src/domain/people/record.ts';
import { mayNudge } from '#src/domain/reports/nudge.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { dutyRow } from '#src/regulation/duties.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/** How the families of a class stand to its chat (C4): numbers, and no name among them. */
export interface FamilyFigures {
  readonly role: FamilyRole;
  readonly accepted: number;
  readonly inChat: number;
  readonly otherWay: number;
  readonly notYet: number;
}

/** A class as its class teacher keeps it up. */
export interface ClassLife {
  readonly class: string;
  readonly title: string;
  /** Whether its families can be written to. */
  readonly open: boolean;
  readonly families: readonly FamilyFigures[];
  /** Which of the standard chats families and teachers can be led to. */
  readonly chats: readonly ChatId[];
  /** «Все чаты живы», for this term. */
  readonly state: DutyState | undefined;
  /** How many could be reminded now, and when that was last done. */
  readonly toRemind: number;
  readonly nudgedAt: number | undefined;
}

/** One of a class's families, in the role in which they belong to it. */
interface Member {
  readonly person: Person;
  readonly role: FamilyRole;
  readonly state: DutyState['state'] | undefined;
}

const joining = { parent: 'P1', student: 'S1' } as const;

/**
 * The life of a class for its own class teacher.
 *
 * @param of  a class, or the duty's key as «C4:c3»
 */
export async function findClassLife(desk: Desk, of: string): Promise<ClassLife | undefined> {
  const { tx, me, school } = desk;
  const id = of.split(':').at(-1) ?? '';
  if (!classesAs(me, 'classTeacher').includes(id)) return undefined;
  const [entry, classes, members] = await Promise.all([
    readClass(tx, id),
    readClasses(tx),
    readMembers(desk, id),
  ]);
  const own = findClass(classes, id);
  if (!own) return undefined;
  return {
    class: id,
    title: own.title,
    open: own.open,
    families: (['parent', 'student'] as const).map((role) => figuresOf(members, role)),
    chats: ChatId.options.filter((chat) => isInUse(desk, entry.chats[chat])),
    state: stateOf({ key: keyFor('C4', id), row: dutyRow('C4'), me, school, entry, now: tx.now }),
    toRemind: toRemind(desk, own, entry, members).length,
    nudgedAt: entry.nudgedAt,
  };
}

async function readMembers({ tx }: Pick<Desk, 'tx'>, of: string): Promise<readonly Member[]> {
  const entries = (await tx.list('class-people', of)).map(({ id }) => partsOf(id));
  const people = await tx.readAll('person', [...new Set(entries.map(([, id]) => id))]);
  return entries.flatMap(([role, id]) => {
    const person = people.find((one) => one.id === id);
    if (!person || (role !== 'parent' && role !== 'student')) return [];
    return [{ person, role, state: person.duties[keyFor(joining[role], of)]?.state }];
  });
}

function figuresOf(members: readonly Member[], role: FamilyRole): FamilyFigures {
  const theirs = members.filter((one) => one.role === role);
  const count = (...states: Member['state'][]) => theirs.filter(({ state }) => states.includes(state)).length;
  const inChat = count('done', 'doneBefore');
  const otherWay = count('otherWay');
  return { role, accepted: theirs.length, inChat, otherWay, notYet: theirs.length - inChat - otherWay };
}

/**
 * Whom a reminder is for: who has said neither that they are in the chat nor that another way suits them, has a link to
 * go by, and has not asked to be spared.
 */
function toRemind(
  desk: Pick<Desk, 'school'>,
  { open }: Pick<ClassEntry, 'open'>,
  entry: SchoolClass,
  members: readonly Member[],
): readonly Member[] {
  return members.filter(
    ({ person, role, state }) =>
      open &&
      state === undefined &&
      !person.frozen &&
      !person.mutes?.includes('announcements') &&
      linkFor(desk, role, entry) !== null,
  );
}

const ofClass = ({ class: of }: { readonly class: string }) => ({ class: of });

/**
 * One kind reminder to the families who are not in the chat yet, with the other way beside it (C4); in quiet hours it
 * waits for the next set time. Nobody learns who gets it.
 *
 * @returns nobody-to-remind, reminded-lately
 */
export const remindFamilies = operation(
  'families.remind',
  ofClass,
  async (desk: Desk, { class: of }: { class: string }) => {
    const { tx, me, school } = desk;
    const [entry, classes, members] = await Promise.all([
      readClass(tx, of),
      readClasses(tx),
      readMembers(desk, of),
    ]);
    const own = findClass(classes, of);
    const count = own ? toRemind(desk, own, entry, members).length : 0;
    if (count === 0) return no('nobody-to-remind');
    if (!mayNudge(entry.nudgedAt, tx.now)) return no('reminded-lately');
    tx.write('class', of, { ...entry, nudgedAt: tx.now });
    if (mayDisturb(tx.now, school)) await familiesAreReminded(desk, of);
    else tx.makeDue('class-nudge', of, nextDigest(tx.now, school));
    tx.audit('families.remind', me.id, of);
    return { ok: true as const, count };
  },
);

/** The reminder goes: by now some have said how they are informed, and get none. */
export async function familiesAreReminded(desk: Desk, of: string): Promise<void> {
  const { tx } = desk;
  const [entry, classes, members] = await Promise.all([
    readClass(tx, of),
    readClasses(tx),
    readMembers(desk, of),
  ]);
  const own = findClass(classes, of);
  const due = own ? toRemind(desk, own, entry, members) : [];
  for (const role of ['parent', 'student'] as const) {
    const to = due.filter((one) => one.role === role).map(({ person }) => person.id);
    if (to.length === 0) continue;
    tx.mail({
      to,
      text: [say('class-nudge.text', { role, class: own?.title ?? '' })],
      opens: [
        { about: 'class-chat', id: of, label: say('class-nudge.open') },
        { about: 'other-way', id: of, label: say('class-chat.choose-other') },
      ],
    });
  }
}
