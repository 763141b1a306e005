import { materialIsStopped } from '#src/domain/channels/stopped.ts';
import { type Desk, holdsOwn, no, ownRoles } from '#src/domain/ground/desk.ts';
import { type Concern, may, ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import {
  countReach,
  isForFamilies,
  isOwnCourse,
  reachOf,
  titleOfAudience,
} from '#src/domain/mailings/audience.ts';
import { asksFamilies, noticeOf } from '#src/domain/mailings/notice.ts';
import { eraseRead } from '#src/domain/mailings/read.ts';
import type { Asks, Audience, Mailing, MailKind } from '#src/domain/mailings/record.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { writeApart } from '#src/domain/people/apart.ts';
import { withoutQuestion } from '#src/domain/questions/kept.ts';
import { afterQuiet } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Role } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/** What somebody wants to be sent. */
export interface Written {
  readonly kind: MailKind;
  readonly text: string;
  readonly attached: readonly string[];
  readonly audience: Audience;
  readonly urgent: boolean;
  readonly asks?: Asks | undefined;
  /** Whose words they are, where it is not the sender. */
  readonly author?: Mailing['author'] | undefined;
  /** Not before, ms. */
  readonly notBefore?: number | undefined;
}

/** Families of a class are its class teacher's to write to, and its teachers'; everybody else is the administrator's. */
export const concernOf = ({ audience }: Pick<Written, 'audience'>): Concern => ({
  class: audience.classes.length === 1 ? audience.classes[0] : undefined,
  role: isForFamilies(audience) ? 'parent' : 'subjectTeacher',
  course: audience.course,
});

/** «Срочно» reaches people in the quiet hours and those who do not want to be written to. */
export const mayBeUrgent = ({ me }: Pick<Desk, 'me'>): boolean =>
  holdsOwn(me, 'administrator') || holdsOwn(me, 'head');

/** Whom it would reach, said before it is sent. */
export const countMailing = operation('mailings.send', concernOf, async (desk: Desk, written: Written) => {
  const by = desk.me.id;
  const [isOwn, reach] = await Promise.all([
    isOwnCourse(desk, written.audience, by),
    countReach(desk, { ...written, by }),
  ]);
  return isOwn ? { ok: true as const, ...reach } : no('overtaken');
});

/** The mailing as it will read, to its author alone. */
export const previewMailing = operation('mailings.send', concernOf, async (desk: Desk, written: Written) => {
  const { text, attached } = noticeOf({
    ...written,
    attached: [...written.attached],
    id: '',
    author: await authorOf(desk, written),
  });
  desk.tx.tell({ to: desk.me.id, text, attached, atOnce: true });
  return { ok: true as const };
});

/** Holds a mailing for a minute, or until the quiet hours are over; it goes by itself then. */
export const holdMailing = operation('mailings.send', concernOf, async (desk: Desk, written: Written) => {
  if (written.urgent && !mayBeUrgent(desk)) return no('forbidden');
  return (await isOwnCourse(desk, written.audience, desk.me.id)) ? hold(desk, written) : no('overtaken');
});

/** When it goes, ms. */
export function goesAtOf({ tx, school }: Desk, { urgent, notBefore = 0 }: Written): number {
  const soon = Math.max(tx.now + limits.mailingHold, notBefore);
  return urgent ? soon : afterQuiet(soon, school);
}

/** Holds it, for whoever has asked before whether the person may write to them. */
export async function hold(desk: Desk, written: Written) {
  const { tx, me } = desk;
  const { count } = await countReach(desk, { ...written, by: me.id });
  if (count === 0) return no('nobody-to-write-to');
  const goesAt = goesAtOf(desk, written);
  const { kind, text, audience, urgent, asks } = written;
  const id = tx.newId();
  const mailing: Mailing = {
    ...{
      v: 1,
      id,
      by: me.id,
      author: await authorOf(desk, written),
      kind,
      text,
      attached: [...written.attached],
    },
    ...{ audience, urgent, state: 'held', at: tx.now, goesAt },
    ...(asks === undefined ? {} : { asks }),
  };
  tx.create('mailing', id, mailing, lifeOf(mailing));
  await forgetOld(desk);
  tx.put('mailings', 'all', id, livesFrom(mailing));
  tx.makeDue('mailing', id, goesAt);
  tx.audit('mailings.hold', me.id, id);
  return { ok: true as const, mailing };
}

/** A mailing for whoever may see what came of it: its author, and the administrators. */
export const findMailing = operation(
  'mailings.look',
  ofNothing,
  async (desk: Desk, input: { mailing: string }) => {
    const mailing = await readOwn(desk, input.mailing);
    if (!mailing) return no('unknown-mailing');
    const [outcomes, read] = await Promise.all([
      desk.tx.outcomes(mailing.id),
      desk.tx.list('mail-read', mailing.id),
    ]);
    return { ok: true as const, mailing, outcomes, read: asksFamilies(mailing) ? read.length : undefined };
  },
);

/** It goes no further than it has come. */
export const stopMailing = operation(
  'mailings.end',
  ofNothing,
  async (desk: Desk, input: { mailing: string }) => {
    const mailing = await readOwn(desk, input.mailing);
    if (!mailing) return no('unknown-mailing');
    if (mailing.state !== 'held' && mailing.state !== 'going') return no('mailing-is-over');
    halt(desk, mailing);
    // Nobody has got it, so nobody was asked.
    const stopped = mailing.state === 'held' ? await withoutQuestion(desk, mailing) : mailing;
    keep(desk, { ...stopped, state: 'stopped', ended: mailing.state === 'held' });
    await materialIsStopped(desk, mailing);
    desk.tx.audit('mailings.stop', desk.me.id, mailing.id);
    return { ok: true as const, began: mailing.state === 'going' };
  },
);

/** Stops it, and tells those who got it that it does not hold. Who gets it at this moment is told when it has ended. */
export const recallMailing = operation(
  'mailings.end',
  ofNothing,
  async (desk: Desk, input: { mailing: string }) => {
    const mailing = await readOwn(desk, input.mailing);
    if (!mailing) return no('unknown-mailing');
    if (mailing.state === 'recalled') return no('mailing-is-over');
    halt(desk, mailing);
    const ended = mailing.ended === true || mailing.state === 'held';
    keep(desk, { ...(await withoutQuestion(desk, mailing)), state: 'recalled', ended });
    await materialIsStopped(desk, mailing);
    if (ended) await tellRecalled(desk, mailing);
    desk.tx.audit('mailings.recall', desk.me.id, mailing.id);
    return { ok: true as const };
  },
);

/** Once more, to those whom a fault kept from getting it, and to nobody else. */
export const resendMailing = operation(
  'mailings.end',
  ofNothing,
  async (desk: Desk, input: { mailing: string }) => {
    const mailing = await readOwn(desk, input.mailing);
    if (mailing?.state !== 'over') return no('mailing-is-over');
    const [isOwn, outcomes, people] = await Promise.all([
      isOwnCourse(desk, mailing.audience, mailing.by),
      desk.tx.outcomes(mailing.id),
      reachOf(desk, mailing),
    ]);
    if (!isOwn || !may(desk.me, 'mailings.send', concernOf(mailing))) return no('forbidden');
    // Whoever has moved, left or muted it meanwhile is not written to.
    const reached = new Set(people.map(({ id }) => id));
    const failed = outcomes.filter(({ to, came }) => came === 'given-up' && reached.has(to));
    if (failed.length === 0) return no('nobody-to-write-to');
    keep(desk, { ...mailing, state: 'going', ended: false });
    desk.tx.mail({
      ...noticeOf(mailing),
      to: failed.map(({ to }) => to),
      about: { kind: 'mailing', id: mailing.id },
      atOnce: mailing.urgent,
    });
    return { ok: true as const, count: failed.length };
  },
);

/** Somebody does not want mailings of a kind, or wants them again. */
export const muteMailings = operation(
  'mailings.mute',
  ofNothing,
  async ({ tx, me }: Desk, input: { kind: MailKind; muted: boolean }) => {
    const person = await tx.read('person', me.id);
    if (!person) return no('unknown-person');
    const others = (person.mutes ?? []).filter((kind) => kind !== input.kind);
    writeApart(tx, { ...person, mutes: input.muted ? [...others, input.kind] : others });
    return { ok: true as const };
  },
);

/** «Похоже на мошенничество»: every administrator hears of it at once, whatever the hour, and not from thirty people. */
export const reportMailing = operation(
  'mailings.report',
  ofNothing,
  async ({ tx }: Desk, input: { mailing: string }) => {
    const [mailing, { ids }] = await Promise.all([tx.read('mailing', input.mailing), readAdministrators(tx)]);
    if (!mailing) return no('unknown-mailing');
    if (mailing.reportedAt !== undefined && tx.now - mailing.reportedAt < limits.fraudToldEvery)
      return { ok: true as const };
    keep({ tx }, { ...mailing, reportedAt: tx.now });
    for (const to of ids)
      tx.tell({
        to,
        text: [say('mailing-news.reported', { name: mailing.author.name, beginning: beginningOf(mailing) })],
        opens: [{ about: 'mailing', id: mailing.id, label: say('mailing-news.look') }],
        atOnce: true,
      });
    // Who said so is nobody's to know.
    tx.audit('mailings.report', null, mailing.id);
    return { ok: true as const };
  },
);

/** Those who got it hear that it does not hold, before they act on it. */
export async function tellRecalled({ tx }: Desk, mailing: Mailing): Promise<void> {
  const [outcomes, evenings] = await Promise.all([
    tx.outcomes(mailing.id),
    tx.list('evening-got', mailing.id),
  ]);
  const got = [
    ...outcomes.flatMap(({ to, came }) => (came === 'sent' ? [to] : [])),
    ...evenings.map(({ id }) => PersonId.parse(id)),
  ];
  const text = [say('mailing-news.recalled', { name: mailing.author.name, beginning: beginningOf(mailing) })];
  tx.mail({ to: got, text, atOnce: true });
}

/** The first words, by which a mailing is known again. */
export const beginningOf = ({ text }: Pick<Mailing, 'text'>): string =>
  text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;

export const keep = ({ tx }: Pick<Desk, 'tx'>, mailing: Mailing): void =>
  tx.write('mailing', mailing.id, mailing, lifeOf(mailing));

/** Counted from when it goes, which may be weeks after it was written, or from the end of what it asks. */
const livesFrom = ({ goesAt, asks }: Mailing): number => Math.max(goesAt, asks?.until ?? 0);
const lifeOf = (mailing: Mailing) => ({ untilMs: livesFrom(mailing) + limits.mailingKept });

/** Who got it in an evening message is kept as long as what became of it. */
export async function forgetEvenings({ tx }: Pick<Desk, 'tx'>, id: string): Promise<void> {
  for (const one of await tx.list('evening-got', id)) tx.drop('evening-got', id, one.id);
}

/** What has lived its life leaves the index as well. */
async function forgetOld({ tx }: Desk): Promise<void> {
  for (const { id, at } of await tx.list('mailings', 'all'))
    if (at + limits.mailingKept < tx.now) {
      tx.drop('mailings', 'all', id);
      tx.eraseOutcomes(id);
      await eraseRead(tx, id);
      await forgetEvenings({ tx }, id);
    }
}

function halt({ tx }: Desk, { id, state }: Mailing): void {
  if (state === 'held') tx.resolveDue('mailing', id);
  if (state === 'going') tx.stopMail(id);
}

async function readOwn({ tx, me }: Desk, id: string): Promise<Mailing | undefined> {
  const mailing = await tx.read('mailing', id);
  return mailing && (mailing.by === me.id || holdsOwn(me, 'administrator')) ? mailing : undefined;
}

/**
 * The role in which somebody writes: a teacher's to what they teach, else the first that they hold in their own right; and
 * which class or subject it is about, where it is one.
 */
async function authorOf(
  desk: Desk,
  { author, audience }: Pick<Written, 'author' | 'audience'>,
): Promise<Mailing['author']> {
  if (author !== undefined) return author;
  const { me } = desk;
  const isOne = audience.course !== undefined || audience.classes.length === 1;
  return {
    name: me.person?.name ?? '',
    role: audience.course === undefined ? roleOf(ownRoles(me).map(({ role }) => role)) : 'subjectTeacher',
    ...(isOne ? { of: await titleOfAudience(desk, audience) } : {}),
  };
}

export const roleOf = (held: readonly Role[]): Role =>
  leading.find((role) => held.includes(role)) ?? 'subjectTeacher';
const leading = ['head', 'deputy', 'administrator', 'classTeacher'] as const;
