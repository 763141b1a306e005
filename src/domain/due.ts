import { unansweredIsDue } from '#src/domain/answers/unanswered.ts';
import { familiesAreReminded } from '#src/domain/chats/class-life.ts';
import { tellLinkNews } from '#src/domain/chats/link-news.ts';
import { schoolChatsAreDue } from '#src/domain/chats/school-chat-news.ts';
import { sendDigest } from '#src/domain/duties/digest.ts';
import { safetyComesRound } from '#src/domain/duties/safety.ts';
import { eventIsDue } from '#src/domain/events/due.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { DueKind } from '#src/domain/ground/transaction.ts';
import { hasInvites, inviteIsDue, planStaleInvites } from '#src/domain/joining/invites.ts';
import { requestIsLate } from '#src/domain/joining/late.ts';
import { rejectionIsSent } from '#src/domain/joining/rejection.ts';
import { staleInvitesAreDue } from '#src/domain/joining/stale-invites.ts';
import { eveningComes } from '#src/domain/mailings/evening.ts';
import { morningComes } from '#src/domain/mailings/morning.ts';
import { mailingGoes } from '#src/domain/mailings/sending.ts';
import { classLeaves, yearIsTurned } from '#src/domain/movement/school-year.ts';
import { eraseApplication } from '#src/domain/papers/application.ts';
import { awayIsOver } from '#src/domain/people/away.ts';
import { formerAreReviewed, formerIsForgotten } from '#src/domain/people/former.ts';
import { pupilIsForgotten } from '#src/domain/people/pupils.ts';
import { pleaIsDue } from '#src/domain/pleas/pleas.ts';
import { questionIsDue } from '#src/domain/questions/due.ts';
import { nudgeIsDue } from '#src/domain/reports/nudge.ts';
import { reportIsDue } from '#src/domain/reports/statistics.ts';
import { lessonIsDue } from '#src/domain/teaching/lesson-due.ts';
import { ticketIsDue } from '#src/domain/tickets/due.ts';
import { eraseLetter } from '#src/domain/tickets/support-letter.ts';

/** What happens when a fact is due; each runs in the transaction that removes the fact. */
export const onDue: Record<DueKind, (desk: Desk, id: string) => Promise<void>> = {
  digest: sendDigest,
  'contact-end': ({ tx }, person) => eraseApplication(tx, PersonId.parse(person)),
  'request-late': requestIsLate,
  'away-over': awayIsOver,
  rejection: rejectionIsSent,
  'link-news': tellLinkNews,
  event: eventIsDue,
  'school-year': yearIsTurned,
  'class-leaves': classLeaves,
  'invite-end': inviteIsDue,
  'stale-invites': staleInvitesAreDue,
  mailing: mailingGoes,
  nudge: nudgeIsDue,
  'class-nudge': familiesAreReminded,
  report: reportIsDue,
  'school-chats': schoolChatsAreDue,
  evening: eveningComes,
  morning: morningComes,
  // Done before it is claimed, outside of any transaction.
  rewrite: async () => undefined,
  safety: safetyComesRound,
  plea: pleaIsDue,
  question: questionIsDue,
  lesson: lessonIsDue,
  pupil: pupilIsForgotten,
  former: formerIsForgotten,
  'former-review': formerAreReviewed,
  ticket: ticketIsDue,
  'letter-end': ({ tx }, person) => eraseLetter(tx, PersonId.parse(person)),
  unanswered: unansweredIsDue,
};

export const isDueKind = (kind: string): kind is DueKind => kind in onDue;

/** What is due in every school, whichever version set it up: staged at each start where it is missing. */
export const planWhatIsMissing = async (desk: Desk): Promise<void> => {
  if (await hasInvites(desk)) await planStaleInvites(desk);
};
