import { z } from 'zod';
import { ownClasses } from '#scenes/administrator/groups.ts';
import { again, button, dayAndTime, go, goOn, leaveTo, refused, say, scene, stay } from '#scenes/scene.ts';
import { audienceLine } from '#scenes/steps/audience.ts';
import { holdsOwn, isColleague } from '#src/domain/ground/desk.ts';
import {
  countMailing,
  holdMailing,
  mayBeUrgent,
  previewMailing,
  type Written,
} from '#src/domain/mailings/mailings.ts';
import { Audience, MailKind } from '#src/domain/mailings/record.ts';
import { afterQuiet } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * Writing to many, safely: whom, the words as they are typed with pictures and documents, then first to oneself, how
 * many it will reach, and a minute in which it can be stopped (`mailing-card`).
 */
type Steps = {
  whom: 'staff' | 'families' | 'parents' | 'students';
  classes: 'class' | 'all' | 'next';
  write: never;
  look: 'send' | 'urgent' | 'calm' | 'write' | 'whom';
};
const Draft = z.object({
  kind: MailKind.default('announcements'),
  whom: Audience.shape.whom.default('staff'),
  classes: z.array(z.string()).default([]),
  text: z.string().default(''),
  attached: z.array(z.string()).default([]),
  urgent: z.boolean().default(false),
  /** What its author teaches: written to its classes alone. */
  course: z.string().optional(),
  /** For whom it is was said where this was opened. */
  given: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const mailing = scene<Steps, typeof Draft>(
  'mailing',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'whom',
    resumes: true,
    may: isColleague,
  },
  {
    whom: {
      async ask({ draft, me, school }) {
        if (draft.given) return go('write');
        const isOfCourse = draft.course !== undefined;
        if (!isOfCourse && !holdsOwn(me, 'administrator') && !holdsOwn(me, 'classTeacher'))
          return leaveTo({ scene: 'course-life' });
        const isOpen = isOfCourse || (await ownClasses(school)).some(({ open }) => open);
        return {
          text: [say('mailing-whom.ask'), ...(isOpen ? [] : [say('mailing-whom.closed')])],
          buttons: [
            ...(holdsOwn(me, 'administrator') && !isOfCourse
              ? [button('staff', say('mailing-whom.staff'))]
              : []),
            ...(isOpen
              ? (['families', 'parents', 'students'] as const).map((whom) =>
                  button(whom, say(`mailing-whom.${whom}`)),
                )
              : []),
          ],
        };
      },
      choices: {
        staff: () => go('write', { whom: 'staff', classes: [] }),
        families: ({ draft }) => toFamilies(draft, 'families'),
        parents: ({ draft }) => toFamilies(draft, 'parents'),
        students: ({ draft }) => toFamilies(draft, 'students'),
      },
    },
    classes: {
      async ask({ me, school, draft }) {
        const open = (await ownClasses(school)).filter((one) => one.open);
        const [only, ...others] = open;
        if (only && others.length === 0) return go('write', { classes: [only.id] });
        const all = holdsOwn(me, 'administrator');
        return {
          text: say('mailing-classes.ask'),
          list: {
            choose: 'class',
            inRow: 5,
            rows: open.map(({ id, title }) => {
              const isChosen = draft.classes.includes(id);
              const label = say(isChosen ? 'mailing-classes.chosen' : 'classes.title', { class: title });
              return { of: id, label, ...(isChosen ? { look: 'positive' as const } : {}) };
            }),
          },
          buttons: [
            ...(draft.classes.length > 0
              ? [button('next', say('mailing-classes.next'), { look: 'primary' })]
              : []),
            ...(all ? [button('all', say('mailing-classes.all'))] : []),
          ],
        };
      },
      choices: {
        class({ of, me, draft }) {
          // Who may write to one class at a time has chosen it.
          if (!holdsOwn(me, 'administrator')) return go('write', { classes: [of] });
          const others = draft.classes.filter((id) => id !== of);
          return stay({ classes: others.length < draft.classes.length ? others : [...others, of] });
        },
        all: () => go('write', { classes: [] }),
        next: () => go('write'),
      },
    },
    write: {
      ask: async ({ draft, school }) => ({
        text: say('mailing-write.ask', { whom: await audienceLine(school, draft) }),
      }),
      choices: {},
      attachments: true,
      async words({ said, attached, draft, school }) {
        if (said.length > limits.announcementLength)
          return again(
            say('mailing-write.too-long', { count: said.length, most: limits.announcementLength }),
          );
        const written = { ...draft, text: said, attached: [...attached] };
        const shown = await previewMailing(school, writtenIn(written));
        return shown.ok ? go('look', written) : again(refused(shown));
      },
    },
    look: {
      async ask({ draft, school, now }) {
        const reach = await countMailing(school, writtenIn(draft));
        if (!reach.ok) return go('whom', { given: false }, refused(reach));
        const { count, closed } = reach;
        const waits = !draft.urgent && afterQuiet(now, school.school) > now;
        return {
          text: [
            say('mailing-look.count', {
              whom: await audienceLine(school, draft),
              ...{ count, reached: count - closed, closed },
            }),
            say('mailing-look.ask'),
            ...(waits
              ? [say('mailing-look.quiet', { until: dayAndTime(afterQuiet(now, school.school)) })]
              : []),
            ...(draft.urgent ? [say('mailing-look.is-urgent')] : []),
          ],
          buttons: [
            ...(count > 0 ? [button('send', say('mailing-look.send'), { look: 'positive' })] : []),
            ...(mayBeUrgent(school)
              ? [
                  draft.urgent
                    ? button('calm', say('mailing-look.calm'))
                    : button('urgent', say('mailing-look.urgent')),
                ]
              : []),
            [button('write', say('mailing-look.write')), button('whom', say('mailing-look.whom'))],
          ],
        };
      },
      choices: {
        async send({ draft, school }) {
          const held = await holdMailing(school, writtenIn(draft));
          return held.ok
            ? leaveTo({ scene: 'mailing-card', draft: { of: held.mailing.id } })
            : goOn('look', {}, refused(held));
        },
        urgent: {
          confirm: () => ({ ask: say('mailing-look.sure'), yes: say('mailing-look.yes') }),
          take: () => stay({ urgent: true }),
        },
        calm: () => stay({ urgent: false }),
        write: () => go('write'),
        whom: () => go('whom', { given: false }),
      },
    },
  },
);

/** The classes are chosen, or they are those of what is taught. */
const toFamilies = ({ course }: Draft, whom: 'families' | 'parents' | 'students') =>
  course === undefined ? go('classes', { whom, classes: [] }) : go('write', { whom });

const writtenIn = ({ kind, whom, classes, course, text, attached, urgent }: Draft): Written => ({
  ...{ kind, text, attached, urgent },
  audience: { whom, classes, ...(course === undefined ? {} : { course }) },
});
