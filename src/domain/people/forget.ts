import { forgetMaterials } from '#src/domain/channels/materials.ts';
import { leaveSchoolChats } from '#src/domain/chats/school-chat-leaving.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { classesAreLeft } from '#src/domain/joining/class-left.ts';
import { dropRequest } from '#src/domain/joining/own-requests.ts';
import { forgetMailings } from '#src/domain/mailings/forgetting.ts';
import { forgetMorning } from '#src/domain/mailings/morning.ts';
import { eraseApplication } from '#src/domain/papers/application.ts';
import { isAdministered, readAdministrators } from '#src/domain/people/administrators.ts';
import { handToHeads } from '#src/domain/people/claim.ts';
import { askedBy, passedBy } from '#src/domain/people/often.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { endRoles } from '#src/domain/people/roles.ts';
import { eraseTraces } from '#src/domain/people/traces.ts';
import { leaveConfidants } from '#src/domain/pleas/confidants.ts';
import { forgetPleas } from '#src/domain/pleas/pleas.ts';
import { leaveCourses } from '#src/domain/teaching/letting-go.ts';
import { forgetTickets } from '#src/domain/tickets/forgetting.ts';
import { eraseLetter } from '#src/domain/tickets/support-letter.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * Deletes everything about a person at once. Never refused, not even to the last administrator; a mark without data
 * stays in the audit.
 */
export const forgetMe = operation('people.forget', ofNothing, async (desk: Desk, _: Record<never, never>) => {
  const { tx, me } = desk;
  const person = await readPerson(tx, me.id);
  if (!person) return { ok: true as const };
  const [all, requests, rewriting, setAside] = await Promise.all([
    readAdministrators(tx),
    tx.readAll('request', Object.values(person.requests)),
    tx.dueAt('rewrite', 'file'),
    tx.setAsideOf(me.id),
    tx.read('notices', me.id),
    tx.read('tries', me.id),
    tx.read('tries', passedBy(tx, me.id)),
    tx.read('tries', askedBy(tx, me.id)),
    tx.read('morning', me.id),
    eraseApplication(tx, me.id),
  ]);
  if (all.ids.includes(me.id) && !(await isAdministered(tx, me.id))) await handToHeads(desk);
  await leaveCourses(desk, me.id);
  const left = await endRoles(tx, person, person.roles);
  await Promise.all(requests.map((request) => dropRequest(tx, request, me.id)));
  await forgetTickets(desk, me.id);
  await eraseTraces(desk, person);
  await leaveSchoolChats(desk, person, []);
  await forgetMailings(desk, me.id);
  await forgetMaterials(desk, me.id);
  await forgetPleas(desk, me.id);
  await eraseLetter(tx, me.id);
  await leaveConfidants(desk, me.id);
  await classesAreLeft(desk, left, me.id);
  tx.erase('person', me.id);
  tx.erase('notices', me.id);
  tx.erase('tries', me.id);
  tx.erase('tries', passedBy(tx, me.id));
  tx.erase('tries', askedBy(tx, me.id));
  forgetMorning(tx, me.id);
  for (const { id } of setAside) tx.eraseSetAside(id);
  // Others who delete theirs meanwhile are waited for no longer than the first of them.
  if (rewriting === undefined) tx.makeDue('rewrite', 'file', tx.now + limits.rewriteAfter);
  tx.resolveDue('digest', me.id);
  tx.resolveDue('nudge', me.id);
  tx.resolveDue('safety', me.id);
  tx.resolveDue('pupil', me.id);
  tx.resolveDue('away-over', me.id);
  tx.drop('people', 'all', me.id);
  tx.drop('apart', 'all', me.id);
  tx.audit('people.forget', null);
  return { ok: true as const };
});

/** Somebody has agreed, and turns out to be nobody whom the bot keeps: nothing of them stays. */
export async function forgetNewcomer(desk: Desk): Promise<void> {
  const { person } = desk.me;
  if (person && person.roles.length === 0 && Object.keys(person.requests).length === 0)
    await forgetMe(desk, {});
}
