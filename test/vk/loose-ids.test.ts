import { expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';

/** VK's update with every number in it as a text, as it was met in the wild. */
function inTexts(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(inTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inTexts(inner)]));
}

const waiting = (bot: Bot) => bot.store.client.xlen(bot.store.keys.outbox('answers'));

async function community() {
  const bot = await startBot();
  bot.sandbox.addPerson({ id: 4_001, firstName: 'Анна', lastName: 'Орлова' });
  const dialog = bot.sandbox.dialog(bot.groupId, 4_001);
  const answers = () => dialog.messages.filter(({ from }) => from === 'community').length;
  /** Takes an update as it is, instead of what the local VK delivers. */
  const takes = async (update: unknown) => {
    await bot.app.take(update);
    await bot.app.drained();
  };
  // What the local VK itself delivers is not handled: settle() is not called.
  return { bot, dialog, answers, takes };
}

it('an update with its ids as texts is answered like any other, and leaves no entry that cannot be read', async () => {
  const { bot, dialog, answers, takes } = await community();
  await takes(inTexts(dialog.says('Здравствуйте')));
  expect(answers()).toBe(1);
  const pressed = dialog.taps({ payload: { s: 'hello', c: 'nothing' }, callback: true });
  await takes(inTexts(pressed));
  await takes(inTexts(dialog.denies()));
  await takes(inTexts(dialog.allows()));
  expect(await waiting(bot)).toBe(0);
  expect(await bot.store.client.xlen(bot.store.keys.dead())).toBe(0);
});

it.each([
  ['missing', undefined],
  ['a number', 17],
  ['empty', ''],
  ['null', null],
  ['an object', { is: 'no word' }],
])('an update whose event_id is %s is handled, and handled once when it comes again', async (_, event_id) => {
  const { bot, dialog, answers, takes } = await community();
  const { event_id: _own, ...update } = dialog.says('Здравствуйте');
  const loose = event_id === undefined ? update : { ...update, event_id };
  await takes(loose);
  await takes(structuredClone(loose));
  expect(answers()).toBe(1);
  await takes({ ...dialog.says('Здравствуйте'), event_id });
  expect(answers(), 'said again, it is another message').toBe(2);
  expect(await waiting(bot)).toBe(0);
});

it('an event_id as long as a book is kept as a short key', async () => {
  const { bot, dialog, answers, takes } = await community();
  await takes({ ...dialog.allows(), event_id: 'x'.repeat(1_000_000) });
  await takes({ ...dialog.says('Здравствуйте'), event_id: 'x'.repeat(1_000_000) });
  expect(answers()).toBe(1);
  const [marks = ''] = await bot.store.client.keys(`{g${bot.groupId}}:done*`);
  const kept = await bot.store.client.smembers(marks);
  expect(kept).toHaveLength(2);
  for (const mark of kept) expect(mark.length).toBeLessThan(100);
});

it('an update that names no dialog is nobody’s turn, and not set aside as if it were', async () => {
  const { bot, dialog, answers, takes } = await community();
  const { object, ...said } = dialog.says('Здравствуйте');
  const { message, ...more } = object as { message: object };
  await takes({ ...said, object: { ...more, message: { ...message, peer_id: 'x' } } });
  const { object: press, ...pressed } = dialog.taps({ payload: { s: 'hello' }, callback: true });
  await takes({ ...pressed, object: { ...press, peer_id: null } });
  expect(answers()).toBe(0);
  expect(await bot.store.client.xlen(bot.store.keys.dead())).toBe(0);
});

it('an update too deep to be written down is dropped: it is neither handled for ever nor set aside', async () => {
  const { bot, dialog, answers, takes } = await community();
  const said = dialog.says('Здравствуйте') as unknown as { object: { message: object } };
  const message = { ...said.object.message, conversation_message_id: null, payload: '<deep>' };
  const text = JSON.stringify({ ...said, event_id: null, object: { ...said.object, message } });
  const deep = text.replace('"<deep>"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  await takes(JSON.parse(deep));
  expect(answers()).toBe(0);
  expect(await bot.store.client.xlen(bot.store.keys.dead())).toBe(0);
  await takes(dialog.says('Здравствуйте'));
  expect(answers()).toBe(1);
});

it('a picture of whose number no word can be made is left out of its message, which is answered', async () => {
  const { bot, dialog, answers, takes } = await community();
  const update = dialog.says('Здравствуйте');
  const message = update.object.message as Record<string, unknown>;
  message.attachments = [{ type: 'photo', photo: { id: { toString: 'x' }, owner_id: 1, access_key: [] } }];
  await takes(update);
  expect(answers()).toBe(1);
  expect(await bot.store.client.xlen(bot.store.keys.dead())).toBe(0);
});
