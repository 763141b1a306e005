import { again, button, go, type ListRow, type Moves, type Say, say } from '#scenes/scene.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { readTeacherRows } from '#src/domain/classes/teacher-rows.ts';
import { type ClassPost, listPosts } from '#src/domain/classes/teachers.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Person } from '#src/domain/people/record.ts';

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

/** Who is replaced by whom, and what follows; nothing to ask where nobody leads the class. */
export async function sureToReplace(school: Desk, { entry, teacher }: ClassPost, by: string) {
  const { staff } = await postsOf(school);
  const next = staff.find(({ id }) => id === by);
  if (!teacher || !next) return undefined;
  const names = { former: nameOf(teacher, staff), name: nameOf(next, staff) };
  return {
    ask: [
      say('class-teachers-post.sure', { class: entry.title, ...names }),
      say('class-teachers-post.follows'),
    ],
    yes: say('class-teachers-post.yes'),
  };
}

interface Pairs {
  pairs: { class: string; person: string; seen: string | null }[];
}

/** What a list or a table says about classes and colleagues, previewed before anything is stored. */
export async function toReview(
  school: Desk,
  rows: readonly (readonly string[])[],
): Promise<Moves<'review', Pairs>> {
  const { posts, staff } = await postsOf(school);
  const entries = posts.map(({ entry }) => entry);
  const read = readTeacherRows(rows, entries, staff);
  const titleOf = (id: string): string => entries.find((entry) => entry.id === id)?.title ?? '';
  const named = ({ class: of, name }: { class: string; name: string }) =>
    say('class-teachers-row.led', { class: titleOf(of), name });
  const faults = [
    ...faultOf('absent', read.absent.map(named)),
    ...faultOf('namesakes', read.namesakes.map(named)),
    ...faultOf('unknown', read.unknown),
  ];
  const teachers = new Map(posts.map(({ entry, class: { teacher } }) => [entry.id, teacher]));
  const pairs = read.found
    .map(({ class: of, person }) => ({ class: of, person: person.id, seen: teachers.get(of) ?? null }))
    .filter(({ person, seen }) => person !== seen);
  if (pairs.length > 0) return go('review', { pairs }, ...faults);
  if (read.found.length > 0) return again(...faults, say('class-teachers-list.same'));
  return again(...(faults.length > 0 ? faults : [say('class-teachers-list.unread')]));
}

const shown = 5;

const faultOf = (what: string, lines: readonly string[] | readonly Say[]): Say[] =>
  lines.length === 0
    ? []
    : [say(`class-teachers-fault.${what}`, { count: lines.length, lines: lines.slice(0, shown) })];

/** What the preview is about: the classes and colleagues of it that are still there. */
export async function assignments(school: Desk, pairs: Pairs['pairs']) {
  const { posts, staff } = await postsOf(school);
  const found = pairs.flatMap(({ class: of, person: id, seen }) => {
    const post = posts.find(({ entry }) => entry.id === of);
    const person = staff.find((one) => one.id === id);
    if (!post || !person) return [];
    const former = post.teacher && post.teacher.id !== id ? nameOf(post.teacher, staff) : undefined;
    const before = seen === null ? null : PersonId.parse(seen);
    return [
      {
        class: of,
        title: post.entry.title,
        person: person.id,
        next: nameOf(person, staff),
        former,
        seen: before,
      },
    ];
  });
  return found.length > 0 ? found : undefined;
}
