import { InvitesDraft, type InvitesStep, issue, ownClasses, proceed } from '#scenes/administrator/issuing.ts';
import { pageOf, pager, readPage, rowsOf } from '#scenes/administrator/pages.ts';
import { again, button, defineScene, open, refused, say, stay } from '#src/conversation/define.ts';
import { holds } from '#src/domain/desk.ts';
import { isClosed, settleDuty } from '#src/domain/progress.ts';
import { InviteRole } from '#src/domain/records.ts';

/**
 * A6 (2.1): invites into the right class in the right role. The administrator for everybody, a class teacher for
 * the families of the own classes. Ends in the scene `invite`, which shows the code, the link and the QR picture.
 */
/** Six rows of five leave room for the pages. */
const classesShown = 30;

export const invites = defineScene<InvitesStep, typeof InvitesDraft>({
  slug: 'invites',
  duties: ['A6'],
  version: 1,
  first: 'who',
  draft: InvitesDraft,
  may: (me) => holds(me, 'administrator') || holds(me, 'classTeacher'),
  steps: {
    who: {
      ask: ({ me, school: { school } }) => ({
        text: say('invites-who.ask'),
        buttons: [
          ...(holds(me, 'administrator')
            ? [
                [roleButton('subjectTeacher'), roleButton('classTeacher')],
                [roleButton('deputy'), roleButton('head')],
              ]
            : []),
          [roleButton('parent'), ...(school.pupils === 'off' ? [] : [roleButton('student')])],
          button('list', say('invites-who.list')),
          ...(holds(me, 'administrator') && !isClosed(school.duties.A6)
            ? [button('all-sent', say('invites-who.all-sent'))]
            : []),
        ],
      }),
      async answer({ chose, of, school }) {
        if (chose === 'list') return open('invite-list');
        if (chose === 'all-sent') {
          const settled = await settleDuty(school, { key: 'A6', end: 'done' });
          return again(settled.ok ? say('invites.all-sent') : refused(settled));
        }
        const role = InviteRole.safeParse(of);
        return role.success ? proceed(school, role.data) : again(say('patterns.choose-one'));
      },
    },
    staffroom: {
      ask: ({ school }) =>
        school.school.staffroom === null
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
      answer: ({ chose, draft, school }) =>
        chose === 'link' ? open('staffroom') : proceed(school, draft.role, true),
    },
    class: {
      async ask({ draft, school }) {
        const paged = pageOf(await ownClasses(school), draft.page, classesShown);
        return {
          text: say(paged.shown.length > 0 ? 'invites-class.ask' : 'invites-class.none'),
          buttons: [
            ...rowsOf(
              paged.shown.map(({ id, title }) =>
                button('class', say('invites-class.one', { class: title }), { of: id }),
              ),
              5,
            ),
            ...pager(paged),
          ],
        };
      },
      answer: ({ chose, of, draft, school }) =>
        chose === 'page' ? stay({ page: readPage(of) }) : issue(school, { role: draft.role, class: of }),
    },
    kind: {
      ask: () => ({
        text: say('invites-kind.ask'),
        buttons: [
          button('shared', say('invites-kind.shared')),
          button('personal', say('invites-kind.personal')),
        ],
      }),
      answer: ({ chose, draft, school }) => issue(school, { role: draft.role, shared: chose === 'shared' }),
    },
  },
});

const roleButton = (role: InviteRole) => button('role', say(`invites-who.${role}`), { of: role });
