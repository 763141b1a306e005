import { administrators } from '#scenes/administrator/administrators.ts';
import { answerCard } from '#scenes/administrator/answer-card.ts';
import { answerEdit } from '#scenes/administrator/answer-edit.ts';
import { answers } from '#scenes/administrator/answers.ts';
import { application } from '#scenes/administrator/application.ts';
import { channels } from '#scenes/administrator/channels.ts';
import { claim } from '#scenes/administrator/claim.ts';
import { classChanges } from '#scenes/administrator/class-changes.ts';
import { classTeachers } from '#scenes/administrator/class-teachers.ts';
import { classes } from '#scenes/administrator/classes.ts';
import { confidants } from '#scenes/administrator/confidants.ts';
import { decisions } from '#scenes/administrator/decisions.ts';
import { developer } from '#scenes/administrator/developer.ts';
import { endedInvites } from '#scenes/administrator/ended-invites.ts';
import { former } from '#scenes/administrator/former.ts';
import { invite } from '#scenes/administrator/invite.ts';
import { inviteList } from '#scenes/administrator/invite-list.ts';
import { inviteSheets } from '#scenes/administrator/invite-sheets.ts';
import { invites } from '#scenes/administrator/invites.ts';
import { movement } from '#scenes/administrator/movement.ts';
import { movementPerson } from '#scenes/administrator/movement-person.ts';
import { openClassesScene } from '#scenes/administrator/open-classes.ts';
import { people } from '#scenes/administrator/people.ts';
import { platformLinks } from '#scenes/administrator/platform-links.ts';
import { platformRequests } from '#scenes/administrator/platform-requests.ts';
import { pupilNote } from '#scenes/administrator/pupil-note.ts';
import { pupilsMode } from '#scenes/administrator/pupils-mode.ts';
import { queue } from '#scenes/administrator/queue.ts';
import { registration } from '#scenes/administrator/registration.ts';
import { reportSchedule } from '#scenes/administrator/report-schedule.ts';
import { request } from '#scenes/administrator/request.ts';
import { schoolDetails } from '#scenes/administrator/school-details.ts';
import { schoolSettings } from '#scenes/administrator/school-settings.ts';
import { schoolSetup } from '#scenes/administrator/school-setup.ts';
import { schoolYear } from '#scenes/administrator/school-year.ts';
import { snooze } from '#scenes/administrator/snooze.ts';
import { staffTable } from '#scenes/administrator/staff-table.ts';
import { staffroom } from '#scenes/administrator/staffroom.ts';
import { statistics } from '#scenes/administrator/statistics.ts';
import { ticket } from '#scenes/administrator/ticket.ts';
import { ticketAnswer } from '#scenes/administrator/ticket-answer.ts';
import { tickets } from '#scenes/administrator/tickets.ts';
import { unanswered } from '#scenes/administrator/unanswered.ts';
import type { Scene } from '#scenes/scene.ts';

/** What leads the platform's administrator, in the order of the Положение. */
export const administrator = [
  claim,
  application,
  registration,
  schoolSetup,
  schoolDetails,
  schoolSettings,
  pupilsMode,
  confidants,
  staffroom,
  classes,
  openClassesScene,
  classTeachers,
  invites,
  invite,
  inviteList,
  endedInvites,
  inviteSheets,
  staffTable,
  platformLinks,
  administrators,
  people,
  former,
  movement,
  movementPerson,
  pupilNote,
  classChanges,
  schoolYear,
  queue,
  request,
  platformRequests,
  snooze,
  channels,
  tickets,
  ticket,
  ticketAnswer,
  developer,
  statistics,
  reportSchedule,
  decisions,
  answers,
  answerCard,
  answerEdit,
  unanswered,
] as const satisfies readonly Scene[];
