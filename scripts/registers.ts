import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { actorOf } from '#src/domain/ground/desk.ts';
import { type Concern, may, type OperationName, permissions } from '#src/domain/ground/permissions.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { indexWords, keyRows, recordRows } from './privacy-register.ts';

/** Writes what is said of the code in tables into docs/security.md and docs/privacy.md. `npm run registers`; test/registers.test.ts checks it. */
const root = fileURLToPath(new URL('..', import.meta.url));

const me = PersonId.parse('vk:5');
const colleague = PersonId.parse('vk:9');
const now = Date.UTC(2026, 8, 15);
const someone = (roles: readonly Held[], more: Partial<Person> = {}): Person => ({
  ...{ v: 1, id: me, name: 'Анна', roles: [...roles], lang: 'ru', duties: {}, requests: {} },
  consent: { version: 1, at: now },
  ...more,
});
const instead = { until: now + 1, insteadOf: colleague };

/** Everybody, by the heading of their column. The class in question is c1. */
const everybody: Readonly<Record<string, Person | undefined>> = {
  stranger: undefined,
  'known, no role': someone([]),
  parent: someone([{ role: 'parent', class: 'c1' }]),
  student: someone([{ role: 'student', class: 'c1' }]),
  teacher: someone([{ role: 'subjectTeacher' }]),
  'class teacher': someone([{ role: 'classTeacher', class: 'c1' }]),
  'of another class': someone([{ role: 'classTeacher', class: 'c2' }]),
  'in her stead': someone([{ role: 'classTeacher', class: 'c1', ...instead }]),
  deputy: someone([{ role: 'deputy' }]),
  'deputy with control': someone([{ role: 'deputy' }], { handedOver: ['H7'] }),
  head: someone([{ role: 'head' }]),
  administrator: someone([{ role: 'administrator' }]),
  'in his stead': someone([{ role: 'administrator', ...instead }]),
  frozen: someone([{ role: 'administrator' }, { role: 'head' }], { frozen: true }),
};

type Matters = Readonly<Record<string, Concern>>;
/** What most operations are about, if it matters to them. Where the answer differs, the cell says for which it is yes. */
const usual: Matters = { families: { class: 'c1', role: 'parent' }, staff: { role: 'subjectTeacher' } };
const leaders: Matters = { ...usual, leaders: { role: 'deputy' } };
/** What a few are about besides, or instead. */
const special: Partial<Record<OperationName, Matters>> = {
  'requests.list': leaders,
  'requests.decide': leaders,
  'mailings.send': { ...usual, lessons: { role: 'parent', course: 'k1' } },
  'events.plan': { ...usual, webinars: { duty: 'R4' } },
  'school-chats.keep': {
    'the head’s': { duty: 'H6a' },
    'others of the administration': { duty: 'H6e' },
    'of a class': { duty: 'C3d', class: 'c1' },
    'of lessons': { duty: 'T3b' },
  },
};

function cellOf(name: OperationName, person: Person | undefined): string {
  const actor = actorOf(me, person, 'ru', now);
  const matters = Object.entries(special[name] ?? usual);
  const letIn = matters.filter(([, concern]) => may(actor, name, concern));
  return letIn.length === matters.length ? '●' : letIn.map(([matter]) => matter).join(', ');
}

const table = (rows: readonly (readonly string[])[]): string =>
  rows
    .flatMap((row, i) => [row, ...(i === 0 ? [row.map(() => '---')] : [])])
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

function permissionTable(): string {
  const names = Object.keys(permissions) as OperationName[];
  return table([
    ['operation', ...Object.keys(everybody)],
    ...names
      .sort()
      .map((name) => [`\`${name}\``, ...Object.values(everybody).map((person) => cellOf(name, person))]),
  ]);
}

function privacyTable(): string {
  const records = Object.values(recordRows).map(({ title, whom, holds, why, life }) => {
    const held = Object.values(holds).filter((words) => words !== '');
    return [title, whom, [...new Set(held)].join(', ') || '—', why, life];
  });
  const rest = Object.values(keyRows).map(({ title, whom, holds = '—', why, life }) => [
    title,
    whom,
    holds,
    why,
    life,
  ]);
  return table([['Что', 'О ком', 'Какие сведения', 'Зачем', 'Сколько хранится'], ...records, ...rest]);
}

const listWords = (): string => `${Object.values(indexWords).join(' · ')}.`;

/** By the file, what stands between its marks. */
const registers: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/security.md': { permissions: permissionTable },
  'docs/privacy.md': { register: privacyTable, lists: listWords },
};
export const pages = Object.keys(registers);

/** @returns the page as it should be */
export function withRegisters(path: string, page: string): string {
  return Object.entries(registers[path] ?? {}).reduce((text, [name, make]) => {
    const [begin, end] = [`<!-- ${name}: made by npm run registers -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < 0) throw new Error(`${path} has no place for ${name}`);
    return `${text.slice(0, from)}${begin}\n\n${make()}\n\n${text.slice(to)}`;
  }, page);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const path of pages)
    writeFileSync(root + path, withRegisters(path, readFileSync(root + path, 'utf8')));
