import { afterEach, beforeEach, expect, it } from 'vitest';
import { deskOf } from '#demo/desk.ts';
import { type App, assemble } from '#src/app.ts';
import { createManualClock } from '#src/clock.ts';
import { issueInvite } from '#src/domain/joining/invites.ts';
import { createLog } from '#src/log.ts';
import { seconds } from '#src/regulation/durations.ts';
import { share } from '#src/shared.ts';
import { begin } from '#src/store/transaction.ts';
import { schoolMorning } from '#test/support/bot.ts';
import { MadeUpMessenger, madeUpPerson } from '#test/support/made-up.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { testRedis } from '#test/support/redis.ts';
import { seedPerson, seedSchool } from '#test/support/seed.ts';

/** The port holds what it promises: the parent's whole path on a messenger that has nothing in common with VK. */
const clock = createManualClock(schoolMorning);
const messenger = new MadeUpMessenger(clock.now);
const faults: string[] = [];
let app: App;

const take = async (raw: unknown): Promise<void> => {
  await app.take(raw);
  await app.drained();
  // Two messages a second to one dialog: the third waits for its second.
  for (let i = 0; i < 3; i += 1) {
    clock.advance(seconds(1));
    app.sender.sweep();
    await app.drained();
  }
};

beforeEach(async () => {
  const { socketPath } = await testRedis();
  const { log } = createLog({
    level: 'error',
    key: 'k',
    traces: { secrets: /mm-token-\w+/g, addresses: /\bmm:(\w+)/g },
    destination: { write: (line) => void faults.push(line) },
  });
  const shared = share({
    ...{ redis: socketPath, clock, dice: { below: (limit) => 5 % limit }, owner: 'test' },
    draw: async () => ({ kind: 'picture', name: 'p', content: new Uint8Array() }),
  });
  app = assemble(shared, {
    groupId: 7,
    messenger: () => messenger,
    firstAdministrators: [],
    log,
    nameless,
    seal,
  });
});

afterEach(async () => {
  await app.sender.stop();
  await app.store.connection.close();
  expect(faults).toEqual([]);
});

it('leads a parent from the code to the link of the class chat', async () => {
  const teacher = madeUpPerson(messenger, 'vera', take);
  const parent = madeUpPerson(messenger, 'irina', take);
  const tx = begin(app.store)({ cause: 'seed', now: clock.now() });
  await seedSchool(tx, { titles: ['7А'], open: ['7А'] });
  await seedPerson(tx, {
    id: 'mm:vera',
    name: 'Вера Зимина',
    roles: [{ role: 'classTeacher', class: 'c1' }],
  });
  const entry = await tx.read('class', 'c1');
  const chat = {
    title: '',
    link: 'https://vk.me/join/AJQ1d0aBcDeFgHiJkLmNoPqR',
    second: null,
    aside: null,
    at: 1,
  };
  if (entry) tx.write('class', 'c1', { ...entry, chats: { C3b: chat } });
  await tx.commit();
  const issuing = begin(app.store)({ cause: 'issue', now: clock.now() });
  const issued = await issueInvite(await deskOf(issuing, 'mm:vera'), { role: 'parent', class: 'c1' });
  await issuing.commit();
  if (!issued.ok) throw new Error(issued.refusal);

  await parent.opens(issued.code);
  expect(parent.last.rows.flat().length, 'the buttons stand under the message').toBeGreaterThan(1);
  await parent.presses(/Соглашаюсь/);
  await parent.says('Ирина Карпенко');
  await parent.says('Миша Карпенко');
  await parent.presses(/Отправить/);
  await teacher.says('меню');
  await teacher.presses(/[Зз]аявк/);
  await teacher.presses(/Принять/);
  await parent.presses(/Как войти/);
  expect(
    messenger
      .messages(parent.address)
      .map(({ text }) => text)
      .join('\n'),
  ).toContain(chat.link);
  const times = messenger.arrivals.filter(({ to }) => to === parent.address).map(({ at }) => at);
  const tooMany = times.filter((at, i) => i >= 2 && at - (times[i - 2] ?? 0) < 1_000);
  expect(tooMany, 'no more than two messages a second').toEqual([]);
});
