import { beforeEach, describe, expect, it } from 'vitest';
import { storeChat } from '#src/domain/chats/chats.ts';
import { pickClassStaff } from '#src/domain/chats/class-staff.ts';
import { findKept, listMySchoolChats } from '#src/domain/chats/my-school-chats.ts';
import { pickMembers, storeSchoolChat } from '#src/domain/chats/school-chats.ts';
import { leadClass } from '#src/domain/classes/teachers.ts';
import { planEvent } from '#src/domain/events/events.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { classQueue, lateQueue } from '#src/domain/joining/queue-entry.ts';
import { holdMailing } from '#src/domain/mailings/mailings.ts';
import { leaveSchool } from '#src/domain/movement/leaving.ts';
import { type RecordKind, type Records, recordKinds } from '#src/domain/records.ts';
import { storeCourseChats } from '#src/domain/teaching/course-chats.ts';
import { handCourses } from '#src/domain/teaching/handing.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import { days } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { coursesOf, joinLink } from '#test/support/teaching.ts';

type Owner = PersonId | null;
type Owners = { readonly [K in RecordKind]: ((record: Records[K]) => readonly Owner[]) | 'nobody’s' };

/**
 * Who has to see to a record, so that it must not stay with somebody who has left. A new kind of record says here whose
 * it is: what waits with a person goes along when they go. What somebody did (`by`, a maker) is no matter of waiting.
 */
const owners: Owners = {
  class: ({ teacher, staff = [] }) => [teacher, ...staff],
  course: ({ teacher }) => [teacher],
  schoolChats: ({ list }) => list.flatMap(({ maker, adult }) => [maker, adult]),
  otherChat: ({ maker, members }) => [maker, ...members.map(({ person }) => person)],
  event: ({ state, charge }) => (state === 'planned' || state === 'over' ? [charge] : []),
  mailing: ({ state, by }) => (state === 'held' ? [by] : []),
  administrators: ({ ids }) => ids,
  confidants: ({ list }) => list.map(({ person }) => person),
  // A person's own, and the school's as a whole.
  person: 'nobody’s',
  alias: 'nobody’s',
  place: 'nobody’s',
  notices: 'nobody’s',
  tries: 'nobody’s',
  application: 'nobody’s',
  morning: 'nobody’s',
  // Kept by the adult’s own id, and gone with the adult: test/domain/pleas.
  pleas: 'nobody’s',
  school: 'nobody’s',
  classes: 'nobody’s',
  claim: 'nobody’s',
  report: 'nobody’s',
  // Found by class, whoever leads it; those of the staff by the administrators.
  request: 'nobody’s',
  invite: 'nobody’s',
  material: 'nobody’s',
  // Whoever took one and is an administrator no longer leaves it to all of them: test/domain/tickets.
  ticket: 'nobody’s',
  ticketNumbers: 'nobody’s',
  supportLetter: 'nobody’s',
  ownAnswer: 'nobody’s',
  answerBook: 'nobody’s',
  unanswered: 'nobody’s',
  // Of the bot itself.
  troubles: 'nobody’s',
};

describe('a teacher goes: all that waits with them goes along', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let olga: Person;
  let dina: Person;
  let everybody: readonly Person[];

  const does = async <T extends { ok: boolean }>(who: Person, act: (desk: Desk) => Promise<T>) => {
    const done = await as(bot, who.id, act);
    expect(done).toMatchObject({ ok: true });
    return done as Extract<T, { ok: true }>;
  };

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна' });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }], name: 'Вера Ким' });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }], name: 'Ольга Иванова' });
    dina = await member(bot, 'dina', { roles: [{ role: 'classTeacher', class: 'c2' }], name: 'Дина Орлова' });
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }] });
    everybody = [anna, vera, olga, dina, pavel];
    const chat = { class: 'c1', chat: 'C3b', title: '', link: joinLink(1), second: null } as const;
    await does(vera, (desk) => storeChat(desk, chat));
    await does(dina, (desk) => storeChat(desk, { ...chat, class: 'c2', chat: 'C3c', link: joinLink(2) }));
    await does(dina, (desk) => pickClassStaff(desk, { class: 'c2', people: [vera.id] }));
    await bot.passes(1_000);
    await does(vera, (desk) =>
      teach(desk, { lines: [{ kind: 'subject', title: 'Физика', classes: ['c1', 'c2'] }] }),
    );
    const courses = await coursesOf(bot, vera);
    const links = courses.map(({ id: course }, i) => ({ course, link: joinLink(3 + i) }));
    await does(vera, (desk) => storeCourseChats(desk, { links }));
    const other = { title: 'Экскурсия', link: joinLink(5), second: null };
    await does(vera, (desk) => storeSchoolChat(desk, { ...other, duty: 'C3d', class: 'c1' }));
    await does(vera, (desk) =>
      storeSchoolChat(desk, { ...other, duty: 'T3b', title: 'ЕГЭ', link: joinLink(6) }),
    );
    const theirs = { title: 'Олимпиады', link: joinLink(7), second: null, duty: 'T3b' } as const;
    const { id } = await does(dina, (desk) => storeSchoolChat(desk, theirs));
    await does(dina, (desk) => pickMembers(desk, { duty: 'T3b', id, people: [vera.id] }));
    const plan = { kind: 'meeting', title: 'Собрание', link: null, room: 'каб. 5' } as const;
    const audience = { who: 'families', classes: ['c1'] } as const;
    await does(vera, (desk) =>
      planEvent(desk, { ...plan, at: bot.clock.now() + days(9), audience: { ...audience, classes: ['c1'] } }),
    );
    const mail = { kind: 'announcements', text: 'Ура', attached: [], urgent: false } as const;
    await does(vera, (desk) =>
      holdMailing(desk, { ...mail, audience: { whom: 'parents', classes: ['c1'] } }),
    );
    const joining = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    await ask(bot, 1, { invite: joining, from: 5001 });
    await bot.settle();
    for (const one of everybody) one.ignores();
  });

  /** «class c1», for each record that still names them as who sees to it. */
  async function stillWith(who: Person): Promise<string[]> {
    const found: string[] = [];
    for (const key of (await readStored(bot)).keys()) {
      const [, kind = '', ...id] = key.split(':');
      const of = Object.keys(recordKinds).find((known): known is RecordKind => known === kind);
      if (of && (await isWith(who, of, id.join(':')))) found.push(`${kind} ${id.join(':')}`);
    }
    return found.sort();
  }

  async function isWith<K extends RecordKind>(who: Person, kind: K, id: string): Promise<boolean> {
    const owner = owners[kind];
    const record = owner === 'nobody’s' ? undefined : await bot.read(kind, id);
    return owner !== 'nobody’s' && record !== undefined && owner(record).includes(who.id);
  }

  const chatsOf = (who: Person) =>
    as(bot, who.id, async (desk) =>
      (await listMySchoolChats(desk)).filter(({ keeps }) => keeps).map(({ chat }) => chat.title),
    );
  const heldBy = async (who: Person) => (await stillWith(who)).map((one) => one.split(' ')[0]);

  it('to whoever leads the class from now on: requests, chats, events, announcements on hold', async () => {
    expect(await heldBy(vera)).toEqual(
      ['class', 'class', 'course', 'course', 'event', 'mailing', 'otherChat', 'otherChat'].sort(),
    );
    const notices = await noticesOf(bot, anna.id, (desk) =>
      leadClass(desk, { class: 'c1', person: olga.id, seen: vera.id }),
    );
    const told = notices.filter(({ to }) => to === olga.id).flatMap(({ text }) => text.map(({ key }) => key));
    expect(told).toContain('mailing-news.passed');
    // What she teaches stays hers, and so does the colleague's chat that she is in.
    expect(await heldBy(vera)).toEqual(['class', 'course', 'course', 'otherChat', 'otherChat']);
    expect(await heldBy(olga)).toEqual(['class', 'event', 'mailing']);
    expect(await chatsOf(olga)).toEqual(['Экскурсия']);
    expect(await chatsOf(vera)).toEqual(['ЕГЭ']);
    const queue = await as(bot, olga.id, ({ tx }) => tx.list('queue', classQueue('c1')));
    expect(queue).toHaveLength(1);
    for (const one of everybody) one.ignores();
  });

  it('to a colleague with the subjects, by her own hand: courses, other chats, and what was written to their families', async () => {
    const courses = await coursesOf(bot, vera);
    const kept = await as(bot, vera.id, listMySchoolChats);
    const chats = kept.filter(({ chat }) => chat.title === 'ЕГЭ').map(({ chat }) => chat.id);
    const first = courses.find(({ classes }) => classes.includes('c1'));
    const mail = { kind: 'announcements', text: 'Контрольная', attached: [], urgent: false } as const;
    const audience = { whom: 'families', classes: ['c1'], course: first?.id } as const;
    await does(vera, (desk) => holdMailing(desk, { ...mail, audience: { ...audience, classes: ['c1'] } }));
    const ids = courses.map(({ id }) => id);
    const said = await noticesOf(bot, vera.id, (desk) =>
      handCourses(desk, { courses: ids, chats, person: olga.id }),
    );
    const keysTo = (who: Person) =>
      said.filter(({ to }) => to === who.id).flatMap(({ text }) => text.map(({ key }) => key));
    expect(keysTo(olga)).toEqual(['mailing-news.passed', 'course-handed.told']);
    expect(keysTo(anna)).toEqual(['course-handed.told-administrator']);
    expect(await heldBy(olga)).toEqual(['course', 'course', 'mailing', 'otherChat']);
    expect(await chatsOf(olga)).toEqual(['ЕГЭ']);
    for (const one of everybody) one.ignores();
  });

  it('to nobody’s hands when she leaves the school, and the administrator is told of all of it', async () => {
    const said = await noticesOf(bot, anna.id, (desk) => leaveSchool(desk, { person: vera.id }));
    const keysTo = (who: Person) =>
      said.filter(({ to }) => to === who.id).flatMap(({ text }) => text.map(({ key }) => key));
    expect(keysTo(anna)).toEqual(expect.arrayContaining(['course-left.told', 'mailing-news.passed']));
    // The colleague reads whom to take out of both chats.
    expect(keysTo(dina).filter((key) => key === 'school-chat-news.take-out')).toHaveLength(2);
    await bot.settle();
    for (const one of everybody) one.ignores();
    expect(await stillWith(vera)).toEqual([]);
    expect(await heldBy(anna)).toEqual(expect.arrayContaining(['event', 'mailing']));
    expect(await as(bot, anna.id, ({ tx }) => tx.list('queue', lateQueue))).toHaveLength(1);
    // The chats themselves are the school's: they wait for whoever comes.
    const waiting = await as(bot, anna.id, async ({ tx }) => (await tx.read('class', 'c1'))?.chats.C3b?.link);
    expect(waiting).toBe(joinLink(1));
    await does(anna, (desk) => leadClass(desk, { class: 'c1', person: olga.id, seen: null }));
    expect(await chatsOf(olga)).toEqual(['Экскурсия']);
    expect(await as(bot, olga.id, (desk) => findKept(desk, 'C3d:c1'))).toMatchObject({ duty: 'C3d' });
    await bot.settle();
    for (const one of everybody) one.ignores();
  });
});
