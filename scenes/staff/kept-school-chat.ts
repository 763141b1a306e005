import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  go,
  goOn,
  leave,
  leaveTo,
  type Moves,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { askSecond, checkLink, readLink, saveOrOther } from '#scenes/staff/own-chat.ts';
import { type LinkedChat, linkedChat, SchoolChatDraft, titleOfKept } from '#scenes/staff/own-school-chat.ts';
import { type LookChoice, lookOf } from '#scenes/staff/school-chat-look.ts';
import { takenOut } from '#scenes/staff/school-chat-who.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { askClassTeachers } from '#src/domain/chats/activists.ts';
import { readMembers } from '#src/domain/chats/my-school-chats.ts';
import { dropMember, endSchoolChat, nameAdult, storeSchoolChat } from '#src/domain/chats/school-chats.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readName } from '#src/domain/people/names.ts';
import { readStaff } from '#src/domain/people/people.ts';

/** H6a–e, C3d, T3b (2.2–2.4): a chat whose link is stored: who belongs to it, a meeting of those, another link, another second. */
type Steps = {
  look: LookChoice;
  families: 'person';
  adult: 'person';
  link: never;
  check: 'yes' | 'other';
  second: 'nobody';
};
const Draft = SchoolChatDraft.extend({
  link: z.string().default(''),
  /** The sheet hangs on the message. */
  sheet: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;
type About = Asked<Draft> & { readonly it: LinkedChat };

export const keptSchoolChat = scene<Steps, typeof Draft>(
  'kept-school-chat',
  { duties: [], version: 1, draft: Draft, first: 'look', may: isColleague },
  {
    look: about(linkedChat, {
      ask: ({ draft, it, school }) => lookOf(it, school, draft.sheet),
      choices: {
        members: ({ it }) => open('school-chat-members', { of: it.id }),
        shown: ({ it }) => open('chat-shown', { of: it.id }),
        sheet: () => stay({ sheet: true }),
        families: () => go('families'),
        async ask({ it, school }) {
          const asked = await askClassTeachers(school, { duty: it.duty });
          return goOn('look', {}, asked.ok ? say('kept-school-chat.asked') : refused(asked));
        },
        adult: () => go('adult'),
        meeting: ({ it }) => open('event-plan', { kind: 'meeting', who: 'chat', chat: it.id }),
        question: () => open('questions'),
        link: ({ it }) => go('link', { seen: it.stored.at, sheet: false }),
        second: ({ it }) => go('second', { seen: it.stored.at, sheet: false }),
        'hand-over': ({ it }) => open('subject-handover', { chats: [it.id] }),
        end: {
          confirm: ({ it }) => ({
            ask: say('kept-school-chat-look.sure-end', { title: titleOfKept(it) }),
            yes: say('kept-school-chat-look.yes-end'),
          }),
          async take({ it, school }) {
            const { duty, id, class: of } = it;
            const ended = await endSchoolChat(school, { duty, id, class: of, seen: it.stored.at });
            return leave(ended.ok ? say('kept-school-chat.ended') : refused(ended));
          },
        },
        // The link is erased with it.
        aside: {
          confirm: ({ it }) => ({ ask: say('kept-chat-look.sure', { title: titleOfKept(it) }) }),
          take: ({ it }) => leaveTo({ scene: 'school-chat-aside', draft: { of: it.id, seen: it.stored.at } }),
        },
      },
    }),
    families: about(linkedChat, {
      async ask({ it, school }) {
        const members = await readMembers(school, it.stored);
        if (members.length === 0) return go('look');
        return {
          text: say('kept-school-chat-families.ask'),
          list: peopleList('person', members, school.tx.now),
        };
      },
      choices: {
        person: {
          async confirm({ it, of, school }) {
            const members = await readMembers(school, it.stored);
            const person = members.find(({ id }) => id === of);
            return (
              person && {
                ask: say('kept-school-chat-families.sure', {
                  who: nameOf(person, members, school.tx.now),
                  title: titleOfKept(it),
                }),
                yes: say('kept-school-chat-families.yes'),
              }
            );
          },
          async take({ it, of, school }) {
            const { duty, id } = it;
            const dropped = await dropMember(school, { duty, id, person: PersonId.parse(of) });
            return goOn('look', {}, ...(dropped.ok ? takenOut(dropped.gone) : [refused(dropped)]));
          },
        },
      },
    }),
    adult: about(linkedChat, {
      ask: async ({ school }) => ({
        text: say('kept-school-chat-adult.ask'),
        list: peopleList('person', await readStaff(school.tx), school.tx.now),
      }),
      choices: {
        async person({ it, of, school }) {
          const { duty, id } = it;
          const named = await nameAdult(school, { duty, id, person: PersonId.parse(of) });
          return goOn('look', {}, ...(named.ok ? takenOut(named.gone) : [refused(named)]));
        },
      },
    }),
    link: about(linkedChat, {
      ask: () => ({ text: say('kept-school-chat-link.ask') }),
      choices: {},
      words({ said, school }) {
        const read = readLink(said, school);
        return read.ok ? go('check', { link: read.link }, ...read.notes) : again(read.no);
      },
    }),
    check: about(linkedChat, {
      ask: ({ draft, it }) => ({ text: checkLink(titleOfKept(it), draft.link), buttons: saveOrOther }),
      choices: { yes: (asked) => change(asked, { link: asked.draft.link }), other: () => go('link') },
    }),
    second: about(linkedChat, {
      ask: () => askSecond,
      choices: { nobody: (asked) => change(asked, { second: null }) },
      words(asked) {
        const second = readName(asked.said);
        return second === undefined ? again(say('name.unread')) : change(asked, { second });
      },
    }),
  },
);

/** Stores the chat with one thing changed; what was changed meanwhile is shown instead. */
async function change(
  { draft, it, school }: About,
  changed: { link?: string; second?: string | null },
): Promise<Moves<'look', Draft>> {
  const { duty, id, class: of, stored } = it;
  const { title, second } = stored;
  const before = { title, link: it.link, second };
  const saved = await storeSchoolChat(school, {
    ...{ duty, id, class: of, seen: draft.seen },
    ...{ ...before, ...changed },
  });
  return goOn('look', {}, saved.ok ? say('kept-chat.changed') : refused(saved));
}
