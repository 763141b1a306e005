import { z } from 'zod';
import { type Asked, about, again, button, go, goOn, leave, refused, say, scene } from '#scenes/scene.ts';
import { materialRows, stateLine } from '#scenes/steps/material.ts';
import { handOverMaterial, listMaterials } from '#src/domain/channels/materials.ts';
import { Channel } from '#src/domain/channels/record.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { dotted } from '#src/domain/papers/order-number.ts';
import { readDay } from '#src/domain/school/dates.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * H5 (2.2): a material for «Общешкольный канал» or «Сотрудники» is handed over to the administrator, with pictures and
 * documents and the day on which it is wanted; what became of earlier ones is seen here.
 */
type Steps = {
  list: 'show' | 'new';
  card: 'list';
  channel: 'school' | 'staff';
  write: never;
  wished: 'soon';
  review: 'send' | 'write' | 'wished';
};
const Draft = z.object({
  channel: Channel.default('school'),
  text: z.string().default(''),
  attached: z.array(z.string()).default([]),
  wished: z.string().nullable().default(null),
  /** The one that is looked at. */
  material: z.string().default(''),
});
type Draft = z.infer<typeof Draft>;

export const material = scene<Steps, typeof Draft>(
  'material',
  {
    duties: ['H5'],
    version: 1,
    draft: Draft,
    first: 'list',
    resumes: true,
    may: (me) => holdsOwn(me, 'head') || holdsOwn(me, 'deputy') || holdsOwn(me, 'administrator'),
  },
  {
    list: {
      async ask({ school, now }) {
        const own = await ownOf(school);
        if (own.length === 0) return go('channel');
        return {
          text: say('material-list.ask'),
          list: { choose: 'show', rows: materialRows(own, now) },
          buttons: [button('new', say('material-list.new'), { look: 'primary' })],
        };
      },
      choices: { show: ({ of }) => go('card', { material: of }), new: () => go('channel') },
    },
    card: about(
      async ({ draft, school }: Asked<Draft>) =>
        (await ownOf(school)).find(({ id }) => id === draft.material),
      {
        ask: ({ it, now }) => ({
          text: [stateLine(it, now), say('material.text', { text: it.text })],
          buttons: [button('list', say('material-card.list'))],
        }),
        choices: { list: () => go('list') },
      },
    ),
    channel: {
      ask: () => ({
        text: say('material-channel.ask'),
        buttons: [
          button('school', say('material-channel.school')),
          button('staff', say('material-channel.staff')),
        ],
      }),
      choices: {
        school: () => go('write', { channel: 'school' }),
        staff: () => go('write', { channel: 'staff' }),
      },
    },
    write: {
      ask: ({ draft }) => ({
        text: say('material-write.ask', { channel: say(`material-channel.${draft.channel}`) }),
      }),
      choices: {},
      attachments: true,
      words: ({ said, attached }) =>
        said.length > limits.announcementLength
          ? again(say('mailing-write.too-long', { count: said.length, most: limits.announcementLength }))
          : go('wished', { text: said, attached: [...attached] }),
    },
    wished: {
      ask: () => ({
        text: say('material-wished.ask'),
        buttons: [button('soon', say('material-wished.soon'))],
      }),
      choices: { soon: () => go('review', { wished: null }) },
      words({ said, now, school }) {
        const wished = readDay(said, now, school.school);
        return wished === undefined ? again(say('material-wished.unread')) : go('review', { wished });
      },
    },
    review: {
      ask: ({ draft }) => ({
        text: [
          say('material-review.ask', {
            channel: say(`material-channel.${draft.channel}`),
            when: draft.wished === null ? say('material-wished.soon') : dotted(draft.wished),
          }),
          ...(draft.text === '' ? [] : [say('material.text', { text: draft.text })]),
          ...(draft.attached.length > 0 ? [say('material.files', { count: draft.attached.length })] : []),
        ],
        buttons: [
          button('send', say('material-review.send'), { look: 'positive' }),
          [button('write', say('material-review.write')), button('wished', say('material-review.wished'))],
        ],
      }),
      choices: {
        async send({ draft: { channel, text, attached, wished }, school }) {
          const handed = await handOverMaterial(school, { channel, text, attached, wished });
          return handed.ok ? leave(say('material-review.handed')) : goOn('review', {}, refused(handed));
        },
        write: () => go('write'),
        wished: () => go('wished'),
      },
    },
  },
);

async function ownOf(school: Asked<Draft>['school']) {
  const listed = await listMaterials(school, { own: true });
  return listed.ok ? listed.materials : [];
}
