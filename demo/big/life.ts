import { seedChats } from '#demo/big/chats.ts';
import { type At, many, must } from '#demo/big/doing.ts';
import { matters, subjects } from '#demo/big/names.ts';
import { type BigSchool, holding, leaderOf, membersOf } from '#demo/big/people.ts';
import { seedTickets } from '#demo/big/tickets.ts';
import { deskOf } from '#demo/desk.ts';
import { planEvent } from '#src/domain/events/events.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { mailingGoes, mailingIsOver } from '#src/domain/mailings/sending.ts';
import { divideClass } from '#src/domain/movement/class-changes.ts';
import { chooseClass } from '#src/domain/movement/divided.ts';
import { doWithoutBot, readHeard, tickHeard } from '#src/domain/people/without-bot.ts';
import { answerAsConfidant, nameConfidant } from '#src/domain/pleas/confidants.ts';
import { sendPlea } from '#src/domain/pleas/pleas.ts';
import { ConfidantPost } from '#src/domain/pleas/record.ts';
import { answerQuestion } from '#src/domain/questions/answering.ts';
import { askQuestion } from '#src/domain/questions/asking.ts';
import { dayOf, daysLater, weekdayOf } from '#src/domain/school/calendar.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';
import { planLesson } from '#src/domain/teaching/lessons.ts';
import { days, minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import type { StagedTransaction } from '#src/store/transaction.ts';

/** What people of the school do by themselves, each by the operation that their conversation would end in. */
export async function seedLife(at: At, big: BigSchool, now: number): Promise<void> {
  await at(now - days(30), (tx) => seedLessons(tx, big));
  await seedChats(at, big, now);
  await at(now - days(9), (tx) => seedWithoutBot(tx, big));
  await at(now - days(8), (tx) => seedConfidants(tx, big));
  await at(now - minutes(30), (tx) => seedPleas(tx, big));
  await at(now - days(7), (tx) => seedWebinars(tx, big));
  await seedQuestions(at, big, now);
  await seedTickets(at, big, now);
  await at(now - days(2), (tx) => seedDivided(tx, big));
}

const options = ['Да', 'Нет', 'Пока не знаю'];

/** Half of the teachers have entered their lessons: an hour of the week a course, or a single one; one course has all it may have. */
async function seedLessons(tx: StagedTransaction, { staff }: BigSchool): Promise<void> {
  for (const [i, { id, more }] of staff.entries()) {
    if (more.frozen || i % 2 !== 0) continue;
    const desk = await deskOf(tx, id);
    for (const [k, course] of (await readCourses(tx, id)).entries()) {
      const most = i === staff.length - 2 && k === 0 ? limits.lessonsPerCourse : 1;
      for (let n = 0; n < most; n += 1)
        await must(planLesson(desk, { course: course.id, plan: planOf(desk, i + k + n) }));
    }
  }
}

/** Weekly ones run since the planning, single ones are of these days. */
function planOf({ tx, school }: Desk, n: number) {
  const once = n % 7 === 6;
  const from = daysLater(dayOf(tx.now, school), once ? 31 + (n % 5) : 1);
  return {
    days: [once ? weekdayOf(from) : (n % 5) + 1],
    time: `${String(8 + (n % 7)).padStart(2, '0')}:${n % 2 === 0 ? '30' : '45'}`,
    ...{ minutes: limits.lessonMinutes, from, until: once ? from : daysLater(from, 150) },
    ...{ form: n % 3 === 0 ? ('distance' as const) : ('school' as const), link: null },
    room: n % 3 === 0 ? null : `Кабинет ${100 + (n % 40)}`,
  };
}

/** A class teacher prefers to do without the bot; two rows are ticked as they told. */
async function seedWithoutBot(tx: StagedTransaction, big: BigSchool): Promise<void> {
  const [administrator] = holding(big, 'administrator');
  const [, one] = holding(big, 'classTeacher');
  if (!administrator || !one) return;
  const desk = await deskOf(tx, administrator.id);
  await must(doWithoutBot(desk, { person: one.id, without: true }));
  const person = await tx.read('person', one.id);
  for (const { standing } of person ? (await readHeard(desk, person)).slice(0, 2) : [])
    await must(tickHeard(desk, { person: one.id, key: standing.key, ticked: true }));
}

/** Every tenth of the staff may be told of trouble, the class teacher of the first class among them. */
async function seedConfidants(tx: StagedTransaction, big: BigSchool): Promise<void> {
  const [administrator] = holding(big, 'administrator');
  const named = [leaderOf(big, 'c1'), ...big.staff.filter(({ more }, i) => i % 10 === 5 && !more.frozen)];
  if (!administrator) return;
  const desk = await deskOf(tx, administrator.id);
  for (const [i, one] of named.entries()) {
    if (!one) continue;
    const post = ConfidantPost.options[i % ConfidantPost.options.length] ?? 'other';
    await must(nameConfidant(desk, { person: one.id, post }));
    if (i % 6 !== 5) await must(answerAsConfidant(await deskOf(tx, one.id), { agreed: true }));
  }
}

async function seedPleas(tx: StagedTransaction, big: BigSchool): Promise<void> {
  const adult = leaderOf(big, 'c1');
  for (const { id } of adult ? membersOf(big.students, 'c1').slice(1, 1 + many) : [])
    await must(sendPlea(await deskOf(tx, id), { to: adult?.id ?? id }));
}

async function seedWebinars(tx: StagedTransaction, big: BigSchool): Promise<void> {
  const [administrator] = holding(big, 'administrator');
  if (!administrator) return;
  const desk = await deskOf(tx, administrator.id);
  for (let i = 0; i < many; i += 1)
    await must(
      planEvent(desk, {
        ...{ kind: 'webinar', title: `Вебинар: ${subjects[i % subjects.length]}`, at: tx.now + days(8 + i) },
        ...{ link: `https://events.webinar.ru/${i + 100}`, room: null, audience: { who: 'staff' } },
      }),
    );
}

/** A class teacher has asked more than fits on a page, and most have answered; the school has asked the staff. */
async function seedQuestions(at: At, big: BigSchool, now: number): Promise<void> {
  const families = [...membersOf(big.parents, 'c1'), ...membersOf(big.students, 'c1')];
  const [administrator] = holding(big, 'administrator');
  for (const [i, text] of matters.entries()) {
    const mine = { whom: 'families' as const, classes: ['c1'], by: leaderOf(big, 'c1') };
    const staffs = { whom: 'staff' as const, classes: [], by: administrator };
    for (const { by, ...audience } of [mine, staffs]) {
      if (!by) continue;
      const asked = now - days(2) + minutes(i);
      let question = '';
      await at(asked, async (tx) => {
        const until = now + days(2 + i);
        const held = await must(askQuestion(await deskOf(tx, by.id), { text, options, until, audience }));
        question = held.mailing.id;
      });
      await at(asked + limits.mailingHold, async (tx) => {
        const desk = await deskOf(tx, by.id);
        await mailingGoes(desk, question);
        await mailingIsOver(desk, question);
        tx.resolveDue('mailing', question);
        for (const [k, { id }] of (audience.whom === 'staff' ? big.staff : families).entries())
          if (k % 3 !== 0 && id !== by.id)
            await answerQuestion(await deskOf(tx, id), { question, option: k % options.length });
      });
    }
  }
}

/** The first class has become two; some of its families have said which of them is theirs. */
async function seedDivided(tx: StagedTransaction, big: BigSchool): Promise<void> {
  const [administrator] = holding(big, 'administrator');
  if (!administrator) return;
  const desk = await deskOf(tx, administrator.id);
  const { id } = await must(divideClass(desk, { class: 'c1', title: '1Ю' }));
  for (const [i, parent] of membersOf(big.parents, 'c1').slice(1).entries())
    if (i % 2 === 0)
      await must(chooseClass(await deskOf(tx, parent.id), { class: 'c1', to: i % 4 === 0 ? id : 'c1' }));
}
