import {
  type Asked,
  about,
  go,
  goOn,
  leave,
  leaveTo,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import {
  type Change,
  type Changed,
  type Changing,
  changingSteps,
  KeptDraft,
} from '#scenes/staff/chat-changing.ts';
import { type LinkedChat, linkedChat, titleOfKept } from '#scenes/staff/own-school-chat.ts';
import { type LookChoice, lookOf } from '#scenes/staff/school-chat-look.ts';
import { takenOut } from '#scenes/staff/school-chat-who.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { askClassTeachers } from '#src/domain/chats/activists.ts';
import { readMembers } from '#src/domain/chats/my-school-chats.ts';
import { dropMember, endSchoolChat, nameAdult, storeSchoolChat } from '#src/domain/chats/school-chats.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readStaff } from '#src/domain/people/people.ts';

/** H6a–e, C3d, T3b (2.2–2.4): a chat whose link is stored: who belongs to it, a meeting of those, another link, another second. */
type Steps = Changing & { look: LookChoice; families: 'person'; adult: 'person' };

const changing = changingSteps<LinkedChat>(say('kept-school-chat-link.ask'), titleOfKept, change);

export const keptSchoolChat = scene<Steps, typeof KeptDraft>(
  'kept-school-chat',
  { duties: [], version: 1, draft: KeptDraft, first: 'look', may: isColleague },
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
    link: about(linkedChat, changing.link),
    check: about(linkedChat, changing.check),
    second: about(linkedChat, changing.second),
  },
);

async function change(
  { draft, it, school }: Asked<KeptDraft> & { it: LinkedChat },
  changed: Change,
): Promise<Changed> {
  const { duty, id, class: of, link, stored } = it;
  const { title, second } = stored;
  const chat = { duty, id, class: of, seen: draft.seen };
  const saved = await storeSchoolChat(school, { ...chat, title, link, second, ...changed });
  return goOn('look', {}, saved.ok ? say('kept-chat.changed') : refused(saved));
}
