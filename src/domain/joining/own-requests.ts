import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { refreshDigest } from '#src/domain/duties/digest.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { type FamilyAnswer, familyAnswer } from '#src/domain/joining/family-answer.ts';
import { giveBackPlace } from '#src/domain/joining/invites.ts';
import type { Request } from '#src/domain/joining/record.ts';
import { decidersOf, keyOfRequest, leaveQueues, queueOf } from '#src/domain/joining/requests.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { isFamily } from '#src/regulation/roles.ts';

/** A request as the person who sent it sees it. */
export interface OwnRequest {
  readonly request: Request;
  readonly classTitle: string;
  /** A family's: whether the class teacher decides, and by when the administrator is asked as well. */
  readonly answer: FamilyAnswer | undefined;
}

/** What somebody has asked for and is waiting for, oldest first. */
export async function readOwnRequests(desk: Desk): Promise<readonly OwnRequest[]> {
  const { tx, me } = desk;
  const [requests, classes] = await Promise.all([
    tx.readAll('request', Object.values(me.person?.requests ?? {})),
    readClasses(tx),
  ]);
  const own = await Promise.all(
    requests.map(async (request) => {
      const { kind, role, class: of = '', at } = request;
      const answer = kind === 'join' && isFamily(role) ? await familyAnswer(desk, of, at) : undefined;
      return { request, classTitle: titleOf(classes, request.class), answer };
    }),
  );
  return own.sort((a, b) => a.request.at - b.request.at);
}

/**
 * Takes one's own request back: nobody is asked about it any more, and the place of the invite is free again.
 *
 * @returns decided-already when it was decided meanwhile
 */
export const withdrawRequest = operation(
  'requests.withdraw',
  ofNothing,
  async (desk: Desk, input: { request: string }) => {
    const { tx, me } = desk;
    const [person, request] = await Promise.all([readPerson(tx, me.id), tx.read('request', input.request)]);
    if (!person || !request || !Object.values(person.requests).includes(request.id))
      return no('decided-already');
    const { [keyOfRequest(request)]: _gone, ...requests } = person.requests;
    tx.write('person', me.id, { ...person, requests });
    if (request.kind === 'verification') await markDuty(desk, 'H4', undefined);
    await dropRequest(tx, request, me.id);
    const { ids } = await decidersOf(desk, queueOf(request));
    await refreshDigest(desk, ids);
    tx.audit('requests.withdraw', me.id);
    return { ok: true as const };
  },
);

/** Without an invite somebody has asked by themselves; where another child stays, it is not said out of which class. */
export const isMoveOutOf = (of: string, { kind, invite, from = of }: Request): boolean =>
  kind === 'join' && invite === undefined && from === of;

/** An open request goes with all that hangs on it: whoever is just deciding about it finds it gone. */
export async function dropRequest(tx: Transaction, request: Request, person: PersonId): Promise<void> {
  tx.erase('request', request.id);
  leaveQueues(tx, request, person);
  await giveBackPlace(tx, request);
}
