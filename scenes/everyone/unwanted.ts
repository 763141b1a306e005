import { z } from 'zod';
import { button, go, leave, refused, say, scene } from '#scenes/scene.ts';
import { muteMailings, reportMailing } from '#src/domain/mailings/mailings.ts';
import { MailKind } from '#src/domain/mailings/record.ts';

/** Under every mailing: «Не присылать такое», undone in «Настройки», and «Похоже на мошенничество». */
type Steps = { which: never; mute: 'yes' | 'no'; fraud: 'yes' | 'no' };
const Draft = z.object({
  kind: MailKind.catch('announcements').default('announcements'),
  /** The mailing that looks like fraud. */
  mailing: z.string().default(''),
});

export const unwanted = scene<Steps, typeof Draft>(
  'unwanted',
  { duties: [], version: 1, draft: Draft, first: 'which', may: (me) => me.person !== undefined },
  {
    which: { ask: ({ draft }) => go(draft.mailing === '' ? 'mute' : 'fraud'), choices: {} },
    mute: {
      ask: ({ draft }) => ({
        text: say('unwanted-mute.ask', { kind: say(`mail-kind.${draft.kind}`) }),
        buttons: [button('yes', say('unwanted-mute.yes')), button('no', say('unwanted-mute.no'))],
      }),
      choices: {
        async yes({ draft, school }) {
          const muted = await muteMailings(school, { kind: draft.kind, muted: true });
          return leave(muted.ok ? say('unwanted-mute.done') : refused(muted));
        },
        no: () => leave(say('unwanted-mute.kept')),
      },
    },
    fraud: {
      ask: () => ({
        text: say('unwanted-fraud.ask'),
        buttons: [
          button('yes', say('unwanted-fraud.yes'), { look: 'primary' }),
          button('no', say('unwanted-fraud.no')),
        ],
      }),
      choices: {
        async yes({ draft, school }) {
          const told = await reportMailing(school, { mailing: draft.mailing });
          return leave(told.ok ? say('unwanted-fraud.done') : refused(told));
        },
        no: () => leave(),
      },
    },
  },
);
