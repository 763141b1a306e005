import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scenes } from '#scenes/index.ts';
import { again, button, defineScene, go, leave, say, stay } from '#src/conversation/define.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** What the engine owes every scene, once; texts are borrowed, for the engine knows none. */
const asked = { one: 'hello-code.ask', two: 'claim-name.ask', empty: 'school-setup-there.ask' } as const;
const Draft = z.object({ word: z.string().default(''), page: z.number().default(0) });
const sample = defineScene<'one' | 'two' | 'empty', typeof Draft>({
  slug: 'sample',
  duties: [],
  version: 2,
  first: 'one',
  draft: Draft,
  may: (me) => me.roles.length > 0,
  steps: {
    one: {
      takes: ['text'],
      ask: () => ({
        text: say(asked.one),
        buttons: [button('skip', say('consent.yes')), button('page', say('consent.no'))],
      }),
      answer({ said, chose, draft }) {
        if (chose === 'page') return stay({ page: draft.page + 1 });
        if (chose === 'skip') return go('empty');
        return said === 'плохо' ? again(say('name.unread')) : go('two', { word: said });
      },
    },
    two: {
      ask: ({ draft }) => ({
        text: [say(asked.two), say('school-setup-name.keep', { name: draft.word })],
        buttons: [button('done', say('consent.yes'))],
      }),
      answer: ({ chose, draft }) =>
        chose === 'done' ? leave(say('claim.done', { name: draft.word })) : again(),
    },
    empty: { ask: () => go('two', { word: 'пусто' }), answer: () => leave() },
  },
});

describe('what every scene has in common', () => {
  let bot: Bot;
  let anna: Person;
  const enter = async (): Promise<void> => {
    anna.dialog.taps({ payload: { s: 'sample', c: '@open' } });
    await bot.settle();
    anna.sees(asked.one);
  };

  beforeEach(async () => {
    bot = await startBot({ scenes: new Map([...scenes, ['sample', sample]]) });
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
    await enter();
  });

  const frame = async () => {
    const place = await bot.read('place', `${anna.id}:${anna.id}`);
    const Talk = z.object({
      talk: z.object({
        frames: z.array(z.object({ scene: z.string(), step: z.string(), draft: z.unknown() })),
      }),
    });
    return Talk.parse(place?.session).talk.frames.at(-1);
  };

  it('goes back one step and keeps what was entered', async () => {
    await anna.says('слово');
    anna.sees('school-setup-name.keep', { name: 'слово' });
    await anna.says('назад');
    anna.sees(asked.one);
    expect(await frame()).toMatchObject({ step: 'one', draft: { word: 'слово' } });
    await anna.taps('@back');
    anna.sees('home-list.greeting');
  });

  it('cancels to «Мои дела», and help leads back to where it was asked for', async () => {
    await anna.says('слово');
    anna.sees(asked.two);
    await anna.says('Помощь!');
    anna.sees('help-topics.ask');
    await anna.taps('@back');
    anna.sees(asked.two);
    await anna.taps('@cancel');
    anna.sees('patterns.cancelled');
    anna.sees('home-list.greeting');
  });

  it('says what was not understood and asks the same again', async () => {
    await anna.says('плохо');
    anna.sees('name.unread');
    anna.sees(asked.one);
  });

  it.each([
    ['a voice message', (person: Person) => person.sendsVoice(), 'patterns.unheard'],
    ['a sticker', (person: Person) => person.sendsSticker(), 'patterns.no-picture'],
    ['a picture', (person: Person) => person.sendsPhoto(), 'patterns.no-picture'],
    ['a file', (person: Person) => person.sendsFile('a.csv', '1А'), 'patterns.no-file'],
  ])('answers %s kindly and asks the same again', async (_, send, answer) => {
    await send(anna);
    anna.sees(answer);
    anna.sees(asked.one);
    expect(await frame()).toMatchObject({ scene: 'sample', step: 'one' });
  });

  it('passes a step over that has nothing to ask', async () => {
    await anna.taps('skip');
    anna.sees('school-setup-name.keep', { name: 'пусто' });
    await anna.taps('@back');
    anna.sees(asked.one);
  });

  it('takes words for a choice where it reads no text, by their number or as they stand on the button', async () => {
    await anna.says('слово');
    anna.sees(asked.two);
    await anna.says('что?');
    anna.sees('patterns.choose-one');
    await anna.says('соглашаюсь');
    anna.sees('claim.done', { name: 'слово' });
    await enter();
    await anna.says('слово');
    anna.sees(asked.two);
    await anna.says('1');
    anna.sees('claim.done');
  });

  it('shows the present step for a button of an earlier question, and for a second tap on the same one', async () => {
    const old = anna.dialog.keyboard?.buttons[1]?.[0];
    if (!old) throw new Error('no button');
    anna.dialog.taps(old);
    anna.dialog.taps(old);
    await bot.settle();
    anna.sees('patterns.old-button');
    anna.ignores();
    expect(await frame(), 'counted once').toMatchObject({ draft: { page: 1 } });
  });

  it('goes on after three weeks and a restart where it was', async () => {
    await anna.says('слово');
    anna.sees(asked.two);
    await bot.passes(days(21));
    await bot.restarts();
    await anna.says('здравствуйте');
    anna.sees('patterns.go-on');
    anna.sees(asked.two);
    await anna.taps('done');
    anna.sees('claim.done', { name: 'слово' });
  });

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
    expect(await frame()).toMatchObject({ scene: 'home', draft: { page: 0 } });
  });

  it('brings people out of a scene when they lose the right to it', async () => {
    const person = await bot.read('person', String(anna.id));
    if (!person) throw new Error('no person');
    await bot.write('person', String(anna.id), { ...person, roles: [] });
    await anna.says('слово');
    anna.sees('patterns.not-yours');
  });

  it('numbers the choices for a client that shows no buttons', async () => {
    Object.assign(anna.dialog.client, { keyboard: false });
    await anna.says('слово');
    anna.sees('patterns.bare');
    expect(anna.last.text).toContain('1. ');
    await anna.says('1');
    anna.sees('claim.done');
  });

  it('keeps a stranger’s place for a day and no longer', async () => {
    const boris = bot.person('boris');
    await boris.opens();
    await boris.taps('code');
    boris.ignores();
    await bot.passes(hours(23));
    await boris.says('не код');
    boris.sees('hello-code.unread');
    await bot.passes(hours(25));
    await boris.says('не код');
    boris.sees('hello-welcome.ask');
  });

  it('says once in a group chat what it is, and reads nothing there', async () => {
    const chat = bot.sandbox.chats.create({ title: '7А родители', ownerId: anna.id });
    chat.addCommunity(bot.groupId, { by: anna.id });
    await bot.settle();
    chat.says(anna.id, '/помощь');
    await bot.settle();
    const said = chat.messages.filter(({ fromId }) => fromId === -bot.groupId);
    expect(said).toHaveLength(1);
    expect(await bot.store.client.keys('*:place:2000*')).toEqual([]);
  });

  async function rewrite(change: Record<string, unknown>): Promise<void> {
    const place = await bot.read('place', `${anna.id}:${anna.id}`);
    if (!place) throw new Error('no place');
    const session = JSON.parse(JSON.stringify(place.session));
    const last = session.talk.frames.length - 1;
    session.talk.frames[last] = { ...session.talk.frames[last], ...change };
    if (typeof change.scene === 'string') session.__scene.current = change.scene;
    await bot.write('place', `${anna.id}:${anna.id}`, { ...place, session });
  }
});
