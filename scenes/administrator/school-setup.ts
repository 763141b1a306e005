import { z } from 'zod';
import { again, button, day, go, leave, leaveTo, open, refused, say, scene } from '#scenes/scene.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { readLines, readText } from '#src/domain/people/names.ts';
import { Platform } from '#src/domain/school/record.ts';
import { readHolidays, readHours } from '#src/domain/school/school-times.ts';
import { blankSchool, establishSchool } from '#src/domain/school/settings.ts';

/**
 * A3 (2.1): the school's name, classes, platform in force, what families who decline are told, hours and holidays.
 * As the first set-up it closes A1–A4, H1 and H2 too where the school has long been on the platform.
 */
type Steps = {
  name: 'keep';
  classes: 'classes' | 'next';
  platform: Platform;
  otherWay: 'keep';
  hours: 'keep';
  holidays: 'keep' | 'none';
  there: 'yes' | 'no';
  review: 'save' | 'name';
};
const Draft = z.object({
  name: z.string().default(''),
  platform: Platform.optional(),
  otherWay: z.string().default(''),
  hours: z.object({ from: z.string(), to: z.string() }).default(blankSchool.hours),
  holidays: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  there: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

const longestName = 120;
const longestOtherWay = 600;

export const schoolSetup = scene<Steps, typeof Draft>(
  'school-setup',
  { duties: ['A3'], version: 1, draft: Draft, first: 'name', may: (me) => holdsOwn(me, 'administrator') },
  {
    name: {
      ask: ({ draft, school }) => {
        const name = draft.name || school.school.name;
        return {
          text: say('school-setup-name.ask'),
          ...(name ? { buttons: [button('keep', say('school-setup-name.keep', { name }))] } : {}),
        };
      },
      choices: { keep: ({ draft, school }) => go('classes', { name: draft.name || school.school.name }) },
      words({ said }) {
        const name = readText(said, longestName);
        return name ? go('classes', { name }) : again(say('school-setup-name.unread'));
      },
    },
    classes: {
      async ask({ school }) {
        const { list } = await readClasses(school.tx);
        const titles = list.map(({ title }) => title);
        const have = titles.length > 0;
        return {
          text: have
            ? say('school-setup-classes.have', { titles, count: titles.length })
            : say('school-setup-classes.ask'),
          buttons: [
            button('classes', say(`school-setup-classes.${have ? 'change' : 'enter'}`), { look: 'primary' }),
            have
              ? button('next', say('school-setup-classes.next'), { look: 'positive' })
              : button('next', say('school-setup-classes.later')),
          ],
        };
      },
      choices: { classes: () => open('classes'), next: () => go('platform') },
    },
    platform: {
      ask: () => ({
        text: say('school-setup-platform.ask'),
        buttons: Platform.options.map((option) => button(option, say(`school-setup-platform.${option}`))),
      }),
      choices: {
        'vk-sferum': () => goOnWith('vk-sferum'),
        max: () => goOnWith('max'),
        both: () => goOnWith('both'),
        other: () => goOnWith('other'),
      },
    },
    otherWay: {
      ask: ({ draft }) => ({
        text: say('school-setup-other-way.ask'),
        ...(draft.otherWay ? { buttons: [button('keep', say('school-setup-other-way.keep'))] } : {}),
      }),
      choices: { keep: () => go('hours') },
      words({ said }) {
        const otherWay = readLines(said, longestOtherWay);
        return otherWay ? go('hours', { otherWay }) : again(say('school-setup-other-way.unread'));
      },
    },
    hours: {
      ask: ({ draft }) => ({
        text: say('school-setup-hours.ask'),
        buttons: [button('keep', say('school-setup-hours.keep', draft.hours))],
      }),
      choices: { keep: () => go('holidays') },
      words({ said }) {
        const hours = readHours(said);
        return hours === undefined ? again(say('school-setup-hours.unread')) : go('holidays', { hours });
      },
    },
    holidays: {
      ask: ({ draft }) => ({
        text: say('school-setup-holidays.ask'),
        buttons: [
          ...(draft.holidays.length > 0 ? [button('keep', say('school-setup-holidays.keep'))] : []),
          button('none', say('school-setup-holidays.none')),
        ],
      }),
      choices: { keep: () => go('there'), none: () => go('there', { holidays: [] }) },
      words({ said, now, school }) {
        const read = readHolidays(said, now, school.school);
        return read.ok
          ? go('there', { holidays: read.periods })
          : again(say(`school-setup-holidays.${read.why}`, { piece: read.piece }));
      },
    },
    there: {
      ask: () => ({
        text: say('school-setup-there.ask'),
        buttons: [[button('yes', say('school-setup-there.yes')), button('no', say('school-setup-there.no'))]],
      }),
      choices: { yes: () => go('review', { there: true }), no: () => go('review', { there: false }) },
    },
    review: {
      ask: ({ draft }) => ({
        text: [
          say('school-setup-review.ask', {
            name: draft.name,
            platform: say(`school-setup-platform.${draft.platform ?? 'other'}`),
            otherWay: draft.otherWay,
            ...draft.hours,
            holidays: draft.holidays.map(({ from, to }) =>
              say('school-setup-review.period', {
                from: day(Date.parse(from)),
                fromYear: from.slice(0, 4),
                to: day(Date.parse(to)),
                toYear: to.slice(0, 4),
              }),
            ),
          }),
          ...(draft.there ? [say('school-setup-review.there')] : []),
        ],
        buttons: [
          button('save', say('school-setup-review.save'), { look: 'positive', means: 'yes' }),
          button('name', say('school-setup-review.change')),
        ],
      }),
      choices: {
        async save({ draft, school }) {
          const { there, platform, ...entered } = draft;
          if (platform === undefined) return go('platform');
          const saved = await establishSchool(school, { ...entered, platform, alreadyThere: there });
          return saved.ok
            ? leaveTo({ scene: 'open-classes' }, say('school-setup.saved'))
            : leave(refused(saved));
        },
        name: () => go('name'),
      },
    },
  },
);

const goOnWith = (platform: Platform) => go<'otherWay', Draft>('otherWay', { platform });
