import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actorOf, type Desk } from '#src/domain/ground/desk.ts';
import { type OperationName, permissions } from '#src/domain/ground/permissions.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { days } from '#src/regulation/durations.ts';

type Operation = ((desk: Desk, input: unknown) => Promise<unknown>) & { readonly operation: OperationName };

const folder = new URL('../../src/domain/', import.meta.url);
const modules = await Promise.all(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map(
      (name) => import(/* @vite-ignore */ new URL(name, folder).pathname) as Promise<Record<string, unknown>>,
    ),
);
const isOperation = (value: unknown): value is Operation =>
  typeof value === 'function' && 'operation' in value;
/** Every operation of the domain, by the name under which it is exported. */
const operations = new Map(
  modules.flatMap((module) =>
    Object.entries(module).filter((entry): entry is [string, Operation] => isOperation(entry[1])),
  ),
);

const now = Date.UTC(2026, 8, 15, 7, 0);
const person = (roles: readonly Held[], more: Partial<Person> = {}): Person => ({
  v: 1,
  id: 'vk:5',
  name: 'Анна',
  roles: [...roles],
  lang: 'ru',
  consent: { version: 1, at: now },
  duties: {},
  requests: {},
  ...more,
});

/** Everybody there is. The class in question is c1. */
const people = {
  stranger: undefined,
  known: person([]),
  parent: person([{ role: 'parent', class: 'c1' }]),
  student: person([{ role: 'student', class: 'c1' }]),
  subjectTeacher: person([{ role: 'subjectTeacher' }]),
  classTeacher: person([{ role: 'classTeacher', class: 'c1' }]),
  otherClassTeacher: person([{ role: 'classTeacher', class: 'c2' }]),
  deputy: person([{ role: 'deputy' }]),
  /** The head has handed the control over. */
  deputyInControl: person([{ role: 'deputy' }], { handedOver: ['H7'] }),
  /** The role has ended, and with it what was handed over. */
  controlNoLonger: person([{ role: 'subjectTeacher' }], { handedOver: ['H7'] }),
  head: person([{ role: 'head' }]),
  administrator: person([{ role: 'administrator' }]),
  teacherInstead: person([{ role: 'classTeacher', class: 'c1', until: now + days(1), insteadOf: 'vk:9' }]),
  teacherNoLonger: person([{ role: 'classTeacher', class: 'c1', until: now - 1, insteadOf: 'vk:9' }]),
  administratorInstead: person([{ role: 'administrator', until: now + days(1), insteadOf: 'vk:9' }]),
  administratorNoLonger: person([{ role: 'administrator', until: now - 1, insteadOf: 'vk:9' }]),
  frozen: person([{ role: 'administrator' }, { role: 'head' }], { frozen: true }),
} as const satisfies Record<string, Person | undefined>;
type Who = keyof typeof people;
const everybody = Object.keys(people) as Who[];

/** A frozen account does nothing else than delete its data. */
const anyone = everybody.filter((who) => who !== 'frozen');
const known = anyone.filter((who) => who !== 'stranger');
const staff: readonly Who[] = [
  'subjectTeacher',
  'classTeacher',
  'otherClassTeacher',
  'deputy',
  'deputyInControl',
  'controlNoLonger',
  'head',
  'administrator',
  'teacherInstead',
  'administratorInstead',
];
/** The same in their own right: a stand-in decides requests and nothing else. */
const colleagues = staff.filter((who) => !who.endsWith('Instead'));
const administrators: readonly Who[] = ['administrator', 'administratorInstead'];
const lasting: readonly Who[] = ['administrator'];
const headToo: readonly Who[] = ['administrator', 'head'];
const inControl: readonly Who[] = ['head', 'deputyInControl'];
const leaders: readonly Who[] = ['administrator', 'head', 'deputy', 'deputyInControl'];
const ofTheClass: readonly Who[] = ['classTeacher', 'teacherInstead'];

/** Who may do it in a matter of the families of c1, and who in a matter of the staff, where the two differ. */
const expected: Record<OperationName, readonly Who[] | { families: readonly Who[]; staff: readonly Who[] }> =
  {
    'people.consent': anyone,
    'people.rename': known,
    'people.language': known,
    // One's own data is never kept back.
    'people.forget': [...known, 'frozen'],
    'people.away': staff,
    'people.hours': colleagues,
    'people.freeze': lasting,
    'people.former': lasting,
    'administrators.claim': anyone,
    'administrators.list': headToo,
    'administrators.appoint': headToo,
    'administrators.withdraw': lasting,
    'people.families': { families: [...lasting, 'classTeacher'], staff: lasting },
    'roles.end': { families: [...lasting, 'classTeacher'], staff: lasting },
    'school.establish': lasting,
    'school.change': lasting,
    'papers.application': lasting,
    'classes.replace': lasting,
    'classes.open': lasting,
    'classes.lead': lasting,
    'classes.hand': { families: ['classTeacher'], staff: [] },
    'families.remind': { families: ['classTeacher'], staff: [] },
    'movement.class': lasting,
    'movement.move': { families: [...lasting, 'classTeacher'], staff: lasting },
    'movement.leave': lasting,
    'movement.pupil': lasting,
    'movement.ask': { families: ['parent'], staff: [] },
    'movement.choose': known,
    'movement.leave-class': known,
    'invites.look': anyone,
    'invites.issue': { families: [...lasting, 'classTeacher'], staff: lasting },
    'invites.list': { families: [...lasting, 'classTeacher'], staff: lasting },
    'invites.annul': { families: [...lasting, 'classTeacher'], staff: lasting },
    'requests.send': known,
    'requests.withdraw': known,
    'requests.list': { families: [...administrators, ...ofTheClass], staff: administrators },
    'requests.decide': { families: [...administrators, ...ofTheClass], staff: administrators },
    'duties.settle': known,
    'chats.store': { families: ['classTeacher'], staff: [] },
    'chats.join': known,
    'links.receive': { families: ['parent'], staff: [] },
    'school-chats.keep': ['head'],
    'school-chats.propose': { families: ['classTeacher'], staff: [] },
    'school-chats.answer': known,
    'courses.keep': colleagues,
    'courses.hand-over': colleagues,
    'events.plan': { families: [...leaders, 'classTeacher'], staff: leaders },
    'events.change': staff,
    'events.come': known,
    'digest.snooze': known,
    'papers.order': ['head'],
    'mailings.send': { families: [...lasting, 'classTeacher'], staff: lasting },
    'mailings.look': staff,
    'mailings.end': staff,
    'mailings.mute': known,
    'mailings.read': known,
    // Whether they teach there is asked of what is stored.
    'questions.ask': colleagues,
    'questions.look': colleagues,
    'questions.end': colleagues,
    'questions.answer': known,
    'materials.hand-over': leaders,
    'materials.list': leaders,
    'materials.decide': lasting,
    'mailings.report': known,
    'people.without-bot': lasting,
    'duties.hand-over': ['head'],
    'reports.read': [...headToo, 'deputyInControl'],
    'reports.open': inControl,
    'reports.nudge': inControl,
    'reports.send': lasting,
    'pupils.forget': lasting,
    'confidants.name': lasting,
    'confidants.answer': colleagues,
    'pleas.send': anyone,
    'letters.send': known,
    'tickets.ask': anyone,
    'tickets.answer': lasting,
    'answers.keep': lasting,
    'answers.pass-on': anyone,
    'audit.read': headToo,
  };

const families = {
  ...{ class: 'c1', role: 'parent', queue: 'class-c1' },
  audience: { who: 'families', whom: 'parents', classes: ['c1'] },
};
const ofStaff = {
  ...{ role: 'deputy', queue: 'staff' },
  audience: { who: 'staff', whom: 'staff', classes: [] },
};
/** What any of the operations may be asked to do; each takes what it needs. */
const input = {
  ...{ person: 'vk:7', ids: ['r1'], hashes: ['h1'], key: 'A9', end: 'done', code: '7K3MPQ9XTA', chat: 'C3a' },
  ...{ titles: ['7А'], seen: { added: [], gone: [], kept: [] }, open: true, frozen: true, name: 'Анна' },
  ...{
    lang: 'ru',
    until: now + days(1),
    deputy: 'vk:7',
    invite: 'h1',
    state: 'done',
    link: 'https://vk.me/join/AJQ1d7fYkQabcdef',
    title: '',
    why: '',
  },
  ...{ people: [], classes: ['c1'], count: 28, lines: [], courses: ['k1'], links: [] },
  ...{ second: null, reason: 'unknown', most: 10, text: '', attached: [] },
};
/** Answered by the person’s own class or queue, whatever is asked: there is no matter of the staff in it. */
const staffOnly: readonly string[] = ['answerPlatformList', 'inviteStaff'];

/** Runs an operation on a transaction that never answers: whoever comes as far as asking it was let in. */
async function tries(operation: Operation, who: Who, concern: object): Promise<'let in' | 'forbidden'> {
  const touched: (string | symbol)[] = [];
  let reach = (_: 'let in') => {};
  const reached = new Promise<'let in'>((resolve) => {
    reach = resolve;
  });
  const tx = new Proxy(
    {},
    {
      get(_, name) {
        touched.push(name);
        reach('let in');
        return name === 'now' ? now : () => new Promise(() => {});
      },
    },
  );
  const desk = {
    tx,
    me: actorOf('vk:5', people[who], 'ru', now),
    school: blankSchool,
    dice: { below: () => 0 },
    bot: { linkFor: (code: string) => code, address: 'bot.example', firstAdministrators: [], editable: 0 },
  } as unknown as Desk;
  const answer = await Promise.race([reached, operation(desk, { ...input, ...concern })]);
  if (answer === 'let in') return answer;
  expect(answer, `${operation.operation} by ${who}`).toEqual({ ok: false, refusal: 'forbidden' });
  expect(touched, `${operation.operation} by ${who} touched the transaction`).toEqual([]);
  return 'forbidden';
}

async function letIn(operation: Operation, concern: object): Promise<Who[]> {
  const answers = await Promise.all(everybody.map((who) => tries(operation, who, concern)));
  return everybody.filter((_, i) => answers[i] === 'let in');
}

const inOrder = (some: readonly Who[]): Who[] => everybody.filter((who) => some.includes(who));

describe('who may do what', () => {
  it('finds the operations of every file of the domain, and each row of the table has one', () => {
    const named = new Set([...operations.values()].map(({ operation }) => operation));
    expect(Object.keys(permissions).filter((name) => !named.has(name as OperationName))).toEqual([]);
    expect(Object.keys(expected).sort()).toEqual(Object.keys(permissions).sort());
  });

  it.each([...operations])(
    '%s: only those of the table are let in, and nobody else touches anything',
    async (name, operation) => {
      const row = expected[operation.operation];
      if (row === undefined) throw new Error(`Add a row for «${operation.operation}» to the expected table`);
      const [inFamilies, inStaff] = 'families' in row ? [row.families, row.staff] : [row, row];
      expect(await letIn(operation, staffOnly.includes(name) ? ofStaff : families)).toEqual(
        inOrder(staffOnly.includes(name) ? inStaff : inFamilies),
      );
      expect(await letIn(operation, ofStaff)).toEqual(inOrder(inStaff));
    },
  );

  it('lets whoever teaches write to the families of what they teach', async () => {
    const ofCourse = { audience: { whom: 'families', who: 'families', classes: ['c1'], course: 'k1' } };
    const writing = [...operations.values()].filter(({ operation }) => operation === 'mailings.send');
    expect(writing.length).toBeGreaterThan(2);
    for (const operation of writing) expect(await letIn(operation, ofCourse)).toEqual(inOrder(colleagues));
  });

  it('lets deputies keep «иные чаты» too, and none of the head’s', async () => {
    const keeping = [...operations.values()].filter(({ operation }) => operation === 'school-chats.keep');
    expect(keeping.length).toBeGreaterThan(3);
    for (const operation of keeping) {
      expect(await letIn(operation, { duty: 'H6e' })).toEqual(['deputy', 'deputyInControl', 'head']);
      for (const duty of ['H6a', 'H6b', 'H6c', 'H6d'])
        expect(await letIn(operation, { duty })).toEqual(['head']);
    }
  });

  it('leaves the «иные чаты» of a class to its class teacher, and those of lessons to colleagues', async () => {
    // Class teachers are asked for the families’ activists alone, whom the head gathers.
    const keeping = [...operations].filter(
      ([name, { operation }]) => operation === 'school-chats.keep' && name !== 'askClassTeachers',
    );
    for (const [, operation] of keeping) {
      expect(await letIn(operation, { duty: 'C3d', class: 'c1' })).toEqual(['classTeacher']);
      expect(await letIn(operation, { duty: 'C3d' })).toEqual([]);
      expect(await letIn(operation, { duty: 'T3b' })).toEqual(inOrder(colleagues));
    }
  });
});
