import { appointment } from '#scenes/administration/appointment.ts';
import { control } from '#scenes/administration/control.ts';
import { deputies } from '#scenes/administration/deputies.ts';
import { keptSchoolChat } from '#scenes/administration/kept-school-chat.ts';
import { material } from '#scenes/administration/material.ts';
import { platformOrderScene } from '#scenes/administration/platform-order.ts';
import { schoolChat } from '#scenes/administration/school-chat.ts';
import { schoolChatAside } from '#scenes/administration/school-chat-aside.ts';
import { schoolChatMembers } from '#scenes/administration/school-chat-members.ts';
import { administrators } from '#scenes/administrator/administrators.ts';
import { application } from '#scenes/administrator/application.ts';
import { channels } from '#scenes/administrator/channels.ts';
import { claim } from '#scenes/administrator/claim.ts';
import { classChanges } from '#scenes/administrator/class-changes.ts';
import { classTeachers } from '#scenes/administrator/class-teachers.ts';
import { classes } from '#scenes/administrator/classes.ts';
import { decisions } from '#scenes/administrator/decisions.ts';
import { endedInvites } from '#scenes/administrator/ended-invites.ts';
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
import { duty } from '#scenes/everyone/duty.ts';
import { event } from '#scenes/everyone/event.ts';
import { events } from '#scenes/everyone/events.ts';
import { hello } from '#scenes/everyone/hello.ts';
import { help } from '#scenes/everyone/help.ts';
import { home } from '#scenes/everyone/home.ts';
import { joinAgain } from '#scenes/everyone/join-again.ts';
import { mailRead } from '#scenes/everyone/mail-read.ts';
import { myChats } from '#scenes/everyone/my-chats.ts';
import { myRequests } from '#scenes/everyone/my-requests.ts';
import { mySchoolChat } from '#scenes/everyone/my-school-chat.ts';
import { platformLink } from '#scenes/everyone/platform-link.ts';
import { settings } from '#scenes/everyone/settings.ts';
import { unwanted } from '#scenes/everyone/unwanted.ts';
import { classChat } from '#scenes/family/class-chat.ts';
import { classLeaving } from '#scenes/family/class-leaving.ts';
import { familyJoin } from '#scenes/family/family-join.ts';
import { safety } from '#scenes/family/safety.ts';
import { studentGuide } from '#scenes/family/student-guide.ts';
import type { Scene } from '#scenes/scene.ts';
import { activistsScene } from '#scenes/staff/activists.ts';
import { away } from '#scenes/staff/away.ts';
import { classChatScenes } from '#scenes/staff/class-chats.ts';
import { classLife } from '#scenes/staff/class-life.ts';
import { eventChange } from '#scenes/staff/event-change.ts';
import { eventPlan } from '#scenes/staff/event-plan.ts';
import { mailing } from '#scenes/staff/mailing.ts';
import { mailingCard } from '#scenes/staff/mailing-card.ts';
import { staffJoin } from '#scenes/staff/staff-join.ts';
import { staffroomJoin } from '#scenes/staff/staffroom-join.ts';
import { teachingScenes } from '#scenes/staff/teaching.ts';
import { verify } from '#scenes/staff/verify.ts';
import type { Opening } from '#src/conversation/move.ts';
import { type AboutKind, aboutKinds } from '#src/domain/ground/about.ts';

/** Who does what: the scenes of each role, in the order of the Положение. */
export const scenesOf = {
  everyone: [
    hello,
    home,
    myRequests,
    joinAgain,
    platformLink,
    duty,
    myChats,
    mySchoolChat,
    events,
    event,
    help,
    settings,
    unwanted,
    mailRead,
  ],
  administrator: [
    claim,
    application,
    registration,
    schoolSetup,
    schoolDetails,
    schoolSettings,
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
    statistics,
    reportSchedule,
    decisions,
  ],
  administration: [
    material,
    platformOrderScene,
    appointment,
    control,
    deputies,
    schoolChat,
    keptSchoolChat,
    schoolChatMembers,
    schoolChatAside,
  ],
  staff: [
    staffJoin,
    staffroomJoin,
    verify,
    ...classChatScenes,
    activistsScene,
    classLife,
    ...teachingScenes,
    eventPlan,
    eventChange,
    away,
    mailing,
    mailingCard,
  ],
  family: [familyJoin, classChat, classLeaving, studentGuide, safety],
} as const satisfies Record<string, readonly Scene[]>;

export const scenes: ReadonlyMap<string, Scene> = new Map(
  Object.values(scenesOf).flatMap((list: readonly Scene[]) =>
    list.map((scene): [string, Scene] => [scene.slug, scene]),
  ),
);

/** Where a button under a notice leads: the notice says what it is about, and only here stands which scene that is. */
const openings: Record<AboutKind, (id: string | undefined) => Opening> = {
  home: () => ({ scene: 'home' }),
  application: () => ({ scene: 'application' }),
  queue: (of) => ({ scene: 'queue', draft: { of } }),
  'platform-requests': () => ({ scene: 'platform-requests' }),
  snooze: () => ({ scene: 'snooze' }),
  staffroom: () => ({ scene: 'staffroom-join' }),
  'class-chat': (of) => ({ scene: 'class-chat', draft: { of } }),
  'other-way': (of) => ({ scene: 'class-chat', draft: { of, instead: true } }),
  'class-teacher': (of) => ({ scene: 'class-teachers', draft: { handed: of } }),
  'class-chats': (of) => ({ scene: 'chat', draft: { of: `C3a:${of}` } }),
  'platform-link': (of) => ({ scene: 'platform-link', draft: { of } }),
  'join-again': (invite) => ({ scene: 'join-again', draft: { invite } }),
  'family-moves': (of) => ({ scene: 'movement-person', draft: { what: 'moved', group: of } }),
  verify: () => ({ scene: 'verify' }),
  event: (of) => ({ scene: 'event', draft: { of } }),
  mailing: (of) => ({ scene: 'mailing-card', draft: { of } }),
  'mail-read': (mailing) => ({ scene: 'mail-read', draft: { mailing } }),
  mute: (kind) => ({ scene: 'unwanted', draft: { kind } }),
  materials: () => ({ scene: 'channels' }),
  fraud: (mailing) => ({ scene: 'unwanted', draft: { mailing } }),
  report: () => ({ scene: 'control' }),
  invites: () => ({ scene: 'invite-list' }),
  'stale-invites': () => ({ scene: 'invite-list', draft: { stale: true } }),
  'school-chat': (of) => ({ scene: 'my-school-chat', draft: { of } }),
  activists: (of) => ({ scene: 'activists', draft: { of } }),
  'courses-left': () => ({ scene: 'subject-handover', draft: { whose: 'left' } }),
  'taught-chats': () => ({ scene: 'taught-chats' }),
  taught: () => ({ scene: 'subjects' }),
};

export const opensAt = (about: string, id: string | undefined): Opening | undefined => {
  const kind = aboutKinds.find((known) => known === about);
  return kind && openings[kind](id);
};
