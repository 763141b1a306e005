import { z } from 'zod';
import { again, leave, leaveTo, refused, say, scene } from '#scenes/scene.ts';
import { consentStep } from '#scenes/steps/consent.ts';
import { claimAdministration } from '#src/domain/people/claim.ts';
import { readName } from '#src/domain/people/names.ts';
import { rename } from '#src/domain/people/people.ts';

/**
 * The first administrator takes up the bot: by the one-time claim code printed at the first start, or because
 * ADMIN_VK_IDS names them. Consent and a name come before anything is stored.
 */
type Steps = { consent: 'yes' | 'no' | 'lang'; name: never };
const Draft = z.object({ code: z.string().optional() });

export const claim = scene<Steps, typeof Draft>(
  'claim',
  { duties: [], version: 1, draft: Draft, first: 'consent', resumes: true, may: () => true },
  {
    consent: consentStep(
      'name',
      () => 'staff',
      () => say('claim-consent.ask'),
    ),
    name: {
      ask: () => ({ text: say('claim-name.ask') }),
      choices: {},
      async words({ said, draft, school }) {
        const name = readName(said);
        if (name === undefined) return again(say('name.unread'));
        await rename(school, { name });
        const claimed = await claimAdministration(school, { code: draft.code });
        if (!claimed.ok) return leave(refused(claimed));
        return leaveTo({ scene: 'school-setup' }, say('claim.done', { name }));
      },
    },
  },
);
