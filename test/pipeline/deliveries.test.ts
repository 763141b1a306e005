import { beforeEach, describe, expect, it } from 'vitest';
import { days, minutes, seconds } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { seedWaiting } from '#test/support/seed.ts';
import { opensByNotice } from '#test/support/taps.ts';

/** What the whole bot makes of deliveries that do not go through; the rules themselves are tested in sender.test.ts. */
let bot: Bot;
let vera: Person;

const waits = async (...pauses: number[]): Promise<void> => {
  for (const pause of pauses) await bot.passes(pause);
};
const logged = (): string => bot.faults.splice(0).join('\n');

async function start(zone = 'Europe/Moscow'): Promise<void> {
  bot = await startBot();
  await schoolWith(bot, { school: { zone } });
  vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
}

describe('a picture that cannot be uploaded', () => {
  beforeEach(() => start());

  it.each([15, 1])(
    'is left out after three tries (VK %i): the code comes, and what follows it too',
    async (code) => {
      bot.sandbox.faults.error({ method: 'photos.getMessagesUploadServer', code });
      await vera.taps('invites');
      await vera.taps('role', 'parent');
      await waits(seconds(2), seconds(3), seconds(5));
      vera.sees('invite-card.ask');
      expect(vera.last.text).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/);
      expect(vera.last.attachments ?? []).toEqual([]);
      vera.ignores();
      await vera.says('меню');
      vera.sees('home-list.greeting');
      expect(logged(), 'the operator reads what to look at').toContain(`VK ${code}`);
    },
  );
});

describe('a decision that does not reach its person', () => {
  beforeEach(async () => {
    await start();
    await bot.transaction((tx) =>
      seedWaiting(tx, {
        ...{ id: 'vk:5000', name: 'Максим Попов', child: 'Полина Попова' },
        ...{ class: 'c1', since: bot.clock.now() },
      }),
    );
    // Wrote to the bot once, and has closed the messages since.
    bot.sandbox.addPerson({ id: 5_000, firstName: 'Максим', lastName: 'Попов' });
    bot.sandbox.dialog(bot.groupId, 5_000).denies();
    await bot.settle();
  });

  it('is told to whoever decided, who was not told before that the person knows', async () => {
    await vera.taps('queue');
    vera.sees('queue-page.ask');
    await vera.taps('all');
    vera.sees('queue.accepted');
    vera.sees('queue.unreachable');
    vera.ignores();
    expect((await bot.read('person', 'vk:5000'))?.roles).toMatchObject([{ role: 'parent', class: 'c1' }]);
  });

  it('is told after a restart too, and once', async () => {
    bot.atCheckpoint = (at) => {
      if (at === 'settling') throw new Error('stopped before the end was kept');
    };
    await vera.taps('queue');
    await vera.taps('all');
    bot.atCheckpoint = () => undefined;
    await bot.restarts();
    await waits(minutes(1));
    const told = bot.texts.said.filter(({ say }) => say.key === 'queue.unreachable');
    expect(new Set(told.map(({ text }) => text)).size).toBe(1);
    const received = vera.dialog.messages.filter(({ text }) => text.includes(told[0]?.text ?? '—'));
    expect(received).toHaveLength(1);
    vera.ignores();
    logged();
  });
});

it('tells times by the school’s own clock', async () => {
  await start('Asia/Yekaterinburg');
  await bot.transaction((tx) =>
    seedWaiting(tx, {
      ...{ id: 'vk:5000', name: 'Максим Попов', child: 'Полина Попова' },
      ...{ class: 'c1', since: bot.clock.now() },
    }),
  );
  await opensByNotice(bot, vera, 'snooze');
  vera.sees('snooze.done');
  expect(vera.last.text, 'half past eight is said as half past eight').toContain('08:30');
  vera.ignores();
  await waits(days(0));
});
