import { z } from 'zod';
import { again, button, go, type ListRow, type Moves, type Say, say } from '#scenes/scene.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { readTeacherRows } from '#src/domain/classes/teacher-rows.ts';
import { type ClassPost, listPosts } from '#src/domain/classes/teachers.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { inviteStaff } from '#src/domain/joining/staff-invites.ts';
import type { Person } from '#src/domain/people/record.ts';
import { readStaffTable } from '#src/domain/people/staff-table.ts';

interface Posts {
  readonly posts: readonly ClassPost[];
  readonly staff: readonly Person[];
}

/** Which class is led by whom; who may not see it sees nothing. */
export async function postsOf(school: Desk): Promise<Posts> {
  const listed = await listPosts(school, {});
  return listed.ok ? listed : { posts: [], staff: [] };
}

export const postOf = async (school: Desk, of: string): Promise<ClassPost | undefined> =>
  (await postsOf(school)).posts.find(({ entry }) => entry.id === of);

/** A class as it is led when it is opened: a colleague's change in between is not overwritten. */
export const opened = async (school: Desk, of: string) => ({
  class: of,
  seen: (await postOf(school, of))?.class.teacher ?? null,
});

/** «7А — Кузьмина Анна Петровна», «7Б — нет», «7В — приглашение ждёт», «7Г — отложено: …». */
export function rowOf({ entry, teacher, invited, class: { aside } }: ClassPost): ListRow & { line: Say } {
  const title = entry.title;
  return { of: entry.id, line: lineOf(), label: say('classes.title', { class: title }) };
  function lineOf(): Say {
    if (teacher) return say('class-teachers-row.led', { class: title, name: teacher.name });
    if (aside !== undefined) return say('class-teachers-row.aside', { class: title, why: aside });
    return say(`class-teachers-row.${invited ? 'invited' : 'none'}`, { class: title });
  }
}

/** What can be done with a class beside giving it to a colleague. */
export const buttonsOf = ({ entry, teacher, invited, class: { aside } }: ClassPost) => [
  ...(teacher ? [button('remove', say('class-teachers-post.remove'))] : []),
  ...(teacher || aside !== undefined
    ? []
    : [button('aside', say('class-teachers-post.aside', { class: entry.title }))]),
  ...(aside === undefined ? [] : [button('again', say('class-teachers-post.again'))]),
  ...(teacher || invited ? [] : [button('invite', say('class-teachers-post.invite'))]),
];

export const sureToRemove = ({ entry, teacher }: ClassPost): Say =>
  say('class-teachers-post.sure-remove', { class: entry.title, name: teacher?.name ?? '' });

/** Who is replaced by whom, and what follows; nothing to ask where nobody leads the class. */
export async function sureToReplace(school: Desk, { entry, teacher }: ClassPost, by: string) {
  const { staff } = await postsOf(school);
  const next = staff.find(({ id }) => id === by);
  if (!teacher || !next) return undefined;
  const { now } = school.tx;
  const names = { former: nameOf(teacher, staff, now), name: nameOf(next, staff, now) };
  return {
    ask: [
      say('class-teachers-post.sure', { class: entry.title, ...names }),
      say('class-teachers-post.follows'),
    ],
    yes: say('class-teachers-post.yes'),
  };
}

/** What a list or a table says: classes and colleagues, and the names of those who have not joined. */
export const Assigned = z.object({
  pairs: z
    .array(z.object({ class: z.string(), person: z.string(), seen: z.string().nullable() }))
    .default([]),
  absent: z.array(z.object({ class: z.string(), name: z.string() })).default([]),
});
type Assigned = z.infer<typeof Assigned>;

/** A table of the staff, wherever its columns stand; one of families is refused before a name is taken. */
export async function toReviewTable(
  school: Desk,
  rows: readonly (readonly string[])[],
): Promise<Moves<'review', Assigned>> {
  const table = readStaffTable(rows);
  if (!table.ok) {
    const { cell, refusal } = table;
    return again(say(`staff-table-refused.${refusal}`, { cell, named: cell === '' ? 'no' : 'yes' }));
  }
  const faults = table.faults
    .filter(({ why }) => why === 'name' || why === 'class')
    .map(({ row, cell, why }) => say(`staff-table-fault.${why}`, { row, cell }));
  const led = table.people.filter(({ leads }) => leads.length > 0);
  return toReview(
    school,
    led.map(({ leads, name }) => [...leads, name]),
    faults.slice(0, shown),
  );
}

/** What was written about classes and colleagues, previewed before anything is stored. */
export async function toReview(
  school: Desk,
  rows: readonly (readonly string[])[],
  unread: readonly Say[] = [],
): Promise<Moves<'review', Assigned>> {
  const { posts, staff } = await postsOf(school);
  const entries = posts.map(({ entry }) => entry);
  const read = readTeacherRows(rows, entries, staff);
  const titleOf = (id: string): string => entries.find((entry) => entry.id === id)?.title ?? '';
  const named = ({ class: of, name }: { class: string; name: string }) =>
    say('class-teachers-row.led', { class: titleOf(of), name });
  const faults = [
    ...unread,
    ...faultOf('absent', read.absent.map(named)),
    ...faultOf('namesakes', read.namesakes.map(named)),
    ...faultOf('unknown', read.unknown),
  ];
  const teachers = new Map(posts.map(({ entry, class: { teacher } }) => [entry.id, teacher]));
  const pairs = read.found
    .map(({ class: of, person }) => ({ class: of, person: person.id, seen: teachers.get(of) ?? null }))
    .filter(({ person, seen }) => person !== seen);
  const absent = read.absent.map((one) => ({ ...one }));
  if (pairs.length + absent.length > 0) return go('review', { pairs, absent }, ...faults);
  if (read.found.length > 0) return again(...faults, say('class-teachers-list.same'));
  return again(...(faults.length > 0 ? faults : [say('class-teachers-list.unread')]));
}

/** Personal invites for those who have not joined yet, each for the class that they are to lead. */
export const inviteAbsent = (school: Desk, absent: Assigned['absent']) =>
  inviteStaff(school, {
    people: absent.map(({ class: of, name }) => ({
      ...{ name, post: '', subjects: [], role: 'classTeacher' as const },
      class: of,
    })),
  });

/** Who is replaced by whom in a list; nothing to ask where nobody is. */
export function sureToChange(found: readonly { title: string; former: Say | undefined; next: Say }[]) {
  const lines = found.flatMap(({ title, former, next }) =>
    former ? [say('class-teachers-review.replaced', { class: title, former, name: next })] : [],
  );
  if (lines.length === 0) return undefined;
  return {
    ask: [say('class-teachers-review.sure', { lines }), say('class-teachers-post.follows')],
    yes: say('class-teachers-review.yes'),
  };
}

const shown = 5;

const faultOf = (what: string, lines: readonly string[] | readonly Say[]): Say[] =>
  lines.length === 0
    ? []
    : [say(`class-teachers-fault.${what}`, { count: lines.length, lines: lines.slice(0, shown) })];

/** What the preview is about: the classes and colleagues of it that are still there. */
export async function assignments(school: Desk, { pairs, absent }: Assigned) {
  const { posts, staff } = await postsOf(school);
  const found = pairs.flatMap(({ class: of, person: id, seen }) => {
    const post = posts.find(({ entry }) => entry.id === of);
    const person = staff.find((one) => one.id === id);
    if (!post || !person) return [];
    const former =
      post.teacher && post.teacher.id !== id ? nameOf(post.teacher, staff, school.tx.now) : undefined;
    const before = seen === null ? null : PersonId.parse(seen);
    return [
      {
        class: of,
        title: post.entry.title,
        person: person.id,
        next: nameOf(person, staff, school.tx.now),
        former,
        seen: before,
      },
    ];
  });
  return found.length + absent.length > 0 ? { found, absent } : undefined;
}
