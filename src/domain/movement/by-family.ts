import { findClass, readClass, readClasses, relyOnClasses, titleOf } from '#src/domain/classes/classes.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import { isMoveOutOf } from '#src/domain/joining/own-requests.ts';
import type { Request } from '#src/domain/joining/record.ts';
import { keyOf, putIntoQueue } from '#src/domain/joining/requests.ts';
import { familyIn } from '#src/domain/movement/moving.ts';
import { takeRole } from '#src/domain/people/ending.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { say } from '#src/text/say.ts';

export interface AskingToMove {
  /** The class where the child was. */
  readonly class: string;
  readonly to: string;
  readonly child: string;
  /** Another child of theirs goes on in the old class, so that they stay there as well. */
  readonly stays: boolean;
}

/**
 * «Ребёнок перешёл»: a parent asks the new class to take them in (A11, P1). Nothing changes until that is accepted.
 *
 * @returns no-such-class, class-closed (the bot is not open to its families yet), already-member, move-waits (they have
 *   asked for another class out of the same one), unknown-person
 */
export const askToMove = operation(
  'movement.ask',
  ({ class: of }: AskingToMove) => ({ class: of, role: 'parent' }),
  async (desk: Desk, { class: from, to, child, stays }: AskingToMove) => {
    const { tx, me } = desk;
    const [classes, person, former] = await Promise.all([
      relyOnClasses(tx),
      readPerson(tx, me.id),
      readClass(tx, from),
    ]);
    if (!person) return no('unknown-person');
    const wanted = findClass(classes, to);
    if (!wanted || from === to) return no('no-such-class');
    if (!wanted.open) return no('class-closed');
    if (familyIn(person, to).includes('parent')) return no('already-member');
    const key = keyOf('parent', to);
    const known = person.requests[key];
    if (known !== undefined) return { ok: true as const, id: known, again: true };
    const others = await tx.readAll('request', Object.values(person.requests));
    if (others.some((one) => isMoveOutOf(from, one))) return no('move-waits');
    const id = tx.newId();
    const request: Request = {
      ...{
        v: 1,
        id,
        kind: 'join',
        person: me.id,
        role: 'parent',
        class: to,
        child,
        at: tx.now,
        state: 'open',
      },
      ...(stays ? {} : { from }),
    };
    tx.write('person', me.id, { ...person, requests: { ...person.requests, [key]: id } });
    tx.create('request', id, request);
    await putIntoQueue(desk, request, me.id);
    // Where the class was divided, that is their answer.
    if (former.divided) tx.put('class-chosen', from, memberOf('parent', me.id), tx.now);
    tx.audit('requests.send', me.id, to);
    return { ok: true as const, id, again: false };
  },
);

/**
 * A family leaves a class by its own wish: its links and news are theirs no more, and the class teacher reads whom to
 * remove from the chat. Out of the chat itself they go themselves.
 */
export const leaveClass = operation(
  'movement.leave-class',
  ({ class: of }: { class: string }) => ({ class: of }),
  async (desk: Desk, { class: of }) => {
    const { tx, me } = desk;
    const person = await readPerson(tx, me.id);
    const family = person ? familyIn(person, of) : [];
    const [role] = family;
    if (!person || role === undefined) return { ok: true as const };
    for (const leaving of family) {
      const now = (await readPerson(tx, me.id)) ?? person;
      const held = ownRoles(now).find((one) => one.role === leaving && one.class === of);
      if (held) await takeRole(desk, now, held);
    }
    const [{ teacher }, classes] = await Promise.all([readClass(tx, of), readClasses(tx)]);
    const who = { who: person.name, class: titleOf(classes, of), role };
    if (teacher !== null && teacher !== me.id)
      tx.tell({ to: teacher, text: [say('movement.told-left-family', who)] });
    tx.audit('movement.leave-class', me.id, of);
    return { ok: true as const };
  },
);
