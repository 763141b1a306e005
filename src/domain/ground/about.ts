import type { Say } from '#src/text/say.ts';

/**
 * What a notice is about. Which scene that opens is the scenes' own matter (`opensAt` in scenes/openings.ts); the words
 * stand in buttons that people keep for weeks, so they are never renamed.
 *
 * home · queue: requests of the queue named · platform-requests · snooze · staffroom · class-chat: of the class, for
 * its families · class-chats: for its class teacher · platform-link: of `<class>:<role>` ·
 * join-again: by the invite of that hash · family-moves: out of the class · divided-class: `<class>:<theirs now>`, or the
 * class alone where a family has children in several · verify · event: one event by its id · lesson: one by
 * `<course>:<lesson>` · coming: to an event,
 * `<event>:<place of the answer>`
 * mailing: for its author · mail-read: a mailing, or all
 * of one evening, by whoever has read them · mute: messages of that kind, by whoever gets
 * them · fraud: the mailing that looks like one · invites: those that live · stale-invites: those that nobody uses, to
 * be annulled · school-chat: for whoever belongs to it, or is asked into it · activists: whom a class teacher proposes
 * for that chat · other-way: being informed in another way than by the chat of the class · class-teacher: who leads the
 * class (A8)
 * courses-left: chats of subjects that nobody teaches any more · taught-chats: by subject, and with the teachers of a
 * class · taught: what a teacher teaches and where
 * pleas: for the adult to whom they were handed on · whom-to-tell: by whoever asks for help
 * safety: the safety talk of students (S4)
 * answer: to a question, `<question>:<place of the answer>`, or the question alone where it is chosen there · answers: to
 * all that is asked of whoever gets it · question: how it stands, for whoever asked
 * ticket: a question to the school, for whoever answers · ticket-answer: the words to be written to it · my-ticket: for
 * whoever asked · ticket-helped: the same, who says that it is settled
 * former: those who are no longer at the school
 * report: how the school stands, for whoever controls it · materials: those that wait
 */
export const aboutKinds = [
  'home',
  'application',
  'queue',
  'platform-requests',
  'snooze',
  'staffroom',
  'class-chat',
  'other-way',
  'class-teacher',
  'class-chats',
  'platform-link',
  'join-again',
  'family-moves',
  'divided-class',
  'verify',
  'event',
  'coming',
  'lesson',
  'mailing',
  'mail-read',
  'mute',
  'fraud',
  'report',
  'school-chat',
  'activists',
  'materials',
  'invites',
  'stale-invites',
  'courses-left',
  'taught-chats',
  'taught',
  'safety',
  'pleas',
  'whom-to-tell',
  'answer',
  'answers',
  'question',
  'ticket',
  'ticket-answer',
  'my-ticket',
  'ticket-helped',
  'former',
] as const;
export type AboutKind = (typeof aboutKinds)[number];

/** A button under a notice: what it is about, and its label. */
export interface Opens {
  readonly about: AboutKind;
  readonly id?: string | undefined;
  readonly label: Say;
  /** In one row with the button before it. */
  readonly beside?: boolean | undefined;
}
