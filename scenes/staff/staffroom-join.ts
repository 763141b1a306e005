import { z } from 'zod';
import { type Asked, button, leave, leaveTo, open, refused, say, scene } from '#scenes/scene.ts';
import { readPlatformLink } from '#src/domain/chats/platform-links.ts';
import { staffroomLink } from '#src/domain/chats/staffroom.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import type { ClassEntry } from '#src/domain/classes/record.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { isClosed, settleDuty } from '#src/domain/duties/progress.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * H3 = C1 = T1 (2.2–2.4): an accepted colleague joins the class «Учительская» in the role «учитель». The link comes
 * with its warning first; the person alone can confirm. Leads on to the verification.
 */
type Steps = { link: 'done' | 'before' | 'class' | 'trouble' };
const Draft = z.object({ of: z.string().optional() });
type Draft = z.infer<typeof Draft>;

export const staffroomJoin = scene<Steps, typeof Draft>(
  'staffroom-join',
  {
    duties: ['H3', 'C1', 'T1'],
    version: 1,
    draft: Draft,
    first: 'link',
    may: (me) => me.roles.some(({ role }) => isStaff(role)),
  },
  {
    link: {
      async ask({ school }) {
        const classes = await classesWithLink(school);
        const link = staffroomLink(school.school);
        const done = button('done', say('staffroom-join-link.done'), { look: 'positive' });
        return {
          text:
            link === null
              ? say('staffroom-join-link.not-yet')
              : [
                  say('staffroom-join-link.warning'),
                  say('staffroom-join-link.ask', { link }),
                  ...stepsOf(school, 'H3'),
                ],
          buttons: [
            ...(link === null ? [] : [done]),
            [
              button('before', say('staffroom-join-link.before')),
              button('trouble', say('staffroom-join-link.trouble')),
            ],
            ...classes.map(({ id, title }) =>
              button('class', say('staffroom-join-link.class', { class: title }), { of: id }),
            ),
          ],
        };
      },
      choices: {
        done: (asked) => settle(asked, 'done'),
        before: (asked) => settle(asked, 'doneBefore'),
        class: ({ of }) => open('platform-link', { of: `${of}:teacher` }),
        trouble: () => open('help'),
      },
    },
  },
);

async function settle({ me, school }: Asked<Draft>, end: 'done' | 'doneBefore') {
  const settled = await settleDuty(school, { key: 'H3', end });
  if (!settled.ok) return leave(refused(settled));
  const noted = say('staffroom-join.noted');
  return isClosed(me.person?.duties.H4) ? leave(noted) : leaveTo({ scene: 'verify' }, noted);
}

/** The classes that somebody leads and into which the platform's own link is there. */
async function classesWithLink(school: Desk): Promise<readonly ClassEntry[]> {
  const own = classesAs(school.me, 'classTeacher');
  const [{ list }, links] = await Promise.all([
    readClasses(school.tx),
    Promise.all(own.map((of) => readPlatformLink(school, { class: of, role: 'teacher' }))),
  ]);
  return list.filter(({ id }) => links[own.indexOf(id)] !== undefined);
}
