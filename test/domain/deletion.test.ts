import { expect, it } from 'vitest';
import { platformOf } from '#src/domain/answers/answers.ts';
import { publishAnswer } from '#src/domain/answers/keeping.ts';
import { passOn } from '#src/domain/answers/unanswered.ts';
import { handOverMaterial, publishMaterial } from '#src/domain/channels/materials.ts';
import { settleFamily, storeChat } from '#src/domain/chats/chats.ts';
import { writeSchoolChats } from '#src/domain/chats/filing.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { sayComing } from '#src/domain/events/coming.ts';
import { planEvent } from '#src/domain/events/events.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import { type PersonId, theClock } from '#src/domain/ground/person-id.ts';
import { annulInvites, issueInvite } from '#src/domain/joining/invites.ts';
import { rejectRequest } from '#src/domain/joining/rejection.ts';
import { askVerification } from '#src/domain/joining/requests.ts';
import { inviteStaff } from '#src/domain/joining/staff-invites.ts';
import { holdMailing } from '#src/domain/mailings/mailings.ts';
import { mailingIsOver } from '#src/domain/mailings/sending.ts';
import { moveFamily } from '#src/domain/movement/moving.ts';
import { signatureOf, stepUp } from '#src/domain/movement/school-year.ts';
import { keepContact } from '#src/domain/papers/application.ts';
import { setAway } from '#src/domain/people/away.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import type { Held } from '#src/domain/people/record.ts';
import { answerAsConfidant, nameConfidant } from '#src/domain/pleas/confidants.ts';
import { sendPlea } from '#src/domain/pleas/pleas.ts';
import { answerQuestion } from '#src/domain/questions/answering.ts';
import { askQuestion } from '#src/domain/questions/asking.ts';
import { recordKinds } from '#src/domain/records.ts';
import { keepPlatformFigures } from '#src/domain/reports/statistics.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import { answerTicket } from '#src/domain/tickets/answering.ts';
import { openTicket } from '#src/domain/tickets/asking.ts';
import { tellTroubles } from '#src/domain/troubles/tell.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, sends } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { opensScene } from '#test/support/taps.ts';

const name = 'Зоя Лисицына';

/** Somebody who has done everything that leaves something behind, and her colleagues who have done it about her. */
async function busyLife(bot: Bot): Promise<Person> {
  await schoolWith(bot, { classes: ['7А', '7Б', '7В', '11А'] });
  const staff = async (who: string, roles: Held[], called = who) => member(bot, who, { roles, name: called });
  const zoya = await staff(
    'zoya',
    [
      { role: 'administrator' },
      { role: 'head' },
      { role: 'classTeacher', class: 'c1' },
      { role: 'parent', class: 'c2' },
    ],
    name,
  );
  const { id: vera } = await staff('vera', [
    { role: 'administrator' },
    { role: 'classTeacher', class: 'c2' },
  ]);
  const { id: petr } = await staff('petr', [{ role: 'subjectTeacher' }]);
  const { id: lida } = await staff('lida', [{ role: 'classTeacher', class: 'c3' }]);
  const { id: olga } = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
  const z = zoya.id;
  let made = 0;
  const does = async <T extends { ok: boolean }>(who: PersonId, act: (desk: Desk) => Promise<T>) => {
    // No two codes alike.
    const dice = {
      below(limit: number) {
        made += 7;
        return made % limit;
      },
    };
    const done = await as(bot, who, (desk) => act({ ...desk, dice }));
    expect(done).toMatchObject({ ok: true });
    return done as Extract<T, { ok: true }>;
  };

  const chat = { chat: 'C3b', title: '' } as const;
  const link = (end: string) => `https://vk.me/join/AJQ1d7fYkQabcd${end}`;
  await does(z, (desk) => storeChat(desk, { ...chat, class: 'c1', link: link('ef'), second: 'petr' }));
  await does(vera, (desk) => storeChat(desk, { ...chat, class: 'c2', link: link('gh'), second: name }));
  await does(z, (desk) => settleFamily(desk, { class: 'c2', state: 'done' }));
  await bot.transaction((tx) => {
    tx.put('link-received', 'c1', memberOf('teacher', z), tx.now);
    tx.put('link-received', 'c2', memberOf('parent', z), tx.now);
    tx.put('class-chosen', 'c2', memberOf('parent', z), tx.now);
  });
  await does(vera, (desk) => moveFamily(desk, { person: z, class: 'c2', to: 'c3' }));

  const issued = await does(z, (desk) => issueInvite(desk, { role: 'deputy' }));
  await does(z, (desk) => annulInvites(desk, { hashes: [issued.invite.hash] }));
  await does(z, (desk) => issueInvite(desk, { role: 'subjectTeacher' }));
  const label = { name: 'Лисицына Зоя Петровна', post: 'завуч', subjects: [], role: 'deputy' } as const;
  await does(vera, (desk) => inviteStaff(desk, { people: [label] }));
  await does(vera, (desk) => inviteStaff(desk, { people: [{ ...label, name: 'Зоя Лисицына' }] }));

  await does(z, (desk) => askVerification(desk, {}));
  const joining = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c2' });
  await sends(bot, z, joining, 'Миша');
  const guests = await invited(bot, { code: '7K3MPQ9XTB', role: 'subjectTeacher' });
  const [guest] = await ask(bot, 1, { invite: guests, from: 5001 });
  await does(z, (desk) =>
    rejectRequest(desk, { queue: 'staff', ids: [guest?.request ?? ''], reason: 'unknown' }),
  );

  const plan = {
    kind: 'meeting',
    title: 'Совет',
    link: null,
    room: null,
    audience: { who: 'staff' },
  } as const;
  const at = bot.clock.now() + days(9);
  await does(z, (desk) => planEvent(desk, { ...plan, at, charge: petr }));
  await does(vera, (desk) => planEvent(desk, { ...plan, at, charge: z }));

  const coming = await does(vera, (desk) => planEvent(desk, { ...plan, at, charge: petr, asks: true }));
  await does(z, (desk) => sayComing(desk, { id: coming.event.id, option: 0 }));
  const asking = { text: 'Кто за?', options: ['@yes', '@no'], until: at };
  const question = await does(lida, (desk) =>
    askQuestion(desk, { ...asking, audience: { whom: 'parents', classes: ['c3'] } }),
  );
  await does(z, (desk) => askQuestion(desk, { ...asking, audience: { whom: 'parents', classes: ['c1'] } }));
  await bot.passes(minutes(5));
  await does(z, (desk) => answerQuestion(desk, { question: question.mailing.id, option: 0 }));

  const mail = { kind: 'announcements', text: 'Ура', attached: [], urgent: false } as const;
  await does(vera, (desk) => holdMailing(desk, { ...mail, audience: { whom: 'staff', classes: [] } }));
  await does(z, (desk) => holdMailing(desk, { ...mail, audience: { whom: 'everybody', classes: [] } }));
  await bot.passes(minutes(5));
  const material = { channel: 'staff', text: 'Новость', attached: [], wished: null } as const;
  const handed = await does(z, (desk) => handOverMaterial(desk, material));
  await does(z, (desk) => handOverMaterial(desk, material));
  await does(vera, (desk) => publishMaterial(desk, { material: handed.material.id, wished: false }));
  const later = await does(z, (desk) => handOverMaterial(desk, { ...material, wished: '2026-09-21' }));
  await does(vera, (desk) => publishMaterial(desk, { material: later.material.id, wished: true }));
  await bot.passes(minutes(5));
  await does(z, (desk) => holdMailing(desk, { ...mail, audience: { whom: 'staff', classes: [] } }));
  await does(vera, (desk) => holdMailing(desk, { ...mail, audience: { whom: 'staff', classes: [] } }));

  await does(z, (desk) => teach(desk, { lines: [{ kind: 'subject', title: 'Физика', classes: ['c1'] }] }));
  const done = { state: 'done', at: bot.clock.now(), by: z } as const;
  for (const key of ['A5', 'A12', 'C3a:c3', 'C4:c2']) await as(bot, z, (desk) => markDuty(desk, key, done));
  await does(z, (desk) => keepPlatformFigures(desk, { platform: 'none' }));
  const seen = signatureOf((await bot.read('classes', 'main'))?.list ?? []);
  await does(z, (desk) => stepUp(desk, { changes: {}, firsts: ['1А'], seen }));

  await does(z, (desk) => keepContact(desk, { name, email: 'zoya@example.org', phone: '+7 911 000-00-00' }));
  const until = bot.clock.now() + days(3);
  await does(lida, (desk) => setAway(desk, { until, deputy: z }));
  await does(z, (desk) => setAway(desk, { until, deputy: vera }));

  for (const person of [z, petr]) {
    await does(vera, (desk) => nameConfidant(desk, { person, post: 'psychologist' }));
    await does(person, (desk) => answerAsConfidant(desk, { agreed: true }));
  }
  await does(z, (desk) => sendPlea(desk, { to: petr }));
  const part = (text: string) => [{ text, attached: [], ref: text }];
  await does(z, (desk) => openTicket(desk, { topic: 'chats', parts: part('Где чат?') }));
  const asked = await does(olga, (desk) => openTicket(desk, { topic: 'other', parts: part('Кому?') }));
  const { id: ticket } = asked.ticket;
  await does(z, (desk) => answerTicket(desk, { ticket, parts: part('Мне'), seen: 1 }));

  const chatHers = {
    ...({ id: 'H6c', duty: 'H6c', title: 'Актив', link: link('ij'), second: name, aside: null } as const),
    ...{ at: bot.clock.now(), maker: z, roles: [], adult: z, told: [z] },
    members: [{ person: z, role: 'parent' as const, class: 'c3' }],
    proposed: [{ person: z, class: 'c3', until: bot.clock.now() + days(1), asked: true }],
  };
  await bot.write('schoolChats', 'main', { v: 1, list: [chatHers] });
  await bot.write('pleas', z, {
    v: 1,
    list: [{ id: 'p1', from: olga, at: bot.clock.now(), seen: false, reminded: false }],
  });
  const others = [
    { ...chatHers, id: 'other1', duty: 'T3b' as const },
    { ...chatHers, id: 'other2', duty: 'C3d' as const, class: 'c3', members: [] },
    { ...chatHers, id: 'other3', duty: 'T3b' as const, maker: petr, members: [{ person: z }] },
  ];
  await bot.transaction((tx) => writeSchoolChats(tx, others));
  await bot.write('tries', z, { v: 1, times: [bot.clock.now()] });
  await bot.write('notices', z, { v: 1, day: '2026-09-15', nudgedAt: bot.clock.now() });
  await bot.write('morning', z, {
    v: 1,
    waiting: [{ to: [z], text: [{ key: 'patterns.back-again', args: {} }] }],
  });
  await bot.write('supportLetter', z, {
    ...({ v: 1, until: bot.clock.now() + hours(1), email: 'z@example.org' } as const),
    lines: [{ part: 'what', said: name }],
  });
  await bot.write('claim', 'main', { v: 1, hash: 'h', at: bot.clock.now() });
  await bot.transaction((tx) => {
    tx.makeDue('digest', z, bot.clock.now() + days(1));
    tx.makeDue('letter-end', z, bot.clock.now() + days(1));
    tx.makeDue('nudge', z, bot.clock.now() + days(1));
    tx.makeDue('morning', z, bot.clock.now() + days(1));
    tx.makeDue('safety', z, bot.clock.now() + days(1));
  });
  await as(bot, zoya.id, (desk) => tellTroubles(desk, [{ cause: 'waits', since: bot.clock.now() }]));
  await opensScene(bot, zoya, 'settings');
  await bot.settle();
  // What she writes for everybody stays, and names her nowhere; of what she passes on nobody knows that it is hers.
  const text = { question: 'Когда медосмотр', steps: ['В октябре.'], trouble: [], links: true };
  await as(bot, zoya.id, (desk) =>
    publishAnswer(desk, { platform: platformOf(desk), seen: 0, text, phrases: [] }),
  );
  await as(bot, zoya.id, (desk) => passOn(desk, { text: 'Когда обед у Лисицыной', stems: ['обед'] }));
  return zoya;
}

it('whoever deletes their data stands in no record, list, due fact or outcome of anybody', async () => {
  const bot = await startBot();
  const zoya = await busyLife(bot);
  const here = (): Promise<Map<string, string>> => readStored(bot);
  const before = await here();
  const kinds = new Set([...before.keys()].map((key) => key.split(':')[1]));
  // A new kind of record belongs into this life as well. Nobody has a second account yet.
  const unseen = Object.keys(recordKinds).filter((kind) => kind !== 'alias' && !kinds.has(kind));
  expect(unseen, 'records of which this test makes none').toEqual([]);

  await as(bot, zoya.id, (desk) => forgetMe(desk, {}));
  // Whom she rejected hears of it some minutes later, and what is on its way arrives.
  await bot.passes(hours(1));
  for (const one of ['zoya', 'vera', 'petr', 'lida', 'olga']) bot.person(one).ignores();

  const id = new RegExp(`${zoya.id}(?!\\d)|(?<!\\d)${zoya.id.slice(3)}(?!\\d)`);
  const left = [...(await here())]
    .filter(([key]) => !key.includes(`:place:${zoya.id}`))
    .filter(([key, text]) => id.test(key) || id.test(text) || text.includes('Лисицын'));
  expect(left).toEqual([]);
});

it('whoever deletes their data while a mailing is on its way stands in its outcomes no longer than that', async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
  const held = await as(bot, anna.id, (desk) =>
    holdMailing(desk, {
      ...{ kind: 'announcements', text: 'Ура', attached: [], urgent: false },
      audience: { whom: 'staff', classes: [] },
    }),
  );
  if (!held.ok) throw new Error(held.refusal);
  const { id } = held.mailing;
  await bot.passes(minutes(5));
  for (const one of [anna, vera]) one.ignores();
  await as(bot, vera.id, (desk) => forgetMe(desk, {}));
  // What became of it for her is told after she has gone.
  await bot.store.client.hset(bot.store.keys.outcomes(id), vera.id, 'sent', anna.id, 'sent');
  await as(bot, theClock, (desk) => mailingIsOver(desk, id));
  const outcomes = await as(bot, theClock, ({ tx }) => tx.outcomes(id));
  expect(outcomes.map(({ to }) => to)).toEqual([anna.id]);
});
