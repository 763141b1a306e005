import { blankClass } from '#src/domain/classes/classes.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { entryOf } from '#src/domain/joining/queue-entry.ts';
import { writeApart } from '#src/domain/people/apart.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { grantRole } from '#src/domain/people/roles.ts';
import type { School } from '#src/domain/school/record.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Language } from '#src/text/language.ts';

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
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly Held[];
  readonly lang?: Language;
  /** What else is known of them. */
  readonly more?: Partial<Person>;
}

/** Somebody who has agreed and was accepted already, with everything by which they are found. */
export async function seedPerson(
  tx: Transaction,
  { id, name, roles, lang = 'ru', more }: Seeded,
): Promise<void> {
  const [, all] = await Promise.all([tx.read('person', id), tx.read('administrators', 'all')]);
  const consent = { version: limits.consentVersion, at: tx.now };
  let person: Person = { v: 1, id, name, roles: [], lang, consent, duties: {}, requests: {}, ...more };
  writeApart(tx, person);
  tx.put('people', 'all', id, tx.now);
  for (const held of roles) {
    person = grantRole(tx, person, held);
    if (held.role === 'administrator' && held.until === undefined)
      tx.write('administrators', 'all', { v: 1, ids: [...(all?.ids ?? []), id] });
    if (held.role !== 'classTeacher' || held.class === undefined) continue;
    const entry = (await tx.read('class', held.class)) ?? blankClass(held.class);
    tx.write('class', held.class, { ...entry, teacher: id });
  }
}

export interface Waiting {
  readonly id: PersonId;
  readonly name: string;
  readonly child: string;
  readonly class: string;
  readonly since: number;
}

/** Somebody whose request to join a class as a parent waits for an answer. */
export function seedWaiting(tx: Transaction, { id, name, child, class: of, since }: Waiting): void {
  const request = `waiting-${id.slice(id.indexOf(':') + 1)}`;
  const consent = { version: limits.consentVersion, at: since };
  const requests = { [`parent:${of}`]: request };
  tx.create('person', id, { v: 1, id, name, roles: [], lang: 'ru', consent, duties: {}, requests });
  tx.put('people', 'all', id, since);
  const asked = { v: 1 as const, id: request, kind: 'join' as const, person: id, role: 'parent' as const };
  tx.create('request', request, { ...asked, class: of, child, at: since, state: 'open' });
  tx.put('queue', `class-${of}`, entryOf({ id: request, person: id }), since);
}
