import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leave,
  leaveTo,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { readLink } from '#scenes/staff/own-chat.ts';
import type { LinkFault } from '#src/domain/chats/given-links.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import type { School } from '#src/domain/school/record.ts';
import { storeCourseChats } from '#src/domain/teaching/course-chats.ts';
import { readCourseLinks } from '#src/domain/teaching/course-links.ts';
import { standOfCourse, titleOfCourse } from '#src/domain/teaching/courses.ts';
import { type OwnTeaching, readOwnTeaching } from '#src/domain/teaching/own-courses.ts';

/**
 * T3a (2.4): all chats by subject of one teacher. Links come one after the other or all at once, and are shown with
 * their chats before they are stored.
 */
type Steps = {
  guide: 'check' | 'one' | 'subjects' | 'enough';
  check: 'save' | 'other';
};
const Draft = z.object({
  links: z.array(z.object({ course: z.string(), link: z.string() })).default([]),
  /** Chats were stored a moment ago. */
  onward: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const subjectChats = scene<Steps, typeof Draft>(
  'subject-chats',
  {
    duties: ['T3a'],
    version: 1,
    draft: Draft,
    first: 'guide',
    resumes: true,
    begun: ({ links }) => links.length > 0,
    may: isColleague,
  },
  {
    guide: about(readChats, {
      ask({ draft, it, school }) {
        const [first] = it.missing;
        const [next] = waitingOf(it, draft);
        const link = school.guides.platform.invitation;
        return {
          text: [
            say('subject-chats-guide.ask', {
              lines: it.courses.map((course) => lineOf(it, course)),
              there: it.courses.length - it.missing.length,
              count: it.courses.length,
            }),
            ...(first && !draft.onward ? [...stepsOf(school, 'T3a'), whoGetsIt(school.school)] : []),
            ...(first ? [] : [say('subject-chats-guide.all-there', { link })]),
            ...(next
              ? [say('subject-chats-guide.link', { link, next: titleOfCourse(next, it.classes) })]
              : []),
            ...(draft.links.length > 0
              ? [say('subject-chats-guide.unsaved', { count: draft.links.length })]
              : []),
          ],
          list: {
            choose: 'one',
            inRow: 2,
            rows: it.courses.map((course) => ({
              of: course.id,
              label: titleOfCourse(course, it.classes),
            })),
          },
          buttons: [
            ...(draft.links.length > 0
              ? [button('check', say('subject-chats-guide.check'), { look: 'primary' as const })]
              : []),
            [
              button('subjects', say('subject-chats-guide.subjects')),
              ...(draft.onward ? [button('enough', say('chat-guide.enough'))] : []),
            ],
          ],
        };
      },
      choices: {
        check: () => go('check'),
        one: ({ of }) => open('subject-chat', { of }),
        subjects: () => open('subjects'),
        enough: () => leave(say('subject-chats.done')),
      },
      words: takeLinks,
    }),
    check: about(readChats, {
      ask: ({ draft, it }) => ({
        text: [
          say('subject-chats-check.ask'),
          ...draft.links.flatMap(({ course: of, link }) =>
            it.courses
              .filter(({ id }) => id === of)
              .map((course) =>
                say('subject-chats-check.line', { title: titleOfCourse(course, it.classes), link }),
              ),
          ),
          ...waitingOf(it, draft)
            .slice(0, 1)
            .map((next) => say('subject-chats-check.more', { next: titleOfCourse(next, it.classes) })),
        ],
        buttons: [
          button('save', say('subject-chats-check.save', { count: draft.links.length }), {
            look: 'positive',
          }),
          button('other', say('subject-chats-check.other')),
        ],
      }),
      choices: {
        async save(asked) {
          const { draft, school } = asked;
          const stored = await storeCourseChats(school, { links: draft.links });
          // What was collected stays: one link of several may be another chat's.
          if (!stored.ok) return go('check', {}, refused(stored));
          const { missing } = await readOwnTeaching(school);
          const note = say('subject-chats.stored', { count: draft.links.length });
          return missing.length === 0
            ? leave(note, whoGetsIt(school.school), say('subject-chats.all'))
            : goOn('guide', { links: [], onward: true }, note);
        },
        other: () => go('guide', { links: [] }),
      },
      words: takeLinks,
    }),
  },
);

/** Whoever has not said yet what they teach is asked that first. */
async function readChats({ school }: Asked<Draft>) {
  const own = await readOwnTeaching(school);
  return own.courses.length === 0 ? leaveTo({ scene: 'subjects' }) : { ...own, school: school.school };
}
type Here = OwnTeaching & { readonly school: School };

const lineOf = ({ classes, school }: Here, course: Here['courses'][number]): Say =>
  say('subject-chats-guide.line', {
    mark: say(`course-stand.${standOfCourse(course, school)}-mark`),
    title: titleOfCourse(course, classes),
  });

/** Children are given links by the bot in one of the pupils' modes only; in the others by their teacher. */
const whoGetsIt = ({ pupils }: { pupils: string }): Say =>
  say(`subject-chats.${pupils === 'full' ? 'to-pupils' : 'by-teacher'}`);

/** The chats that have no link, neither stored nor sent just now. */
const waitingOf = ({ missing }: Here, { links }: Draft) =>
  missing.filter(({ id }) => !links.some(({ course }) => course === id));

/** Links are collected, shown with their chats, and stored together. */
function takeLinks({ draft, it, said, school }: Asked<Draft> & { it: Here; said: string }) {
  const { links, faults } = readCourseLinks(said, it.courses, waitingOf(it, draft), it.classes, draft.links);
  const fitting = links.filter(({ link }) => readLink(link, school).ok);
  const notes = [
    ...faults.map((fault) => faultOf(fault, it, links.length + faults.length > 1)),
    ...(fitting.length < links.length ? [refused({ refusal: 'link-other-platform' })] : []),
  ];
  if (fitting.length === 0)
    return again(...(notes.length > 0 ? notes.slice(0, 3) : [refused({ refusal: 'link-no-link' })]));
  // A link that is sent again under another name moves to that chat.
  const before = draft.links.filter(
    ({ course, link }) => !fitting.some((one) => one.course === course || one.link === link),
  );
  return go<'check', Draft>('check', { links: [...before, ...fitting] }, ...notes);
}

function faultOf({ said, of, why }: LinkFault, { courses, classes }: Here, isOfSeveral: boolean): Say {
  if (!why.startsWith('link-')) return say(`subject-chats-fault.${why}`, { said });
  const course = courses.find(({ id }) => id === of);
  const no = refused({ refusal: why });
  const chat = course ? titleOfCourse(course, classes) : said;
  return isOfSeveral ? say('subject-chats-fault.link', { chat, why: no }) : no;
}
