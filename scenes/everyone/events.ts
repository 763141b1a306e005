import { z } from 'zod';
import { button, dayInWeek, open, refused, say, scene, stay } from '#scenes/scene.ts';
import { isSpared, plansForAll } from '#src/domain/events/audience.ts';
import { listMyEvents } from '#src/domain/events/events.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { muteMailings } from '#src/domain/mailings/mailings.ts';

/**
 * What is to come: broadcasts (A14, 2.1) and meetings, for whom they are and for whoever plans them. Invitations and
 * reminders are switched off and on again here, by each person for themselves.
 */
type Steps = { list: 'event' | 'broadcast' | 'meeting' | 'quiet' | 'remind' };
const Draft = z.object({});

export const events = scene<Steps, typeof Draft>(
  'events',
  { duties: ['A14'], version: 1, draft: Draft, first: 'list', may: (me) => me.roles.length > 0 },
  {
    list: {
      async ask({ me, school }) {
        const coming = await listMyEvents(school);
        const off = isSpared(me.person ?? {});
        return {
          text: [
            say(coming.length > 0 ? 'events-list.ask' : 'events-list.none'),
            ...(off ? [say('events-list.off')] : []),
          ],
          list: {
            choose: 'event',
            rows: coming.map(({ id, title, at, state }) => ({
              of: id,
              line: say(`events-list.${state === 'over' ? 'over' : 'line'}`, { title, when: dayInWeek(at) }),
            })),
          },
          buttons: [
            ...(mayPlan(me)
              ? [
                  [
                    button('broadcast', say('events-list.broadcast')),
                    button('meeting', say('events-list.meeting')),
                  ],
                ]
              : []),
            off ? button('remind', say('events-list.remind')) : button('quiet', say('events-list.quiet')),
          ],
        };
      },
      choices: {
        event: ({ of }) => open('event', { of }),
        broadcast: () => open('event-plan', { kind: 'broadcast' }),
        meeting: () => open('event-plan', { kind: 'meeting' }),
        quiet: ({ school }) => spare(school, true),
        remind: ({ school }) => spare(school, false),
      },
    },
  },
);

/** Who leads the school, and a class teacher for the own class. */
export const mayPlan = (me: Desk['me']): boolean =>
  plansForAll(me) || classesAs(me, 'classTeacher').length > 0;

async function spare(school: Desk, muted: boolean) {
  const done = await muteMailings(school, { kind: 'events', muted });
  return stay({}, done.ok ? say(`events.${muted ? 'off' : 'on'}`) : refused(done));
}
