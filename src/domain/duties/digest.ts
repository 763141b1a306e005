import { readClasses } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { ageOf, lineOf, type Pending, queuesOf, readPending } from '#src/domain/duties/pending.ts';
import type { Notices } from '#src/domain/duties/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Told, Transaction } from '#src/domain/ground/transaction.ts';
import { reachableAt } from '#src/domain/people/own-hours.ts';
import type { Person } from '#src/domain/people/record.ts';
import { dayOf, mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';
import { seconds } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** Many requests of one evening become one message: the first waits this long for the others. */
const gathering = seconds(5);

type Calendar = Pick<Desk, 'tx' | 'school'>;

/** Something new is pending for a person: their digest becomes due, at once where people may be written to. */
export async function wakeDigest(
  { tx, school }: Calendar,
  person: PersonId,
  soon = tx.now + gathering,
): Promise<void> {
  await dueBy(tx, person, mayDisturb(soon, school) ? soon : nextDigest(tx.now, school));
}

/** Something was decided: a message of today that still tells of it is brought up to date, soon and without a sound. */
export async function refreshDigest(
  desk: Calendar & Pick<Desk, 'bot'>,
  people: readonly PersonId[],
): Promise<void> {
  await Promise.all(
    people.map(async (person) => {
      // When it is due anyway is asked along: waking looks at it.
      const [[notices]] = await Promise.all([
        // A colleague's record that cannot be read does not stand in the way of a decision.
        desk.tx.readAll('notices', [person]),
        desk.tx.dueAt('digest', person),
      ]);
      if (messageOfToday(desk, notices) !== undefined) await wakeDigest(desk, person);
    }),
  );
}

/** The reference of today's message, for as long as it can be edited. */
function messageOfToday(
  { tx, school, bot }: Calendar & Pick<Desk, 'bot'>,
  notices: Notices | undefined,
): string | undefined {
  const message = notices?.day === dayOf(tx.now, school) ? notices.message : undefined;
  return message !== undefined && tx.now - message.at < bot.editable ? message.ref : undefined;
}

/** Staff were accepted here at that time; when nobody has said since that they were on the platform too, it is asked. */
export async function planPlatformReminder(
  { tx, school }: Calendar,
  person: PersonId,
  since: number,
): Promise<void> {
  await dueBy(tx, person, nextDigest(since + limits.platformReminder, school));
}

/** What is due earlier already stays. */
async function dueBy(tx: Transaction, person: PersonId, at: number): Promise<void> {
  const planned = await tx.dueAt('digest', person);
  if (planned === undefined || planned > at) tx.makeDue('digest', person, at);
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
export async function sendDigest(desk: Desk, to: string): Promise<void> {
  const { tx, school } = desk;
  const [person, notices] = await Promise.all([tx.read('person', to), tx.read('notices', to)]);
  if (!person) return;
  const queues = queuesOf(person, tx.now);
  const [pending, classes] = await Promise.all([readPending(tx, person), readClasses(tx)]);
  const staffWait = pending.some(({ queue }) => queue === 'staff');
  const platform = asksForPlatform(school, queues, staffWait, tx.now);
  const told = notices?.day === dayOf(tx.now, school);
  const message = messageOfToday(desk, notices);
  const disturb = mayDisturb(tx.now, school) && !person.frozen;
  if (pending.length === 0 && !platform) {
    if (message !== undefined && disturb) tellSettled(tx, person.id, message);
    if (notices && told && disturb) endDay(tx, to, notices);
    const asked = school.duties.A9;
    if (queues.includes('staff') && asked?.state === 'asked')
      await planPlatformReminder(desk, person.id, asked.at);
    return;
  }
  if (person.away && person.away.until > tx.now) {
    const [deputy] = await tx.readAll('person', [person.away.deputy]);
    // Two who stand in for each other would be woken in turns without end.
    if (!deputy?.away || deputy.away.until <= tx.now) await wakeDigest(desk, person.away.deputy);
    tx.makeDue('digest', to, person.away.until);
    return;
  }
  const snoozed = notices?.snoozedUntil !== undefined && notices.snoozedUntil > tx.now;
  // A colleague's own hours may begin later in the day than the digest.
  const opens = reachableAt(person, tx.now, school);
  if (snoozed || !disturb || opens > tx.now) {
    const next = disturb ? opens : nextDigest(tx.now, school);
    tx.makeDue('digest', to, snoozed ? (notices.snoozedUntil ?? tx.now) : next);
    return;
  }
  const apart = (notices?.settledAt ?? 0) + limits.digestApart;
  if (!told && tx.now < apart) return wakeDigest({ tx, school }, person.id, apart);
  // Told today already: the same message is brought up to date, or tomorrow's will tell.
  if (!told || message !== undefined) tellDigest(desk, person, { pending, platform, classes, message });
  if (!told) startDay(desk, to, notices);
  // The question about the platform alone is not repeated every day.
  const again = pending.length > 0 ? tx.now : tx.now + limits.platformReminder;
  tx.makeDue('digest', to, nextDigest(again, school));
}

/** Yesterday's message is not edited: today's comes anew. */
function startDay({ tx, school }: Calendar, to: string, notices: Notices | undefined): void {
  const known: Notices = notices ?? { v: 1, day: '' };
  const { message: _yesterdays, snoozedUntil: _over, settledAt: _before, ...rest } = known;
  tx.write('notices', to, { ...rest, day: dayOf(tx.now, school) });
}

/** All is decided: what comes later is a new message, for an edit of this one would stand far above. */
function endDay(tx: Transaction, to: string, { message: _told, ...notices }: Notices): void {
  tx.write('notices', to, { ...notices, day: '', settledAt: tx.now });
}

/** Today's message has come: it is this one that is brought up to date. */
export async function keepDigest({ tx }: Pick<Desk, 'tx'>, to: string, told: Told): Promise<void> {
  if (told.came !== 'sent' || told.ref === undefined) return;
  const notices = await tx.read('notices', to);
  // Whoever has deleted their data meanwhile leaves no new trace.
  if (notices) tx.write('notices', to, { ...notices, message: { ref: told.ref, at: tx.now } });
}

interface Digest {
  readonly pending: readonly Pending[];
  readonly platform: boolean;
  readonly classes: Classes;
  /** The message that is brought up to date; undefined for a new one. */
  readonly message: string | undefined;
}

function tellDigest({ tx, guides }: Desk, { id: to, lang }: Person, digest: Digest): void {
  const { pending, platform, classes, message } = digest;
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
      ...(pending.length > 0 ? [{ about: 'queue' as const, label: say('digest.open') }] : []),
      ...(platform ? [{ about: 'platform-requests' as const, label: say('digest.answer') }] : []),
      { about: 'snooze', label: say('digest.snooze') },
    ],
    lane: 'reminders',
    // An edited message keeps its reference and its age.
    ...(message === undefined ? { about: { kind: 'digest', id: to } } : { edits: message }),
  });
}

const tellSettled = (tx: Transaction, to: PersonId, message: string): void =>
  tx.tell({
    to,
    text: [say('digest.settled')],
    opens: [{ about: 'home', label: say('patterns-button.home') }],
    lane: 'reminders',
    edits: message,
  });

/** Silences the digest until the next working day's first set time. */
export const snoozeDigest = operation(
  'digest.snooze',
  ofNothing,
  async ({ tx, me, school }: Desk, _: Record<never, never>) => {
    const notices = await tx.read('notices', me.id);
    const today = dayOf(tx.now, school);
    let until = nextDigest(tx.now, school);
    while (dayOf(until, school) === today) until = nextDigest(until, school);
    tx.write('notices', me.id, { day: today, ...notices, v: 1, snoozedUntil: until });
    tx.makeDue('digest', me.id, until);
    return { ok: true as const, until };
  },
);
