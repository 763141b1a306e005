import { z } from 'zod';
import { typedStep } from '#scenes/administrator/school-questions.ts';
import {
  button,
  go,
  goOn,
  leave,
  leaveTo,
  type Moves,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { type Detail, details, missingDetails } from '#src/domain/school/details.ts';
import type { School } from '#src/domain/school/record.ts';
import { changeSchool } from '#src/domain/school/settings.ts';

/**
 * A3 (2.1): the information on the organisation. Shows what is missing, asks for it one by one, and leads through the
 * same edit on the platform. The first set-up asks for the name alone.
 */
type Steps = {
  list: Detail | 'fill' | 'platform';
  name: never;
  address: never;
  site: never;
  phone: never;
  platform: 'done';
};
const Draft = z.object({});
type Draft = z.infer<typeof Draft>;

export const schoolDetails = scene<Steps, typeof Draft>(
  'school-details',
  { duties: ['A3'], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'administrator') },
  {
    list: {
      ask({ school: { school } }) {
        if (!school.ready) return leaveTo({ scene: 'school-setup' });
        const missing = missingDetails(school);
        return {
          text: [
            say('school-details-list.ask', { lines: linesOf(school) }),
            missing.length > 0
              ? say('school-details-list.lacks', { names: missing.map(nameOf) })
              : say('school-details-list.full'),
          ],
          buttons: [
            missing.length > 0
              ? button('fill', say('school-details-list.fill'), { look: 'primary' })
              : button('platform', say('school-details-list.platform'), { look: 'primary' }),
            [button('name', nameOf('name')), button('address', nameOf('address'))],
            [button('site', nameOf('site')), button('phone', nameOf('phone'))],
          ],
        };
      },
      choices: {
        fill: ({ school }) => go(missingDetails(school.school)[0] ?? 'list'),
        platform: () => go('platform'),
        name: () => go('name'),
        address: () => go('address'),
        site: () => go('site'),
        phone: () => go('phone'),
      },
    },
    name: typedStep('name', change),
    address: typedStep('address', change),
    site: typedStep('site', change),
    phone: typedStep('phone', change),
    platform: {
      ask: ({ me, school }) => ({
        text: [
          say('school-details-platform.ask', {
            inside: school.guides.platform.inside[me.lang],
            lines: linesOf(school.school),
          }),
          ...stepsOf(school, 'A3'),
        ],
        buttons: [button('done', say('school-details-platform.done'), { look: 'positive' })],
      }),
      choices: { done: () => leave(say('school-details-platform.thanks')) },
    },
  },
);

const nameOf = (detail: Detail): Say => say(`school-details-list.${detail}`);
const linesOf = (school: School): Say[] =>
  details.map((detail) =>
    say('school-details-list.line', {
      name: nameOf(detail),
      value: school[detail] || say('school-details-list.missing'),
    }),
  );

/** What is still missing is asked next, and the platform comes when nothing is. */
async function change(
  school: Desk,
  to: Partial<School>,
): Promise<Moves<Detail | 'list' | 'platform', Draft>> {
  const before = missingDetails(school.school).length;
  const changed = await changeSchool(school, to);
  if (!changed.ok) return goOn('list', {}, refused(changed));
  const [next] = missingDetails({ ...school.school, ...to });
  const saved = say('school-settings.saved');
  if (next !== undefined) return goOn(next, {}, saved);
  return before > 0 ? goOn('platform', {}, saved) : goOn('list', {}, saved);
}
