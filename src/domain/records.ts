import { z } from 'zod';
import { answerBookKind, ownAnswerKind, unansweredKind } from '#src/domain/answers/record.ts';
import { materialKind } from '#src/domain/channels/record.ts';
import { otherChatKind, schoolChatsKind } from '#src/domain/chats/school-chat.ts';
import { classesKind, classKind } from '#src/domain/classes/record.ts';
import { noticesKind } from '#src/domain/duties/record.ts';
import { eventKind } from '#src/domain/events/record.ts';
import { At, kind, stored } from '#src/domain/ground/stored.ts';
import { inviteKind, requestKind } from '#src/domain/joining/record.ts';
import { mailingKind, morningKind } from '#src/domain/mailings/record.ts';
import { applicationKind } from '#src/domain/papers/record.ts';
import {
  administratorsKind,
  aliasKind,
  claimKind,
  personKind,
  triesKind,
} from '#src/domain/people/record.ts';
import { confidantsKind, pleasKind } from '#src/domain/pleas/record.ts';
import { reportKind } from '#src/domain/reports/record.ts';
import { schoolKind } from '#src/domain/school/record.ts';
import { courseKind } from '#src/domain/teaching/record.ts';
import { supportLetterKind, ticketKind, ticketNumbersKind } from '#src/domain/tickets/record.ts';
import { troublesKind } from '#src/domain/troubles/record.ts';

/** Where a person is in the conversation; its shape is the conversation's own matter. */
export const Place = stored({ v: z.literal(1), until: At, talk: z.unknown() });
export type Place = z.infer<typeof Place>;

/** Everything that is stored, by its kind. */
export const recordKinds = {
  school: schoolKind,
  classes: classesKind,
  class: classKind,
  course: courseKind,
  person: personKind,
  alias: aliasKind,
  administrators: administratorsKind,
  claim: claimKind,
  schoolChats: schoolChatsKind,
  otherChat: otherChatKind,
  invite: inviteKind,
  request: requestKind,
  event: eventKind,
  notices: noticesKind,
  report: reportKind,
  tries: triesKind,
  mailing: mailingKind,
  morning: morningKind,
  material: materialKind,
  application: applicationKind,
  confidants: confidantsKind,
  pleas: pleasKind,
  ticket: ticketKind,
  ticketNumbers: ticketNumbersKind,
  supportLetter: supportLetterKind,
  ownAnswer: ownAnswerKind,
  answerBook: answerBookKind,
  unanswered: unansweredKind,
  troubles: troublesKind,
  place: kind(Place, 1),
} as const;
export type Records = { [K in keyof typeof recordKinds]: z.infer<(typeof recordKinds)[K]['schema']> };
export type RecordKind = keyof Records;
