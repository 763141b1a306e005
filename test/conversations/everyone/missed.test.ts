import { beforeEach, describe, expect, it } from 'vitest';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { schoolWith } from '#test/support/school.ts';

const code = '7K3MPQ9XTA';
let bot: Bot;
let olga: Person;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  await invited(bot, { code, role: 'parent', class: 'c1', uses: 5 });
  olga = bot.person('olga');
  await olga.opens(code);
  olga.ignores();
  await olga.taps('yes');
  olga.sees('family-join-name.ask');
});

/** Olga answers, and what the bot asks next does not reach her. */
async function misses(vk: number): Promise<void> {
  bot.sandbox.faults.error({ method: 'messages.send', code: vk });
  await olga.says('Ольга Смирнова');
  bot.sandbox.faults.clear();
  await bot.restarts();
}
const kept = async () =>
  JSON.parse((await bot.store.client.hget(bot.store.keys.unreachable(), olga.id)) ?? 'null') as unknown;

describe('a question that did not reach somebody', () => {
  it.each([901, 902, 917, 950])(
    'is shown again at their next words, which answer nothing: VK %i',
    async (vk) => {
      await misses(vk);
      expect(await kept()).toEqual({ why: `VK ${vk}`, at: expect.any(Number), missed: true });
      await olga.says('вы где?');
      olga.sees('patterns.missed');
      olga.sees('family-join-child.ask', { class: '7А' });
      expect(await kept()).toBeNull();
      await olga.says('Миша Смирнов');
      olga.sees('family-join-review.ask', { name: 'Ольга Смирнова', child: 'Миша Смирнов' });
    },
  );

  it('is shown again when they let the bot write to them, once, whenever they had closed it', async () => {
    await misses(901);
    olga.dialog.denies();
    await bot.settle();
    olga.dialog.allows();
    await bot.settle();
    olga.sees('family-join-child.ask', { class: '7А' });
    olga.sees('patterns.back-again');
    await olga.says('Миша Смирнов');
    olga.sees('family-join-review.ask', { name: 'Ольга Смирнова', child: 'Миша Смирнов' });
  });

  it('waits where they ask for something else, or may be in danger', async () => {
    await misses(901);
    await olga.says('меня бьют');
    olga.sees('care.danger');
    olga.ignores();
  });

  it('does not come back to somebody who missed a message of the school, and no question', async () => {
    await bot.transaction((tx) => tx.deliver('answers', { kind: 'say', to: olga.id, text: 'Объявление' }));
    bot.sandbox.faults.error({ method: 'messages.send', code: 901 });
    await bot.settle();
    await bot.app.sender.drained();
    bot.sandbox.faults.clear();
    expect(await kept()).toEqual({ why: 'VK 901', at: expect.any(Number) });
    await olga.says('Ольга Смирнова');
    olga.sees('family-join-child.ask', { class: '7А' });
  });
});
