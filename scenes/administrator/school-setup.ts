import { z } from 'zod';
import { lookOver, readClassList, readClassRows } from '#scenes/administrator/class-lists.ts';
import { readName, readOtherWay } from '#scenes/administrator/school-questions.ts';
import { again, button, go, leave, leaveTo, refused, say, scene } from '#scenes/scene.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { Platform } from '#src/domain/school/record.ts';
import { establishSchool } from '#src/domain/school/settings.ts';

/**
 * A3 (2.1), the first time: the school's name, classes, platform in force and what families who decline are told.
 * Closes A1, A2, H1 and H2 where the school has long been on the platform; A3 stays open until the address, site and
 * telephone are there. Everything is changed later, each thing by itself, in `school-settings`.
 */
type Steps = {
  name: 'keep';
  classes: 'next';
  platform: Platform;
  otherWay: 'keep';
  there: 'yes' | 'no';
  review: 'save' | 'name';
};
const Draft = z.object({
  name: z.string().default(''),
  platform: Platform.optional(),
  otherWay: z.string().default(''),
  there: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const schoolSetup = scene<Steps, typeof Draft>(
  'school-setup',
  {
    duties: ['A3'],
    version: 1,
    draft: Draft,
    first: 'name',
    resumes: true,
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    name: {
      ask: ({ draft, school }) =>
        school.school.ready
          ? leaveTo({ scene: 'school-settings' })
          : {
              text: say('school-setup-name.ask'),
              buttons: draft.name
                ? [button('keep', say('school-setup-name.keep', { name: draft.name }))]
                : [],
            },
      choices: { keep: () => go('classes') },
      words({ said }) {
        const name = readName(said);
        return name.ok ? go('classes', { name: name.value }) : again(name.no);
      },
    },
    classes: {
      async ask({ school }) {
        const { list } = await readClasses(school.tx);
        if (list.length > 0) return go('platform');
        return {
          text: [say('school-setup-classes.ask'), say('classes-list.ask')],
          buttons: [button('next', say('school-setup-classes.later'))],
        };
      },
      choices: { next: () => go('platform') },
      words: ({ said, school }) => lookOver(readClassList(said), school),
      table: ({ rows, school }) => lookOver(readClassRows(rows), school),
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
      choices: { keep: () => go('there') },
      words({ said }) {
        const otherWay = readOtherWay(said);
        return otherWay.ok ? go('there', { otherWay: otherWay.value }) : again(otherWay.no);
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
      async ask({ draft, school }) {
        const { length: count } = (await readClasses(school.tx)).list;
        return {
          text: [
            say('school-setup-review.ask', {
              name: draft.name,
              platform: say(`school-setup-platform.${draft.platform ?? 'other'}`),
              otherWay: draft.otherWay,
              count,
            }),
            ...(draft.there ? [say('school-setup-review.there', { count })] : []),
            say('school-setup-review.later', { ...school.school.hours }),
          ],
          buttons: [
            button('save', say('school-setup-review.save'), { look: 'positive', means: 'yes' }),
            button('name', say('school-setup-review.change')),
          ],
        };
      },
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
