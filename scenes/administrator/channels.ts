import { z } from 'zod';
import { allOf, archived, isWaiting } from '#scenes/administrator/archive.ts';
import {
  type Asked,
  about,
  again,
  button,
  dayAndTime,
  go,
  goOn,
  type Moves,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { materialRows, shown, stateLine } from '#scenes/steps/material.ts';
import { declineMaterial, editMaterial, publishMaterial } from '#src/domain/channels/materials.ts';
import type { Material } from '#src/domain/channels/record.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { dotted } from '#src/domain/papers/order-number.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * A13 (2.1): the materials that wait, each edited, published to the bot's subscribers and ready for the channel, or
 * declined with a reason that its author hears; and the archive, in which one is found by its words.
 */
type Steps = {
  queue: 'show' | 'new' | 'archive' | 'mail';
  card: 'publish' | 'wished' | 'edit' | 'decline' | 'queue';
  edit: never;
  decline: never;
  channel: 'queue' | 'mailing';
  archive: 'show' | 'all';
};
const Draft = z.object({ material: z.string().default(''), wanted: z.string().default('') });
type Draft = z.infer<typeof Draft>;

const find = async ({ draft, school }: Asked<Draft>) =>
  (await allOf(school)).find(({ id }) => id === draft.material);

export const channels = scene<Steps, typeof Draft>(
  'channels',
  {
    duties: ['A13'],
    version: 1,
    draft: Draft,
    first: 'queue',
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    queue: {
      async ask({ school, now }) {
        const all = await allOf(school);
        const waiting = all.filter(isWaiting);
        const archived = all.length - waiting.length;
        return {
          text:
            waiting.length > 0
              ? say('channels-queue.ask', { count: waiting.length })
              : say('channels-queue.none'),
          list: { choose: 'show', rows: materialRows(waiting, now) },
          buttons: [
            button('new', say('channels-queue.new')),
            ...(archived > 0 ? [button('archive', say('channels-queue.archive', { count: archived }))] : []),
            button('mail', say('channels-queue.mail')),
          ],
        };
      },
      choices: {
        show: ({ of }) => go('card', { material: of }),
        new: () => open('material'),
        archive: () => go('archive', { wanted: '' }),
        mail: () => open('mailing'),
      },
    },
    card: about(find, {
      ask({ it, now }) {
        // A colleague was faster.
        if (!isWaiting(it)) return go('channel', {}, refused({ refusal: 'material-decided' }));
        return {
          text: [
            say('channels-card.ask', {
              channel: say(`material-channel.${it.channel}`),
              when: it.wished === null ? say('material-wished.soon') : dotted(it.wished),
              state: stateLine(it, now),
            }),
            ...(it.text === '' ? [] : [say('material.text', { text: it.text })]),
            ...(it.attached.length > 0 ? [say('material.files', { count: it.attached.length })] : []),
          ],
          buttons: [
            button('publish', say('channels-card.publish'), { look: 'positive', of: asSeen(it) }),
            ...(it.wished === null
              ? []
              : [
                  button('wished', say('channels-card.wished', { when: dotted(it.wished) }), {
                    of: asSeen(it),
                  }),
                ]),
            [button('edit', say('channels-card.edit')), button('decline', say('channels-card.decline'))],
            button('queue', say('channels-card.queue')),
          ],
        };
      },
      choices: {
        publish: ({ draft, school }) => publish(school, draft, false),
        wished: ({ draft, school }) => publish(school, draft, true),
        edit: () => go('edit'),
        decline: () => go('decline'),
        queue: () => go('queue'),
      },
    }),
    edit: about(find, {
      ask: ({ it }) => ({ text: [say('channels-edit.ask'), say('material.text', { text: it.text })] }),
      choices: {},
      attachments: true,
      async words({ said, attached, it, school }) {
        if (said.length > limits.announcementLength)
          return again(
            say('mailing-write.too-long', { count: said.length, most: limits.announcementLength }),
          );
        // Pictures stay where only the words are sent anew.
        const files = attached.length > 0 ? attached : it.attached;
        const edited = await editMaterial(school, { material: it.id, text: said, attached: files });
        return goOn('card', {}, edited.ok ? say('channels-edit.done') : refused(edited));
      },
    }),
    decline: about(find, {
      ask: ({ it }) => ({ text: say('channels-decline.ask', { beginning: shown(it) }) }),
      choices: {},
      async words({ said, draft, school }) {
        if (said.length > limits.freeTextLength) return again(say('channels-decline.too-long'));
        const declined = await declineMaterial(school, { material: draft.material, reason: said });
        return goOn('queue', {}, declined.ok ? say('channels-decline.done') : refused(declined));
      },
    }),
    channel: about(find, {
      ask: ({ it, school, now }) => ({
        text: [
          stateLine(it, now),
          ...(it.state === 'published' ? [say('channels-channel.ask'), ...stepsOf(school, 'A13')] : []),
          ...(it.text === '' ? [] : [say('material.text', { text: it.text })]),
        ],
        buttons: [
          ...(it.mailing === undefined ? [] : [button('mailing', say('channels-channel.mailing'))]),
          button('queue', say('channels-channel.queue')),
        ],
      }),
      choices: {
        mailing: ({ it }) => open('mailing-card', { of: it.mailing ?? '' }),
        queue: () => goOn('queue'),
      },
    }),
    archive: {
      async ask({ draft: { wanted }, school, now }) {
        const found = await archived(school, wanted);
        return {
          text: wanted === '' ? say('channels-archive.ask') : say('channels-archive.found', { said: wanted }),
          list: { choose: 'show', rows: materialRows(found, now) },
          buttons: wanted === '' ? [] : [button('all', say('channels-archive.all'))],
        };
      },
      choices: { show: ({ of }) => go('channel', { material: of }), all: () => stay({ wanted: '' }) },
      async words({ said, school }) {
        const found = await archived(school, said);
        return found.length > 0 ? stay({ wanted: said }) : again(say('channels-archive.none'));
      },
    },
  },
);

async function publish(
  school: Asked<Draft>['school'],
  { material }: Draft,
  wished: boolean,
): Promise<Moves<'channel' | 'queue', Draft>> {
  const published = await publishMaterial(school, { material, wished });
  if (!published.ok) return goOn('queue', {}, refused(published));
  return goOn(
    'channel',
    {},
    published.mailed
      ? say('channels-channel.goes', { at: dayAndTime(published.goesAt) })
      : say('channels-channel.nobody'),
  );
}

/** A colleague's change makes it another button: what goes out is what was read. */
const asSeen = ({ editedAt = 0 }: Material): string => String(editedAt);
