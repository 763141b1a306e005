import { z } from 'zod';
import { again, button, leave, refused, say, scene } from '#scenes/scene.ts';
import { readChatLink } from '#src/domain/chats/links.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { changeSchool } from '#src/domain/school/settings.ts';

/**
 * A4 (2.1): the class «Учительская» on the platform. Shows the steps, takes the invite link, checks its shape and
 * keeps it; only staff who were accepted are ever shown it, so it is not repeated here either.
 */
type Steps = { link: 'later' };
const Draft = z.object({});

export const staffroom = scene<Steps, typeof Draft>(
  'staffroom',
  { duties: ['A4'], version: 1, draft: Draft, first: 'link', may: (me) => holdsOwn(me, 'administrator') },
  {
    link: {
      ask: ({ school }) => ({
        text: [
          ...stepsOf(school, 'A4'),
          say(school.school.staffroom === null ? 'staffroom-link.ask' : 'staffroom-link.replace'),
        ],
        buttons: [
          button('later', say(`staffroom-link.${school.school.staffroom === null ? 'later' : 'keep'}`), {
            means: 'no',
          }),
        ],
      }),
      async words({ said, school }) {
        const read = readChatLink(said);
        if (!read.ok) return again(say(`refusal-link-${read.refusal}`));
        const changed = await changeSchool(school, { staffroom: read.link });
        return leave(changed.ok ? say('staffroom.saved') : refused(changed));
      },
      choices: {
        later: ({ school }) => leave(...(school.school.staffroom === null ? [say('staffroom.later')] : [])),
      },
    },
  },
);
