import { ownClasses } from '#scenes/administrator/groups.ts';
import { InvitesDraft, type InvitesSteps, issue, proceed } from '#scenes/administrator/issuing.ts';
import { again, button, open, refused, say, scene } from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { countWaiting } from '#src/domain/chats/platform-waiting.ts';
import { staffroomLink } from '#src/domain/chats/staffroom.ts';
import { isClosed, settleDuty } from '#src/domain/duties/progress.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { InviteRole } from '#src/domain/joining/record.ts';

/**
 * A6 (2.1): invites into the right class in the right role. The administrator for everybody, a class teacher for
 * the families of the own classes. Ends in the scene `invite`, which shows the code, the link and the QR picture.
 */
export const invites = scene<InvitesSteps, typeof InvitesDraft>(
  'invites',
  {
    duties: ['A6'],
    version: 1,
    draft: InvitesDraft,
    first: 'who',
    may: (me) => holdsOwn(me, 'administrator') || holdsOwn(me, 'classTeacher'),
  },
  {
    who: {
      ask: ({ me, school: { school } }) => ({
        text: say('invites-who.ask'),
        buttons: [
          ...(holdsOwn(me, 'administrator')
            ? [
                [roleButton('subjectTeacher'), roleButton('classTeacher')],
                [roleButton('deputy'), roleButton('head')],
                [button('table', say('invites-who.table')), button('platform', say('invites-who.platform'))],
              ]
            : []),
          [roleButton('parent'), ...(school.pupils === 'off' ? [] : [roleButton('student')])],
          button('list', say('invites-who.list')),
          ...(holdsOwn(me, 'administrator') && !isClosed(school.duties.A6)
            ? [button('all-sent', say('invites-who.all-sent'))]
            : []),
        ],
      }),
      choices: {
        role: ({ of, school }) => proceed(school, InviteRole.parse(of)),
        table: () => open('staff-table'),
        platform: () => open('platform-links'),
        list: () => open('invite-list'),
        async 'all-sent'({ school }) {
          // Whoever was accepted and waits for a link has not been given theirs.
          const waiting = await countWaiting(school);
          const count = [...waiting.classes.values()].reduce((sum, one) => sum + one, waiting.staffroom);
          if (count > 0) return again(say('invites.not-all', { count }));
          const settled = await settleDuty(school, { key: 'A6', end: 'done' });
          return again(settled.ok ? say('invites.all-sent') : refused(settled));
        },
      },
    },
    staffroom: {
      ask: ({ school }) =>
        staffroomLink(school.school) === null
          ? {
              text: say('invites-staffroom.ask'),
              buttons: [
                button('link', say('invites-staffroom.link'), { look: 'primary' }),
                button('next', say('invites-staffroom.later')),
              ],
            }
          : {
              text: say('invites-staffroom.there'),
              buttons: [button('next', say('invites-staffroom.next'), { look: 'positive' })],
            },
      choices: {
        link: () => open('staffroom'),
        next: ({ draft, school }) => proceed(school, draft.role, true),
      },
    },
    class: {
      async ask({ school }) {
        const classes = await ownClasses(school);
        return {
          text: say(classes.length > 0 ? 'invites-class.ask' : 'invites-class.none'),
          // A keyboard has no place for more buttons, with the pages and the last row.
          list: classList('class', classes),
        };
      },
      choices: { class: ({ of, draft, school }) => issue(school, { role: draft.role, class: of }) },
    },
    kind: {
      ask: () => ({
        text: say('invites-kind.ask'),
        buttons: [
          button('shared', say('invites-kind.shared')),
          button('personal', say('invites-kind.personal')),
        ],
      }),
      choices: {
        shared: ({ draft, school }) => issue(school, { role: draft.role, shared: true }),
        personal: ({ draft, school }) => issue(school, { role: draft.role }),
      },
    },
  },
);

const roleButton = (role: InviteRole) => button('role', say(`invites-who.${role}`), { of: role });
