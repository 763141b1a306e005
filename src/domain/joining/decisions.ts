import { linkFor } from '#src/domain/chats/family-chat.ts';
import { platformLinkIn } from '#src/domain/chats/platform-waiting.ts';
import { readClass, relyOnClasses, titleOf } from '#src/domain/classes/classes.ts';
import { readLeading, reviewLeading } from '#src/domain/classes/leading.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { planPlatformReminder, refreshDigest, wakeDigest } from '#src/domain/duties/digest.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import type { Opens } from '#src/domain/ground/about.ts';
import { type Desk, ownRoles } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Notice } from '#src/domain/ground/transaction.ts';
import { aboutDecision } from '#src/domain/joining/decision-notice.ts';
import { classQueue, entryOf } from '#src/domain/joining/queue-entry.ts';
import type { Request } from '#src/domain/joining/record.ts';
import {
  concernOf,
  type Deciding,
  decidersOf,
  keyOf,
  leaveQueues,
  type Queued,
  queueOf,
  readOpen,
  readSenders,
} from '#src/domain/joining/requests.ts';
import { comeOver, familyIn } from '#src/domain/movement/moving.ts';
import { announceLeader, readAdministrators } from '#src/domain/people/administrators.ts';
import { noteForLenders } from '#src/domain/people/away.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { grantRole } from '#src/domain/people/roles.ts';
import { limits } from '#src/regulation/limits.ts';
import { isFamily, mayHoldTogether, platformRoleOf } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/**
 * Accepts requests, one or a page at once (A9, A10, P1, S1). Those that a colleague decided meanwhile are counted
 * apart; a class that has its class teacher already refuses a second one.
 */
export const acceptRequests = operation('requests.decide', concernOf, async (desk: Desk, input: Deciding) => {
  const { tx, me } = desk;
  const [classes, found] = await Promise.all([relyOnClasses(tx), readDecision(desk, input)]);
  let taken = 0;
  let apart = 0;
  for (const { request, person: asRead } of found) {
    // One person may have two requests on a page: the second builds on what the first has given.
    const person = (await readPerson(tx, asRead.id)) ?? asRead;
    const admitted = request.kind === 'join' ? await admit(desk, request, person) : 'admitted';
    if (admitted === 'taken') taken += 1;
    if (admitted === 'apart') apart += 1;
    if (admitted !== 'admitted') continue;
    if (request.kind === 'verification') await endVerification(desk, person);
    settle(desk, request, person.id, 'accepted');
    const about = aboutDecision(me.id, person.id, request.id);
    // They asked and wait for it: at a parents' meeting everybody sits there with the code in hand.
    tx.tell({ to: person.id, ...(await newsOf(desk, request, classes, person)), about, atOnce: true });
    if (request.role === 'head' || request.role === 'deputy')
      await announceLeader(desk, { role: request.role, person });
    tx.audit('requests.accept', me.id, person.id);
  }
  const accepted = found.length - taken - apart;
  if (found.some(({ request }) => request.role === 'classTeacher')) await reviewLeading(desk);
  if (accepted > 0) await afterAccepting(desk, input.queue);
  if (accepted > 0) await noteForLenders(desk, input.queue, { accepted, rejected: 0 });
  return {
    ok: true as const,
    accepted,
    taken,
    apart,
    overtaken: input.ids.length - found.length,
  };
});

/** What somebody reads who was accepted, and where it leads; a stolen account gets no link by it. */
export async function newsOf(
  desk: Desk,
  request: Request,
  classes: Classes,
  { frozen = false }: Pick<Person, 'frozen'>,
): Promise<Pick<Notice, 'text' | 'opens'>> {
  const { kind, role, class: of } = request;
  const text = say(`request-accepted.${kind === 'verification' ? 'verification' : role}`, {
    class: titleOf(classes, of),
  });
  const link = frozen ? null : await linkOf(desk, request);
  // Whoever is in a hurry finds the chat in the same message.
  const chat = link === null ? [] : [say('request-accepted.link'), say('class-chat.address', { link })];
  const opens = [...nextOf(request, link), ...(await platformLinkOf(desk, request))];
  return { text: [text, ...chat], opens };
}

/**
 * The open requests of those named, with the people, and everything else that deciding about them looks at: asked for
 * together, in two trips. What was told today about their queue is brought up to date on the way.
 */
export async function readDecision(desk: Desk, input: Deciding): Promise<readonly Queued[]> {
  const { tx } = desk;
  const [requests] = await Promise.all([readOpen(desk, input), decidersOf(desk, input.queue)]);
  const [found] = await Promise.all([
    readSenders(tx, requests),
    refreshDeciders(desk, [...new Set(requests.flatMap((request) => [input.queue, queueOf(request)]))]),
    ...requests.map((request) => readPost(desk, request)),
  ]);
  return found;
}

/** What was told today about some queues is brought up to date, for everybody who decides about them. */
async function refreshDeciders(desk: Desk, queues: readonly string[]): Promise<void> {
  if (queues.length === 0) return;
  const deciders = await Promise.all(queues.map((queue) => decidersOf(desk, queue)));
  await refreshDigest(desk, [...new Set([desk.me.id, ...deciders.flatMap(({ ids }) => ids)])]);
}

/** What is looked at below, one request after the other, when somebody becomes a class teacher or joins a class. */
async function readPost({ tx }: Desk, { role, class: of, from, person }: Request): Promise<void> {
  if (isFamily(role) && of !== undefined)
    await Promise.all([of, ...(from === undefined ? [] : [from])].map((one) => readClass(tx, one)));
  if (role !== 'classTeacher' || of === undefined || person === null) return;
  await Promise.all([readLeading(tx), tx.list('queue', classQueue(of)), tx.dueAt('digest', person)]);
}

/** Staff must be accepted on the platform as well (A9); a confirmed status is what A10 asks for. */
async function afterAccepting(desk: Desk, queue: string): Promise<void> {
  const { tx, me, school } = desk;
  const mark = { at: tx.now, by: me.id };
  if (queue === 'verification') await markDuty(desk, 'A10', { state: 'done', ...mark });
  const known = school.duties.A9?.state;
  if ((queue !== 'staff' && queue !== 'administration') || known === 'asked' || known === 'notNeeded') return;
  await markDuty(desk, 'A9', { state: 'asked', ...mark });
  const { ids } = await readAdministrators(tx);
  await Promise.all(ids.map((id) => planPlatformReminder(desk, id, tx.now)));
}

/** The link of the class chat, for a family of which a request was accepted. */
async function linkOf(desk: Desk, { kind, role, class: of }: Request): Promise<string | null> {
  if (kind !== 'join' || of === undefined || !isFamily(role)) return null;
  return linkFor(desk, role, await readClass(desk.tx, of));
}

/** The platform's own link for the role, where there is one; it comes with its warning first (A6). */
async function platformLinkOf(desk: Desk, { kind, role, class: of }: Request): Promise<readonly Opens[]> {
  if (kind !== 'join' || of === undefined) return [];
  const its = platformRoleOf(role);
  return platformLinkIn(desk, await readClass(desk.tx, of), its) === null
    ? []
    : [{ about: 'platform-link', id: `${of}:${its}`, label: say('platform-link.open') }];
}

function nextOf({ kind, role, class: of }: Request, link: string | null): readonly Opens[] {
  const label = say(link === null ? 'request-accepted.go-on' : 'request-accepted.how');
  if (kind === 'verification') return [{ about: 'home', label }];
  if (of !== undefined && isFamily(role)) return [{ about: 'class-chat', id: of, label }];
  const chats = { about: 'class-chats', label: say('request-accepted.chats') } as const;
  return [
    { about: 'staffroom', label },
    ...(role === 'classTeacher' && of !== undefined ? [{ ...chats, id: of }] : []),
    ...(role === 'subjectTeacher' ? [{ about: 'taught' as const, label: say('course-handed.open') }] : []),
  ];
}

/**
 * Gives the role. taken: the class has its one class teacher already · apart: it does not go together with what the
 * person has become since they asked (a pupil and a teacher).
 */
async function admit(desk: Desk, request: Request, person: Person): Promise<'admitted' | 'taken' | 'apart'> {
  const { tx } = desk;
  const { role, class: of } = request;
  const own = ownRoles(person);
  if (!mayHoldTogether([...own.map((held) => held.role), role])) return 'apart';
  if (role === 'classTeacher' && of !== undefined) {
    const entry = await readClass(tx, of);
    if (entry.teacher !== null && entry.teacher !== person.id) return 'taken';
    const { aside: _over, ...rest } = entry;
    tx.write('class', of, { ...rest, teacher: person.id });
    // Families who asked while the class had nobody.
    if ((await tx.list('queue', classQueue(of))).length > 0) await wakeDigest(desk, person.id);
  }
  const { [keyOf(role, of)]: _done, ...requests } = person.requests;
  const { from } = request;
  if (from !== undefined && of !== undefined && familyIn(person, from).length > 0)
    await comeOver(desk, { ...person, requests }, from, of);
  else grantRole(tx, { ...person, requests }, { role, ...(of === undefined ? {} : { class: of }) });
  return 'admitted';
}

/** Puts requests to the end of the queue; nobody is told, for nothing was decided. */
export const postponeRequests = operation(
  'requests.decide',
  concernOf,
  async (desk: Desk, input: Deciding) => {
    const { tx } = desk;
    for (const { id, person } of await readOpen(desk, input))
      if (person !== null) tx.put('queue', input.queue, entryOf({ id, person }), tx.now);
    return { ok: true as const };
  },
);

/** Ends a request: it leaves every queue, and what was entered for the decision alone is dropped. */
export function settle(
  { tx }: Desk,
  request: Request,
  person: PersonId,
  state: 'accepted' | 'rejected',
): void {
  const { child: _child, invitedFor: _for, by: _by, invite: _invite, ...rest } = request;
  // Whom it was about and who decided stand in the audit; here they would outlive people who delete their data.
  const decided: Request = { ...rest, person: null, state, decidedAt: tx.now };
  tx.write('request', request.id, decided, { untilMs: tx.now + limits.requestKeptAfterDecision });
  leaveQueues(tx, request, person);
}

/** The status is confirmed: no role is given, the person's own duty is closed. */
async function endVerification(desk: Desk, person: Person): Promise<void> {
  const { verification: _done, ...requests } = person.requests;
  desk.tx.write('person', person.id, { ...person, requests });
  await markDuty(desk, 'H4', { state: 'done', at: desk.tx.now }, person.id);
}
