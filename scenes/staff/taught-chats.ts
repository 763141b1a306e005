import { z } from 'zod';
import { refused, say, scene, stay } from '#scenes/scene.ts';
import { tickOf } from '#scenes/steps/ticks.ts';
import { readKey } from '#src/domain/duties/key.ts';
import { type Actor, holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { sayInChat } from '#src/domain/teaching/in-chat.ts';
import { listPupilChats, listTaughtChats } from '#src/domain/teaching/taught-chats.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * T3a, C3c (2.3, 2.4): the chats that somebody belongs to by lessons, a pupil as well as a teacher, with their links. A
 * pupil says by one tap in which of them they are.
 */
type Steps = { list: 'in' };
const Draft = z.object({});

export const taughtChats = scene<Steps, typeof Draft>(
  'taught-chats',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'list',
    may: (me) => ownRoles(me).some(({ role }) => isStaff(role) || role === 'student'),
  },
  {
    list: {
      async ask({ me, school }) {
        const whose = holdsOwn(me, 'student') ? 'student' : 'staff';
        const all = await (whose === 'student' ? listPupilChats(school) : listTaughtChats(school));
        const chats = all.filter(({ link }) => link !== null);
        if (chats.length === 0) return { text: say('taught-chats-list.none', { whose }) };
        const lines = chats.map(({ title, link }) =>
          say('taught-chats-list.line', { title, link: link ?? '' }),
        );
        const ask = say('taught-chats-list.ask', { whose });
        if (whose === 'staff') return { text: [ask, ...lines] };
        return {
          text: [ask, ...lines, say('taught-chats-list.in')],
          list: {
            choose: 'in',
            rows: chats.map(({ key, title }) => ({
              of: key,
              label: tickOf(isIn(me, courseOf(key)), title),
            })),
          },
        };
      },
      choices: {
        async in({ of, me, school }) {
          const course = courseOf(of);
          const said = await sayInChat(school, { course, isIn: !isIn(me, course) });
          return stay({}, ...(said.ok ? [] : [refused(said)]));
        },
      },
    },
  },
);

const courseOf = (key: string): string => readKey(key)?.course ?? '';
const isIn = ({ person }: Actor, course: string): boolean => (person?.inCourses ?? []).includes(course);
