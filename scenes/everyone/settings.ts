import { z } from 'zod';
import { whoseHome } from '#scenes/everyone/home-doors.ts';
import { linesOf, warningsOf } from '#scenes/everyone/my-data-lines.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leave,
  open,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { familyClasses } from '#src/domain/chats/family-chat.ts';
import { holdsOwn, isColleague } from '#src/domain/ground/desk.ts';
import { chooseHearing } from '#src/domain/mailings/hearing.ts';
import { muteMailings } from '#src/domain/mailings/mailings.ts';
import { MailKind } from '#src/domain/mailings/record.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { readMyData } from '#src/domain/people/my-data.ts';
import { readName } from '#src/domain/people/names.ts';
import { chooseLanguage, rename } from '#src/domain/people/people.ts';
import type { Hears } from '#src/domain/people/record.ts';
import { isConfidant } from '#src/domain/pleas/confidants.ts';

/**
 * Language, how much a family wants to hear, and «Мои данные» (152-ФЗ): see all, correct the name, take it away as a file, delete at once. Deleting
 * is never refused; whoever keeps a class hears first that it can be handed over.
 */
type Steps = {
  menu: 'data' | 'lang' | 'subjects' | 'own-hours' | 'school' | 'answers' | 'pleas' | 'unmute' | 'hears';
  hears: 'now' | 'evening' | 'urgent';
  data: 'file' | 'name' | 'forget';
  file: 'data';
  name: never;
  forget: 'delete' | 'no';
};
const Draft = z.object({});

const findData = ({ school }: Asked<unknown>) => readMyData(school);

export const settings = scene<Steps, typeof Draft>(
  'settings',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'menu',
    browse: true,
    may: (me) => me.person !== undefined,
  },
  {
    menu: {
      ask: async ({ me, school }) => ({
        text: say('settings-menu.ask'),
        buttons: [
          button('data', say('settings-menu.data'), { look: 'primary' }),
          button('lang', say('settings-menu.lang')),
          ...(familyClasses(me).length > 0 ? [button('hears', say('settings-menu.hears'))] : []),
          ...(me.person?.mutes ?? []).map((kind) =>
            button('unmute', say('settings-menu.unmute', { kind: say(`mail-kind.${kind}`) }), { of: kind }),
          ),
          ...(isColleague(me)
            ? [
                [
                  button('subjects', say('settings-menu.subjects')),
                  button('own-hours', say('settings-menu.own-hours')),
                ],
              ]
            : []),
          ...((await isConfidant(school)) ? [button('pleas', say('settings-menu.pleas'))] : []),
          ...(holdsOwn(me, 'administrator')
            ? [
                [
                  button('school', say('settings-menu.school')),
                  button('answers', say('settings-menu.answers')),
                ],
              ]
            : []),
        ],
      }),
      choices: {
        school: () => open('school-settings'),
        answers: () => open('answers'),
        pleas: () => open('pleas'),
        hears: () => go('hears'),
        subjects: () => open('subjects'),
        'own-hours': () => open('own-hours'),
        data: () => go('data'),
        async unmute({ of, school }) {
          const kind = MailKind.parse(of);
          const done = await muteMailings(school, { kind, muted: false });
          return again(done.ok ? say('settings-menu.unmuted') : refused(done));
        },
        async lang({ me, school }) {
          const lang = me.lang === 'ru' ? 'en' : 'ru';
          const chosen = await chooseLanguage(school, { lang });
          return chosen.ok ? { ...again(say('settings-menu.chosen')), lang } : again(refused(chosen));
        },
      },
    },
    hears: {
      ask: ({ me }) => ({
        text: say('settings-hears.ask', {
          whose: whoseHome(me),
          present: say(`hears.${me.person?.hears ?? 'now'}`),
        }),
        buttons: [
          button('now', say('settings-hears.now')),
          button('evening', say('settings-hears.evening')),
          button('urgent', say('settings-hears.urgent')),
        ],
      }),
      choices: {
        now: (asked) => hear(asked, 'now'),
        evening: (asked) => hear(asked, 'evening'),
        urgent: (asked) => hear(asked, 'urgent'),
      },
    },
    data: about(findData, {
      ask: ({ it }) => ({
        text: say('settings-data.ask', { lines: linesOf(it) }),
        buttons: [
          [button('file', say('settings-data.file')), button('name', say('settings-data.name'))],
          button('forget', say('settings-data.forget'), { look: 'negative' }),
        ],
      }),
      choices: { file: () => go('file'), name: () => go('name'), forget: () => go('forget') },
    }),
    file: about(findData, {
      ask: ({ it }) => ({
        text: say('settings-file.ask'),
        buttons: [button('data', say('settings-file.enough'))],
        attach: [{ kind: 'text-file', name: 'my-data.json', content: it.json }],
      }),
      choices: { data: () => go('data') },
    }),
    name: {
      ask: ({ me }) => ({ text: say('settings-name.ask', { name: me.person?.name ?? '' }) }),
      choices: {},
      async words({ said, school }) {
        const name = readName(said);
        if (name === undefined) return again(say('name.unread'));
        const renamed = await rename(school, { name });
        return goOn('data', {}, renamed.ok ? say('settings-name.saved', { name }) : refused(renamed));
      },
    },
    forget: {
      ask: async ({ school }) => ({
        text: [...(await warningsOf(school)), say('settings-forget.ask')],
        buttons: [
          button('delete', say('settings-forget.delete'), { look: 'negative' }),
          button('no', say('settings-forget.no'), { look: 'positive' }),
        ],
      }),
      choices: {
        delete: {
          confirm: ({ me }) => ({
            ask: say('settings-forget.sure', {
              name: me.person?.name ?? '',
              named: me.person?.name ? 'yes' : 'no',
            }),
            yes: say('settings-forget.yes'),
          }),
          async take({ school }) {
            const forgotten = await forgetMe(school, {});
            return leave(forgotten.ok ? say('settings-forget.done') : refused(forgotten));
          },
        },
        no: () => go('data', {}, say('settings-forget.kept')),
      },
    },
  },
);

async function hear({ school }: Asked<unknown>, hears: Hears | 'now') {
  const done = await chooseHearing(school, { hears });
  return goOn(
    'menu',
    {},
    done.ok ? say('settings-hears.chosen', { present: say(`hears.${hears}`) }) : refused(done),
  );
}
