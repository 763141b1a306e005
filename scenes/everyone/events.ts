import { z } from 'zod';
import { button, dayInWeek, go, open, refused, type Say, say, scene, stay } from '#scenes/scene.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { isSpared, plansForAll } from '#src/domain/events/audience.ts';
import { listMyEvents } from '#src/domain/events/events.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import { endOf } from '#src/domain/events/reminders.ts';
import { classesAs, type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { muteMailings } from '#src/domain/mailings/mailings.ts';
import { titleOfCourse } from '#src/domain/teaching/courses.ts';
import { entryOf } from '#src/domain/teaching/lesson-calendar.ts';
import { remindOfLessons } from '#src/domain/teaching/lesson-due.ts';
import { keyOfLesson } from '#src/domain/teaching/lesson-facts.ts';
import { listMyLessons } from '#src/domain/teaching/my-lessons.ts';
import type { CalendarItem } from '#src/files/described.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * What is to come: broadcasts (A14, 2.1), meetings and lessons (S3, T4), for whom they are and for whoever plans them.
 * Invitations and reminders are switched off and on again here, by each person for themselves; the lessons of every week
 * remind nobody who has not asked for it. A pupil also reads how to get into one.
 */
type Steps = {
  list:
    | 'event'
    | 'broadcast'
    | 'meeting'
    | 'webinars'
    | 'calendar'
    | 'quiet'
    | 'remind'
    | 'lessons'
    | 'no-lessons'
    | 'how';
  calendar: 'list';
};
const Draft = z.object({});

export const events = scene<Steps, typeof Draft>(
  'events',
  {
    duties: ['A14', 'S3'],
    version: 1,
    draft: Draft,
    first: 'list',
    browse: true,
    may: (me) => me.roles.length > 0,
  },
  {
    list: {
      async ask({ me, school }) {
        const { rows, lessons } = await comingIn(school);
        const off = isSpared(me.person ?? {});
        const wants = me.person?.lessonReminders === true;
        return {
          text: [
            say(rows.length > 0 ? 'events-list.ask' : 'events-list.none'),
            ...(off ? [say('events-list.off')] : []),
            ...(lessons > 0 && wants ? [say('events-list.lessons-on')] : []),
          ],
          list: { choose: 'event', rows },
          buttons: [
            ...(mayPlan(me)
              ? [
                  [
                    button('broadcast', say('events-list.broadcast')),
                    button('meeting', say('events-list.meeting')),
                  ],
                ]
              : []),
            ...(me.roles.some(({ role }) => isStaff(role))
              ? [button('webinars', say('events-list.webinars'))]
              : []),
            ...(rows.length > 0 ? [button('calendar', say('events-list.calendar'))] : []),
            ...(lessons > 0
              ? [
                  wants
                    ? button('no-lessons', say('events-list.no-lessons'))
                    : button('lessons', say('events-list.lessons')),
                ]
              : []),
            ...(holdsOwn(me, 'student') ? [button('how', say('student-guide-topics.lessons'))] : []),
            off ? button('remind', say('events-list.remind')) : button('quiet', say('events-list.quiet')),
          ],
        };
      },
      choices: {
        // A lesson's key names what is taught in it as well.
        event: ({ of }) => open(of.includes(':') ? 'lesson' : 'event', { of }),
        broadcast: () => open('event-plan', { kind: 'broadcast' }),
        meeting: () => open('event-plan', { kind: 'meeting' }),
        webinars: () => open('webinars'),
        calendar: () => go('calendar'),
        lessons: ({ school }) => remind(school, true),
        'no-lessons': ({ school }) => remind(school, false),
        how: ({ school }) => stay({}, say('student-guide-answer.lessons'), ...stepsOf(school, 'S3')),
        quiet: ({ school }) => spare(school, true),
        remind: ({ school }) => spare(school, false),
      },
    },
    calendar: {
      async ask({ school }) {
        const { entries } = await comingIn(school);
        const [first, ...also] = entries;
        return {
          text: say(first ? 'events-calendar.ask' : 'events-list.none', { count: entries.length }),
          buttons: [button('list', say('event-calendar.enough'))],
          attach: first ? [{ kind: 'calendar-file', name: say('events-calendar.file'), ...first, also }] : [],
        };
      },
      choices: { list: () => go('list') },
    },
  },
);

/** Who leads the school, and a class teacher for the own class. */
export const mayPlan = (me: Desk['me']): boolean =>
  plansForAll(me) || classesAs(me, 'classTeacher').length > 0;

/** All that lies ahead, the earliest first: as rows to choose, and as entries for a calendar. */
async function comingIn(school: Desk) {
  const [events, lessons] = await Promise.all([listMyEvents(school), listMyLessons(school)]);
  const { now } = school.tx;
  const reminds = school.me.person?.lessonReminders === true;
  const line = (how: 'over' | 'line', title: string | Say, at: number) =>
    say(`events-list.${how}`, { title, when: dayInWeek(at) });
  const all = [
    ...events.map((one) => ({
      at: one.at,
      row: { of: one.id, line: line(one.state === 'over' ? 'over' : 'line', one.title, one.at) },
      entry: one.state === 'planned' ? entryOfEvent(one, now) : undefined,
    })),
    ...lessons.map((one) => ({
      at: one.next.at,
      row: {
        of: keyOfLesson(one),
        line: line('line', titleOfCourse(one.course, one.classes), one.next.at),
      },
      entry: entryOf(one, school.school, { now, reminds }),
    })),
  ].sort((one, other) => one.at - other.at);
  return {
    rows: all.map(({ row }) => row),
    entries: all.flatMap(({ entry }): CalendarItem[] => (entry ? [entry] : [])),
    lessons: lessons.length,
  };
}

/** An event for the calendar of a phone. */
export const entryOfEvent = (it: SchoolEvent, now: number): CalendarItem => ({
  ...{ uid: it.id, title: it.title, at: it.at, ends: endOf(it), givenAt: now },
  ...(it.room === null ? {} : { place: it.room }),
  ...(it.link === null ? {} : { link: it.link }),
});

async function remind(school: Desk, wanted: boolean) {
  const done = await remindOfLessons(school, { wanted });
  return stay({}, done.ok ? say(`events.lessons-${wanted ? 'on' : 'off'}`) : refused(done));
}

async function spare(school: Desk, muted: boolean) {
  const done = await muteMailings(school, { kind: 'events', muted });
  return stay({}, done.ok ? say(`events.${muted ? 'off' : 'on'}`) : refused(done));
}
