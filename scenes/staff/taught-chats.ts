import { z } from 'zod';
import { say, scene } from '#scenes/scene.ts';
import { holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { listPupilChats, listTaughtChats } from '#src/domain/teaching/taught-chats.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** T3a, C3c (2.3, 2.4): the chats that somebody belongs to by lessons, a pupil as well as a teacher, with their links. */
type Steps = { list: never };
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
        return {
          text:
            chats.length === 0
              ? say('taught-chats-list.none', { whose })
              : [
                  say('taught-chats-list.ask', { whose }),
                  ...chats.map(({ title, link }) =>
                    say('taught-chats-list.line', { title, link: link ?? '' }),
                  ),
                ],
        };
      },
      choices: {},
    },
  },
);
