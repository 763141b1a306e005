import { relyOnClasses } from '#src/domain/classes/classes.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import type { Opens } from '#src/domain/ground/about.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import { aboutDecision } from '#src/domain/joining/decision-notice.ts';
import { readDecision, settle } from '#src/domain/joining/decisions.ts';
import { giveBackPlace, isClosedTo } from '#src/domain/joining/invites.ts';
import type { Request } from '#src/domain/joining/record.ts';
import {
  concernOf,
  type Deciding,
  isIn,
  keyOfRequest,
  leaveQueues,
  putIntoQueue,
  type Queued,
} from '#src/domain/joining/requests.ts';
import { noteForLenders } from '#src/domain/people/away.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** Why a request is rejected: neutral wordings only, shown before they are sent. */
export const rejectionReasons = {
  join: ['unknown', 'wrong-class', 'not-here', 'duplicate'],
  verification: ['unknown', 'not-listed', 'in-person'],
} as const;
export type RejectionReason = (typeof rejectionReasons)[keyof typeof rejectionReasons][number];

/** With these the same invite can be used once more; the others need another code, or nothing at all. */
const mayComeAgain: readonly RejectionReason[] = ['unknown', 'not-here', 'not-listed'];

/**
 * Rejects one request with a neutral reason; always single. The person hears of it some minutes later, and until then
 * it can be taken back.
 */
export const rejectRequest = operation(
  'requests.decide',
  concernOf,
  async (desk: Desk, input: Deciding & { reason: RejectionReason }) => {
    const { tx, me } = desk;
    const [only] = await readDecision(desk, input);
    if (!only) return no('decided-already');
    const { request, person } = only;
    leaveQueues(tx, request, person.id);
    tx.write('request', request.id, { ...request, state: 'rejecting', reason: input.reason, by: me.id });
    tx.makeDue('rejection', request.id, tx.now + limits.rejectionUndo);
    await noteForLenders(desk, input.queue, { accepted: 0, rejected: 1 });
    tx.audit('requests.reject', me.id, person.id);
    return { ok: true as const };
  },
);

/** A request that is being rejected and of which nobody has heard yet. */
export const readRejecting = operation(
  'requests.list',
  concernOf,
  async ({ tx }: Desk, { queue, ids: [id] }: Deciding) => ({
    ok: true as const,
    found: await rejecting(tx, queue, id),
  }),
);

async function rejecting(tx: Desk['tx'], queue: string, id: string | undefined): Promise<Queued | undefined> {
  const request = id === undefined ? undefined : await tx.read('request', id);
  if (request?.state !== 'rejecting' || request.person === null || !isIn(request, queue)) return undefined;
  const person = await readPerson(tx, request.person);
  return person && { request, person };
}

/**
 * Takes a rejection back: the request waits again, where and as long as it did.
 *
 * @returns decided-already when the person has been told · class-closed
 */
export const takeBackRejection = operation(
  'requests.decide',
  concernOf,
  async (desk: Desk, input: Deciding) => {
    const { tx, me } = desk;
    const [found, classes] = await Promise.all([rejecting(tx, input.queue, input.ids[0]), relyOnClasses(tx)]);
    if (!found) return no('decided-already');
    if (found.request.kind === 'join' && isClosedTo(found.request, classes)) return no('class-closed');
    const { by: _by, reason: _reason, ...kept } = found.request;
    const request: Request = { ...kept, state: 'open' };
    tx.write('request', request.id, request);
    tx.resolveDue('rejection', request.id);
    await putIntoQueue(desk, request, found.person.id);
    await noteForLenders(desk, input.queue, { accepted: 0, rejected: -1 });
    tx.audit('requests.take-back', me.id, found.person.id);
    return { ok: true as const };
  },
);

/** The time to take it back is over: the person is told, and may come again. */
export async function rejectionIsSent(desk: Desk, id: string): Promise<void> {
  const { tx } = desk;
  const request = await tx.read('request', id);
  if (request?.state !== 'rejecting' || request.person === null) return;
  const person = await readPerson(tx, request.person);
  if (!person) return;
  const { [keyOfRequest(request)]: _done, ...requests } = person.requests;
  tx.write('person', person.id, { ...person, requests });
  // A verification that was declined is open again, not «ждёт ответа».
  if (request.kind === 'verification') await markDuty(desk, 'H4', undefined, person.id);
  await giveBackPlace(tx, request);
  settle(desk, request, person.id, 'rejected');
  tx.tell({
    to: person.id,
    text: toldOf(request.reason),
    opens: [opensAgain(request)],
    ...(request.by === undefined ? {} : { about: aboutDecision(request.by, person.id, request.id) }),
  });
}

/** What a person reads who was rejected. */
export function toldOf(reason = 'unknown') {
  const again = mayComeAgain.some((one) => one === reason) ? '-again' : '';
  return [say(`request-rejected.told${again}`, { why: say(`request-rejected.${reason}`) })];
}

export function opensAgain({ kind, invite, from, reason }: Request): Opens {
  const again = { label: say('request-rejected.again') };
  if (mayComeAgain.some((one) => one === reason)) {
    if (kind === 'verification') return { about: 'verify', ...again };
    if (invite !== undefined) return { about: 'join-again', id: invite, ...again };
    if (from !== undefined) return { about: 'class-chat', id: from, ...again };
  }
  return { about: 'home', label: say('patterns-button.home') };
}
