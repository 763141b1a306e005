import { dayOf, mayDisturb, minutesOf, nextDigest } from '#src/domain/calendar.ts';
import { readClasses, titleOf } from '#src/domain/classes.ts';
import { type Desk, livingRoles } from '#src/domain/desk.ts';
import { ofNothing, operation } from '#src/domain/permissions.ts';
import type { Classes, Person, School } from '#src/domain/records.ts';
import { type Say, say } from '#src/domain/say.ts';
import type { Entry, Transaction } from '#src/domain/transaction.ts';
import { hours, minutes, seconds } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';

/** Many requests of one evening become one message: the first waits this long for the others. */
const gathering = seconds(5);

/** What is pending for a person: one line a queue, in the order in which they are shown. */
export interface Pending {
  readonly queue: string;
  readonly count: number;
  /** When the oldest came, ms. */
  readonly oldest: number;
}

/** The queues that a person decides about, also in somebody's stead. */
export function queuesOf(person: Person, now: number): readonly string[] {
  const queues = livingRoles(person, now).flatMap(({ role, class: of }) => {
    if (role === 'administrator') return ['staff', 'verification', 'late'];
    return role === 'classTeacher' && of !== undefined ? [`class-${of}`] : [];
  });
  return [...new Set(queues)];
}

export async function readPending(tx: Transaction, person: Person): Promise<readonly Pending[]> {
  const queues = queuesOf(person, tx.now);
  const lists = await Promise.all(queues.map((queue) => tx.list('queue', queue)));
  return queues.flatMap((queue, i) => {
    const entries: readonly Entry[] = lists[i] ?? [];
    const [first] = entries;
    return first ? [{ queue, count: entries.length, oldest: first.at }] : [];
  });
}

/** Something new is pending for a person: their digest becomes due, at once where people may be written to. */
export async function wakeDigest({ tx, school }: Pick<Desk, 'tx' | 'school'>, person: number): Promise<void> {
  const id = String(person);
  const planned = await tx.dueAt('digest', id);
  const soon = tx.now + gathering;
  const at = mayDisturb(soon, school) ? soon : nextDigest(tx.now, school);
  if (planned === undefined || planned > at) tx.makeDue('digest', id, at);
}

/** Something was decided: a message of today that still tells of it is brought up to date, soon and without a sound. */
export async function refreshDigest(
  desk: Pick<Desk, 'tx' | 'school'>,
  people: readonly number[],
): Promise<void> {
  const { tx, school } = desk;
  const today = dayOf(tx.now, school);
  await Promise.all(
    people.map(async (id) => {
      const [notices, kept] = await Promise.all([
        tx.read('notices', String(id)),
        tx.read('kept', `digest-${id}`),
      ]);
      if (notices?.day === today && kept) await wakeDigest(desk, id);
    }),
  );
}

/** Staff were accepted here at that time; when nobody has said since that they were on the platform too, it is asked. */
export async function planPlatformReminder(
  { tx, school }: Pick<Desk, 'tx' | 'school'>,
  person: number,
  since: number,
): Promise<void> {
  const at = nextDigest(since + limits.platformReminder, school);
  const planned = await tx.dueAt('digest', String(person));
  if (planned === undefined || planned > at) tx.makeDue('digest', String(person), at);
}

/** Whether the administrator is to be asked about the platform's own list, which the bot cannot see (A9). */
function asksForPlatform(
  school: School,
  queues: readonly string[],
  staffWait: boolean,
  now: number,
): boolean {
  const answer = school.duties.A9;
  if (!queues.includes('staff') || !answer || now - answer.at < limits.platformReminder) return false;
  return answer.state === 'asked' || (answer.state === 'done' && staffWait);
}

/**
 * A digest is due: one message a day, in always the same calm words, updated rather than repeated; silent when
 * nothing is pending, in quiet hours, on days off, while snoozed. Who is away is stood in for by their deputy.
 */
export async function sendDigest(desk: Desk, to: number): Promise<void> {
  const { tx, school } = desk;
  const id = String(to);
  const [person, notices, kept] = await Promise.all([
    tx.read('person', id),
    tx.read('notices', id),
    tx.read('kept', `digest-${id}`),
  ]);
  if (!person) return;
  const queues = queuesOf(person, tx.now);
  const pending = await readPending(tx, person);
  const staffWait = pending.some(({ queue }) => queue === 'staff');
  const platform = asksForPlatform(school, queues, staffWait, tx.now);
  const told = notices?.day === dayOf(tx.now, school);
  const disturb = mayDisturb(tx.now, school) && !person.frozen;
  if (pending.length === 0 && !platform) {
    if (told && kept && disturb) tellSettled(tx, to);
    const asked = school.duties.A9;
    if (queues.includes('staff') && asked?.state === 'asked') await planPlatformReminder(desk, to, asked.at);
    return;
  }
  if (person.away && person.away.until > tx.now) {
    const deputy = await tx.read('person', String(person.away.deputy));
    // Two who stand in for each other would be woken in turns without end.
    if (!deputy?.away || deputy.away.until <= tx.now) await wakeDigest(desk, person.away.deputy);
    tx.makeDue('digest', id, person.away.until);
    return;
  }
  const snoozed = notices?.snoozedUntil !== undefined && notices.snoozedUntil > tx.now;
  if (snoozed || !disturb) {
    tx.makeDue('digest', id, snoozed ? (notices.snoozedUntil ?? tx.now) : nextDigest(tx.now, school));
    return;
  }
  // Yesterday's message is not edited: today's comes anew.
  if (!told && kept) tx.erase('kept', `digest-${id}`);
  // Told today already: the same message is brought up to date, or tomorrow's will tell.
  if (!told || kept) tellDigest(desk, person, { pending, platform, classes: await readClasses(tx) });
  if (!told) tx.write('notices', id, { v: 1, day: dayOf(tx.now, school) });
  // The question about the platform alone is not repeated every day.
  const again = pending.length > 0 ? tx.now : tx.now + limits.platformReminder;
  tx.makeDue('digest', id, nextDigest(again, school));
}

interface Digest {
  readonly pending: readonly Pending[];
  readonly platform: boolean;
  readonly classes: Classes;
}

function tellDigest(
  { tx, guides }: Desk,
  { id: to, lang }: Person,
  { pending, platform, classes }: Digest,
): void {
  const oldest = Math.min(...pending.map((line) => line.oldest));
  tx.tell({
    to,
    text: [
      ...(pending.length > 0
        ? [
            say('digest.pending', {
              lines: pending.map((line) => lineOf(line, classes)),
              age: ageOf(tx.now - oldest),
            }),
          ]
        : []),
      ...(platform ? [say('digest.platform', { inside: guides.platform.inside[lang] })] : []),
    ],
    opens: [
      ...(pending.length > 0 ? [{ scene: 'queue', label: say('digest.open') }] : []),
      ...(platform ? [{ scene: 'platform-requests', label: say('digest.answer') }] : []),
      { scene: 'snooze', label: say('digest.snooze') },
    ],
    lane: 'reminders',
    keepAs: `digest-${to}`,
  });
}

/** «Заявки в 7А: 12»; also the label of the button by which one of several queues is chosen. */
export function lineOf({ queue, count }: Pending, classes: Classes): Say {
  return queue.startsWith('class-')
    ? say('digest-line.class', { count, class: titleOf(classes, queue.slice('class-'.length)) })
    : say(`digest-line.${queue}`, { count });
}

const tellSettled = (tx: Transaction, to: number): void =>
  tx.tell({
    to,
    text: [say('digest.settled')],
    opens: [{ scene: 'home', label: say('patterns-button.home') }],
    lane: 'reminders',
    keepAs: `digest-${to}`,
  });

/** An age in the largest unit that says enough. */
export function ageOf(age: number) {
  if (age < hours(1)) return say('age.minutes', { count: Math.max(1, minutesOf(age)) });
  if (age < hours(24)) return say('age.hours', { count: Math.floor(age / minutes(60)) });
  return say('age.days', { count: Math.floor(age / hours(24)) });
}

/** Silences the digest until the next working day's first set time. */
export const snoozeDigest = operation(
  'digest.snooze',
  ofNothing,
  async ({ tx, me, school }: Desk, _: Record<never, never>) => {
    const id = String(me.id);
    const notices = await tx.read('notices', id);
    const today = dayOf(tx.now, school);
    let until = nextDigest(tx.now, school);
    while (dayOf(until, school) === today) until = nextDigest(until, school);
    tx.write('notices', id, { v: 1, day: notices?.day ?? today, snoozedUntil: until });
    tx.makeDue('digest', id, until);
    return { ok: true as const, until };
  },
);
