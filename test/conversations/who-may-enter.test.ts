import { describe, expect, it } from 'vitest';
import { scenes } from '#scenes/index.ts';
import { actorOf } from '#src/domain/ground/desk.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { hours } from '#src/regulation/durations.ts';

/** A scene's door, said a second time and by hand: whoever is not named here is turned away. */
const now = Date.UTC(2026, 8, 15, 7, 0);
const class7A = { class: 'c1' };
const inSteadOf = { until: now + hours(1), insteadOf: 'vk:9' } as const;
const people = {
  stranger: undefined,
  guest: [],
  administrator: [{ role: 'administrator' }],
  head: [{ role: 'head' }],
  deputy: [{ role: 'deputy' }],
  classTeacher: [{ role: 'classTeacher', ...class7A }],
  subjectTeacher: [{ role: 'subjectTeacher' }],
  student: [{ role: 'student', ...class7A }],
  parent: [{ role: 'parent', ...class7A }],
  // Away colleagues are stood in for; what was lent before counts no longer.
  forAdministrator: [{ role: 'deputy' }, { role: 'administrator', ...inSteadOf }],
  forClassTeacher: [{ role: 'subjectTeacher' }, { role: 'classTeacher', ...class7A, ...inSteadOf }],
  noLongerForAdministrator: [{ role: 'deputy' }, { role: 'administrator', ...inSteadOf, until: now }],
  frozenAdministrator: [{ role: 'administrator' }],
} as const satisfies Record<string, readonly Held[] | undefined>;
type Who = keyof typeof people;

const all = Object.keys(people) as Who[];
const known = all.filter((who) => who !== 'stranger');
const staff: Who[] = [
  ...(['administrator', 'head', 'deputy', 'classTeacher', 'subjectTeacher'] as const),
  ...(['forAdministrator', 'forClassTeacher', 'noLongerForAdministrator'] as const),
];
const administrator: Who[] = ['administrator'];
const decides: Who[] = ['administrator', 'classTeacher', 'forAdministrator', 'forClassTeacher'];
const invites: Who[] = ['administrator', 'classTeacher'];
const classTeacher: Who[] = ['classTeacher'];
const leads: Who[] = ['administrator', 'head', 'deputy', 'forAdministrator', 'noLongerForAdministrator'];
/** The two who stand in are deputies in their own right. */
const family: Who[] = ['student', 'parent'];

const doors: Record<string, readonly Who[]> = {
  hello: ['stranger'],
  home: known,
  'my-requests': known,
  'join-again': known,
  duty: known,
  events: [...staff, ...family],
  event: [...staff, ...family],
  lesson: [...staff, ...family],
  'my-chats': [...staff, ...family],
  'my-school-chat': [...staff, ...family],
  // The two who stand in are deputies in their own right.
  'event-plan': [...leads, 'classTeacher'],
  'event-change': staff,
  webinars: staff,
  settings: known,
  help: all,
  'ask-school': all,
  'my-ticket': all,
  'support-letter': all,
  tickets: administrator,
  ticket: administrator,
  'ticket-answer': administrator,
  developer: administrator,
  asked: all,
  meant: all,
  'pass-on': all,
  answers: administrator,
  'answer-card': administrator,
  'answer-edit': administrator,
  unanswered: administrator,
  claim: all,
  application: administrator,
  registration: administrator,
  'school-setup': administrator,
  'school-details': administrator,
  'school-settings': administrator,
  confidants: administrator,
  'pupils-mode': administrator,
  staffroom: administrator,
  classes: administrator,
  'open-classes': administrator,
  'class-teachers': administrator,
  movement: administrator,
  'movement-person': invites,
  'pupil-note': administrator,
  'class-changes': administrator,
  'school-year': administrator,
  invites,
  invite: invites,
  'invite-list': invites,
  'ended-invites': invites,
  'invite-sheets': invites,
  'staff-table': administrator,
  'platform-links': administrator,
  'platform-link': known,
  administrators: administrator,
  'platform-order': ['head'],
  appointment: ['head'],
  'school-chat': staff,
  'kept-school-chat': staff,
  'chat-shown': staff,
  'class-staff': classTeacher,
  'class-subjects': classTeacher,
  'school-chat-members': staff,
  'school-chat-aside': staff,
  people: invites,
  queue: decides,
  request: decides,
  'platform-requests': ['administrator', 'forAdministrator'],
  snooze: known,
  statistics: administrator,
  'report-schedule': administrator,
  decisions: ['administrator', 'head'],
  control: ['head'],
  deputies: ['head'],
  former: ['administrator'],
  'staff-join': all,
  'staffroom-join': staff,
  verify: staff,
  chat: classTeacher,
  'kept-chat': classTeacher,
  'chat-aside': classTeacher,
  activists: classTeacher,
  'class-life': classTeacher,
  rehearsal: invites,
  away: staff,
  subjects: staff,
  'subject-chats': staff,
  'subject-chat': staff,
  'subject-handover': staff,
  'taught-chats': [...staff, 'student'],
  material: ['administrator', 'head', 'deputy', 'forAdministrator', 'noLongerForAdministrator'],
  channels: administrator,
  mailing: staff,
  'mailing-card': staff,
  'course-life': staff,
  'own-hours': staff,
  'lesson-plan': staff,
  'lesson-change': staff,
  unwanted: known,
  'mail-read': known,
  answer: [...staff, ...family],
  questions: staff,
  'question-ask': staff,
  question: staff,
  pleas: staff,
  'trusted-adult': all,
  'family-join': all,
  'class-chat': family,
  'class-leaving': family,
  'divided-class': family,
  'student-guide': all,
  safety: all,
};

function actorFor(who: Who) {
  const roles = people[who];
  const person: Person | undefined = roles && {
    v: 1,
    id: 'vk:1',
    name: 'Анна Орлова',
    roles: [...roles],
    requests: {},
    consent: { version: 1, at: 0 },
    lang: 'ru',
    duties: {},
    ...(who === 'frozenAdministrator' ? { frozen: true } : {}),
  };
  return actorOf('vk:1', person, 'ru', now);
}

describe('a scene turns away whoever has nothing to do in it', () => {
  it('with a door for each scene', () => {
    expect(Object.keys(doors).sort()).toEqual([...scenes.keys()].sort());
  });

  it.each([...scenes.values()].map((scene) => [scene.slug, scene] as const))('%s', (slug, scene) => {
    expect(all.filter((who) => scene.may(actorFor(who)))).toEqual(
      all.filter((who) => doors[slug]?.includes(who)),
    );
  });
});
