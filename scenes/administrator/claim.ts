import { z } from 'zod';
import { again, button, defineScene, go, leave, leaveTo, refused, say } from '#src/conversation/define.ts';
import { claimAdministration } from '#src/domain/administrators.ts';
import { readName } from '#src/domain/names.ts';
import { giveConsent, rename } from '#src/domain/people.ts';

/**
 * The first administrator takes up the bot: by the one-time claim code printed at the first start, or because
 * ADMIN_VK_IDS names them. Consent and a name come before anything is stored.
 */
type Step = 'consent' | 'name';
const Draft = z.object({ code: z.string().optional() });

export const claim = defineScene<Step, typeof Draft>({
  slug: 'claim',
  duties: [],
  version: 1,
  first: 'consent',
  draft: Draft,
  may: () => true,
  steps: {
    consent: {
      ask: ({ me }) =>
        me.person
          ? go('name')
          : {
              text: [say('claim-consent.ask'), say('consent.text')],
              buttons: [
                button('yes', say('consent.yes'), { look: 'positive' }),
                button('no', say('consent.no')),
              ],
            },
      async answer({ chose, school }) {
        if (chose !== 'yes') return leave(say('consent.refused'));
        await giveConsent(school, {});
        return go('name');
      },
    },
    name: {
      takes: ['text'],
      ask: () => ({ text: say('claim-name.ask') }),
      async answer({ said, draft, school }) {
        const name = readName(said);
        if (name === undefined) return again(say('name.unread'));
        await rename(school, { name });
        const claimed = await claimAdministration(school, { code: draft.code });
        if (!claimed.ok) return leave(refused(claimed));
        return leaveTo({ scene: 'school-setup' }, say('claim.done', { name }));
      },
    },
  },
});
