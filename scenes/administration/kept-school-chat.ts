import { z } from 'zod';
import {
  type LinkedChat,
  leadsSchool,
  linkedChat,
  SchoolChatDraft,
  titleOfKept,
} from '#scenes/administration/own-school-chat.ts';
import { takenOut, whoIsIn } from '#scenes/administration/school-chat-who.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leaveTo,
  type Moves,
  open,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { askSecond, checkLink, readLink, saveOrOther } from '#scenes/staff/own-chat.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { askClassTeachers, mayAskTeachers } from '#src/domain/chats/activists.ts';
import { readMembers } from '#src/domain/chats/my-school-chats.ts';
import { activistsOf, isByHand } from '#src/domain/chats/school-chat.ts';
import { dropMember, nameAdult, storeSchoolChat } from '#src/domain/chats/school-chats.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readName } from '#src/domain/people/names.ts';
import { readStaff } from '#src/domain/people/people.ts';

/** H6a–e (2.2): a chat whose link is stored: who belongs to it, a meeting of those, another link, another second. */
type Steps = {
  look: 'members' | 'families' | 'ask' | 'adult' | 'question' | 'meeting' | 'link' | 'second' | 'aside';
  families: 'person';
  adult: 'person';
  link: never;
  check: 'yes' | 'other';
  second: 'nobody';
};
const Draft = SchoolChatDraft.extend({ link: z.string().default('') });
type Draft = z.infer<typeof Draft>;
type About = Asked<Draft> & { readonly it: LinkedChat };

export const keptSchoolChat = scene<Steps, typeof Draft>(
  'kept-school-chat',
  { duties: [], version: 1, draft: Draft, first: 'look', may: leadsSchool },
  {
    look: about(linkedChat, {
      async ask({ it, now, school }) {
        const { duty, stored } = it;
        const families = activistsOf(duty) !== undefined;
        const byHand = isByHand(stored, school.school);
        const picks = duty === 'H6a' || duty === 'H6e';
        return {
          text: [
            say('kept-chat-look.ask', {
              title: titleOfKept(it),
              link: it.link,
              second: stored.second ?? say('kept-chat-look.nobody'),
            }),
            ...(await whoIsIn(it, school)),
          ],
          buttons: [
            ...(families && !byHand && mayAskTeachers(stored, now)
              ? [button('ask', say('kept-school-chat-look.ask'), { look: 'primary' })]
              : []),
            ...(byHand
              ? [
                  button(
                    'adult',
                    say('kept-school-chat-look.adult'),
                    stored.adult === null ? { look: 'primary' } : {},
                  ),
                ]
              : []),
            [
              ...(picks ? [button('members', say('kept-school-chat-look.members'))] : []),
              ...(families && stored.members.length > 0
                ? [button('families', say('kept-school-chat-look.members'))]
                : []),
              button('meeting', say('kept-school-chat-look.meeting')),
            ],
            ...(duty === 'H6b' ? [button('question', say('class-life-look.question'))] : []),
            button('link', say('kept-chat-look.link')),
            button('second', say('kept-chat-look.second')),
            button('aside', say('kept-chat-look.aside')),
          ],
        };
      },
      choices: {
        members: ({ it }) => open('school-chat-members', { of: it.id }),
        families: () => go('families'),
        async ask({ it, school }) {
          const asked = await askClassTeachers(school, { duty: it.duty });
          return goOn('look', {}, asked.ok ? say('kept-school-chat.asked') : refused(asked));
        },
        adult: () => go('adult'),
        meeting: ({ it }) => open('event-plan', { kind: 'meeting', who: 'chat', chat: it.id }),
        question: () => open('questions'),
        link: ({ it }) => go('link', { seen: it.stored.at }),
        second: ({ it }) => go('second', { seen: it.stored.at }),
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
  const { duty, id, stored } = it;
  const { title, second } = stored;
  const before = { title, link: it.link, second };
  const saved = await storeSchoolChat(school, { duty, id, seen: draft.seen, ...before, ...changed });
  return goOn('look', {}, saved.ok ? say('kept-chat.changed') : refused(saved));
}
