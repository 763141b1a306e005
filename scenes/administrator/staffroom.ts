import { z } from 'zod';
import { again, button, go, goOn, leave, refused, say, scene } from '#scenes/scene.ts';
import { checkLink, readLink, saveOrOther } from '#scenes/staff/own-chat.ts';
import { keepStaffroom, staffroomLink } from '#src/domain/chats/staffroom.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * A4 (2.1): the class «Учительская» on the platform. Shows the steps, takes the invite link, checks its shape and
 * keeps it; only staff who were accepted are ever shown it, so it is not repeated here either.
 */
type Steps = { link: 'later'; check: 'yes' | 'other' };
const Draft = z.object({ link: z.string().default('') });

export const staffroom = scene<Steps, typeof Draft>(
  'staffroom',
  { duties: ['A4'], version: 1, draft: Draft, first: 'link', may: (me) => holdsOwn(me, 'administrator') },
  {
    link: {
      ask({ school }) {
        const kept = staffroomLink(school.school) !== null;
        return {
          text: [...stepsOf(school, 'A4'), say(kept ? 'staffroom-link.replace' : 'staffroom-link.ask')],
          buttons: [button('later', say(`staffroom-link.${kept ? 'keep' : 'later'}`), { means: 'no' })],
        };
      },
      words({ said, school }) {
        const read = readLink(said, school);
        return read.ok ? go('check', { link: read.link }, ...read.notes) : again(read.no);
      },
      choices: {
        later: ({ school }) =>
          leave(...(staffroomLink(school.school) === null ? [say('staffroom.later')] : [])),
      },
    },
    check: {
      ask: ({ draft }) => ({
        text: checkLink(say('staffroom-check.title'), draft.link),
        buttons: saveOrOther,
      }),
      choices: {
        async yes({ draft, school }) {
          const kept = await keepStaffroom(school, { link: draft.link });
          return kept.ok ? leave(say('staffroom.saved')) : goOn('link', { link: '' }, refused(kept));
        },
        other: () => go('link'),
      },
    },
  },
);
