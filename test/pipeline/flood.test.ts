import { describe, expect, it } from 'vitest';
import type { Incoming } from '#src/pipeline/inbox.ts';
import { startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { schoolWith } from '#test/support/school.ts';

const answers = (person: Person) => person.dialog.messages.filter(({ from }) => from === 'community');

describe('S11 · somebody who sends hundreds of messages at once', () => {
  it('waits alone: of theirs twenty count when it is asked whether more may be read', async () => {
    const bot = await startBot();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { inbox } = bot.app;
    const taken: Promise<void>[] = [];
    const waits = (key: string, count: number) => {
      for (let i = 0; i < count; i += 1) {
        const id = `${key} ${taken.length}`;
        const incoming: Incoming = {
          ...{ id, key, what: 'update', handle: () => released },
          apologise: async () => 'stays',
        };
        taken.push(inbox.take(incoming));
      }
    };
    waits('flooder', 3_000);
    expect(inbox.isFull).toBe(false);
    for (let i = 0; i < 98; i += 1) waits(`person ${i}`, 20);
    expect(inbox.isFull).toBe(false);
    waits('one more', 30);
    expect(inbox.isFull).toBe(true);
    release();
    await Promise.all(taken);
    expect(inbox.isFull).toBe(false);
  });

  it('is not read without end either', async () => {
    const { inbox } = (await startBot()).app;
    const never = new Promise<void>(() => undefined);
    const more = (count: number) => {
      for (let i = 0; i < count; i += 1)
        void inbox.take({
          ...{ id: String(i), key: 'flooder', what: 'update', handle: () => never },
          apologise: async () => 'stays',
        });
    };
    more(19_999);
    expect(inbox.isFull).toBe(false);
    more(1);
    expect(inbox.isFull).toBe(true);
  });

  it('gets the latest answers, and the one for somebody in danger; all that was sent is handled', async () => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const bot = await startBot({
      through: (messenger) => ({
        ...messenger,
        async call(batch) {
          await opened;
          return messenger.call(batch);
        },
      }),
    });
    await schoolWith(bot);
    const zoya = bot.person('zoya');
    const boris = bot.person('boris');
    for (let i = 0; i < 300; i += 1) zoya.dialog.says(i === 100 ? 'не хочу жить' : `сообщение ${i}`);
    boris.dialog.says('привет');
    const settled = bot.settle();
    await bot.app.inbox.drained();
    open();
    await settled;
    zoya.sees('care.danger');
    expect(answers(zoya).length).toBeLessThan(100);
    expect(answers(boris)).toHaveLength(1);
    expect(await bot.store.client.xlen(bot.store.keys.outbox('answers')), 'nothing waits').toBe(0);
    expect((await bot.read('place', zoya.id))?.talk).toMatchObject({ asked: 300, seen: 300 });
    for (const person of [zoya, boris]) person.ignores();
  });
});
