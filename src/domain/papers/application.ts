import { markDuty } from '#src/domain/duties/mark.ts';
import { actorOf, type Desk, holdsOwn, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Told, Transaction } from '#src/domain/ground/transaction.ts';
import {
  applicationLetter,
  type ContactField,
  isWhole,
  type WrittenLetter,
} from '#src/domain/papers/application-letter.ts';
import type { Application } from '#src/domain/papers/record.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** What a person has entered for the application, while it lives. */
export async function readApplication(tx: Transaction, person: PersonId): Promise<Application | undefined> {
  const application = await tx.read('application', person);
  return application && application.until > tx.now ? application : undefined;
}

/** Keeps one thing for the application; the hour begins with the first (A1). */
export const keepContact = operation(
  'papers.application',
  ofNothing,
  async ({ tx, me }: Desk, entered: Partial<Pick<Application, ContactField>>) => {
    const known = await readApplication(tx, me.id);
    const until = known?.until ?? tx.now + limits.contactDataLife;
    tx.write('application', me.id, { v: 1, ...known, ...entered, until }, { untilMs: until });
    tx.makeDue('contact-end', me.id, until);
    return { ok: true as const };
  },
);

/**
 * Hands the letter over to be sent by mail; a second tap sends it once.
 *
 * @returns overtaken where a colleague's was sent since this one was begun, contact-gone where the hour is over
 */
export const sendApplication = operation(
  'papers.application',
  ofNothing,
  async ({ tx, me, school }: Desk, _: Record<never, never>) => {
    const application = await readApplication(tx, me.id);
    if (!application || !isWhole(application)) return no('contact-gone');
    if (application.sending) return { ok: true as const };
    const { A1 } = school.duties;
    const begun = application.until - limits.contactDataLife;
    if (A1?.state === 'done' && A1.by !== me.id && A1.at >= begun) return no('overtaken');
    tx.write('application', me.id, { ...application, sending: true }, { untilMs: application.until });
    tx.post({ by: me.id, about: { kind: 'application', id: me.id } });
    tx.audit('papers.application', me.id);
    return { ok: true as const };
  },
);

/** The person has sent the letter by hand: A1 is done, and the contact data goes at once. */
export const applicationIsSent = operation(
  'papers.application',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me } = desk;
    await markDuty(desk, 'A1', { state: 'done', at: tx.now, by: me.id });
    await eraseApplication(tx, me.id);
    return { ok: true as const };
  },
);

export async function eraseApplication(tx: Transaction, person: PersonId): Promise<void> {
  if (await tx.read('application', person)) tx.erase('application', person);
  tx.resolveDue('contact-end', person);
}

/** The letter as it is sent: nothing where the data is gone, or whoever wrote it is no administrator any more. */
export async function composeApplication(
  { tx, school }: Desk,
  id: string,
): Promise<WrittenLetter | undefined> {
  const by = PersonId.parse(id);
  const [application, person] = await Promise.all([readApplication(tx, by), tx.read('person', by)]);
  if (!application || !isWhole(application)) return undefined;
  return holdsOwn(actorOf(by, person, 'ru', tx.now), 'administrator')
    ? applicationLetter(school, application)
    : undefined;
}

/** What became of the letter: the mail server took it, or the person gets it to be sent by hand. */
export async function applicationWasTold(desk: Desk, id: string, { came }: Told): Promise<void> {
  const { tx } = desk;
  const by = PersonId.parse(id);
  const [application, person] = await Promise.all([readApplication(tx, by), tx.read('person', by)]);
  if (came === 'sent') {
    await markDuty(desk, 'A1', { state: 'done', at: tx.now, ...(person ? { by } : {}) });
    await eraseApplication(tx, by);
  } else if (application)
    tx.write('application', by, { ...application, sending: false }, { untilMs: application.until });
  // Whoever has deleted their data meanwhile is not written to.
  if (!person) return;
  const opens = [{ about: 'application' as const, label: say('application-told.open') }];
  if (came === 'sent') tx.tell({ to: by, text: [say('application-told.sent')], atOnce: true });
  else
    tx.tell({
      to: by,
      text: [say(application ? 'application-told.by-hand' : 'application-told.gone')],
      opens,
      atOnce: true,
    });
}
