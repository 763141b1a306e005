import { z } from 'zod';
import { button, type ListRow, leave, leaveTo, open, type Say, say, scene } from '#scenes/scene.ts';
import { leadsSchool } from '#scenes/staff/own-school-chat.ts';
import { openForProposals } from '#src/domain/chats/activists.ts';
import { type FamilyChat, familyClasses, readFamilyChat } from '#src/domain/chats/family-chat.ts';
import { listMySchoolChats, type MySchoolChat } from '#src/domain/chats/my-school-chats.ts';
import { isInUse, titleOfChat } from '#src/domain/chats/own-chat.ts';
import { ChatId } from '#src/domain/chats/record.ts';
import { type SchoolChat, titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { staffroomLink } from '#src/domain/chats/staffroom.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { keyFor, readKey } from '#src/domain/duties/key.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { classesAs, type Desk, holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { signatureOf } from '#src/domain/papers/signature.ts';
import { listPupilChats, listTaughtChats, type TaughtChat } from '#src/domain/teaching/taught-chats.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * S2 (2.5), P2 (2.7), H6 (2.2): all official chats that somebody has to do with, in one place: the chats of the own
 * classes, those by subject and with the teachers of a class, those of the school, «Учительская». No link stands in the list; each is shown where it is admitted.
 */
type Steps = { list: Kind | 'new' | 'activists' };
type Kind = 'chat' | 'school' | 'staffroom' | 'kept' | 'taught';
const Draft = z.object({ of: z.string().optional() });

export const myChats = scene<Steps, typeof Draft>(
  'my-chats',
  {
    duties: ['S2', 'P2'],
    version: 1,
    draft: Draft,
    first: 'list',
    browse: true,
    may: (me) => me.roles.length > 0,
  },
  {
    list: {
      async ask({ me, school }) {
        const [ofPupil] = classesAs(me, 'student');
        // A pupil who was accepted before the mode changed: steps only, no link.
        if (ofPupil !== undefined && school.school.pupils !== 'full')
          return leaveTo({ scene: 'student-guide', draft: { class: ofPupil } });
        const [families, taught, schools, kept, open] = await Promise.all([
          familyRows(school),
          taughtRows(school),
          schoolRows(school),
          keptRows(school),
          openForProposals(school),
        ]);
        const staffroom = me.roles.some(({ role }) => isStaff(role)) ? [staffroomRow(school)] : [];
        const rows = [...families, ...taught, ...schools, ...staffroom, ...kept];
        const [only] = rows;
        if (!only) return leave(say('my-chats-list.none'));
        // A parent of one child has one chat.
        if (rows.length === 1 && only.choose === 'chat' && classesAs(me, 'parent').includes(only.of))
          return leaveTo({ scene: 'class-chat', draft: { of: only.of } });
        const { inside } = school.guides.platform;
        return {
          text: say('my-chats-list.ask', { inside: inside[me.lang] }),
          list: { choose: 'chat', rows },
          buttons: [
            ...(open.length > 0 ? [button('activists', say('my-chats-list.activists'))] : []),
            ...(leadsSchool(me) ? [button('new', say('my-chats-list.new'))] : []),
          ],
        };
      },
      choices: {
        async chat({ of, me, school }) {
          // S2 is done once it was shown; it is never overdue before.
          const key = `S2:${of}`;
          if (me.person?.duties[key] === undefined) await settleDuty(school, { key, end: 'done' });
          return open('class-chat', { of });
        },
        async taught({ of, school }) {
          const chat = (await taughtOf(school)).find(({ key }) => key === of);
          if (chat?.link !== null) return open('taught-chats');
          if (holdsOwn(school.me, 'student'))
            return open('taught-chats', {}, say('my-chats-list.missing', { title: chat.title }));
          return open('subject-chat', { of: readKey(of)?.course });
        },
        school: ({ of }) => open('my-school-chat', { of }),
        staffroom: () => open('staffroom-join'),
        kept: ({ of }) => open('kept-chat', { of }),
        activists: () => open('activists'),
        new: () => open('school-chat', { of: 'H6e' }),
      },
    },
  },
);

type Row = ListRow<Kind> & { readonly choose: Kind };

const rowOf = (choose: Kind, of: string, title: Say, state: string): Row => ({
  ...{ of, choose, label: title },
  line: say('my-chats-list.line', { title, state: say(`my-chats-list.${state}`) }),
});

/** The classes of one's children, or one's own. */
async function familyRows(school: Desk): Promise<readonly Row[]> {
  const found = await Promise.all(familyClasses(school.me).map((of) => readFamilyChat(school, of)));
  return found
    .flatMap((chat) => chat ?? [])
    .map((chat) => {
      const title = say('my-chats-list.class', { class: chat.title, role: chat.role });
      return rowOf('chat', chat.class, title, standOf(chat));
    });
}

const standOf = ({ link, state }: FamilyChat): 'other' | 'inside' | 'link' | 'no-link' => {
  if (state?.state === 'otherWay') return 'other';
  if (link === null) return 'no-link';
  return state?.state === 'done' ? 'inside' : 'link';
};

/** The chats of the school that one belongs to, keeps, or is asked into; of one name they are told apart by whose they are. */
async function schoolRows(school: Desk): Promise<readonly Row[]> {
  const all = await listMySchoolChats(school);
  const count = (title: string) => all.filter(({ chat }) => chat.title === title).length;
  const alike = all.map(({ chat }) => chat).filter(({ title }) => title !== '' && count(title) > 1);
  const [classes, makers] = await Promise.all([
    readClasses(school.tx),
    school.tx.readAll(
      'person',
      alike.flatMap(({ maker }) => maker ?? []),
    ),
  ]);
  const whoseOf = ({ class: of, maker }: SchoolChat) =>
    of === undefined ? signatureOf(makers.find(({ id }) => id === maker)?.name ?? '') : titleOf(classes, of);
  return all.map((mine) => {
    const title = titleOfSchoolChat(mine.chat);
    const whose = alike.includes(mine.chat) ? whoseOf(mine.chat) : '';
    const called = whose === '' ? title : say('my-chats-list.whose', { title, whose });
    return rowOf('school', mine.chat.id, called, stateOf(mine));
  });
}

const stateOf = ({ isAsked, link }: MySchoolChat): 'asked' | 'link' | 'no-link' =>
  isAsked ? 'asked' : link === null ? 'no-link' : 'link';

const staffroomRow = ({ school }: Desk): Row =>
  rowOf(
    'staffroom',
    'staffroom',
    say('my-chats-list.staffroom'),
    staffroomLink(school) === null ? 'no-link' : 'link',
  );

async function taughtOf(school: Desk): Promise<readonly TaughtChat[]> {
  if (holdsOwn(school.me, 'student')) return listPupilChats(school);
  return ownRoles(school.me).some(({ role }) => isStaff(role)) ? listTaughtChats(school) : [];
}

/** The chats that one belongs to by lessons; a teacher's own are there without a link too, and lead to where one is given. */
async function taughtRows(school: Desk): Promise<readonly Row[]> {
  return (await taughtOf(school)).map(({ key, title, link }) =>
    rowOf('taught', key, title, link === null ? 'no-link' : 'link'),
  );
}

/** The chats of the classes that one leads, those that are there. */
async function keptRows(school: Desk): Promise<readonly Row[]> {
  const own = classesAs(school.me, 'classTeacher');
  const [classes, ...entries] = await Promise.all([
    readClasses(school.tx),
    ...own.map((of) => readClass(school.tx, of)),
  ]);
  return entries.flatMap(({ id: of, chats }) =>
    ChatId.options
      .filter((chat) => isInUse(school, chats[chat]))
      .map((chat) => {
        const own = { chat, class: of, classTitle: titleOf(classes, of), stored: chats[chat] };
        return rowOf('kept', keyFor(chat, of), titleOfChat(own), 'link');
      }),
  );
}
