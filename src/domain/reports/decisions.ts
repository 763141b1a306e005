import { type ListedAnswer, listAnswers } from '#src/domain/answers/answers.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { may, ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { Audited, Transaction } from '#src/domain/ground/transaction.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { type Act, acts, ownMatters } from '#src/domain/reports/acts.ts';
import { type DutyId, isDutyId } from '#src/regulation/duties.ts';
import { isFamily, Role } from '#src/regulation/roles.ts';

/** A decision in the audit, with the people who are still known by their names. */
export interface Decision {
  readonly id: string;
  readonly at: number;
  /** other: a version of this program wrote it that has further ones */
  readonly act: Act | 'other';
  readonly duty: DutyId | undefined;
  readonly by: Who;
  readonly whom: Whom | undefined;
}

/** gone: somebody who has deleted their data, of whom only a mark is left · clock: nobody in particular */
export type Who = { readonly name: string } | 'gone' | 'clock';

export type Whom =
  | { readonly kind: 'person'; readonly name: string | undefined; readonly held: readonly Held[] }
  | { readonly kind: 'classes'; readonly titles: readonly string[] }
  | { readonly kind: 'role'; readonly role: Role }
  /** Of an answer of the bot only its id is kept; it is told by the question that it answers today. */
  | { readonly kind: 'answer'; readonly question: string }
  | { readonly kind: 'gone' };

/** What these are about is a material or a mailing, and nobody who could be named. */
const ofThings = /^(?:materials|mailings)\./;

/** Ids of classes; those that are there no longer have no title. */
const ofClasses = /^c\d+(?:,c\d+)*$/;

/** How many entries of the audit one look reads; older ones are asked for from the last of them. */
const atOnce = 300;

/**
 * Who decided what, newest first. The audit calls people by marks; whoever is known is found by the same mark. Families
 * are named to those alone who may see the people of their class.
 *
 * @param olderThan  the last entry of the look before
 */
export const listDecisions = operation(
  'audit.read',
  ofNothing,
  async (desk: Desk, { olderThan }: { olderThan?: string | undefined }) => {
    const { tx } = desk;
    const [entries, personIn, classes, answers] = await Promise.all([
      tx.audited(atOnce, olderThan),
      lookAtMarks(tx),
      readClasses(tx),
      listAnswers(desk),
    ]);
    const named = entries.flatMap(({ by = '', whom = '' }) => [
      personIn.get(by) ?? '',
      personIn.get(whom) ?? '',
    ]);
    const known = await tx.readAll('person', [...new Set(named)]);
    const people = new Map<string, Person>(known.map((one) => [one.id, one]));
    const personOf = (mark: string): Person | undefined => people.get(personIn.get(mark) ?? '');
    const titles = new Map(classes.list.map(({ id, title }) => [id, title]));
    const decisions = entries
      .filter((entry) => isDecision(entry, personOf(entry.by ?? '')))
      .map((entry): Decision => {
        const by = entry.by === undefined ? undefined : personOf(entry.by);
        return {
          id: entry.id,
          at: entry.at,
          ...actOf(entry.act),
          by: by ? { name: by.name } : entry.by === undefined ? 'clock' : 'gone',
          whom: entry.act.startsWith('answers.')
            ? answerIn(answers, entry.whom)
            : entry.whom === undefined || ofThings.test(entry.act)
              ? undefined
              : whomOf(desk, entry.whom, personOf(entry.whom), titles),
        };
      });
    return {
      ok: true as const,
      decisions,
      /** From where the next look goes on; undefined at the end. */
      further: entries.length === atOnce ? entries.at(-1)?.id : undefined,
    };
  },
);

/** Everybody by what the audit calls them; whoever has deleted their data is nobody any more. */
const lookAtMarks = (tx: Transaction): Promise<ReadonlyMap<string, string>> =>
  tx.gathered('people by their marks', ['people'], async (fresh) => {
    const everybody = await fresh.ids('people', 'all');
    return new Map(everybody.map((id) => [fresh.markOf(id), id]));
  });

/** What a family settles for itself is theirs; a class teacher who is a parent decides as one. */
function isDecision({ act }: Audited, by: Person | undefined): boolean {
  if (ownMatters.some((one) => one === act)) return false;
  if (!act.startsWith('duties.')) return true;
  const { duty } = actOf(act);
  const isFamilys = duty !== undefined && /^[SP]/.test(duty);
  return !isFamilys && !(by?.roles.length && by.roles.every(({ role }) => isFamily(role)));
}

/** `duties.done.A9` and `chats.store.C3a` end with the duty that they are about. */
function actOf(written: string): Pick<Decision, 'act' | 'duty'> {
  const last = written.slice(written.lastIndexOf('.') + 1);
  const duty = isDutyId(last) ? last : undefined;
  const plain = duty === undefined ? written : written.slice(0, -last.length - 1);
  // What a longer one says besides (`events.plan.lesson`) is left out.
  const act = acts.find((one) => one === plain) ?? acts.find((one) => plain.startsWith(`${one}.`));
  return { act: act ?? 'other', duty };
}

function answerIn(answers: readonly ListedAnswer[], of: string | undefined): Whom | undefined {
  const known = answers.find(({ id }) => id === of);
  return known && { kind: 'answer', question: known.question };
}

function whomOf(
  { me }: Pick<Desk, 'me'>,
  whom: string,
  person: Person | undefined,
  titles: ReadonlyMap<string, string>,
): Whom | undefined {
  if (person) {
    const isStaffs = person.roles.some(({ role }) => !isFamily(role));
    const seen =
      isStaffs ||
      may(me, 'people.families', { role: 'parent' }) ||
      person.roles.some((held) => may(me, 'people.families', { class: held.class, role: 'parent' }));
    return { kind: 'person', name: seen ? person.name : undefined, held: person.roles };
  }
  const role = Role.safeParse(whom);
  if (role.success) return { kind: 'role', role: role.data };
  const classes = whom.split(',').flatMap((id) => titles.get(id) ?? []);
  if (classes.length > 0) return { kind: 'classes', titles: classes };
  return ofClasses.test(whom) ? undefined : { kind: 'gone' };
}
