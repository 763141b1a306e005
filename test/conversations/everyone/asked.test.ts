import { beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';

describe('R1, R3 · what was asked is answered', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
  });

  it('answers a parent in steps, and says what to try where it did not work', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await olga.says('не вижу чат класса, что делать');
    olga.sees('asked-look.ask', { question: 'Не вижу чата класса' });
    olga.sees('guide.plain');
    await bot.restarts();
    await olga.taps('failed');
    olga.sees('asked-trouble.try');
    await olga.taps('human');
    olga.sees('help-topics.ask');
    await olga.taps('@back');
    olga.sees('asked-trouble.ask');
    await olga.taps('helped');
    olga.sees('asked-look.glad');
    olga.sees('home-list.family');
    olga.ignores();
  });

  it('leads from the answer to the row that it belongs to', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await olga.says('не вижу чат класса, что делать');
    await olga.taps('row', 'P1:c1');
    olga.sees('class-chat.no-link');
    olga.ignores();
  });

  it('answers a stranger what joining takes, and stores nothing', async () => {
    const ivan = bot.person('ivan');
    await ivan.says('как мне присоединиться к чату, я мама ученика');
    ivan.sees('asked-look.ask', { question: 'Как присоединиться' });
    ivan.lacks('row');
    await ivan.taps('helped');
    ivan.sees('hello-welcome.ask');
    ivan.ignores();
    expect(await bot.read('person', ivan.id)).toBeUndefined();
  });

  it('answers in English whoever writes it', async () => {
    const ivan = bot.person('ivan');
    await ivan.says('how do i join the class chat?');
    ivan.sees('asked-look.ask', { question: 'How to join' });
    expect(ivan.last.text).not.toMatch(/[а-яё]/i);
    ivan.ignores();
  });

  it('answers a question that is asked in the place of a name, and comes back to the name', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('name');
    olga.sees('settings-name.ask');
    await olga.says('а кто видит мои данные?');
    olga.sees('asked-look.ask');
    await olga.taps('@back');
    olga.sees('settings-name.ask');
    olga.ignores();
  });

  it('puts one answer in the place of the one before, so that «назад» leads to where the person was', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await olga.says('меня взломали');
    olga.sees('asked-look.ask');
    await olga.says('двое детей в разных классах');
    olga.sees('asked-look.ask', { question: 'Двое детей в школе' });
    await bot.restarts();
    await olga.taps('@back');
    olga.sees('home-list.family');
    olga.ignores();
  });

  it('opens for those who work here the scene in which it is done, not the card before it', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await anna.says('разобрать заявки');
    anna.sees('queue.none');
    anna.ignores();
  });

  it('lets nobody who wants a human have a program explained instead', async () => {
    const ivan = bot.person('ivan');
    await ivan.says('позовите человека');
    ivan.sees('help-topics.ask');
    ivan.ignores();
  });
});
