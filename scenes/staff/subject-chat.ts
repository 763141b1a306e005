import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  go,
  leave,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { otherChatSheet } from '#scenes/staff/chat-sheet.ts';
import { readLink, saveOrOther } from '#scenes/staff/own-chat.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { readText } from '#src/domain/people/names.ts';
import { type EndingCourse, endCourseChat, storeCourseChats } from '#src/domain/teaching/course-chats.ts';
import { linkOf, standOfCourse, titleOfCourse } from '#src/domain/teaching/courses.ts';
import { readOwnTeaching } from '#src/domain/teaching/own-courses.ts';
import { limits } from '#src/regulation/limits.ts';

/** T3a (2.4): one of the chats by subject: its link, put off, kept without the bot, not needed, handed over. */
type Steps = {
  one: 'aside' | 'outside' | 'not-needed' | 'again' | 'sheet' | 'hand-over';
  check: 'yes' | 'other';
  aside: never;
};
const Draft = z.object({
  of: z.string().default(''),
  link: z.string().default(''),
  /** The sheet hangs on the message. */
  sheet: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const subjectChat = scene<Steps, typeof Draft>(
  'subject-chat',
  {
    duties: ['T3a'],
    version: 1,
    draft: Draft,
    first: 'one',
    may: isColleague,
  },
  {
    one: about(oneChat, {
      ask: ({ draft, it, school: desk }) => {
        const { school } = desk;
        const stand = standOfCourse(it, school);
        const link = linkOf(it, school);
        const isOpen = stand === 'missing' || stand === 'there';
        return {
          text: [
            say('subject-chats-one.ask', {
              title: titleOfCourse(it, it.classTitles),
              stand: say(`course-stand.${stand}`),
            }),
            ...(link === null ? [] : [say('class-chat.address', { link })]),
            ...(isOpen ? [say('subject-chats-one.link')] : []),
          ],
          attach:
            draft.sheet && link !== null ? otherChatSheet(titleOfCourse(it, it.classTitles), link, desk) : [],
          buttons: [
            ...(link === null ? [] : [button('sheet', say('kept-chat-look.sheet'))]),
            ...(isOpen
              ? [
                  button('aside', say('subject-chats-one.aside')),
                  button('outside', say('subject-chats-one.outside')),
                  ...(it.kind === 'club'
                    ? [button('not-needed' as const, say('subject-chats-one.not-needed'))]
                    : []),
                ]
              : [button('again', say('subject-chats-one.again'))]),
            button('hand-over', say('subject-chats-one.hand-over')),
          ],
        };
      },
      choices: {
        sheet: () => stay({ sheet: true }),
        aside: { confirm: losesLink, take: () => go('aside') },
        outside: { confirm: losesLink, take: (asked) => end(asked, { end: 'doneOutside' }) },
        'not-needed': { confirm: losesLink, take: (asked) => end(asked, { end: 'notNeeded' }) },
        again: (asked) => end(asked, { end: 'again' }),
        'hand-over': ({ it }) => open('subject-handover', { courses: [it.id] }),
      },
      words({ said, school }) {
        const read = readLink(said, school);
        return read.ok ? go('check', { link: read.link }, ...read.notes) : again(read.no);
      },
    }),
    check: about(oneChat, {
      ask: ({ draft, it }) => ({
        text: [
          say('subject-chats-check.ask'),
          say('subject-chats-check.line', { title: titleOfCourse(it, it.classTitles), link: draft.link }),
        ],
        buttons: saveOrOther,
      }),
      choices: {
        async yes({ draft, it, school }) {
          const stored = await storeCourseChats(school, { links: [{ course: it.id, link: draft.link }] });
          return stored.ok
            ? leave(say('subject-chats.stored', { count: 1 }))
            : go('one', { link: '' }, refused(stored));
        },
        other: () => go('one', { link: '' }),
      },
    }),
    aside: about(oneChat, {
      ask: ({ it }) => ({
        text: say('subject-chats-aside.ask', { title: titleOfCourse(it, it.classTitles) }),
      }),
      choices: {},
      words(asked) {
        const note = readText(asked.said, limits.reasonLength);
        return note === undefined
          ? again(say('chat-aside-why.unread', { most: limits.reasonLength }))
          : end(asked, { end: 'setAside', note });
      },
    }),
  },
);

async function oneChat({ draft, school }: Asked<Draft>) {
  const { classes, courses } = await readOwnTeaching(school);
  const course = courses.find(({ id }) => id === draft.of);
  return course && { ...course, classTitles: classes };
}
type One = NonNullable<Awaited<ReturnType<typeof oneChat>>>;

/** A link that was stored is erased. */
function losesLink({ it }: Asked<Draft> & { it: One }) {
  return it.link === null
    ? undefined
    : {
        ask: say('subject-chats-one.sure', { title: titleOfCourse(it, it.classTitles) }),
        yes: say('subject-chats-one.yes'),
      };
}

async function end({ it, school }: Asked<Draft> & { it: One }, how: Omit<EndingCourse, 'course'>) {
  const ended = await endCourseChat(school, { course: it.id, ...how });
  return leave(ended.ok ? say(`subject-chats.${how.end}`) : refused(ended));
}
