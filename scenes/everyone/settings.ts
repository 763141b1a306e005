import { z } from 'zod';
import { linesOf, warningsOf } from '#scenes/everyone/my-data-lines.ts';
import { again, button, defineScene, go, leave, refused, say } from '#src/conversation/define.ts';
import { readMyData } from '#src/domain/my-data.ts';
import { readName } from '#src/domain/names.ts';
import { chooseLanguage, forgetMe, rename } from '#src/domain/people.ts';

/**
 * Language, and «Мои данные» (152-ФЗ): see all, correct the name, take it away as a file, delete at once. Deleting
 * is never refused; whoever keeps a class hears first that it can be handed over.
 */
type Step = 'menu' | 'data' | 'file' | 'name' | 'forget';
const Draft = z.object({});

export const settings = defineScene<Step, typeof Draft>({
  slug: 'settings',
  duties: [],
  version: 1,
  first: 'menu',
  draft: Draft,
  may: (me) => me.person !== undefined,
  steps: {
    menu: {
      ask: () => ({
        text: say('settings-menu.ask'),
        buttons: [
          button('data', say('settings-menu.data'), { look: 'primary' }),
          button('lang', say('settings-menu.lang')),
        ],
      }),
      async answer({ chose, me, school }) {
        if (chose !== 'lang') return go('data');
        const lang = me.lang === 'ru' ? 'en' : 'ru';
        const chosen = await chooseLanguage(school, { lang });
        return chosen.ok ? { ...again(say('settings-menu.chosen')), lang } : again(refused(chosen));
      },
    },
    data: {
      async ask({ school }) {
        const data = await readMyData(school);
        if (!data) return leave(refused({ refusal: 'unknown-person' }));
        return {
          text: say('settings-data.ask', { lines: linesOf(data) }),
          buttons: [
            [button('file', say('settings-data.file')), button('name', say('settings-data.name'))],
            button('forget', say('settings-data.forget'), { look: 'negative' }),
          ],
        };
      },
      answer: ({ chose }) => go(chose === 'file' || chose === 'name' ? chose : 'forget'),
    },
    file: {
      async ask({ school }) {
        const data = await readMyData(school);
        if (!data) return leave(refused({ refusal: 'unknown-person' }));
        return {
          text: say('settings-file.ask'),
          buttons: [button('data', say('settings-file.enough'))],
          attach: [{ kind: 'text-file', name: 'my-data.json', content: data.json }],
        };
      },
      answer: () => go('data'),
    },
    name: {
      takes: ['text'],
      ask: ({ me }) => ({ text: say('settings-name.ask', { name: me.person?.name ?? '' }) }),
      async answer({ said, school }) {
        const name = readName(said);
        if (name === undefined) return again(say('name.unread'));
        const renamed = await rename(school, { name });
        return go('data', {}, renamed.ok ? say('settings-name.saved', { name }) : refused(renamed));
      },
    },
    forget: {
      ask: async ({ school }) => ({
        text: [...(await warningsOf(school)), say('settings-forget.ask')],
        buttons: [
          button('yes', say('settings-forget.yes'), { look: 'negative' }),
          button('no', say('settings-forget.no'), { look: 'positive' }),
        ],
      }),
      async answer({ chose, school }) {
        if (chose !== 'yes') return go('data', {}, say('settings-forget.kept'));
        const forgotten = await forgetMe(school, {});
        return leave(forgotten.ok ? say('settings-forget.done') : refused(forgotten));
      },
    },
  },
});
