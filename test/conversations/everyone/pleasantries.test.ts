import { beforeEach, describe, expect, it } from 'vitest';
import { planEvent } from '#src/domain/events/events.ts';
import { days } from '#src/regulation/durations.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('what people write beside the matter', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  it.each([
    ['Спасибо большое!', 'thanks'],
    ['спасибо, всё понятно 🙏', 'thanks'],
    ['Спасибо, получилось!', 'thanks'],
    ['ок', 'fine'],
    ['Ясно.', 'fine'],
    ['до свидания', 'bye'],
    ['👍🏻', 'smile'],
    [':)', 'smile'],
    [')))', 'smile'],
  ])('«%s» is answered warmly, and is not misunderstood', async (text, kind) => {
    await olga.says(text);
    olga.sees(`pleasantry.${kind}`);
    expect(olga.last.text).not.toContain('Не получилось');
    olga.ignores();
  });

  it('a greeting is greeted', async () => {
    await olga.says('добрый день');
    olga.sees('patterns.hello');
    olga.sees('home-list.family');
  });

  it('in the middle of something the open question is asked again, and nothing is taken for an answer', async () => {
    await opensScene(bot, olga, 'settings');
    await olga.taps('data');
    await olga.taps('name');
    olga.ignores();
    await olga.says('спасибо');
    olga.sees('pleasantry.thanks');
    olga.sees('settings-name.ask');
    await bot.restarts();
    await olga.says('🙂');
    olga.sees('pleasantry.smile');
    olga.sees('settings-name.ask');
    expect((await bot.read('person', olga.id))?.name).toBe('olga');
  });

  it('thanks under a letter to many are a letter', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, vera, 'mailing');
    for (const choice of ['class', 'families'])
      if (vera.buttons.some((name) => name.startsWith(choice))) await vera.taps(choice);
    vera.ignores();
    const before = vera.last.text;
    await vera.says('спасибо');
    expect(vera.last.text).not.toBe(before);
    expect(vera.last.text).not.toContain('Пожалуйста');
    vera.ignores();
  });

  it('«когда собрание» shows what lies ahead, to whoever belongs to the school', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await as(bot, anna.id, (desk) =>
      planEvent(desk, {
        ...{ kind: 'meeting', title: 'Собрание', at: schoolMorning + days(1), link: null, room: 'каб. 5' },
        audience: { who: 'families', classes: ['c1'] },
      }),
    );
    olga.ignores();
    await olga.says('когда собрание?');
    olga.sees('events-list.ask');
    expect(olga.last.text).toContain('Собрание');
    const ivan = bot.person('ivan');
    await ivan.says('когда родительское собрание и где ссылка?');
    ivan.sees('asked-look.ask');
    ivan.ignores();
    anna.ignores();
  });

  it('an answer is not read out again to whoever was not understood', async () => {
    await olga.says('не вижу чат класса, что делать');
    olga.sees('asked-look.ask');
    await olga.says('йцукен фывапр');
    olga.sees('patterns.choose-one');
    olga.sees('asked-look.brief', { question: 'Не вижу чата класса' });
    expect(olga.last.text.length).toBeLessThan(200);
    await olga.taps('helped');
    olga.sees('asked-look.glad');
    olga.ignores();
  });
});
