import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { storeChat } from '#src/domain/chats/chats.ts';
import { planEvent } from '#src/domain/events/events.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import { days } from '#src/regulation/durations.ts';
import { saidFormally } from '#src/text/formal.ts';
import { say } from '#src/text/say.ts';
import { loadTexts } from '#src/text/texts.ts';
import { adultsNamed } from '#test/conversations/everyone/named-adults.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import type { Looker as Looking, Step } from '#test/support/crawl.ts';
import { Looker } from '#test/support/crawl.ts';
import { as } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';

/**
 * A child is said «ты», or nothing: wherever a pupil can get by tapping, and whatever comes of unread words there,
 * nobody says «вы». Texts that adults read as well do without either.
 */

const code = 'AAAAABBBBB';
const mostSteps = 900;

/** A school that has something for pupils everywhere: a class chat, a subject's, an event, an adult to be told. */
async function livelySchool(bot: Bot, pupils: 'off' | 'guided' | 'full'): Promise<void> {
  await schoolWith(bot, { school: { pupils, otherWay: 'электронный дневник', ready: true } });
  const olga = await member(bot, 'olga', {
    name: 'Ольга Петровна',
    roles: [{ role: 'classTeacher', class: 'c1' }, { role: 'deputy' }],
  });
  await adultsNamed(bot, { person: olga, post: 'psychologist' });
  await familyInvite(bot, { code, role: 'student', class: 'c1' });
  const link = 'https://vk.me/join/AJQ1d7fYkQabcdef';
  const event = { kind: 'meeting', title: 'Концерт', link: null, room: 'зал', charge: olga.id } as const;
  await as(bot, olga.id, (desk) =>
    storeChat(desk, { chat: 'C3a', title: '', class: 'c1', link, second: '' }),
  );
  await as(bot, olga.id, (desk) =>
    teach(desk, { lines: [{ kind: 'subject', title: 'Физика', classes: ['c1'] }] }),
  );
  await as(bot, olga.id, (desk) =>
    planEvent(desk, { ...event, at: bot.clock.now() + days(2), audience: { who: 'everybody' } }),
  );
}

/** All that is said on the ways from here, each place once for each set of choices. */
async function walk(looker: Looking, from: Step | undefined): Promise<ReadonlySet<string>> {
  const heard = new Set<string>();
  const been = new Set<string>();
  const ahead = [from];
  for (let left = mostSteps; ahead.length > 0 && left > 0; ) {
    const step = ahead.shift();
    if (!step) continue;
    for (const message of step.messages) {
      const rows = 'rows' in message ? (message.rows ?? []).flat().map(({ label }) => label) : [];
      for (const line of ['text' in message ? message.text.split('\n') : [], rows].flat())
        if (saidFormally(line).length > 0) heard.add(`${step.place}: ${saidFormally(line)} in «${line}»`);
    }
    const { sure, draft } = step.talk.frames.at(-1) ?? {};
    const offered = step.reply.shown.offered.map(({ chose, of }) => `${chose} ${of ?? ''}`);
    const key = JSON.stringify([step.place, draft, sure, offered]);
    if (been.has(key)) continue;
    been.add(key);
    // Whoever says that they are a grown-up is spoken to as one.
    const ways = step.reply.shown.rows.flat().filter(({ chose }) => !['parent', 'staff'].includes(chose));
    for (const one of ways) {
      ahead.push(await looker.taps(step, one));
      left -= 1;
    }
    for (const said of ['чепуха', 'Вася Пупкин', 'ZZZZZ99999']) ahead.push(await looker.says(step, said));
  }
  return heard;
}

it.each(['full', 'guided', 'off'] as const)(
  'is how the bot speaks to a pupil whom it keeps, in the mode %s',
  { timeout: 120_000 },
  async (pupils) => {
    const bot = await startBot();
    await livelySchool(bot, pupils);
    const misha = await member(bot, 'misha', { name: 'Миша', roles: [{ role: 'student', class: 'c1' }] });
    for (const one of ['olga', 'misha']) bot.person(one).ignores();
    const looker = new Looker(bot.app, misha.id, schoolMorning);
    expect([...(await walk(looker, await looker.turn({ kind: 'start' })))]).toEqual([]);
  },
);

it.each(['full', 'guided', 'off'] as const)(
  'is how it speaks to a pupil who comes by the code of the class, in the mode %s',
  { timeout: 120_000 },
  async (pupils) => {
    const bot = await startBot();
    await livelySchool(bot, pupils);
    const petya = bot.person('petya');
    bot.person('olga').ignores();
    const looker = new Looker(bot.app, petya.id, schoolMorning);
    const from = await looker.turn({ kind: 'words', text: code });
    expect([...(await walk(looker, from))]).toEqual([]);
  },
);

it('is how what comes to a pupil by itself is worded, and what they are refused', () => {
  const texts = loadTexts(fileURLToPath(new URL('../../../locales', import.meta.url)));
  const values = {
    ...{ whose: 'student', role: 'student', kind: 'meeting', night: 'yes', duty: 'H6d', teacher: 'no' },
    ...{ class: '7А', from: '7А', to: '7Б', title: 'Физика', name: 'Миша', who: 'Ольга', adult: 'Ольга' },
    ...{ by: 'Ольга', why: 'болезнь', post: 'психолог', what: 'Ученики', since: '1', until: '2', when: '1' },
    ...{ inside: 'в Сферуме', platform: 'Сферум', profile: 'учебный профиль', wrong: '', way: '', link: '' },
    ...{ count: 1, number: '7', page: '1', said: 'слова', kin: 'нет', days: 1 },
    ...{ named: 'no', known: 'yes', edited: 'no', closed: 'yes' },
    ...{ topic: 'Другое', stand: 'ждёт', opens: 'завтра', mail: 'a@b.c', subject: 'Вопрос', school: '1' },
    ...{ text: 'слова', lines: 'слова', question: 'Что?', tries: 1, phone: '1', url: '1', of: '1' },
  };
  const toPupils =
    /^(?:care\.|plea-news\.(?!new|remind|answer)|event-news\.(?!charge|over|answer)|request-late\.|request-rejected\.(?!not-listed)|request-accepted\.student|taught-chats\.told-pupil|class-chat\.(?!told)|platform-link(?:-warning|-link)?\.|mail-read|my-requests|safety-invitation|patterns\.|pleasantry\.|ticket-news\.(?:answer-edited|answered|asked-developer|author-how|closed|developer$|helped|lapsed|open)|ticket-template\.|ticket-topic\.|ticket-stand\.|ticket\.|support-letter(?!-look\.noted)|ask-school|my-ticket|pass-on|asked-|meant-|guide\.|trusted-adult|refusal-(?:forbidden|overtaken|unknown-duty|not-this-way|invite|class-closed|too-many-tries|already-member|roles-apart|no-such-adult|ticket|too-many-tickets|nobody-answers|letter-waits|nothing-left|passed-often|answer-gone))/;
  const formally = texts
    .keys('ru')
    .filter((key) => toPupils.test(key))
    .map((key) => texts.render(say(key, values), 'ru', 'Europe/Moscow'))
    .filter((text) => saidFormally(text).length > 0);
  expect(formally).toEqual([]);
});
