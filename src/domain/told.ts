import { keepDigest } from '#src/domain/duties/digest.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Told, ToldKind } from '#src/domain/ground/transaction.ts';
import { decisionWasTold } from '#src/domain/joining/decision-notice.ts';
import { mailingIsOver } from '#src/domain/mailings/sending.ts';
import { applicationWasTold } from '#src/domain/papers/application.ts';
import { pleaWasTold } from '#src/domain/pleas/pleas.ts';
import { ticketWasTold } from '#src/domain/tickets/due.ts';
import { letterWasTold } from '#src/domain/tickets/support-letter.ts';

/** What follows when a notice came back that said what it was about; each runs in a transaction of its own. */
export const onTold: Record<ToldKind, (desk: Desk, id: string, told: Told) => Promise<void>> = {
  digest: keepDigest,
  decision: decisionWasTold,
  mailing: mailingIsOver,
  application: applicationWasTold,
  plea: pleaWasTold,
  ticket: ticketWasTold,
  support: letterWasTold,
};

export const isToldKind = (kind: string): kind is ToldKind => kind in onTold;

/** That a decision or a plea reached its person is what everybody expects: nothing follows from it. */
export const isWorthTelling = (kind: ToldKind, { came }: Told): boolean =>
  (kind !== 'decision' && kind !== 'plea') || came !== 'sent';
