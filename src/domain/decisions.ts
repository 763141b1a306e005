import { mayDisturb, nextDigest } from '#src/domain/calendar.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes.ts';
import { type Desk, holds, no } from '#src/domain/desk.ts';
import { planPlatformReminder, refreshDigest, wakeDigest } from '#src/domain/digest.ts';
import { grantRole, readPerson } from '#src/domain/people.ts';
import { operation } from '#src/domain/permissions.ts';
import { entryOf } from '#src/domain/queue-entry.ts';
import type { Person, Request } from '#src/domain/records.ts';
import {
  concernOf,
  type Deciding,
  decidersOf,
  keyOf,
  lateQueue,
  openRequests,
  type Queued,
  queueOf,
  warmNextPage,
} from '#src/domain/requests.ts';
import { say } from '#src/domain/say.ts';
import type { Transaction } from '#src/domain/transaction.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * Accepts requests, one or a page at once (A9, A10, P1, S1). Those that a colleague decided meanwhile are counted
 * apart; a class that has its class teacher already refuses a second one.
 */
export const acceptRequests = operation('requests.decide', concernOf, async (desk: Desk, input: Deciding) => {
  const { tx, me } = desk;
  const [classes, found] = await Promise.all([readClasses(tx), openRequests(desk, input), warm(desk, input)]);
  let taken = 0;
  for (const { request, person: asRead } of found) {
    // One person may have two requests on a page: the second builds on what the first has given.
    const person = (await readPerson(tx, asRead.id)) ?? asRead;
    if (request.kind === 'verification') endVerification(tx, person);
    else if (!(await admit(desk, request, person))) {
      taken += 1;
      continue;
    }
    settle(desk, request, 'accepted');
    const text = say(`request-accepted.${request.kind === 'verification' ? 'verification' : request.role}`, {
      class: titleOf(classes, request.class),
    });
    tx.tell({
      to: person.id,
      text: [text],
      opens: [
        {
          scene: nextSceneOf(request),
          label: say('request-accepted.go-on'),
          ...(request.class === undefined ? {} : { draft: request.class }),
        },
      ],
    });
    tx.audit('requests.accept', me.id, String(person.id));
  }
  if (found.length > taken) await afterAccepting(desk, input.queue);
  await refreshDeciders(desk, found);
  return {
    ok: true as const,
    accepted: found.length - taken,
    taken,
    overtaken: input.ids.length - found.length,
  };
});

/** Asks at once for what the decision will need one after the other: one trip to the store. */
async function warm({ tx, me }: Desk, input: Deciding): Promise<void> {
  const id = String(me.id);
  const { class: of } = concernOf(input);
  await Promise.all([
    tx.read('administrators', 'all'),
    of === undefined ? undefined : readClass(tx, of),
    tx.read('notices', id),
    tx.read('kept', `digest-${id}`),
    tx.dueAt('digest', id),
    warmNextPage(tx, input),
  ]);
}

/** Staff must be accepted on the platform as well (A9); a confirmed status is what A10 asks for. */
async function afterAccepting(desk: Desk, queue: string): Promise<void> {
  const { tx, me } = desk;
  const school = await tx.read('school', 'main');
  if (!school || (queue !== 'staff' && queue !== 'verification')) return;
  if (queue === 'verification') {
    const A10 = { state: 'done' as const, at: tx.now, by: me.id };
    tx.write('school', 'main', { ...school, duties: { ...school.duties, A10 } });
    return;
  }
  const known = school.duties.A9?.state;
  if (known === 'asked' || known === 'notNeeded') return;
  const A9 = { state: 'asked' as const, at: tx.now, by: me.id };
  tx.write('school', 'main', { ...school, duties: { ...school.duties, A9 } });
  const all = await tx.read('administrators', 'all');
  await Promise.all((all?.ids ?? []).map((id) => planPlatformReminder(desk, id, tx.now)));
}

/** Staff were accepted here, and nobody has said since whether they were on the platform too. */
export const isPlatformOpen = ({ me, school }: Desk): boolean =>
  holds(me, 'administrator') && school.duties.A9?.state === 'asked';

/** «А в Сферуме заявки разобраны?» was answered: what A9 asks for beside the bot's own queue. */
export const answerPlatformList = operation(
  'requests.decide',
  () => ({ role: 'subjectTeacher' }),
  async ({ tx, me }: Desk, _: Record<never, never>) => {
    const school = await tx.read('school', 'main');
    if (!school) return no('unknown-duty');
    const A9 = { state: 'done' as const, at: tx.now, by: me.id };
    tx.write('school', 'main', { ...school, duties: { ...school.duties, A9 } });
    return { ok: true as const };
  },
);

/** What was told today about these requests is brought up to date, for everybody who decides about them. */
async function refreshDeciders(desk: Desk, decided: readonly Queued[]): Promise<void> {
  const [first] = decided;
  if (!first) return;
  const { ids } = await decidersOf(desk, first.request);
  await refreshDigest(desk, [...new Set([desk.me.id, ...ids])]);
}

const nextSceneOf = (request: Request): string => {
  if (request.kind === 'verification') return 'home';
  return request.role === 'parent' || request.role === 'student' ? 'class-chat' : 'staffroom-join';
};

/** Gives the role; false when the class has its one class teacher already. */
async function admit(desk: Desk, request: Request, person: Person): Promise<boolean> {
  const { tx } = desk;
  const { role, class: of } = request;
  // A role that is lent for a time gives way to the lasting one.
  const roles = person.roles.filter((held) => held.role !== role || held.class !== of || !held.until);
  if (role === 'classTeacher' && of !== undefined) {
    const entry = await readClass(tx, of);
    if (entry.teacher !== null && entry.teacher !== person.id) return false;
    tx.write('class', of, { ...entry, teacher: person.id });
    // Families who asked while the class had nobody.
    if ((await tx.list('queue', `class-${of}`)).length > 0) await wakeDigest(desk, person.id);
  }
  const { [keyOf(role, of)]: _done, ...requests } = person.requests;
  grantRole(tx, { ...person, roles, requests }, { role, ...(of === undefined ? {} : { class: of }) });
  return true;
}

/** Why a request is rejected: neutral wordings only, shown before they are sent. */
export const rejectionReasons = ['unknown', 'wrong-class', 'not-here', 'duplicate'] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Rejects one request with a neutral reason; always single. The person is told and may come again. */
export const rejectRequest = operation(
  'requests.decide',
  concernOf,
  async (desk: Desk, input: Deciding & { reason: RejectionReason }) => {
    const { tx, me } = desk;
    const [only] = await openRequests(desk, input);
    if (!only) return no('decided-already');
    const { request, person } = only;
    const { [requestKey(request)]: _done, ...requests } = person.requests;
    const { H4, ...duties } = person.duties;
    // A verification that was declined is open again, not «ждёт ответа».
    const kept = request.kind === 'verification' || H4 === undefined ? duties : { ...duties, H4 };
    tx.write('person', String(person.id), { ...person, requests, duties: kept });
    settle(desk, request, 'rejected', input.reason);
    await refreshDeciders(desk, [only]);
    tx.tell({
      to: person.id,
      text: [say('request-rejected.told', { why: say(`request-rejected.${input.reason}`) })],
      opens: [{ scene: 'home', label: say('patterns-button.home') }],
    });
    tx.audit('requests.reject', me.id, String(person.id));
    return { ok: true as const };
  },
);

/** Puts requests to the end of the queue; nobody is told, for nothing was decided. */
export const postponeRequests = operation(
  'requests.decide',
  concernOf,
  async (desk: Desk, input: Deciding) => {
    for (const { request } of await openRequests(desk, input))
      desk.tx.put('queue', input.queue, entryOf(request), desk.tx.now);
    return { ok: true as const };
  },
);

const requestKey = (request: Request): string =>
  request.kind === 'verification' ? 'verification' : keyOf(request.role, request.class);

/** Ends a request: it leaves every queue, and what was entered for the decision alone is dropped. */
function settle({ tx }: Desk, request: Request, state: 'accepted' | 'rejected', reason?: string): void {
  const { child: _child, ...rest } = request;
  const decided: Request = {
    ...rest,
    // Whom it was about and who decided stand in the audit; here they would outlive people who delete their data.
    person: 0,
    state,
    decidedAt: tx.now,
    ...(reason === undefined ? {} : { reason }),
  };
  tx.write('request', request.id, decided, { untilMs: tx.now + limits.requestKeptAfterDecision });
  for (const queue of new Set([queueOf(request), lateQueue])) tx.drop('queue', queue, entryOf(request));
  tx.resolveDue('request-late', request.id);
}

/** A request without an answer for two working days goes to the administrator as well, and the person is told. */
export async function requestIsLate(desk: Desk, id: string): Promise<void> {
  const { tx, school } = desk;
  const request = await tx.read('request', id);
  if (request?.state !== 'open' || request.late) return;
  // The same time of day may be late in the evening: nobody is written to then.
  if (!mayDisturb(tx.now, school)) return tx.makeDue('request-late', id, nextDigest(tx.now, school));
  tx.write('request', id, { ...request, late: true });
  tx.put('queue', lateQueue, entryOf(request), request.at);
  const all = await tx.read('administrators', 'all');
  for (const administrator of all?.ids ?? []) await wakeDigest(desk, administrator);
  tx.tell({ to: request.person, text: [say('request-late.told')], lane: 'reminders' });
}

/** The status is confirmed: no role is given, the person's own duty is closed. */
function endVerification(tx: Transaction, person: Person): void {
  const { verification: _done, ...requests } = person.requests;
  const duties = { ...person.duties, H4: { state: 'done' as const, at: tx.now } };
  tx.write('person', String(person.id), { ...person, requests, duties });
}
