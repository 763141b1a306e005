import { days, hours, minutes } from '#src/regulation/durations.ts';
import type { Role } from '#src/regulation/roles.ts';

/**
 * Ages, lead times and sizes, each with its unit and origin. The Положение sets no term at all, so every term here
 * is the bot's or the school's own; what the school may change stands in its record, and these are the defaults.
 */
export const limits = {
  // — Invites (A6, A12). A live invite is a key, so it is short-lived; families hear of it at a meeting and need longer.
  staffInviteLife: days(14),
  classTeacherInviteLife: days(14),
  familyInviteLife: days(30),
  /** How many people one code admits. The shared ones cover a large staff and the two parents of a full class. */
  inviteMaxUses: { staff: 1, staffShared: 80, parents: 70, students: 40 },
  /** An invite that nobody used by then is offered for annulment (A12); an unused label ends with it. */
  unclaimedInviteAge: days(14),
  /** How often the administrators are reminded of those, and of the platform's links not confirmed this term. */
  staleInvitesReminder: days(7),
  /** Wrong codes a person may try within the window; then a pause as long. 50 bits make guessing hopeless anyway. */
  wrongTries: 5,
  wrongTriesWindow: minutes(15),
  /** Staff names from a table are labels of unused invites; the design allows them 30 days at most. */
  inviteLabelLife: days(30),

  // — Requests (A9, A10, S1, P1).
  /** Working days without a decision after which the administrator is told. */
  requestEscalationWorkingDays: 2,
  /** So long whoever decides sees that a name was changed. */
  renamedShown: days(7),
  requestKeptAfterDecision: days(30),
  /** So long a rejection can be taken back, before the person is told. */
  rejectionUndo: minutes(3),

  // — Questions that nobody could answer, passed on to the school without a name.
  unansweredLife: days(30),
  /** So many are kept; of more the oldest give way. */
  unansweredKept: 300,
  /** So many a person may pass on within the window for wrong tries. */
  passedOn: 5,

  // — Mailings (A13, C4, T4).
  /** So long a mailing waits in which it can be stopped. */
  mailingHold: minutes(1),
  /** Not oftener the administrators hear that one and the same mailing looks like fraud. */
  fraudToldEvery: hours(1),
  /** How often at most whoever set the bot up is told of one and the same trouble of the bot itself. */
  troubleToldEvery: hours(1),
  /** What was over sooner is no news. */
  troubleWorthTelling: minutes(2),
  /** When those are written to who want one message a day; before the quiet hours, wherever they begin. */
  eveningAt: '18:30',
  /** The text and who was reached. */
  mailingKept: days(30),
  // — Questions with answers (C4, T4). An answer is the label of a button.
  answersMost: 6,
  answerLength: 40,
  questionLength: 500,
  /** A shorter time gives nobody the chance to answer; a longer one is a slip of the pen. */
  shortestQuestion: hours(1),
  longestQuestion: days(60),
  /** When a question ends of which only the day was named; before the quiet hours, as a rule. */
  questionEndsAt: '19:00',
  /** Before the end: whoever reads in the evening is reminded the evening before. */
  questionReminder: hours(25),
  /** Not so soon after the question itself. */
  questionReminderApart: hours(12),
  /** Answers, from the end of the question. */
  answersKept: days(30),
  /** The archive of the channels (A13). */
  materialKept: days(365),
  /** «А в Сферуме заявки разобраны?»: how old the last answer may get. */
  platformReminder: days(7),

  // — Movement (A11).
  /** So long the turn of the school year can be taken back; whoever leaves stays as long. */
  yearUndo: days(1),

  // — The chats of the administration (H6).
  /** So long a parent or pupil may answer whether they want to be one of the activists. */
  proposalLife: days(14),

  // — Pleas for help (S4).
  /** The adult is reminded, and whoever asked hears that they were not seen yet. */
  pleaReminder: hours(1),
  /** Deleted by then, whatever has come of it. */
  pleaKept: days(2),

  // — Tickets (A15, A16).
  ticketAnswerWorkingDays: 2,
  /** A stolen account goes on doing harm: the administrators are reminded the same day. */
  urgentTicketReminder: hours(2),
  /** Working days after which it is asked whether the developer has answered. */
  developerWorkingDays: 5,
  /** An answer to which nothing is said closes the question by then. */
  ticketRests: days(14),
  /** Whom nobody answers is told so, and the question ends: what was written is not kept for ever. */
  ticketLapses: days(90),
  /** One author's, open at once. */
  ticketsOpen: 3,
  /** So many a person may ask within the window for wrong tries. */
  ticketsAsked: 5,
  /** Where it is, on what: some words of a letter. */
  ticketWordLength: 100,
  ticketMessages: 60,
  /** Of what was said, so many of the latest fit on a card. */
  ticketMessagesShown: 6,
  /** Messages that are written together before they are sent. */
  ticketParts: 3,
  /** The latest of them go to the colleague to whom a ticket is handed over. */
  ticketMessagesHanded: 3,
  /** Files in one go; messengers take no more with one message. */
  ticketFiles: 10,
  /** So long a message can be answered as one of its ticket. */
  ticketMessageKnown: days(90),
  /** Texts and files of a closed ticket. */
  ticketKeptAfterClosing: days(30),

  // — Personal data (152-ФЗ).
  /** The version of the consent text a person says yes to; raised with every change of that text. */
  consentVersion: 3,
  /** Calendar months without a word after which nobody with a role is still taken to be there. */
  unseenMonths: 12,
  /** The same for somebody who has no role any more; a place in the conversation has gone by then. */
  rolelessMonths: 2,
  /** So long whoever was asked whether they are still there may answer, before their data may be deleted. */
  unseenAnswer: days(14),
  /** An older question counts for nobody any more. */
  unseenAsked: days(90),
  /** After the turn of the school year; whoever has left with it is seen no more by then. */
  formerReview: days(75),
  /** How long it can be looked up who did what; people are called by a mark there. */
  auditLife: days(3 * 365),
  /** After a deletion, once what was on its way has gone, the private Redis writes its file anew. */
  rewriteAfter: minutes(10),
  /** What could not be handled or delivered is kept so long, closed under the community’s key, to be tried again. */
  deadLetterLife: days(7),
  placeLifeBeforeConsent: hours(24),
  placeLifeAfterConsent: days(30),
  /** Contact data typed for the application (A1) is gone within the hour, sent or not. */
  contactDataLife: hours(1),

  // — When people hear from the bot. Local time of the school, HH:MM.
  digestTimes: ['08:30', '14:00'],
  quietHours: { from: '20:00', to: '08:00' },
  /** After everything was decided, what comes next is told by a new message, and not sooner than this. */
  digestApart: hours(1),
  /** One neutral nudge to an overdue colleague (H7) or a chat's members (C4, T4), at most once in this time. */
  nudgeEvery: days(7),
  /** So long the families of a class that was divided are asked which of the classes is theirs. */
  dividedAsked: days(30),
  /** Fewer families than this are not told apart by a number: it would say who they are. */
  fewestCounted: 3,
  /** Own rows that are open for so long after a role was given count as overdue (H7). The Положение sets no dates. */
  ownRowsAge: days(14),
  /** Control goes on (H7): a month after the report was opened, the row is open again. */
  controlEvery: days(30),
  /** News of an event that begins sooner after the quiet hours than this come in them. */
  newsBeforeEvent: hours(4),
  /** Reminders before a lesson, meeting or broadcast. */
  eventReminderLeads: [days(1), hours(1)],
  /** How long a lesson is taken to last where no end was named, in minutes. */
  lessonMinutes: 45,
  /** S4 repeats each half-year, in the mode `full` only. */
  safetyCheckEvery: days(182),

  // — Sizes. Characters are UTF-16 units, nearly as messengers count them.
  nameLength: 80,
  freeTextLength: 1000,
  /** Why something is put off or called off. */
  reasonLength: 200,
  /** One message holds about 4,000 characters; the rest is left for the heading and the signature. */
  announcementLength: 3500,
  linkLength: 300,
  classesPerSchool: 200,
  /** What one teacher teaches, a class or a group each; whoever has music in a whole school comes near it. */
  coursesPerTeacher: 60,
  /** Set times of one class and subject, or of one group. */
  lessonsPerCourse: 12,
  /** A table of staff, taken in one go; the largest schools have some 300. */
  staffTableRows: 500,
  /** Invites for one class's families in one go. */
  familiesInClass: 60,
  /** The staff of a small school, or those who come after one meeting. */
  queuePageSize: 12,
} as const;

/** What an invite is made out to: a role, or one of the two wider words that a code for a meeting carries. */
export type InvitedAs = Role | 'staff' | 'administration';

/** How long an invite lives, in ms. */
export function inviteLifeOf(role: InvitedAs): number {
  if (role === 'student' || role === 'parent') return limits.familyInviteLife;
  return role === 'classTeacher' ? limits.classTeacherInviteLife : limits.staffInviteLife;
}

/**
 * How many people one invite admits.
 *
 * @param shared  true for the one staff code that is read out at a meeting; a personal code admits its person alone
 */
export function inviteMaxUsesOf(role: InvitedAs, shared: boolean): number {
  if (role === 'student') return limits.inviteMaxUses.students;
  if (role === 'parent') return limits.inviteMaxUses.parents;
  // The other staff roles open more than «Учительская» does: a shared code would leak their rights.
  const mayShare = role === 'staff' || role === 'subjectTeacher';
  return shared && mayShare ? limits.inviteMaxUses.staffShared : limits.inviteMaxUses.staff;
}
