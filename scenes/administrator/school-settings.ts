import { z } from 'zod';
import {
  periodsOf,
  readHolidayPeriods,
  readName,
  readOtherWay,
  readWorkingHours,
} from '#scenes/administrator/school-questions.ts';
import { again, button, go, goOn, leaveTo, type Moves, open, refused, say, scene } from '#scenes/scene.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { Platform, type PupilsMode } from '#src/domain/school/record.ts';
import { changeSchool } from '#src/domain/school/settings.ts';

/** A3 (2.1): what is stored about the school, and each thing of it changed by itself. */
type Steps = {
  list: 'name' | 'platform' | 'otherWay' | 'hours' | 'holidays' | 'pupils' | 'classes' | 'staffroom';
  name: never;
  platform: Platform;
  otherWay: never;
  hours: never;
  holidays: 'none';
  pupils: PupilsMode;
};
const Draft = z.object({});
type Change = Parameters<typeof changeSchool>[1];

export const schoolSettings = scene<Steps, typeof Draft>(
  'school-settings',
  { duties: [], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'administrator') },
  {
    list: {
      ask({ school: { school } }) {
        if (!school.ready) return leaveTo({ scene: 'school-setup' });
        return {
          text: say('school-settings-list.ask', {
            name: school.name,
            platform: say(`school-setup-platform.${school.platform ?? 'other'}`),
            otherWay: school.otherWay,
            ...school.hours,
            holidays:
              school.holidays.length > 0 ? periodsOf(school.holidays) : say('school-settings-list.none'),
            pupils: say(`school-settings-pupils.${school.pupils}`),
          }),
          buttons: [
            [
              button('name', say('school-settings-list.name')),
              button('platform', say('school-settings-list.platform')),
            ],
            [
              button('hours', say('school-settings-list.hours')),
              button('holidays', say('school-settings-list.holidays')),
            ],
            [
              button('otherWay', say('school-settings-list.other-way')),
              button('pupils', say('school-settings-list.pupils')),
            ],
            [
              button('classes', say('school-settings-list.classes')),
              button('staffroom', say('school-settings-list.staffroom')),
            ],
          ],
        };
      },
      choices: {
        name: () => go('name'),
        platform: () => go('platform'),
        otherWay: () => go('otherWay'),
        hours: () => go('hours'),
        holidays: () => go('holidays'),
        pupils: () => go('pupils'),
        classes: () => open('classes'),
        staffroom: () => open('staffroom'),
      },
    },
    name: {
      ask: ({ school }) => ({
        text: [stands(school.school.name), say('school-setup-name.ask')],
      }),
      choices: {},
      words({ said, school }) {
        const name = readName(said);
        return name.ok ? change(school, { name: name.value }) : again(name.no);
      },
    },
    platform: {
      ask: ({ school: { school } }) => ({
        text: [
          stands(say(`school-setup-platform.${school.platform ?? 'other'}`)),
          say('school-setup-platform.ask'),
          say('school-settings-platform.links'),
        ],
        buttons: Platform.options.map((option) => button(option, say(`school-setup-platform.${option}`))),
      }),
      choices: {
        'vk-sferum': ({ school }) => change(school, { platform: 'vk-sferum' }),
        max: ({ school }) => change(school, { platform: 'max' }),
        both: ({ school }) => change(school, { platform: 'both' }),
        other: ({ school }) => change(school, { platform: 'other' }),
      },
    },
    otherWay: {
      ask: ({ school }) => ({
        text: [stands(school.school.otherWay), say('school-setup-other-way.ask')],
      }),
      choices: {},
      words({ said, school }) {
        const otherWay = readOtherWay(said);
        return otherWay.ok ? change(school, { otherWay: otherWay.value }) : again(otherWay.no);
      },
    },
    hours: {
      ask: ({ school }) => ({
        text: [
          stands(say('school-settings-list.from-to', school.school.hours)),
          say('school-setup-hours.ask'),
        ],
      }),
      choices: {},
      words({ said, school }) {
        const hours = readWorkingHours(said);
        return hours.ok ? change(school, { hours: hours.value }) : again(hours.no);
      },
    },
    holidays: {
      ask: ({ school: { school } }) => ({
        text: [
          stands(school.holidays.length > 0 ? periodsOf(school.holidays) : say('school-settings-list.none')),
          say('school-setup-holidays.ask'),
        ],
        buttons:
          school.holidays.length > 0
            ? [button('none', say('school-settings-holidays.none'), { means: 'no' })]
            : [],
      }),
      choices: {
        none: {
          confirm: () => ({ ask: say('school-settings-holidays.sure') }),
          take: ({ school }) => change(school, { holidays: [] }),
        },
      },
      words({ said, now, school }) {
        const holidays = readHolidayPeriods(said, now, school.school);
        return holidays.ok ? change(school, { holidays: holidays.value }) : again(holidays.no);
      },
    },
    pupils: {
      ask: ({ school }) => ({
        text: [
          stands(say(`school-settings-pupils.${school.school.pupils}`)),
          say('school-settings-pupils.ask'),
        ],
        buttons: (['off', 'guided', 'full'] as const).map((mode) =>
          button(mode, say(`school-settings-pupils.${mode}`)),
        ),
      }),
      choices: {
        off: ({ school }) => change(school, { pupils: 'off' }),
        guided: ({ school }) => change(school, { pupils: 'guided' }),
        full: {
          confirm: () => ({
            ask: say('school-settings-pupils.sure'),
            yes: say('school-settings-pupils.yes'),
          }),
          take: ({ school }) => change(school, { pupils: 'full' }),
        },
      },
    },
  },
);

const stands = (value: string | ReturnType<typeof say> | ReturnType<typeof say>[]) =>
  say('school-settings-list.stands', { value });

async function change(school: Desk, to: Change): Promise<Moves<'list', object>> {
  const changed = await changeSchool(school, to);
  return goOn('list', {}, changed.ok ? say('school-settings.saved') : refused(changed));
}
