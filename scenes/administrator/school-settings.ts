import { z } from 'zod';
import { periodsOf, readHolidayPeriods, stands, typedStep } from '#scenes/administrator/school-questions.ts';
import { again, button, go, goOn, leaveTo, type Moves, open, refused, say, scene } from '#scenes/scene.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import type { Detail } from '#src/domain/school/details.ts';
import { Platform, type School } from '#src/domain/school/record.ts';
import { changeSchool } from '#src/domain/school/settings.ts';

/** A3 (2.1): what is stored about the school, and each thing of it changed by itself. */
type Steps = {
  list:
    | Detail
    | 'platform'
    | 'otherWay'
    | 'hours'
    | 'holidays'
    | 'pupils'
    | 'confidants'
    | 'classes'
    | 'staffroom';
  name: never;
  address: never;
  site: never;
  phone: never;
  platform: Platform;
  otherWay: never;
  hours: never;
  holidays: 'none';
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
            address: orNone(school.address),
            site: orNone(school.site),
            phone: orNone(school.phone),
            platform: say(`school-setup-platform.${school.platform ?? 'other'}`),
            otherWay: school.otherWay,
            ...school.hours,
            holidays: holidaysOf(school),
            pupils: say(`pupils-mode-choose.${school.pupils}`),
          }),
          buttons: [
            [
              button('name', say('school-settings-list.name')),
              button('address', say('school-details-list.address')),
            ],
            [
              button('site', say('school-details-list.site')),
              button('phone', say('school-details-list.phone')),
            ],
            [
              button('platform', say('school-settings-list.platform')),
              button('hours', say('school-settings-list.hours')),
            ],
            [
              button('holidays', say('school-settings-list.holidays')),
              button('otherWay', say('school-settings-list.other-way')),
            ],
            [
              button('pupils', say('school-settings-list.pupils')),
              button('confidants', say('school-settings-list.confidants')),
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
        address: () => go('address'),
        site: () => go('site'),
        phone: () => go('phone'),
        platform: () => go('platform'),
        otherWay: () => go('otherWay'),
        hours: () => go('hours'),
        holidays: () => go('holidays'),
        pupils: () => open('pupils-mode'),
        confidants: () => open('confidants'),
        classes: () => open('classes'),
        staffroom: () => open('staffroom'),
      },
    },
    name: typedStep('name', change),
    address: typedStep('address', change),
    site: typedStep('site', change),
    phone: typedStep('phone', change),
    hours: typedStep('hours', change),
    otherWay: typedStep('otherWay', change),
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
    holidays: {
      ask: ({ school: { school } }) => ({
        text: [stands(holidaysOf(school)), say('school-setup-holidays.ask')],
        buttons: [button('none', say('school-settings-holidays.none'), { means: 'no' })],
      }),
      choices: {
        none: {
          confirm: ({ school: { school } }) =>
            school.holidays.length > 0 ? { ask: say('school-settings-holidays.sure') } : undefined,
          take: ({ school }) => change(school, { holidays: [] }),
        },
      },
      words({ said, now, school }) {
        const holidays = readHolidayPeriods(said, now, school.school);
        return holidays.ok ? change(school, { holidays: holidays.value }) : again(holidays.no);
      },
    },
  },
);

const orNone = (value: string) => value || say('school-details-list.missing');
const holidaysOf = ({ holidays }: School) =>
  holidays.length > 0 ? periodsOf(holidays) : say('school-settings-list.none');

async function change(school: Desk, to: Change): Promise<Moves<'list', z.infer<typeof Draft>>> {
  const changed = await changeSchool(school, to);
  return goOn('list', {}, changed.ok ? say('school-settings.saved') : refused(changed));
}
