import { Actor } from '#demo/actor.ts';
import { groupId } from '#demo/bot.ts';
import { passTo } from '#demo/passing.ts';
import { demoClasses, demoPeople, demoWaiting } from '#demo/people.ts';
import type { Sandbox } from '#sandbox/index.ts';
import type { App } from '#src/app.ts';
import { days } from '#src/regulation/durations.ts';

/**
 * What has happened at the demo school before one looks at it: its people have said and tapped it themselves, through
 * the same door as everybody, so that what is stored and what is due is what the bot makes of it.
 */
export async function livePast(sandbox: Sandbox, app: App, at: number): Promise<void> {
  const of = (id: number): Actor => new Actor(sandbox.dialog(groupId, id));
  const [anna, boris, vera, gleb, kirill, egor] = [1001, 1002, 1003, 1004, 1010, 1006].map(of);
  if (!anna || !boris || !vera || !gleb || !kirill || !egor) return;

  sandbox.clock.set(at - days(6));
  await setUp(anna);
  const shared = await issueForTeachers(anna);
  const forHead = await issue(anna, 'head');
  const forVera = await issue(anna, 'classTeacher', 'c1');
  const forGleb = await issue(anna, 'classTeacher', 'c2');
  for (const [person, code, name] of [
    [boris, forHead, nameOf(1002)],
    [vera, forVera, nameOf(1003)],
    [gleb, forGleb, nameOf(1004)],
    [kirill, shared, nameOf(1010)],
  ] as const) {
    await joinStaff(person, code, name);
  }
  for (const queue of ['staff', 'administration']) await acceptAll(anna, queue);

  await keepParentsChat(vera);
  const forParents = await issue(vera, 'parent');
  await joinFamily(egor, forParents, nameOf(1006), 'Лев Лаптев');
  await acceptAll(vera);
  const [late, other] = demoWaiting;
  // Nobody answers her for so long that the administrator sees it too.
  await joinFamily(of(late.id), forParents, nameOf(late.id), late.child);

  await passTo(sandbox, app, at - days(1));
  await joinFamily(of(other.id), forParents, nameOf(other.id), other.child);
  await askSchool(egor);
  await planMeeting(vera);
  await passTo(sandbox, app, at);
}

async function setUp(anna: Actor): Promise<void> {
  await anna.opens();
  await anna.taps('claim');
  await anna.taps('yes');
  await anna.says(nameOf(1001));
  await anna.says('Школа № 555');
  await anna.says(demoClasses.join(', '));
  await anna.taps('save');
  await anna.taps('vk-sferum');
  await anna.says('Все объявления есть в электронном дневнике.');
  // The school has long been on the platform.
  await anna.taps('yes');
  await anna.taps('save');
  for (const id of ['c1', 'c2']) await anna.taps('open', id);
  await anna.taps('done');
}

/** One code for all teachers, after the link of the «Учительская» was given. */
async function issueForTeachers(anna: Actor): Promise<string> {
  await anna.says('меню');
  await anna.taps('invites');
  await anna.taps('role', 'subjectTeacher');
  await anna.taps('link');
  await anna.says('https://sferum.ru/?p=start&invite=demo');
  await anna.taps('yes');
  await anna.taps('next');
  await anna.taps('shared');
  return anna.code;
}

async function issue(by: Actor, role: string, of?: string): Promise<string> {
  await by.says('меню');
  await by.taps('invites');
  await by.taps('role', role);
  if (of !== undefined) await by.taps('class', of);
  return by.code;
}

async function joinStaff(person: Actor, code: string, name: string): Promise<void> {
  await person.opens(code);
  await person.taps('yes');
  await person.says(name);
  await person.taps('skip');
  await person.taps('send');
}

async function joinFamily(person: Actor, code: string, name: string, child: string): Promise<void> {
  await person.opens(code);
  await person.taps('yes');
  await person.says(name);
  await person.says(child);
  await person.taps('send');
}

async function acceptAll(by: Actor, queue?: string): Promise<void> {
  await by.says('меню');
  await by.taps('queue');
  // Whoever decides about several queues is asked which one.
  if (queue !== undefined && by.offers('queue', queue)) await by.taps('queue', queue);
  await by.taps('all');
  if (by.offers('@sure')) await by.taps('@sure');
  await by.says('меню');
}

/** A question to the school that waits for its answer. */
async function askSchool(egor: Actor): Promise<void> {
  await egor.says('помощь');
  await egor.taps('school');
  await egor.taps('chats');
  await egor.says('Не вижу чат 7А на новом телефоне.');
  await egor.taps('send');
  await egor.says('меню');
}

/** It is tomorrow for whoever looks at the school. */
async function planMeeting(vera: Actor): Promise<void> {
  await vera.says('меню');
  await vera.taps('events');
  await vera.taps('meeting');
  await vera.says('Родительское собрание 7А');
  await vera.says('послезавтра в 18:00');
  await vera.says('кабинет 12');
  await vera.taps('yes');
  await vera.says('меню');
}

async function keepParentsChat(vera: Actor): Promise<void> {
  await vera.says('меню');
  await vera.taps('all');
  await vera.taps('duty', 'C3b:c1');
  await vera.taps('open');
  await vera.says('https://vk.me/join/AJQ1d_demo7ArodVw4aXk');
  await vera.taps('yes');
}

function nameOf(id: number): string {
  const found = [...demoPeople, ...demoWaiting].find((person) => person.id === id);
  return found ? `${found.firstName} ${found.lastName}` : '';
}
