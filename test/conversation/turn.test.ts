import { beforeEach, describe, expect, it } from 'vitest';
import { scenes } from '#scenes/index.ts';
import { Talk } from '#src/conversation/place.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { asked, sample, sure } from '#test/conversation/sample.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

/** What the engine owes every scene, once. */
let bot: Bot;
let anna: Person;
const sees = (name: string): void => anna.sees('people.name', { name });
const frame = async () => Talk.parse((await bot.read('place', anna.id))?.talk).frames.at(-1);
const enter = async (draft: Record<string, unknown> = {}): Promise<void> => {
  await opensScene(bot, anna, 'sample', draft);
  anna.ignores();
};

beforeEach(async () => {
  bot = await startBot({ scenes: new Map([...scenes, ['sample', sample]]) });
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
  await enter();
});

describe('moving about', () => {
  it('goes back one step and keeps what was entered', async () => {
    await anna.says('слово');
    sees('Слово: слово');
    await anna.says('назад');
    sees(asked.one);
    expect(await frame()).toMatchObject({ step: 'one', draft: { word: 'слово' } });
    await anna.taps('@back');
    anna.sees('home-list.greeting');
  });

  it('cancels to «Мои дела», and help leads back to where it was asked for', async () => {
    await anna.says('слово');
    sees(asked.two);
    await anna.says('Помощь!');
    anna.sees('help-topics.ask');
    await anna.taps('@back');
    sees(asked.two);
    await anna.taps('@cancel');
    anna.sees('patterns.cancelled');
    anna.sees('home-list.greeting');
  });

  it('passes a step over that has nothing to ask', async () => {
    await anna.taps('skip');
    sees('Слово: пусто');
    await anna.taps('@back');
    sees(asked.one);
  });

  it('goes on after three weeks and a restart where it was', async () => {
    await anna.says('слово');
    sees(asked.two);
    await bot.passes(days(21));
    await bot.restarts();
    await anna.says('здравствуйте');
    anna.sees('patterns.go-on');
    sees(asked.two);
    await anna.taps('done');
    sees('Сделано: слово');
  });
});

describe('what people type', () => {
  it('says what was not understood and asks the same again', async () => {
    await anna.says('плохо');
    sees('Не разобрать');
    sees(asked.one);
  });

  it.each(['Пропустить', 'пропустить.', '«ПРОПУСТИТЬ»', 'Пропустить 👍', 'нет'])(
    'takes «%s» for the button where words are data',
    async (typed) => {
      await anna.says(typed);
      sees('Слово: пусто');
    },
  );

  it('leaves empty what may be left so on «не знаю», which is no «нет» to a question', async () => {
    await anna.says('Не знаю…');
    sees('Слово: пусто');
    await anna.says('иначе');
    await anna.taps('fact');
    await anna.says('не знаю');
    anna.sees('patterns.choose-one');
    expect(await frame()).toMatchObject({ step: 'fact' });
    anna.ignores();
  });

  it('takes ё and е for one letter in a label', async () => {
    await anna.says('еще раз');
    expect(await frame()).toMatchObject({ draft: { ticks: 1 } });
    anna.ignores();
  });

  it('takes «готово» where exactly one choice says so', async () => {
    await anna.says('слово');
    sees(asked.two);
    await anna.says('готово');
    sees('Сделано: слово');
  });

  it.each(['Всё верно', 'все верно!', 'готово', 'всё'])('takes «%s» for «Всё верно»', async (typed) => {
    await anna.says('слово');
    sees(asked.two);
    await anna.says(typed);
    if (typed === 'всё') anna.sees('patterns.choose-one');
    else sees('Сделано: слово');
    anna.ignores();
  });

  it('takes no piece of a word for a label, nor its first word where words are data', async () => {
    await anna.says('Ещё');
    sees('Слово: Ещё');
    await anna.says('инач');
    anna.sees('patterns.choose-one');
    await anna.says('иначе');
    sees(asked.one);
    await anna.taps('list');
    sees(asked.list);
    await anna.says('борис власов');
    sees(sure('p2'));
    // What is asked by name has its own whole word.
    await anna.says('убра');
    anna.sees('patterns.choose-one');
    sees(sure('p2'));
  });

  it('does not take a number for a button that nobody numbered', async () => {
    await anna.says('1');
    sees('Слово: 1');
    await anna.says('1');
    anna.sees('patterns.choose-one');
    expect(await frame()).toMatchObject({ step: 'two' });
  });

  it('numbers the choices for a client that shows no buttons, and takes their numbers', async () => {
    Object.assign(anna.dialog.client, { keyboard: false });
    await anna.says('слово');
    anna.sees('patterns.bare');
    expect(anna.last.text).toContain('1. Всё верно');
    await anna.says('1');
    sees('Сделано: слово');
  });

  it('says nothing of numbers where there are no variants', async () => {
    Object.assign(anna.dialog.client, { keyboard: false });
    await anna.taps('table');
    sees(asked.table);
    expect(anna.last.text).not.toContain('номер варианта');
  });

  it.each([
    ['a voice message', (person: Person) => person.sendsVoice(), 'patterns.unheard'],
    ['a sticker', (person: Person) => person.sendsSticker(), 'patterns.no-picture'],
    ['a picture', (person: Person) => person.sendsPhoto(), 'patterns.no-picture'],
    ['a file', (person: Person) => person.sendsFile('a.csv', '1А'), 'patterns.no-file'],
  ])('answers %s kindly and asks the same again', async (_, send, answer) => {
    await send(anna);
    anna.sees(answer);
    sees(asked.one);
    expect(await frame()).toMatchObject({ scene: 'sample', step: 'one' });
  });
});

describe('a list', () => {
  beforeEach(async () => {
    await anna.taps('list');
    sees(asked.list);
  });

  it('shows a page with its number and how many there are, and turns', async () => {
    anna.sees('list.page', { page: 1, pages: 3, count: 23 });
    await anna.taps('@page', '1');
    anna.sees('list.page', { page: 2, pages: 3, count: 23 });
    expect(anna.last.text).toContain('11. ');
    expect(await frame(), 'turning is no step').toMatchObject({ trail: ['one'] });
  });

  it('takes a number for the row that shows it, on another page too', async () => {
    await anna.says('3');
    sees(sure('p3'));
    await anna.says('нет');
    sees(asked.list);
    await anna.taps('@page', '1');
    anna.ignores();
    await anna.says('12');
    sees(sure('p12'));
  });

  it('finds a row by a part of its name, and shows several to be told apart', async () => {
    await anna.says('зимина');
    sees(sure('p3'));
    await anna.taps('@no');
    await anna.says('анна');
    anna.sees('list.found', { said: 'анна' });
    expect(anna.last.text).toContain('Анна Орлова');
    expect(anna.last.text).not.toContain('Борис');
    await anna.taps('@all');
    expect(anna.last.text).toContain('Борис');
    anna.ignores();
  });

  it('asks by name what cannot be undone, and no number and no «да» does it', async () => {
    await anna.taps('who', 'p2');
    sees(sure('p2'));
    for (const typed of ['1', 'да', 'хорошо']) {
      await anna.says(typed);
      anna.sees('patterns.choose-one');
      sees(sure('p2'));
    }
    expect(await frame()).toMatchObject({ draft: { chosen: [] } });
    await anna.says('убрать');
    sees('Убрано: p2');
    expect(await frame()).toMatchObject({ draft: { chosen: ['p2'] }, trail: [] });
  });

  it('leads «Назад» never into what was decided', async () => {
    await anna.taps('who', 'p2');
    sees(sure('p2'));
    await anna.taps('@sure');
    sees('Убрано: p2');
    await anna.taps('@back');
    anna.sees('home-list.greeting');
  });

  it('asks nothing by name about what is gone meanwhile', async () => {
    await anna.says('9');
    sees(sure('p9'));
    const place = await bot.read('place', anna.id);
    const talk = Talk.parse(place?.talk);
    const frames = talk.frames.map((one) => ({ ...one, draft: { ...one.draft, people: 3 } }));
    await bot.write('place', anna.id, { v: 1, until: place?.until ?? 0, talk: { ...talk, frames } });
    await anna.taps('@sure');
    anna.sees('patterns.old-button');
    expect(await frame()).toMatchObject({ draft: { chosen: [] } });
  });
});

describe('what is not offered now', () => {
  it('shows the present step for a button of an earlier question, and for a second tap on the same one', async () => {
    const tick = keepsButton(anna, 'tick');
    anna.dialog.taps({ payload: tick.payload });
    await tapsKept(bot, anna, tick);
    anna.sees('patterns.old-button');
    anna.ignores();
    expect(await frame(), 'counted once').toMatchObject({ draft: { ticks: 1 } });
  });

  it('does not hand a forged id or a forged choice to the step', async () => {
    await anna.taps('list');
    anna.ignores();
    await tapsKept(bot, anna, keepsButton(anna, 'who', 'p99'));
    anna.sees('patterns.old-button');
    anna.ignores();
    const kept = keepsButton(anna, 'who');
    await tapsKept(bot, anna, { payload: { ...(kept.payload as object), c: 'done' } });
    anna.sees('patterns.old-button');
    expect(await frame()).toMatchObject({ step: 'list', draft: { chosen: [] } });
  });

  it('opens nothing that a notice cannot open', async () => {
    await opensByNotice(bot, anna, 'claim');
    anna.sees('patterns.old-button');
    anna.dialog.taps({ payload: { s: 'claim', c: '@open' } });
    await bot.settle();
    anna.sees('patterns.old-button');
    sees(asked.one);
  });

  it('says so when what a step is about is gone, for its question and for a tap on it', async () => {
    await anna.taps('fact');
    sees('Вещь: Вера');
    const place = await bot.read('place', anna.id);
    const talk = Talk.parse(place?.talk);
    const frames = talk.frames.map((one) => ({ ...one, draft: { ...one.draft, gone: true } }));
    await bot.write('place', anna.id, { v: 1, until: place?.until ?? 0, talk: { ...talk, frames } });
    await anna.taps('yes');
    anna.sees('patterns.gone');
    anna.sees('home-list.greeting');
  });
});

describe('a table', () => {
  beforeEach(async () => {
    await anna.taps('table');
    sees(asked.table);
  });

  it('is read where the step reads tables', async () => {
    await anna.sendsFile('a.csv', '1А;1Б');
    sees('Слово: 1А 1Б');
  });

  it('changes nothing when the person has moved on before it was read', async () => {
    anna.dialog.sendsFile({ name: 'a.csv', content: new TextEncoder().encode('1А;1Б') });
    anna.dialog.says('назад');
    await bot.settle();
    anna.sees('patterns-file.late');
    expect(await frame()).toMatchObject({ step: 'one', draft: { word: '' } });
    anna.ignores();
  });

  it('is told why it could not be read', async () => {
    await anna.sendsFile('a.pdf', '%PDF');
    anna.sees('patterns-file.unknown-kind');
    sees(asked.table);
  });

  it('is not fetched from somebody who lost the right to the step', async () => {
    const person = await bot.read('person', anna.id);
    if (!person) throw new Error('no person');
    await bot.write('person', anna.id, { ...person, roles: [] });
    await anna.sendsFile('a.csv', '1А;1Б');
    anna.sees('patterns.not-yours');
    anna.ignores();
  });
});

describe('a new version of the bot', () => {
  it.each([
    ['a step that is gone', { step: 'gone' }],
    ['a draft of an older version', { version: 1 }],
    ['a draft that no longer parses', { draft: { word: 7 } }],
  ])('starts over with an apology at %s', async (_, change) => {
    await rewrite(change);
    await anna.says('слово');
    anna.sees('patterns.moved-on');
  });

  it('brings people out of a scene that is gone, without its draft leaking into another', async () => {
    await rewrite({ scene: 'vanished', draft: { of: 'x' } });
    await anna.says('слово');
    anna.sees('patterns.moved-on');
    anna.sees('home-list.greeting');
    expect((await frame())?.scene).toBe('home');
  });

  it('brings people to a safe place when theirs cannot be read at all', async () => {
    await bot.write('place', anna.id, { v: 1, until: bot.clock.now() + hours(1), talk: { frames: 'x' } });
    await anna.says('слово');
    anna.sees('patterns.moved-on');
    anna.sees('home-list.greeting');
  });

  it('brings people out of a scene when they lose the right to it', async () => {
    const person = await bot.read('person', anna.id);
    if (!person) throw new Error('no person');
    await bot.write('person', anna.id, { ...person, roles: [] });
    await anna.says('слово');
    anna.sees('patterns.not-yours');
  });
});

it('keeps a stranger’s place for a day and no longer', async () => {
  const boris = bot.person('boris');
  await boris.opens();
  await boris.taps('code');
  boris.ignores();
  await bot.passes(hours(23));
  await boris.says('абракадабра');
  boris.sees('hello-code.unread');
  await bot.passes(hours(25));
  await boris.says('абракадабра');
  boris.sees('hello-welcome.ask');
});

it('says once in a group chat what it is, and reads nothing there', async () => {
  const chat = bot.sandbox.chats.create({ title: '7А родители', ownerId: anna.dialog.personId });
  chat.addCommunity(bot.groupId, { by: anna.dialog.personId });
  await bot.settle();
  chat.says(anna.dialog.personId, '/помощь');
  await bot.settle();
  const said = chat.messages.filter(({ fromId }) => fromId === -bot.groupId);
  expect(said).toHaveLength(1);
  expect(await bot.store.client.keys('*:place:vk:2000*')).toEqual([]);
});

async function rewrite(change: Record<string, unknown>): Promise<void> {
  const place = await bot.read('place', anna.id);
  const talk = Talk.parse(place?.talk);
  const last = talk.frames.length - 1;
  const frames = talk.frames.map((one, i) => (i === last ? { ...one, ...change } : one));
  await bot.write('place', anna.id, { v: 1, until: place?.until ?? 0, talk: { ...talk, frames } });
}
