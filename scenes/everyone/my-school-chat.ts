import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  goOn,
  leave,
  leaveTo,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { answerProposal, leaveActivists } from '#src/domain/chats/activists.ts';
import { findMySchoolChat, type MySchoolChat } from '#src/domain/chats/my-school-chats.ts';
import { activistsOf, isByHand, titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/**
 * H6a–e, C3d, T3b (2.2–2.4): a chat of the school for those who belong to it. A parent or pupil whom the class teacher proposed is
 * asked first, says yes or no themselves, and can leave again at any time.
 */
type Steps = { look: 'yes' | 'no' | 'out' };
const Draft = z.object({ of: z.string().default('') });

export const mySchoolChat = scene<Steps, typeof Draft>(
  'my-school-chat',
  { duties: [], version: 1, draft: Draft, first: 'look', may: (me) => me.roles.length > 0 },
  {
    look: about(findMine, {
      ask: ({ it, me, school }) =>
        it.isAsked
          ? {
              text: say('my-school-chat-look.asked', { duty: it.chat.duty }),
              buttons: [
                [
                  button('yes', say('my-school-chat-look.yes'), { look: 'positive' }),
                  button('no', say('my-school-chat-look.no')),
                ],
              ],
            }
          : {
              text: textOf(it, school),
              buttons: isActivist(it, me) ? [button('out', say('my-school-chat-look.out'))] : [],
            },
      choices: {
        async yes({ it, school }) {
          const answered = await answerProposal(school, { chat: it.chat.id, yes: true });
          return answered.ok ? goOn('look', {}, say('my-school-chat.welcome')) : leave(refused(answered));
        },
        async no({ it, school }) {
          const answered = await answerProposal(school, { chat: it.chat.id, yes: false });
          return leave(answered.ok ? say('my-school-chat.declined') : refused(answered));
        },
        out: {
          confirm: ({ it }) => ({
            ask: say('my-school-chat-look.sure', {
              ...{ title: titleOfSchoolChat(it.chat), duty: it.chat.duty },
            }),
          }),
          async take({ it, school }) {
            const left = await leaveActivists(school, { chat: it.chat.id });
            return leave(left.ok ? say('my-school-chat.left') : refused(left));
          },
        },
      },
    }),
  },
);

/** Whoever keeps it looks after it where more can be done. */
async function findMine({ draft, school }: Asked<z.infer<typeof Draft>>) {
  const mine = await findMySchoolChat(school, draft.of);
  return mine?.keeps ? leaveTo({ scene: 'kept-school-chat', draft: { of: mine.chat.id } }) : mine;
}

const isActivist = ({ chat }: MySchoolChat, { id }: Desk['me']): boolean =>
  activistsOf(chat.duty) !== undefined && chat.members.some(({ person }) => person === id);

function textOf(it: MySchoolChat, school: Desk): readonly Say[] {
  const { chat, link } = it;
  const title = titleOfSchoolChat(chat);
  if (link === null) return [say('my-school-chat-look.no-link', { title })];
  const { me, guides } = school;
  const byHand = isByHand(chat, school.school);
  const activists = activistsOf(chat.duty);
  const isFamily = activists !== undefined && isActivist(it, me);
  return [
    say('my-school-chat-look.link', { title }),
    // A paragraph of its own, so that it is opened as it was given.
    say('class-chat.address', { link }),
    ...(byHand ? [say('my-school-chat-look.hand-on')] : []),
    ...(isFamily
      ? stepsOf(school, activists === 'parent' ? 'P1' : 'S1')
      : [
          say('my-school-chat-look.steps', { profile: guides.platform.profile[me.lang] }),
          say('class-chat.wrong-profile', { wrong: guides.platform.wrongProfile[me.lang] }),
        ]),
  ];
}
