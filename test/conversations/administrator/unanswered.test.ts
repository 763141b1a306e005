import { beforeEach, describe, expect, it } from 'vitest';
import { dropUnanswered, listUnanswered } from '#src/domain/answers/unanswered.ts';
import { days } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('what nobody could answer comes together, and becomes an answer', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { platform: 'vk-sferum' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    for (const said of ['когда медосмотр у Миши из 7Б', 'Когда медосмотр?', 'сколько стоит продлёнка']) {
      await olga.says(said);
      await olga.taps('@pass');
      await olga.taps('send');
    }
    olga.ignores();
  });
  const groups = async () =>
    (await as(bot, anna.id, listUnanswered)).map(({ questions }) => questions.length);

  it('alike with alike, one tap from an answer that is found by the same words', async () => {
    await opensScene(bot, anna, 'unanswered');
    anna.sees('unanswered-list.ask');
    expect(await groups()).toEqual([2, 1]);
    await bot.restarts();
    await anna.says('1');
    anna.sees('unanswered-group.ask', { count: 2 });
    await anna.taps('make');
    // What was hidden of somebody’s words stands in no answer.
    anna.sees('answer-edit-steps.ask', { question: 'Когда медосмотр' });
    await anna.says('В октябре.');
    await anna.taps('none');
    anna.sees('answer-edit-review.found-by');
    expect(anna.last.text).not.toContain('•••');
    await anna.taps('publish');
    anna.sees('answer-edit.published');
    expect(await groups()).toEqual([1]);
    await olga.says('а когда медосмотр');
    olga.sees('asked-look.ask');
    olga.ignores();
    anna.ignores();
  });

  it('is removed by name, and a colleague who was faster has it said', async () => {
    await opensScene(bot, anna, 'unanswered');
    await anna.says('2');
    await anna.taps('drop');
    anna.sees('unanswered-group.sure');
    await anna.taps('@no');
    await anna.taps('drop');
    await anna.taps('@sure');
    anna.sees('unanswered.dropped');
    anna.sees('unanswered-list.ask');
    await anna.says('1');
    anna.ignores();
    const [left] = await as(bot, anna.id, listUnanswered);
    await as(bot, anna.id, (desk) =>
      dropUnanswered(desk, { ids: left?.questions.map(({ id }) => id) ?? [] }),
    );
    await anna.taps('make');
    anna.sees('patterns.gone');
    expect(await groups()).toEqual([]);
    anna.ignores();
  });

  it('is gone after thirty days', async () => {
    await bot.passes(days(31));
    expect(await groups()).toEqual([]);
    await opensScene(bot, anna, 'unanswered');
    anna.sees('unanswered-list.none');
    anna.ignores();
    olga.ignores();
  });
});
