import { blankClass } from '#src/domain/classes.ts';
import { grantRole } from '#src/domain/people.ts';
import { entryOf } from '#src/domain/queue-entry.ts';
import type { ChatId, Held, Language, Person, School } from '#src/domain/records.ts';
import { blankSchool } from '#src/domain/settings.ts';
import type { Transaction } from '#src/domain/transaction.ts';
import { limits } from '#src/regulation/limits.ts';

/** A school that has been set up. Its classes get the ids c1, c2 … in the order given. */
export async function seedSchool(
  tx: Transaction,
  options: { titles: readonly string[]; open: readonly string[]; school?: Partial<School> },
): Promise<void> {
  await Promise.all([tx.read('school', 'main'), tx.read('classes', 'main')]);
  tx.write('school', 'main', {
    ...blankSchool,
    name: 'Школа № 555',
    platform: 'vk-sferum',
    otherWay: 'Все объявления есть в электронном дневнике.',
    ready: true,
    ...options.school,
  });
  const list = options.titles.map((title, i) => ({
    id: `c${i + 1}`,
    title,
    open: options.open.includes(title),
  }));
  tx.write('classes', 'main', { v: 1, next: list.length + 1, list });
}

export interface Seeded {
  readonly id: number;
  readonly name: string;
  readonly roles: readonly Held[];
  readonly lang?: Language;
  readonly duties?: Person['duties'];
}

/** Somebody who has agreed and was accepted already, with everything by which they are found. */
export async function seedPerson(
  tx: Transaction,
  { id, name, roles, lang = 'ru', duties = {} }: Seeded,
): Promise<void> {
  const [, all] = await Promise.all([tx.read('person', String(id)), tx.read('administrators', 'all')]);
  const consent = { version: limits.consentVersion, at: tx.now };
  let person: Person = { v: 1, id, name, roles: [], lang, consent, duties, requests: {} };
  tx.write('person', String(id), person);
  tx.put('people', 'all', String(id), tx.now);
  for (const held of roles) {
    person = grantRole(tx, person, held);
    if (held.role === 'administrator')
      tx.write('administrators', 'all', { v: 1, ids: [...(all?.ids ?? []), id] });
    if (held.role !== 'classTeacher' || held.class === undefined) continue;
    const entry = (await tx.read('class', held.class)) ?? blankClass(held.class);
    tx.write('class', held.class, { ...entry, teacher: id });
  }
}

/** A school that has been on the platform for years: what its administrator confirmed in the first set-up. */
export function longThere(at: number): Partial<School> {
  const before = { state: 'doneBefore' as const, at };
  return {
    order: { number: '123/1', date: '2023-08-31' },
    staffroom: 'https://sferum.ru/?p=start&invite=demo',
    duties: { A1: before, A2: before, A3: before, A4: before, H1: before, H2: before },
  };
}

/** A chat whose link the class teacher has given already. */
export async function seedChat(
  tx: Transaction,
  { class: id, chat, link }: { class: string; chat: ChatId; link: string },
): Promise<void> {
  const entry = (await tx.read('class', id)) ?? blankClass(id);
  const made = { title: '', link, second: null, aside: null, at: tx.now };
  const done = { state: 'done' as const, at: tx.now };
  tx.write('class', id, {
    ...entry,
    chats: { ...entry.chats, [chat]: made },
    duties: { ...entry.duties, [chat]: done },
  });
}

/** Somebody whose request to join a class as a parent waits for an answer. */
export async function seedWaiting(
  tx: Transaction,
  {
    id,
    name,
    child,
    class: of,
    since,
  }: { id: number; name: string; child: string; class: string; since: number },
): Promise<void> {
  const request = `demo-${id}`;
  await Promise.all([tx.read('person', String(id)), tx.read('request', request)]);
  const consent = { version: limits.consentVersion, at: since };
  const requests = { [`parent:${of}`]: request };
  tx.write('person', String(id), { v: 1, id, name, roles: [], lang: 'ru', consent, duties: {}, requests });
  tx.put('people', 'all', String(id), since);
  tx.write('request', request, {
    v: 1,
    id: request,
    kind: 'join',
    person: id,
    role: 'parent',
    class: of,
    child,
    at: since,
    state: 'open',
  });
  tx.put('queue', `class-${of}`, entryOf({ id: request, person: id }), since);
}
