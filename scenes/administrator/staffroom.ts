import { z } from 'zod';
import { again, button, defineScene, leave, refused, say } from '#src/conversation/define.ts';
import { holds } from '#src/domain/desk.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';
import { readChatLink } from '#src/domain/links.ts';
import { changeSchool } from '#src/domain/settings.ts';

/**
 * A4 (2.1): the class «Учительская» on the platform. Shows the steps, takes the invite link, checks its shape and
 * keeps it; only staff who were accepted are ever shown it, so it is not repeated here either.
 */
type Step = 'link';
const Draft = z.object({});

export const staffroom = defineScene<Step, typeof Draft>({
  slug: 'staffroom',
  duties: ['A4'],
  version: 1,
  first: 'link',
  draft: Draft,
  may: (me) => holds(me, 'administrator'),
  steps: {
    link: {
      takes: ['text'],
      ask: ({ school }) => ({
        text: [
          ...stepsOf(school, 'A4'),
          say(school.school.staffroom === null ? 'staffroom-link.ask' : 'staffroom-link.replace'),
        ],
        buttons: [
          button('later', say(`staffroom-link.${school.school.staffroom === null ? 'later' : 'keep'}`)),
        ],
      }),
      async answer({ chose, said, school }) {
        if (chose !== undefined)
          return leave(...(school.school.staffroom === null ? [say('staffroom.later')] : []));
        const read = readChatLink(said);
        if (!read.ok) return again(say(`refusal-link-${read.refusal}`));
        const changed = await changeSchool(school, { staffroom: read.link });
        return leave(changed.ok ? say('staffroom.saved') : refused(changed));
      },
    },
  },
});
