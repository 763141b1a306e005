import { z } from 'zod';
import { button, dayInWeek, open, say, scene } from '#scenes/scene.ts';
import { signedUp } from '#src/domain/events/coming.ts';
import { listWebinars } from '#src/domain/events/events.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * R4 (3.4): the seminars and webinars on method that lie ahead. The administrator keeps the list; whoever works here
 * signs up in the event itself, and is reminded a day and an hour before.
 */
type Steps = { list: 'webinar' | 'add' };
const Draft = z.object({});

export const webinars = scene<Steps, typeof Draft>(
  'webinars',
  {
    duties: ['R4'],
    version: 1,
    draft: Draft,
    first: 'list',
    may: (me) => me.roles.some(({ role }) => isStaff(role)),
  },
  {
    list: {
      async ask({ me, school }) {
        const ahead = await listWebinars(school);
        const attended = await signedUp(school, ahead, me.id);
        const keeps = holdsOwn(me, 'administrator');
        return {
          text: say(`webinars-list.${ahead.length > 0 ? 'ask' : keeps ? 'begin' : 'none'}`),
          list: {
            choose: 'webinar',
            rows: ahead.map(({ id, title, at }) => ({
              of: id,
              line: say(`webinars-list.${attended.has(id) ? 'signed' : 'line'}`, {
                title,
                when: dayInWeek(at),
              }),
            })),
          },
          buttons: keeps ? [button('add', say('webinars-list.add'))] : [],
        };
      },
      choices: {
        webinar: ({ of }) => open('event', { of }),
        add: () => open('event-plan', { kind: 'webinar' }),
      },
    },
  },
);
