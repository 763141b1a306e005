import { type Desk, isColleague, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { pleasAreLost } from '#src/domain/pleas/keeping.ts';
import { type Confidant, type ConfidantPost, ConfidantPost as posts } from '#src/domain/pleas/record.ts';
import { say } from '#src/text/say.ts';

export const readConfidants = async (tx: Transaction): Promise<readonly Confidant[]> =>
  (await tx.read('confidants', 'all'))?.list ?? [];

/** Whether somebody was named, whatever they answered. */
export const isConfidant = async ({ tx, me }: Pick<Desk, 'tx' | 'me'>): Promise<boolean> =>
  (await readConfidants(tx)).some(({ person }) => person === me.id);

/** An adult of the school with the post by which a child finds them. */
export interface Adult {
  readonly person: Person;
  readonly post: ConfidantPost;
}

/**
 * Whom somebody in danger may tell now: those who have agreed and whom a message reaches. Nobody is shown who is away,
 * for a child would wait in vain.
 */
export async function readAdults({ tx, me }: Pick<Desk, 'tx' | 'me'>): Promise<readonly Adult[]> {
  const agreed = (await readConfidants(tx)).filter(({ agreed, person }) => agreed && person !== me.id);
  if (agreed.length === 0 || me.person?.frozen) return [];
  const ids = agreed.map(({ person }) => person);
  const [people, closed] = await Promise.all([tx.readAll('person', ids), tx.unreachableOf(ids)]);
  const isThere = ({ id, frozen, away }: Person) =>
    !frozen && !closed.has(id) && (away === undefined || away.until <= tx.now);
  return agreed
    .flatMap(({ person: id, post }) =>
      people.filter((person) => person.id === id && isThere(person)).map((person) => ({ person, post })),
    )
    .sort((one, other) => orderOf(one.post) - orderOf(other.post));
}

const orderOf = (post: ConfidantPost): number => posts.options.indexOf(post);

/**
 * Names a colleague as an adult whom children may tell. They are asked first; naming somebody again changes the post.
 *
 * @returns unknown-person (nobody of the staff)
 */
export const nameConfidant = operation(
  'confidants.name',
  ofNothing,
  async ({ tx, me }: Desk, input: { person: PersonId; post: ConfidantPost }) => {
    const [list, person] = await Promise.all([readConfidants(tx), readPerson(tx, input.person)]);
    if (!person || person.frozen || !isColleague(person)) return no('unknown-person');
    const known = list.find(({ person: id }) => id === person.id);
    const named = { ...known, ...input, agreed: known?.agreed ?? false };
    write(tx, [...list.filter((one) => one !== known), named]);
    if (!known)
      tx.tell({
        to: person.id,
        text: [say('confidant-news.named', { post: say(`confidant-post.${input.post}`) })],
        opens: [{ about: 'pleas', label: say('confidant-news.open') }],
      });
    tx.audit('confidants.name', me.id, person.id);
    return { ok: true as const };
  },
);

/** The administrator takes a colleague out again, who is told. */
export const dismissConfidant = operation(
  'confidants.name',
  ofNothing,
  async (desk: Desk, { person }: { person: PersonId }) => {
    const { tx, me } = desk;
    const known = (await readConfidants(tx)).some((one) => one.person === person);
    if (!known) return { ok: true as const };
    await leaveConfidants(desk, person);
    if (person !== me.id) tx.tell({ to: person, text: [say('confidant-news.dismissed')] });
    tx.audit('confidants.dismiss', me.id, person);
    return { ok: true as const };
  },
);

/**
 * Whoever was named says yes, or no at any time; the administrators hear of a no, to name somebody else.
 *
 * @returns not-named
 */
export const answerAsConfidant = operation(
  'confidants.answer',
  ofNothing,
  async (desk: Desk, { agreed }: { agreed: boolean }) => {
    const { tx, me } = desk;
    const [list, { ids }] = await Promise.all([readConfidants(tx), readAdministrators(tx)]);
    const known = list.find(({ person }) => person === me.id);
    if (!known) return agreed ? no('not-named') : { ok: true as const };
    if (agreed) write(tx, [...list.filter((one) => one !== known), { ...known, agreed }]);
    else {
      await leaveConfidants(desk, me.id);
      for (const to of ids.filter((id) => id !== me.id))
        tx.tell({ to, text: [say('confidant-news.declined', { who: me.person?.name ?? '' })] });
    }
    tx.audit(agreed ? 'confidants.agree' : 'confidants.decline', me.id);
    return { ok: true as const };
  },
);

/** Somebody is an adult to be told no longer; whoever has asked them for help is told at once. */
export async function leaveConfidants({ tx }: Pick<Desk, 'tx'>, person: PersonId): Promise<void> {
  const list = await readConfidants(tx);
  if (!list.some((one) => one.person === person)) return;
  write(
    tx,
    list.filter((one) => one.person !== person),
  );
  await pleasAreLost(tx, person);
}

const write = (tx: Transaction, list: Confidant[]): void => tx.write('confidants', 'all', { v: 1, list });
