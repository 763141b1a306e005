import type { Button } from '#sandbox/index.ts';
import type { Held } from '#src/domain/people/record.ts';
import type { Person } from '#test/support/person.ts';

/** A role as the model names it: `head`, `parent:c1`. */
export type Right = string;
export const rightOf = ({ role, class: of }: Pick<Held, 'role' | 'class'>): Right =>
  of === undefined ? role : `${role}:${of}`;
const roleIn = (right: Right): string => right.replace(/:.*/, '');
const classIn = (right: Right): string => right.replace(/.*:/, '');
const isFamily = (right: Right): boolean => ['parent', 'student'].includes(roleIn(right));

/** Somebody at their end of the dialog: what they may hold, and what they have seen. */
export interface Somebody {
  readonly person: Person;
  /** What they are and were called: as VK tells, and as they have said. */
  readonly names: Set<string>;
  /** In their own right, and in somebody's stead. */
  held: ReadonlySet<Right>;
  lent: ReadonlyMap<Right, string>;
  frozen: boolean;
  /** What they hold has changed since they did something last: their place is settled when they do. */
  changed: boolean;
  /** For which they have come by a code that was good when they came, and the code. */
  readonly came: Map<Right, string>;
  claims: boolean;
  /** Buttons that they have seen once. */
  readonly old: Button[];
  /** Where they were after the step before: the frames of their place, as text. */
  place: string | undefined;
  /** How many messages of their dialog were looked at. */
  looked: number;
}

/** What somebody did in a step, and what they had before their eyes. */
export interface Act {
  readonly who: Somebody;
  /** The same as they stood when they did it. */
  readonly as: Somebody;
  readonly shown: string;
  readonly scene: string;
  /** What the button carries; a text has none. */
  readonly chose?: string | undefined;
  readonly said?: string | undefined;
  /** What was asked by name before it, of whom. */
  readonly sure?: { readonly chose: string; readonly of: string; readonly person: unknown } | undefined;
}

interface Invite {
  readonly right: Right;
  readonly uses: number;
  readonly taken: Set<Somebody>;
}

/** Who may see a link that was entered or sown. */
type Audience = (who: Somebody) => boolean;

const own = (who: Somebody, right: Right): boolean => !who.frozen && who.held.has(right);
const isStaff = (who: Somebody): boolean => !who.frozen && [...who.held].some((right) => !isFamily(right));
const some =
  (...rights: readonly Right[]): Audience =>
  (who) =>
    rights.some((right) => own(who, right));

/** What says no, wherever it stands. */
const noes = /^(@back|@cancel|@help|@no|@home|@page|@all|@resume|@pass|reject|postpone|reason|no|later)$/;
const wordsOfNo = /^(нет|назад|отмена|меню|помощь|домой|пропустить|позже)$/i;

/**
 * What the school has granted, as anybody can tell who stands behind the people and reads along: an invite, a request,
 * and an «accept» by somebody who may. It asks the bot nothing.
 */
export class Model {
  readonly invites = new Map<string, Invite>();
  readonly claims = new Set<string>();
  readonly links = new Map<string, Audience>();

  readonly #annulled = new Set<string>();

  /** A link that the school has from the beginning: whoever has one of the rights may see it. */
  sows(link: string, ...rights: readonly Right[]): void {
    this.links.set(link, rights.includes('staff') ? isStaff : some(...rights));
  }

  /** Somebody enters a link: what they may show it to at most. */
  enters(who: Somebody, link: string): void {
    const byStaff = isStaff(who);
    const before = this.links.get(link);
    this.links.set(link, (reader) => {
      if (reader === who || before?.(reader)) return true;
      // Words of families reach those who answer for the school, and nobody else.
      return byStaff ? !reader.frozen && reader.held.size > 0 : isStaff(reader);
    });
  }

  /** It was taken back or replaced: nobody is shown it any more. */
  annuls(link: string): void {
    if (this.#annulled.has(link)) return;
    this.#annulled.add(link);
    this.links.set(link, () => false);
  }

  annulsCodesIn(shown: string): void {
    for (const code of this.invites.keys())
      if (shown.replaceAll('-', '').includes(code)) this.invites.delete(code);
  }

  comes(who: Somebody, code: string): void {
    if (this.claims.has(code)) who.claims = true;
    const invite = this.invites.get(code);
    if (invite) who.came.set(invite.right, code);
  }

  invitesWith(code: string, right: Right, uses = Number.POSITIVE_INFINITY): void {
    if (!this.invites.has(code)) this.invites.set(code, { right, uses, taken: new Set() });
  }

  mayInvite(who: Somebody, right: Right): boolean {
    return own(who, 'administrator') || (isFamily(right) && own(who, `classTeacher:${classIn(right)}`));
  }

  /** Whether what was done in this step can have given the right. */
  grants(to: Somebody, right: Right, before: ReadonlySet<Right>, acts: readonly Act[]): boolean {
    return acts.some((act) => this.#affirms(act) && this.#gives(act, to, right, before));
  }

  /** Whether a colleague may hold it in the stead of this one. */
  lends(lender: Somebody | undefined, right: Right): boolean {
    return lender !== undefined && /^(administrator|classTeacher)/.test(right) && own(lender, right);
  }

  #affirms({ chose, said }: Act): boolean {
    if (chose !== undefined) return !noes.test(chose);
    return said !== undefined && !wordsOfNo.test(said);
  }

  #gives(act: Act, to: Somebody, right: Right, before: ReadonlySet<Right>): boolean {
    const { who, as, scene } = act;
    if (right === 'administrator') {
      if (who === to && who.claims && scene === 'claim') return true;
      return (own(as, 'administrator') || own(as, 'head')) && names(act, to) && isStaff(to);
    }
    if (who !== to && names(act, to) && ['queue', 'request'].includes(scene) && this.#decides(as, right))
      return this.#takes(to, right) || asksFromWithin(right, before);
    if (roleIn(right) === 'classTeacher')
      return (own(as, 'administrator') || own(as, right)) && names(act, to) && isStaff(to);
    // Whoever gave a class away stays a teacher.
    if (right === 'subjectTeacher')
      return [...before].some((one) => roleIn(one) === 'classTeacher' && !to.held.has(one));
    return movesTo(to, right, before) && this.#moves(act, before);
  }

  #decides(who: Somebody, right: Right): boolean {
    if (who.frozen) return false;
    if (/^(head|deputy)$/.test(right)) return who.held.has('administrator');
    const has = (one: Right) => who.held.has(one) || who.lent.has(one);
    return has('administrator') || (isFamily(right) && has(`classTeacher:${classIn(right)}`));
  }

  /** By the code with which they came, while it has a place. */
  #takes(to: Somebody, right: Right): boolean {
    const invite = this.invites.get(to.came.get(right) ?? '');
    if (!invite || (invite.taken.size >= invite.uses && !invite.taken.has(to))) return false;
    invite.taken.add(to);
    return true;
  }

  /** A family goes from one class to another where an administrator or the class teacher says so. */
  #moves({ as: who, scene }: Act, before: ReadonlySet<Right>): boolean {
    if (!/^(movement|class-changes|movement-person|divided-class|school-year)/.test(scene)) return false;
    const classes = [...before].filter(isFamily).map(classIn);
    return own(who, 'administrator') || classes.some((of) => own(who, `classTeacher:${of}`));
  }
}

/** A family that had the same role in another class, and has it there no more. */
const movesTo = (to: Somebody, right: Right, before: ReadonlySet<Right>): boolean =>
  isFamily(right) &&
  [...before].some((one) => one !== right && roleIn(one) === roleIn(right) && !to.held.has(one));

/** A family of another class has asked for this one itself: the child has moved, or one of two has. */
const asksFromWithin = (right: Right, before: ReadonlySet<Right>): boolean =>
  isFamily(right) && [...before].some((one) => roleIn(one) === roleIn(right));

/** Every screen that decides about a person names the person. */
const names = ({ shown, said }: Act, { names: theirs }: Somebody): boolean =>
  [...theirs].some((name) => shown.includes(name) || said?.includes(name));
