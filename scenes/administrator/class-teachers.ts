import { z } from 'zod';
import {
  Assigned,
  assignments,
  buttonsOf,
  inviteAbsent,
  opened,
  postOf,
  postsOf,
  rowOf,
  sureToChange,
  sureToRemove,
  sureToReplace,
  toReview,
  toReviewTable,
} from '#scenes/administrator/class-posts.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leave,
  leaveTo,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { peopleList } from '#scenes/steps/people.ts';
import { isSettled } from '#src/domain/classes/leading.ts';
import { rowsOf } from '#src/domain/classes/teacher-rows.ts';
import { leadClass, setPostAside } from '#src/domain/classes/teachers.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { readText } from '#src/domain/people/names.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * A8 (2.1, if needed): who leads which class, class by class or by a list. A colleague who has joined is picked by
 * name; whoever is replaced is named first. Ends when every class has a class teacher or was set aside.
 */
type Steps = {
  list: 'class' | 'platform';
  post: 'lead' | 'remove' | 'aside' | 'again' | 'invite';
  aside: never;
  review: 'save' | 'invite' | 'list';
  platform: 'list';
};
const Draft = Assigned.extend({
  class: z.string().default(''),
  /** The class that its class teacher wants to hand over: it is shown at once. */
  handed: z.string().default(''),
  /** Who led the class when it was opened here. */
  seen: z.string().nullable().default(null),
});
type Draft = z.infer<typeof Draft>;

export const classTeachers = scene<Steps, typeof Draft>(
  'class-teachers',
  { duties: ['A8'], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'administrator') },
  {
    list: {
      async ask({ draft, school }) {
        if (draft.handed !== '') return go('post', { ...(await opened(school, draft.handed)), handed: '' });
        const { posts } = await postsOf(school);
        const open = posts.filter((post) => !isSettled(post)).map(({ entry }) => entry.title);
        return {
          text:
            posts.length === 0
              ? say('class-teachers-list.no-classes')
              : [
                  say('class-teachers-list.ask'),
                  say('class-teachers-list.open', { count: open.length, classes: open }),
                ],
          list: { choose: 'class', inRow: 5, rows: posts.map(rowOf) },
          buttons: [button('platform', say('class-teachers-list.platform'))],
        };
      },
      choices: {
        class: async ({ of, school }) => go('post', await opened(school, of)),
        platform: () => go('platform'),
      },
      words: ({ said, school }) => toReview(school, rowsOf(said)),
      table: ({ rows, school }) => toReviewTable(school, rows),
    },
    post: about(({ draft, school }: Asked<Draft>) => postOf(school, draft.class), {
      async ask({ it, school }) {
        const { staff } = await postsOf(school);
        const { teacher, entry } = it;
        return {
          text: [
            rowOf(it).line,
            say(staff.length > 0 ? 'class-teachers-post.ask' : 'class-teachers-post.nobody', {
              class: entry.title,
            }),
          ],
          list: peopleList(
            'lead',
            staff.filter(({ id }) => id !== teacher?.id),
            school.tx.now,
          ),
          buttons: buttonsOf(it),
        };
      },
      choices: {
        lead: {
          confirm: ({ it, of, school }) => sureToReplace(school, it, of),
          async take({ it, of, draft, school }) {
            const person = PersonId.parse(of);
            const seen = draft.seen === null ? null : PersonId.parse(draft.seen);
            const done = await leadClass(school, { class: draft.class, person, seen });
            if (done.ok) return goOn('list', {}, say('class-teachers-post.done', { class: it.entry.title }));
            return stay({ seen: it.class.teacher }, refused(done));
          },
        },
        remove: {
          confirm: ({ it }) => ({
            ask: [sureToRemove(it), say('people-follows.classTeacher')],
            yes: say('class-teachers-post.yes-remove'),
          }),
          async take({ it: { entry, teacher }, school }) {
            if (!teacher) return goOn('list', {}, refused({ refusal: 'overtaken' }));
            const held = { person: teacher.id, role: 'classTeacher', class: entry.id } as const;
            const done = await endRole(school, held);
            return goOn('list', {}, done.ok ? say('people-done.ended') : refused(done));
          },
        },
        aside: () => go('aside'),
        async again({ draft, school }) {
          const done = await setPostAside(school, { class: draft.class, why: null });
          return done.ok ? again() : again(refused(done));
        },
        invite: () => open('invites'),
      },
    }),
    aside: about(({ draft, school }: Asked<Draft>) => postOf(school, draft.class), {
      ask: ({ it }) => ({ text: say('class-teachers-aside.ask', { class: it.entry.title }) }),
      choices: {},
      async words({ said, draft, school }) {
        const why = readText(said, limits.reasonLength);
        if (why === undefined) return again(say('class-teachers-aside.unread'));
        const done = await setPostAside(school, { class: draft.class, why });
        return goOn('list', {}, done.ok ? say('class-teachers-aside.done') : refused(done));
      },
    }),
    review: about(({ draft, school }: Asked<Draft>) => assignments(school, draft), {
      ask: ({ it: { found, absent } }) => ({
        text: say('class-teachers-review.ask', {
          count: found.length,
          lines: found.map(({ title, next }) => say('class-teachers-row.led', { class: title, name: next })),
        }),
        buttons: [
          ...(found.length > 0
            ? [button('save', say('class-teachers-review.save'), { look: 'positive' })]
            : []),
          ...(absent.length > 0
            ? [button('invite', say('class-teachers-review.invite', { count: absent.length }))]
            : []),
          button('list', say('class-teachers-review.other')),
        ],
      }),
      choices: {
        save: {
          confirm: ({ it }) => sureToChange(it.found),
          async take({ it, school }) {
            let count = 0;
            for (const { class: of, person, seen } of it.found)
              count += (await leadClass(school, { class: of, person, seen })).ok ? 1 : 0;
            const saved = say('class-teachers-review.saved', { count });
            return goOn(it.absent.length > 0 ? 'review' : 'list', { pairs: [] }, saved);
          },
        },
        async invite({ it, school }) {
          const made = await inviteAbsent(school, it.absent);
          if (!made.ok) return again(refused(made));
          const note = say('staff-table.made', { count: made.count });
          return it.found.length > 0
            ? goOn('review', { absent: [] }, note)
            : leaveTo({ scene: 'invite-sheets', draft: { of: 'staff' } }, note);
        },
        list: () => go('list', { pairs: [], absent: [] }),
      },
    }),
    platform: {
      ask: ({ school }) => ({
        text: [say('class-teachers-platform.ask'), ...stepsOf(school, 'A8')],
        buttons: [button('list', say('class-teachers-platform.back'))],
      }),
      choices: { list: () => leave() },
    },
  },
);
