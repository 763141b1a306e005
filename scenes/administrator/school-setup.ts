import { z } from 'zod';
import {
  again,
  button,
  day,
  defineScene,
  go,
  leave,
  leaveTo,
  open,
  refused,
  say,
} from '#src/conversation/define.ts';
import { readClasses } from '#src/domain/classes.ts';
import { holds } from '#src/domain/desk.ts';
import { readText } from '#src/domain/names.ts';
import { Platform } from '#src/domain/records.ts';
import { readHolidays, readHours } from '#src/domain/school-times.ts';
import { blankSchool, establishSchool } from '#src/domain/settings.ts';

/**
 * A3 (2.1): the school's name, classes, platform in force, what families who decline are told, hours and holidays.
 * As the first set-up it closes A1–A4, H1 and H2 too where the school has long been on the platform.
 */
type Step = 'name' | 'classes' | 'platform' | 'otherWay' | 'hours' | 'holidays' | 'there' | 'review';
const Draft = z.object({
  name: z.string().default(''),
  platform: Platform.optional(),
  otherWay: z.string().default(''),
  hours: z.object({ from: z.string(), to: z.string() }).default(blankSchool.hours),
  holidays: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  there: z.boolean().default(false),
});

const longestName = 120;
const longestOtherWay = 600;

export const schoolSetup = defineScene<Step, typeof Draft>({
  slug: 'school-setup',
  duties: ['A3'],
  version: 1,
  first: 'name',
  draft: Draft,
  may: (me) => holds(me, 'administrator'),
  steps: {
    name: {
      takes: ['text'],
      ask: ({ draft, school }) => {
        const name = draft.name || school.school.name;
        return {
          text: say('school-setup-name.ask'),
          ...(name ? { buttons: [button('keep', say('school-setup-name.keep', { name }))] } : {}),
        };
      },
      answer({ said, chose, draft, school }) {
        const name = chose === 'keep' ? draft.name || school.school.name : readText(said, longestName);
        return name ? go('classes', { name }) : again(say('school-setup-name.unread'));
      },
    },
    classes: {
      async ask({ school }) {
        const { list } = await readClasses(school.tx);
        const titles = list.map(({ title }) => title);
        return {
          text:
            titles.length > 0
              ? say('school-setup-classes.have', { titles, count: titles.length })
              : say('school-setup-classes.ask'),
          buttons: [
            button(
              'classes',
              say(titles.length > 0 ? 'school-setup-classes.change' : 'school-setup-classes.enter'),
              { look: 'primary' },
            ),
            ...(titles.length > 0
              ? [button('next', say('school-setup-classes.next'), { look: 'positive' })]
              : [button('next', say('school-setup-classes.later'))]),
          ],
        };
      },
      answer: ({ chose }) => (chose === 'classes' ? open('classes') : go('platform')),
    },
    platform: {
      ask: () => ({
        text: say('school-setup-platform.ask'),
        buttons: Platform.options.map((option) => button(option, say(`school-setup-platform.${option}`))),
      }),
      answer({ chose }) {
        const platform = Platform.safeParse(chose);
        return platform.success
          ? go('otherWay', { platform: platform.data })
          : again(say('patterns.choose-one'));
      },
    },
    otherWay: {
      takes: ['text'],
      ask: ({ draft }) => ({
        text: say('school-setup-other-way.ask'),
        ...(draft.otherWay ? { buttons: [button('keep', say('school-setup-other-way.keep'))] } : {}),
      }),
      answer({ said, chose, draft }) {
        const otherWay = chose === 'keep' ? draft.otherWay : readText(said, longestOtherWay);
        return otherWay ? go('hours', { otherWay }) : again(say('school-setup-other-way.unread'));
      },
    },
    hours: {
      takes: ['text'],
      ask: ({ draft }) => ({
        text: say('school-setup-hours.ask'),
        buttons: [button('keep', say('school-setup-hours.keep', draft.hours))],
      }),
      answer({ said, chose }) {
        if (chose === 'keep') return go('holidays');
        const hours = readHours(said);
        return hours === undefined ? again(say('school-setup-hours.unread')) : go('holidays', { hours });
      },
    },
    holidays: {
      takes: ['text'],
      ask: ({ draft }) => ({
        text: say('school-setup-holidays.ask'),
        buttons: [
          ...(draft.holidays.length > 0 ? [button('keep', say('school-setup-holidays.keep'))] : []),
          button('none', say('school-setup-holidays.none')),
        ],
      }),
      answer({ said, chose, now }) {
        if (chose === 'keep') return go('there');
        if (chose === 'none') return go('there', { holidays: [] });
        const holidays = readHolidays(said, now);
        return holidays === undefined
          ? again(say('school-setup-holidays.unread'))
          : go('there', { holidays });
      },
    },
    there: {
      ask: () => ({
        text: say('school-setup-there.ask'),
        buttons: [[button('yes', say('school-setup-there.yes')), button('no', say('school-setup-there.no'))]],
      }),
      answer: ({ chose }) => go('review', { there: chose === 'yes' }),
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
              say('school-setup-review.period', { from: day(Date.parse(from)), to: day(Date.parse(to)) }),
            ),
          }),
          ...(draft.there ? [say('school-setup-review.there')] : []),
        ],
        buttons: [
          button('save', say('school-setup-review.save'), { look: 'positive' }),
          button('name', say('school-setup-review.change')),
        ],
      }),
      async answer({ chose, draft, school }) {
        if (chose !== 'save') return go('name');
        if (draft.platform === undefined) return go('platform');
        const { there, platform, ...entered } = draft;
        const saved = await establishSchool(school, { ...entered, platform, alreadyThere: there });
        return saved.ok
          ? leaveTo({ scene: 'open-classes' }, say('school-setup.saved'))
          : leave(refused(saved));
      },
    },
  },
});
