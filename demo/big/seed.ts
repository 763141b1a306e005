import type { At } from '#demo/big/doing.ts';
import { seedLife } from '#demo/big/life.ts';
import { occasions } from '#demo/big/names.ts';
import { type BigSchool, bigSchool, type Sizes, type Somebody } from '#demo/big/people.ts';
import { tokenOf } from '#demo/big/token.ts';
import { seedPerson, seedSchool } from '#demo/seed.ts';
import type { Chat, ChatId } from '#src/domain/chats/record.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import { planFacts } from '#src/domain/events/reminders.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import { endInvites, makeInvite } from '#src/domain/joining/invites.ts';
import { classQueue, entryOf, lateQueue } from '#src/domain/joining/queue-entry.ts';
import type { InviteRole, Request } from '#src/domain/joining/record.ts';
import { queueOf } from '#src/domain/joining/requests.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { fileCourse } from '#src/domain/teaching/keeping.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { inviteLifeOf, inviteMaxUsesOf, limits } from '#src/regulation/limits.ts';
import type { BeginTransaction, StagedTransaction } from '#src/store/transaction.ts';

/** So many people are stored in one commit. */
const atOnce = 200;
const staleAge = days(3);

/**
 * A whole school with its past: class teachers, chats with and without links, invites and requests of every state and
 * age, events, mailings, what the audit says; and what people do there by themselves.
 *
 * @returns who is who; undefined where there are people already
 */
export async function seedBigSchool(
  begin: BeginTransaction,
  { sizes, seed, now }: { sizes: Sizes; seed: number; now: number },
): Promise<BigSchool | undefined> {
  let count = 0;
  const at: At = async (time, work) => {
    count += 1;
    const tx = begin({ cause: `seed-${seed}-${count}`, now: time });
    await work(tx);
    // Nobody is written to: these people are invented, and their pages may be somebody's.
    tx.notices.length = 0;
    tx.mailings.length = 0;
    await tx.commit();
  };
  const there = await begin({ cause: `seed-${seed}`, now }).list('people', 'all');
  if (there.length > 0) return undefined;
  const big = bigSchool(sizes, seed, now);
  await at(now - days(60), (tx) =>
    seedSchool(tx, {
      titles: big.titles,
      open: big.open,
      school: {
        staffroom: 'https://sferum.ru/?p=start&invite=bigStaffroom',
        pupils: 'full',
        duties: Object.fromEntries(
          ['A1', 'A2', 'A3', 'A4', 'A5', 'H1', 'H2'].map((id) => [id, { state: 'doneBefore', at: tx.now }]),
        ),
      },
    }),
  );
  await seedPeople(at, big, now);
  await seedClasses(at, big, now);
  await seedTeaching(at, big, now);
  await seedInvites(at, big, now);
  await seedRequests(at, big, now);
  await seedEvents(at, big, now);
  await seedWords(at, big, now);
  await seedLife(at, big, now);
  return big;
}

async function seedPeople(at: At, { staff, parents, students }: BigSchool, now: number): Promise<void> {
  const [administrator] = staff;
  const all = [...staff, ...parents, ...students];
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce);
    await at(now - days(40) + minutes(from), async (tx) => {
      // What is read one by one below is read in one trip here.
      await tx.readAll(
        'person',
        some.map(({ id }) => id),
      );
      for (const one of some) {
        await seedPerson(tx, one);
        if (one.inChat)
          for (const { role, class: of } of one.roles)
            if (of !== undefined) tx.put('in-chat', of, memberOf(role, one.id), tx.now);
        tx.audit('requests.accept', administrator?.id ?? null, one.id);
      }
    });
  }
}

/** Of five classes one has no chat yet and one has put its parents' chat off. */
async function seedClasses(at: At, { titles }: BigSchool, now: number): Promise<void> {
  const ids = titles.map((_, i) => `c${i + 1}`);
  await at(now - days(20), async (tx) => {
    await tx.readAll('class', ids);
    for (const [i, id] of ids.entries()) {
      const entry = (await tx.read('class', id)) ?? {
        v: 1 as const,
        id,
        teacher: null,
        chats: {},
        duties: {},
      };
      const chats = i % 5 === 4 ? {} : chatsOf(i, titles[i] ?? '', tx.now);
      const kept = Object.entries(chats).filter(([, { link }]) => link !== null);
      const duties = Object.fromEntries(kept.map(([key]) => [key, { state: 'done' as const, at: tx.now }]));
      const aside =
        i % 30 === 14 && entry.teacher === null ? { aside: 'Классный руководитель в отпуске' } : {};
      tx.write('class', id, { ...entry, ...aside, chats, duties });
    }
  });
}

const chatNames = { C3a: 'Ученики', C3b: 'Родители', C3c: 'Учителя' } as const satisfies Record<
  ChatId,
  string
>;

function chatsOf(i: number, of: string, at: number): Partial<Record<ChatId, Chat>> {
  const chat = (id: ChatId, link: boolean): Chat => ({
    title: `${chatNames[id]} ${of}`,
    link: link ? `https://vk.me/join/AJQ1d_${tokenOf(`${id}-${i}`)}` : null,
    second: null,
    aside: link ? null : 'Чат уже есть в другом месте',
    at,
  });
  return {
    C3a: chat('C3a', true),
    C3b: chat('C3b', i % 5 !== 3),
    ...(i % 2 === 0 ? { C3c: chat('C3c', true) } : {}),
  };
}

/** Of each kind: fresh, not claimed for long, annulled; and a personal one for forty of the staff who have not come. */
async function seedInvites(at: At, { staff, titles }: BigSchool, now: number): Promise<void> {
  const [administrator] = staff;
  if (!administrator) return;
  let drawn = 0;
  const dice = {
    below: (limit: number) => {
      drawn += 1;
      return Number.parseInt(tokenOf(`dice-${drawn}`).slice(0, 8), 16) % limit;
    },
  };
  const invite = (tx: StagedTransaction, role: InviteRole, of?: string) =>
    makeInvite(
      { tx, me: { ...nobody, id: administrator.id }, dice },
      {
        role,
        class: of,
        uses: inviteMaxUsesOf(role, false),
      },
    );
  for (const age of [days(1), days(16), days(28)]) {
    await at(now - age, async (tx) => {
      const made = titles.map((_, i) => invite(tx, i % 3 === 0 ? 'student' : 'parent', `c${i + 1}`));
      if (age === days(28)) await endInvites(tx, made);
    });
  }
  await at(now - Math.min(days(10), inviteLifeOf('subjectTeacher') / 2), async (tx) => {
    for (let i = 0; i < 40; i += 1) {
      const like = staff[(i * 3) % staff.length];
      const label = { name: `${like?.name ?? 'Иванова Анна'}`, post: 'учитель', subjects: ['математика'] };
      makeInvite(
        { tx, me: { ...nobody, id: administrator.id }, dice },
        { role: 'subjectTeacher', uses: 1, label },
      );
    }
    await endInvites(
      tx,
      Array.from({ length: 8 }, () => invite(tx, 'subjectTeacher')),
    );
  });
}

const nobody = { person: undefined, roles: [], lang: 'ru', isPupil: false } as const;

async function seedRequests(at: At, big: BigSchool, now: number): Promise<void> {
  const led = new Set(big.staff.flatMap(({ roles }) => roles.flatMap(({ class: of }) => of ?? [])));
  for (const [i, { who, class: of, child, age }] of big.asking.entries()) {
    await at(now - age, async (tx) => {
      const late = age > staleAge || !led.has(of);
      const request = { id: `waits-${i}`, kind: 'join', role: 'parent', class: of, child, late } as const;
      await seedPerson(tx, { ...who, more: { requests: { [`parent:${of}`]: request.id } } });
      asks(tx, who, request);
      if (late) tx.put('queue', lateQueue, entryOf({ id: request.id, person: who.id }), tx.now);
      else tx.makeDue('request-late', request.id, tx.now + staleAge);
    });
  }
  for (const [i, who] of big.staff.entries()) {
    if (i < 8 || i % 5 !== 4) continue;
    await at(now - hours(i), async (tx) => {
      const person = await tx.read('person', who.id);
      if (!person) return;
      const id = `verifies-${i}`;
      tx.write('person', who.id, { ...person, requests: { verification: id } });
      asks(tx, who, { id, kind: 'verification', role: 'subjectTeacher' });
    });
  }
  for (const [i, { who }] of big.asking.slice(0, 14).entries()) {
    await at(now - hours(i), async (tx) => {
      const person = await tx.read('person', who.id);
      if (!person) return;
      const role = i < 2 ? 'deputy' : 'subjectTeacher';
      const id = `joins-${i}`;
      tx.write('person', who.id, { ...person, requests: { ...person.requests, [role]: id } });
      asks(tx, who, { id, kind: 'join', role });
    });
  }
  const queues = big.titles.map((_, i) => classQueue(`c${i + 1}`));
  await at(now, async (tx) => {
    const waiting = await Promise.all(queues.map((queue) => tx.list('queue', queue)));
    const classes = await tx.readAll(
      'class',
      queues.flatMap((_, i) => ((waiting[i] ?? []).length > 0 ? `c${i + 1}` : [])),
    );
    for (const { teacher } of classes) if (teacher !== null) tx.makeDue('digest', teacher, now + hours(1));
  });
}

function asks(
  tx: StagedTransaction,
  who: Somebody,
  request: Pick<Request, 'id' | 'kind' | 'role'> & Partial<Request>,
): void {
  tx.create('request', request.id, { v: 1, person: who.id, at: tx.now, state: 'open', ...request });
  tx.put('queue', queueOf(request), entryOf({ id: request.id, person: who.id }), tx.now);
}

/** Each of the staff teaches their subject in some classes; most of its chats are there. */
async function seedTeaching(at: At, { staff, titles }: BigSchool, now: number): Promise<void> {
  await at(now - days(45), (tx) => {
    for (const [i, { id: teacher, more }] of staff.entries()) {
      const [title] = more.subjects ?? [];
      if (title === undefined) continue;
      for (let k = 0; k < 3 + (i % 10); k += 1) {
        const course: Course = {
          ...{ v: 1, id: `course-${i}-${k}`, kind: 'subject', title, teacher, at: tx.now, duties: {} },
          classes: [`c${((i * 7 + k) % titles.length) + 1}`],
          link: (i + k) % 4 === 0 ? null : `https://vk.me/join/AJQ1dcourse${i}x${k}`,
        };
        tx.create('course', course.id, course);
        fileCourse(tx, course);
      }
    }
  });
}

/** Two dozen events of the weeks around now, most of them for all. */
async function seedEvents(at: At, { staff, titles }: BigSchool, now: number): Promise<void> {
  const maker = staff[0]?.id ?? null;
  await at(now - days(14), (tx) => {
    for (let i = 0; i < 24; i += 1) {
      const begins = now + days(i - 9) + hours(i % 5);
      const over = begins < now;
      const event: SchoolEvent = {
        v: 1,
        id: `event-${i}`,
        kind: i % 3 === 0 ? 'broadcast' : 'meeting',
        title: occasions[i % occasions.length] ?? '',
        at: begins,
        link: null,
        room: i % 2 === 0 ? 'Актовый зал' : null,
        audience:
          i % 4 === 0
            ? { who: 'families', classes: [`c${(i % titles.length) + 1}`] }
            : { who: i % 4 === 1 ? 'staff' : 'everybody' },
        maker,
        charge: maker,
        madeAt: tx.now,
        state: over ? (i % 4 === 3 ? 'cancelled' : 'held') : 'planned',
      };
      tx.create('event', event.id, event);
      tx.put('events', 'all', event.id, event.at);
      planFacts({ tx, school: blankSchool }, event);
    }
  });
}

/** What was written to people, and the archive of the channels. */
async function seedWords(at: At, { staff }: BigSchool, now: number): Promise<void> {
  const author = staff[0];
  if (!author) return;
  await at(now - days(1), (tx) => {
    for (let i = 0; i < 24; i += 1) {
      const sent = tx.now - days(i);
      const text = `${occasions[i % occasions.length] ?? ''}: подробности в электронном дневнике.`;
      tx.create('mailing', `mailing-${i}`, {
        ...{ v: 1, id: `mailing-${i}`, by: author.id, author: { name: author.name, role: 'administrator' } },
        ...{ kind: 'announcements', text, attached: [], urgent: false, state: 'over', ended: true },
        ...{
          audience: { whom: 'parents', classes: [] },
          at: sent,
          goesAt: sent + limits.mailingHold,
          count: 2_000,
        },
      });
      tx.put('mailings', 'all', `mailing-${i}`, sent);
      const state = i < 14 ? 'waiting' : i % 2 === 0 ? 'published' : 'declined';
      tx.create('material', `material-${i}`, {
        ...{
          v: 1,
          id: `material-${i}`,
          author: staff[3]?.id ?? null,
          channel: i % 2 === 0 ? 'school' : 'staff',
        },
        ...{ text, attached: [], wished: null, state, at: sent },
        ...(state === 'waiting' ? {} : { decidedAt: sent + hours(2) }),
        ...(state === 'declined' ? { reason: 'Уже опубликовано' } : {}),
      });
      tx.put('materials', 'all', `material-${i}`, sent);
    }
  });
}
