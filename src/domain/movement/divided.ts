import { readClass, readClasses, relyOnClasses } from '#src/domain/classes/classes.ts';
import type { ClassEntry, SchoolClass } from '#src/domain/classes/record.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { memberOf, partsOf } from '#src/domain/ground/member.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { dropRequest, isMoveOutOf } from '#src/domain/joining/own-requests.ts';
import type { Request } from '#src/domain/joining/record.ts';
import { keyOf, keyOfRequest, putIntoQueue } from '#src/domain/joining/requests.ts';
import { familyIn } from '#src/domain/movement/moving.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { limits } from '#src/regulation/limits.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/** The families of a class that was divided are asked which of the classes is theirs (A11), each answer by one tap. */
export async function askWhichClass(
  desk: Desk,
  entry: SchoolClass,
  classes: { readonly was: ClassEntry; readonly added: ClassEntry },
): Promise<void> {
  const { tx } = desk;
  const { was, added } = classes;
  const into = [...dividedInto(entry, tx.now), added.id];
  tx.write('class', was.id, { ...entry, divided: { at: tx.now, into } });
  const [members, answered, { list }] = await Promise.all([
    tx.list('class-people', was.id),
    tx.list('class-chosen', was.id),
    readClasses(tx),
  ]);
  for (const { id } of answered) tx.drop('class-chosen', was.id, id);
  const asked = [was, ...list.filter(({ id }) => into.includes(id) && id !== added.id), added];
  const people = await tx.readAll(
    'person',
    members.map(({ id }) => partsOf(id)[1]),
  );
  for (const role of ['parent', 'student'] as const)
    tx.mail({
      to: people
        .filter((person) => !person.frozen && familyIn(person, was.id)[0] === role)
        .map(({ id }) => id),
      text: [
        say('divided-class.asked', { role, class: was.title, classes: asked.map(({ title }) => title) }),
      ],
      opens: [
        ...asked.map(({ id, title }) => ({
          ...{ about: 'divided-class' as const, id: memberOf(was.id, id) },
          label: say('divided-class.in', { class: title }),
        })),
        ...(role === 'parent'
          ? [{ about: 'divided-class' as const, id: was.id, label: say('divided-class.apart') }]
          : []),
      ],
    });
}

/** Those that stand beside a class since it was divided, while its families are asked. */
export const dividedInto = ({ divided }: Pick<SchoolClass, 'divided'>, now: number): readonly string[] =>
  divided && now - divided.at < limits.dividedAsked ? divided.into : [];

/** How many families of a divided class have not said yet which class is theirs; whoever came later is not asked. */
export async function countUndecided(tx: Transaction, { id, divided }: SchoolClass): Promise<number> {
  if (divided === undefined || dividedInto({ divided }, tx.now).length === 0) return 0;
  const [members, chosen] = await Promise.all([tx.list('class-people', id), tx.list('class-chosen', id)]);
  const have = new Set(chosen.map((one) => one.id));
  const asked = members.filter((one) => one.at <= divided.at && !have.has(one.id));
  return new Set(asked.map((one) => partsOf(one.id)[1])).size;
}

/**
 * A family says which of the classes is theirs now: the one where they are, or another one, which its class teacher
 * accepts as with «ребёнок перешёл». Said otherwise later, the former word does not hold.
 *
 * @returns overtaken when nobody is asked any more, or the family is in another class by now
 */
export const chooseClass = operation(
  'movement.choose',
  ({ class: of }: { class: string; to: string }) => ({ class: of }),
  async (desk: Desk, { class: from, to }) => {
    const { tx, me } = desk;
    const [{ list }, entry, person] = await Promise.all([
      relyOnClasses(tx),
      readClass(tx, from),
      readPerson(tx, me.id),
    ]);
    const [role] = person ? familyIn(person, from) : [];
    const offered = list.filter(({ id }) => id === from || dividedInto(entry, tx.now).includes(id));
    if (!person || role === undefined || offered.length < 2 || !offered.some(({ id }) => id === to))
      return no('overtaken');
    const open = await tx.readAll('request', Object.values(person.requests));
    const former = open.filter((one) => isMoveOutOf(from, one) && one.class !== to);
    await Promise.all(former.map((one) => dropRequest(tx, one, me.id)));
    const gone = new Set(former.map(keyOfRequest));
    const requests = Object.fromEntries(Object.entries(person.requests).filter(([key]) => !gone.has(key)));
    tx.put('class-chosen', from, memberOf(role, me.id), tx.now);
    const key = keyOf(role, to);
    if (to === from || requests[key] !== undefined) tx.write('person', me.id, { ...person, requests });
    else {
      const request = moveOf(role, { id: tx.newId(), person: me.id, class: to, from, at: tx.now });
      tx.create('request', request.id, request);
      tx.write('person', me.id, { ...person, requests: { ...requests, [key]: request.id } });
      await putIntoQueue(desk, request, me.id);
    }
    tx.audit('movement.choose', me.id, to);
    return { ok: true as const, role };
  },
);

const moveOf = (role: FamilyRole, more: Omit<Request, 'v' | 'kind' | 'role' | 'state'>): Request => ({
  ...{ v: 1, kind: 'join', role, state: 'open' },
  ...more,
});

/** The classes between which a family chooses, the present one first; none where nobody is asked any more. */
export async function readOffered({ tx, me }: Desk, of: string): Promise<readonly ClassEntry[]> {
  const [{ list }, entry] = await Promise.all([readClasses(tx), readClass(tx, of)]);
  const isTheirs = me.person !== undefined && familyIn(me.person, of).length > 0;
  const into = dividedInto(entry, tx.now);
  const offered = list.filter(({ id }) => id === of || into.includes(id));
  return isTheirs && offered.length > 1 ? offered : [];
}
