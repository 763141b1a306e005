import { readClasses } from '#src/domain/classes/classes.ts';
import { actorOf, type Desk, no } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { withdrawRequest } from '#src/domain/joining/own-requests.ts';
import { classQueue, requestIn } from '#src/domain/joining/queue-entry.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { afterQuiet } from '#src/domain/school/calendar.ts';
import { inLanguage, say } from '#src/text/say.ts';

/** The pupils whom the bot keeps: those who were accepted, and those who wait to be. */
export async function readPupils({ tx }: Pick<Desk, 'tx'>): Promise<readonly PersonId[]> {
  const { list, leaving = [] } = await readClasses(tx);
  const found = await Promise.all(
    [...list, ...leaving].map(async ({ id }) => {
      const [members, waiting] = await Promise.all([
        tx.list('class-people', id),
        tx.list('queue', classQueue(id)),
      ]);
      const requests = await tx.readAll('request', waiting.map(requestIn));
      return [
        ...members
          .map((one) => partsOf(one.id))
          .flatMap(([role, person]) => (role === 'student' ? [person] : [])),
        ...requests.flatMap(({ role, person }) => (role === 'student' ? [person] : [])),
      ];
    }),
  );
  return [...new Set(found.flat())].map((id) => PersonId.parse(id));
}

/**
 * Deletes what is kept of the pupils, in a mode in which nothing is; each in a transaction of its own, for a school may
 * have a thousand of them, and not at night, for each is told.
 *
 * @returns overtaken (the mode is `full` again)
 */
export const forgetPupils = operation(
  'pupils.forget',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me, school } = desk;
    if (school.pupils === 'full') return no('overtaken');
    const pupils = await readPupils(desk);
    for (const id of pupils) tx.makeDue('pupil', id, afterQuiet(tx.now, school));
    tx.audit('pupils.forget', me.id);
    return { ok: true as const, count: pupils.length };
  },
);

/**
 * The turn of one pupil, who holds no other role. Whoever has only asked to be one, and is or asks for something else as
 * well, loses that request alone. Where the mode was raised again meanwhile, all stays.
 */
export async function pupilIsForgotten(desk: Desk, id: string): Promise<void> {
  const { tx, school } = desk;
  const person = await readPerson(tx, PersonId.parse(id));
  if (!person || school.pupils === 'full') return;
  const theirs: Desk = { ...desk, me: actorOf(person.id, person, person.lang, tx.now) };
  const requests = await tx.readAll('request', Object.values(person.requests));
  if (![...person.roles, ...requests].every(({ role }) => role === 'student')) {
    for (const { id: request, role } of requests)
      if (role === 'student') await withdrawRequest(theirs, { request });
    return;
  }
  await tx.read('place', person.id);
  await forgetMe(theirs, {});
  // Whoever deletes their own data is in the middle of talking; a pupil may be in the middle of anything.
  tx.erase('place', person.id);
  // Nothing is known of the language any more.
  tx.tell({ to: person.id, text: [inLanguage(person.lang, say('pupils-mode.told'))], atOnce: true });
}
