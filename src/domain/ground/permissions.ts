import {
  type Actor,
  type Desk,
  holds,
  holdsOwn,
  isColleague,
  no,
  type Refused,
} from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { DutyId } from '#src/regulation/duties.ts';
import { isFamily, isStaff, type Role } from '#src/regulation/roles.ts';

/** Whose matter an operation is about: the class, or the person whom it concerns. */
export interface Concern {
  readonly class?: string | undefined;
  readonly person?: PersonId | undefined;
  /** The role that an invite or a request is for. */
  readonly role?: Role | undefined;
  /** What is taught; whose it is the operation itself looks up. */
  readonly course?: string | undefined;
  /** The duty by which a chat of the administration is kept, or an event is planned. */
  readonly duty?: DutyId | undefined;
}

type Rule = (me: Actor, concern: Concern) => boolean;

const anyone: Rule = () => true;
const known: Rule = (me) => me.person !== undefined;
const staff: Rule = (me) => me.roles.some((held) => isStaff(held.role));
/** One of the staff in their own right. */
const colleague: Rule = (me) => isColleague(me);
/** A stand-in decides requests and nothing else: whatever outlasts their time is not theirs to change. */
const administrator: Rule = (me) => holdsOwn(me, 'administrator');
const head: Rule = (me) => holdsOwn(me, 'head');
/** Control is the head's, and a deputy's to whom the head has handed it over (H7). */
const controller: Rule = (me) =>
  head(me, {}) || (holdsOwn(me, 'deputy') && (me.person?.handedOver ?? []).includes('H7'));
const headOrAdministrator: Rule = (me) => administrator(me, {}) || head(me, {});
const teacherOfClass: Rule = (me, concern) =>
  concern.class !== undefined && holdsOwn(me, 'classTeacher', concern.class);
const teaches: Rule = (me, concern) => concern.course !== undefined && colleague(me, concern);
/** Whoever was accepted for this very role in this class. */
const accepted: Rule = (me, { class: of, role }) =>
  of !== undefined && role !== undefined && holdsOwn(me, role, of);
const familyMatter = ({ role }: Concern): boolean => role !== undefined && isFamily(role);
const leader: Rule = (me) => headOrAdministrator(me, {}) || holdsOwn(me, 'deputy');
/** Families are the class teacher's matter, and the administrator's where there is none; staff the administrator's. */
const inviter: Rule = (me, concern) =>
  administrator(me, concern) || (familyMatter(concern) && teacherOfClass(me, concern));
/** The same for requests, where a stand-in counts; but who leads the school is admitted by an administrator in person. */
const decider: Rule = (me, concern) => {
  if (concern.role === 'head' || concern.role === 'deputy') return administrator(me, concern);
  const ofClass = concern.class !== undefined && holds(me, 'classTeacher', concern.class);
  return holds(me, 'administrator') || (familyMatter(concern) && ofClass);
};

/** Who leads the school plans for everybody, a class teacher for the own class; webinars are the administrator's (R4). */
const planner: Rule = (me, concern) =>
  concern.duty === 'R4' ? administrator(me, concern) : leader(me, concern) || teacherOfClass(me, concern);

/**
 * The chats of the administration are the head's, and deputies keep «иные чаты» of their own; those of a class are its
 * class teacher's, those of lessons any colleague's.
 */
const chatKeeper: Rule = (me, concern) => {
  const { duty } = concern;
  if (duty === 'C3d') return teacherOfClass(me, concern);
  if (duty === 'T3b') return colleague(me, concern);
  return head(me, {}) || (duty === 'H6e' && holdsOwn(me, 'deputy'));
};

/**
 * Who writes to many: administrators to everybody, class teachers to the families of a class of their own, and whoever
 * teaches to those whom they teach.
 */
const writer: Rule = (me, concern) =>
  administrator(me, concern) ||
  (concern.role === 'parent' && (teacherOfClass(me, concern) || teaches(me, concern)));

/** Which role may do what. Each operation asks here itself; test/domain/permissions.test.ts walks all of it. */
export const permissions = {
  'mailings.send': writer,
  'mailings.look': staff,
  'mailings.end': staff,
  'mailings.mute': known,
  'mailings.read': known,
  'questions.ask': colleague,
  'questions.look': colleague,
  'questions.end': colleague,
  'questions.answer': known,
  'materials.hand-over': leader,
  'materials.list': leader,
  'materials.decide': administrator,
  'mailings.report': known,
  'people.consent': anyone,
  'people.rename': known,
  'people.language': known,
  'people.forget': known,
  'people.away': staff,
  'people.hours': colleague,
  'people.freeze': administrator,
  'people.former': administrator,
  'administrators.claim': anyone,
  'administrators.list': headOrAdministrator,
  'administrators.appoint': headOrAdministrator,
  'administrators.withdraw': administrator,
  'people.families': inviter,
  'roles.end': inviter,
  'school.establish': administrator,
  'school.change': administrator,
  'papers.application': administrator,
  'classes.replace': administrator,
  'classes.open': administrator,
  'classes.lead': administrator,
  'classes.hand': teacherOfClass,
  'families.remind': teacherOfClass,
  'movement.class': administrator,
  'movement.move': inviter,
  'movement.leave': administrator,
  'movement.pupil': administrator,
  'movement.ask': accepted,
  'movement.choose': known,
  'movement.leave-class': known,
  'invites.look': anyone,
  'invites.issue': inviter,
  'invites.list': inviter,
  'invites.annul': inviter,
  'requests.send': known,
  'requests.withdraw': known,
  'requests.list': decider,
  'requests.decide': decider,
  'duties.settle': known,
  'duties.hand-over': head,
  'chats.store': teacherOfClass,
  'chats.join': known,
  'links.receive': accepted,
  'school-chats.keep': chatKeeper,
  'school-chats.propose': teacherOfClass,
  'school-chats.answer': known,
  'courses.keep': colleague,
  'courses.hand-over': colleague,
  'events.plan': planner,
  'events.change': staff,
  'events.come': known,
  'digest.snooze': known,
  'papers.order': head,
  'people.without-bot': administrator,
  'reports.read': (me, concern) => administrator(me, concern) || controller(me, concern),
  'reports.open': controller,
  'reports.nudge': controller,
  'reports.send': administrator,
  'pupils.forget': administrator,
  'confidants.name': administrator,
  'confidants.answer': colleague,
  'pleas.send': anyone,
  'letters.send': known,
  'tickets.ask': anyone,
  'tickets.answer': administrator,
  'answers.keep': administrator,
  'answers.pass-on': anyone,
  'audit.read': headOrAdministrator,
} as const satisfies Record<string, Rule>;
export type OperationName = keyof typeof permissions;

/** A frozen account does nothing at all, but its own data is a person's to delete even then (152-ФЗ). */
export const may = (me: Actor, name: OperationName, concern: Concern = {}): boolean =>
  (name === 'people.forget' || !(me.person?.frozen ?? false)) && permissions[name](me, concern);

/**
 * An operation of the domain: it asks for its permission before it does anything, whoever calls it.
 *
 * @param concern  what the permission depends on, read from the input
 */
export function operation<I, R>(
  name: OperationName,
  concern: (input: I) => Concern,
  run: (desk: Desk, input: I) => Promise<R>,
): ((desk: Desk, input: I) => Promise<R | Refused<'forbidden'>>) & { readonly operation: OperationName } {
  const guarded = async (desk: Desk, input: I): Promise<R | Refused<'forbidden'>> =>
    may(desk.me, name, concern(input)) ? run(desk, input) : no('forbidden');
  return Object.assign(guarded, { operation: name });
}

export const ofNothing = (): Concern => ({});
