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
  stay,
} from '#scenes/scene.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { standOfCourse, titleOfCourse, titleOfSubject } from '#src/domain/teaching/courses.ts';
import { type OwnTeaching, readOwnTeaching } from '#src/domain/teaching/own-courses.ts';
import { CourseKind } from '#src/domain/teaching/record.ts';
import { readTaught, type TaughtFault, type TaughtLine } from '#src/domain/teaching/taught.ts';
import { planTeaching, stopTeaching, teach } from '#src/domain/teaching/teach.ts';

/** T1, T3 (2.4): what somebody teaches and where, or which club they lead; asked once, shown before it is stored. */
type Steps = {
  list: 'one' | 'club' | 'chats' | 'none';
  club: never;
  check: 'save' | 'other';
  one: 'chats' | 'hand-over' | 'stop';
};
const Line = z.object({ kind: CourseKind, title: z.string(), classes: z.array(z.string()) });
const Draft = z.object({
  lines: z.array(Line).default([]),
  /** The subject that was named without its classes. */
  subject: z.string().optional(),
  /** One of the courses of the subject that is looked at. */
  of: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

const taughtHere = ({ school }: Asked<Draft>) => readOwnTeaching(school);

export const subjects = scene<Steps, typeof Draft>(
  'subjects',
  {
    duties: ['T3a'],
    version: 1,
    draft: Draft,
    first: 'list',
    resumes: true,
    may: isColleague,
  },
  {
    list: about(taughtHere, {
      ask: ({ it, me }) => ({
        text: [
          ...(it.subjects.length > 0
            ? [say('subjects-list.ask', { lines: it.subjects.map((one) => titleOfSubject(one, it.classes)) })]
            : [say('subjects-list.none')]),
          ...(it.subjects.length === 0 && me.person?.subjects
            ? [say('subjects-list.known', { subjects: me.person.subjects })]
            : []),
          say('subjects-list.how'),
        ],
        list: {
          choose: 'one',
          rows: it.subjects.map((one) => ({
            of: one.courses[0]?.id ?? '',
            label: say('subjects-list.one', { title: one.title }),
          })),
        },
        buttons: [
          button('club', say('subjects-list.club')),
          it.subjects.length > 0
            ? button('chats', say('subjects-list.chats'), { look: 'primary' })
            : button('none', say('subjects-list.no-lessons')),
        ],
      }),
      choices: {
        one: ({ of }) => go('one', { of }),
        club: () => go('club'),
        chats: () => leaveTo({ scene: 'subject-chats' }),
        async none({ school }) {
          const settled = await settleDuty(school, { key: 'T3a', end: 'notNeeded' });
          return leave(settled.ok ? say('subjects.no-lessons') : refused(settled));
        },
      },
      words: (asked) => readLines(asked),
    }),
    club: about(taughtHere, {
      ask: () => ({ text: say('subjects-club.ask') }),
      choices: {},
      words: (asked) => readLines(asked, { club: true }),
    }),
    check: about(taughtHere, {
      ask: ({ draft, it }) => ({
        text: [say('subjects-check.ask', { lines: linesOf(draft.lines, it) }), say('subjects-check.more')],
        buttons: [
          button('save', say('subjects-check.save'), { look: 'positive' }),
          button('other', say('subjects-check.other')),
        ],
      }),
      choices: {
        async save({ draft, school }) {
          const stored = await teach(school, { lines: draft.lines });
          if (!stored.ok) return goOn<'list', Draft>('list', { lines: [] }, refused(stored));
          return leaveTo({ scene: 'subject-chats' }, say('subjects.saved'));
        },
        other: () => go<'list', Draft>('list', { lines: [] }),
      },
      words: (asked) => readLines(asked),
    }),
    one: about(oneSubject, {
      ask: ({ it, school: { school } }) => ({
        text: say('subjects-one.ask', {
          title: it.title,
          lines: it.courses.map((course) =>
            say('subjects-one.line', {
              title: titleOfCourse(course, it.classes),
              stand: say(`course-stand.${standOfCourse(course, school)}`),
            }),
          ),
        }),
        buttons: [
          button('chats', say('subjects-list.chats')),
          button('hand-over', say('subjects-one.hand-over')),
          button('stop', say('subjects-one.stop'), { look: 'negative' }),
        ],
      }),
      choices: {
        chats: () => leaveTo({ scene: 'subject-chats' }),
        'hand-over': ({ it }) => open('subject-handover', { courses: it.courses.map(({ id }) => id) }),
        stop: {
          confirm: ({ it }) => ({ ask: say('subjects-one.sure', { title: titleOfSubject(it, it.classes) }) }),
          async take({ it, school }) {
            const stopped = await stopTeaching(school, { courses: it.courses.map(({ id }) => id) });
            return goOn(
              'list',
              {},
              stopped.ok ? say('subjects-one.stopped', { title: it.title }) : refused(stopped),
            );
          },
        },
      },
    }),
  },
);

async function oneSubject(asked: Asked<Draft>) {
  const { classes, subjects: all } = await readOwnTeaching(asked.school);
  const subject = all.find(({ courses }) => courses.some(({ id }) => id === asked.draft.of));
  return subject ? { ...subject, classes } : goOn<'list', Draft>('list', {});
}

/** What was written is added to what was written before, until it is stored. */
function readLines(
  { draft, it, me, said }: Asked<Draft> & { it: OwnTeaching; said: string },
  { club = false }: { club?: boolean } = {},
) {
  const known = me.person?.subjects ?? [];
  const subject = draft.subject ?? (known.length === 1 ? known[0] : undefined);
  const { lines, faults } = readTaught(said, { classes: it.classes, subject, club });
  // Several lines with the same fault are told of once.
  const notes = [...new Map(faults.map((one) => [faultKey(one), faultOf(one)])).values()];
  const [fault] = faults;
  if (lines.length === 0)
    return fault?.why === 'no-classes'
      ? stay<Draft>({ subject: fault.said }, ...notes.slice(0, 1))
      : again(...(notes.length > 0 ? notes.slice(0, 3) : [say('subjects-fault.unread', { said: '' })]));
  const named = new Set(lines.map(({ kind, title }) => `${kind} ${title}`));
  const before = draft.lines.filter(({ kind, title }) => !named.has(`${kind} ${title}`));
  const all = [...before, ...lines].map((line) => ({ ...line, classes: [...line.classes] }));
  return go<'check', Draft>('check', { lines: all, subject: undefined }, ...notes);
}

/** Only what names what was written is told for each line. */
const faultKey = ({ said, why }: TaughtFault): string =>
  why === 'unread' || why === 'no-subject' ? why : `${why} ${said}`;

const faultOf = ({ said, why }: TaughtFault): Say => say(`subjects-fault.${why}`, { said });

/** What changes by these lines, before it does. */
function linesOf(lines: readonly TaughtLine[], { classes, courses }: OwnTeaching): readonly Say[] {
  const { added, changed, gone, kept } = planTeaching(courses, lines);
  const line = (what: string, one: Pick<TaughtLine, 'kind' | 'title' | 'classes'>) =>
    say(`subjects-check.${what}`, { title: titleOfCourse(one, classes) });
  return [
    ...added.map((one) => line('added', one)),
    ...changed.map((one) => line('changed', one)),
    ...kept.map((one) => line('kept', one)),
    ...gone.map((one) => line(one.link === null ? 'gone' : 'gone-chat', one)),
  ];
}
