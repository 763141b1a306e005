import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Rehearse } from '#src/domain/ground/rehearsal.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import type { School } from '#src/domain/school/record.ts';
import type { DutyId } from '#src/regulation/duties.ts';
import { isStaff, type Role } from '#src/regulation/roles.ts';
import type { Language } from '#src/text/language.ts';

/** Who is doing something. A stranger has no person behind the id. */
export interface Actor {
  readonly id: PersonId;
  readonly person: Person | undefined;
  /** The roles that count now: none while frozen, and no stand-in's role after its time. */
  readonly roles: readonly Held[];
  readonly lang: Language;
  /** A child reads what they are said: a pupil, or somebody who has come to be one. */
  readonly isPupil: boolean;
}

/** Where operations are done: one update's transaction, the person at it, and the few things from outside. */
export interface Desk {
  readonly tx: Transaction;
  readonly me: Actor;
  readonly school: School;
  readonly dice: Dice;
  readonly bot: BotFacts;
  readonly guides: GuideBook;
  readonly rehearse: Rehearse;
}

/** How duties are done on the platform in force: content, in both languages. */
export interface GuideBook {
  /** One guide, or one a platform where several are in force; none where there is nothing to do on a platform. */
  stepsFor(duty: DutyId): readonly {
    readonly platform: InBoth;
    readonly steps: Record<Language, readonly string[]>;
    /** Nobody has gone through them yet. */
    readonly draft: boolean;
  }[];
  /** «Сферум», «в Сферуме»: no other text names the platform. */
  readonly platform: {
    readonly name: InBoth;
    /** «Сферума» */
    readonly genitive: InBoth;
    readonly inside: InBoth;
    readonly profile: InBoth;
    readonly wrongProfile: InBoth;
    /** How an invitation to a chat looks there. */
    readonly invitation: string;
  };
  /** What people really ask, by id. */
  readonly answers: ReadonlyMap<string, GuideAnswer>;
  readonly names: Names;
}

/** What is masked in a question that is passed on: first names in any case, and words with a capital that name nobody. */
export interface Names {
  isName(word: string): boolean;
  isTerm(word: string): boolean;
}

export interface GuideAnswer {
  /** Nobody has gone through it on the platform yet. */
  readonly draft?: boolean | undefined;
  /** For whom it is listed; everybody may ask it in words. */
  readonly for: 'families' | 'staff' | 'everyone';
  readonly question: InBoth;
  readonly steps: Readonly<Record<Language, readonly string[]>>;
  readonly links: readonly { readonly title: InBoth; readonly url: string }[];
  /** What to try where it did not help. */
  readonly trouble?: readonly { readonly when: InBoth; readonly what: InBoth }[] | undefined;
  /** The rows that the question belongs to, the nearest first. */
  readonly duties: readonly string[];
  /** The same in words for a child, where Russian says «вы» to everybody else. */
  readonly pupil?: PupilsWords | undefined;
}
export interface PupilsWords {
  readonly steps: readonly string[];
  readonly trouble?: readonly { readonly when: string; readonly what: string }[] | undefined;
}
export type InBoth = Readonly<Record<Language, string>>;

/** Chance, passed in. */
export interface Dice {
  /** A whole number from 0 to below. */
  below(limit: number): number;
}

export interface BotFacts {
  /** The link that opens the dialog with a code; how it looks is the messenger's matter. */
  linkFor(code: string): string;
  /** Where people find the bot, as it is printed on paper. */
  readonly address: string;
  /** Who may take up the administration without a claim code (ADMIN_VK_IDS). */
  readonly firstAdministrators: readonly PersonId[];
  /** How long a sent message can be edited, ms; 0 where it cannot. */
  readonly editable: number;
  /** Whether letters can be sent by mail (SMTP_URL). */
  readonly mails: boolean;
}

export type Refused<Word extends string> = { readonly ok: false; readonly refusal: Word };
export const no = <Word extends string>(refusal: Word): Refused<Word> => ({ ok: false, refusal });

/** @param child  of somebody who has no role yet: whether it is a child, by the invite that they came with */
export function actorOf(
  id: PersonId,
  person: Person | undefined,
  lang: Language,
  now: number,
  child = false,
): Actor {
  const roles = person && !person.frozen ? livingRoles(person, now) : [];
  return { id, person, lang: person?.lang ?? lang, roles, isPupil: isPupil(person, child) };
}

function isPupil(person: Person | undefined, child: boolean): boolean {
  const { roles = [], requests = {} } = person ?? {};
  if (roles.length > 0) return roles.some(({ role }) => role === 'student');
  return child || Object.keys(requests).some((key) => key.startsWith('student:'));
}

export const livingRoles = (person: Person, now: number): readonly Held[] =>
  person.roles.filter(({ until }) => until === undefined || until > now);

export const holds = (me: Pick<Actor, 'roles'>, role: Role, inClass?: string): boolean =>
  me.roles.some((held) => held.role === role && (inClass === undefined || held.class === inClass));

/** As `holds`, in one's own right: what is held in a colleague's stead is for deciding requests and nothing else. */
export const holdsOwn = (me: Pick<Actor, 'roles'>, role: Role, inClass?: string): boolean =>
  holds({ roles: ownRoles(me) }, role, inClass);

/** The roles that somebody holds in their own right. */
export const ownRoles = (me: Pick<Actor, 'roles'>): readonly Held[] =>
  me.roles.filter(({ until }) => until === undefined);

/** Whether somebody works at the school in their own right. */
export const isColleague = (me: Pick<Actor, 'roles'>): boolean =>
  ownRoles(me).some(({ role }) => isStaff(role));

/** The classes in which somebody holds a role in their own right. */
export const classesAs = (me: Pick<Actor, 'roles'>, role: Role): readonly string[] =>
  ownRoles(me).flatMap((held) => (held.role === role && held.class !== undefined ? [held.class] : []));
