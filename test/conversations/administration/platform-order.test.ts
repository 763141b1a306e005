import { beforeEach, describe, expect, it } from 'vitest';
import { storeOrder } from '#src/domain/papers/orders.ts';
import { writePaper } from '#src/files/paper.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { isPaper, paragraphsOf } from '#test/support/papers.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H1 · the order on the use of the platform', () => {
  let bot: Bot;
  let irina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, {
      school: { name: 'ГБОУ школа № 555', address: '197373, СПб, ул. Школьная, д. 5', site: 'school555.ru' },
    });
    irina = await member(bot, 'irina', { name: 'Мальцева Ольга Юрьевна', roles: [{ role: 'head' }] });
  });

  const school = () => bot.read('school', 'main');
  const opens = () => opensRow(irina, 'H1');
  const stored = async (number: string, date: string) => {
    await opens();
    await irina.taps('number');
    await irina.says(`${number} от ${date}`);
    await irina.taps('save');
    irina.ignores();
  };

  it('is drafted as a document from the school’s data, and shown as a text', async () => {
    await opens();
    irina.sees('platform-order-look.ask');
    await irina.taps('paper');
    irina.sees('platform-order-draft.ask');
    irina.sees('platform-order-paper.orders');
    expect(irina.last.text).toContain('ГБОУ школа № 555');
    const [file] = bot.drawn.filter(isPaper);
    expect(file?.name).toMatch(/\.docx$/);
    const paragraphs = paragraphsOf(await writePaper(file?.parts ?? []));
    expect(paragraphs[0]).toBe('ГБОУ школа №\u00A0555');
    expect(paragraphs).toContain('197373, СПб, ул.\u00A0Школьная, д.\u00A05\nschool555.ru');
    expect(paragraphs).toContain('«___» ____________ 2026\u00A0г.\t№\u00A0________');
    expect(paragraphs).toContain('ПРИКАЗЫВАЮ:');
    expect(paragraphs).toContain('Директор\tО.\u00A0Ю.\u00A0Мальцева');
    expect(paragraphs.some((one) => one.startsWith('Приложение\nк\u00A0приказу\nот\u00A0«'))).toBe(true);
    expect(paragraphs.filter((one) => / (?:в|и|с|на) /.test(one))).toEqual([]);
  });

  it('H1 from «Мои дела» to the number and date of the signed order, over restarts', async () => {
    await opens();
    irina.ignores();
    await irina.taps('number');
    irina.sees('platform-order-number.ask');
    await irina.says('№ 123/1-ОД');
    irina.sees('platform-order-date.ask', { number: '123/1-ОД' });
    await bot.restarts();
    await irina.says('вчера');
    irina.sees('platform-order-review.ask', { number: '123/1-ОД', date: '14.09.2026' });
    expect((await school())?.order).toBeNull();
    const save = keepsButton(irina, 'save');
    await irina.says('да');
    irina.sees('platform-order.stored');
    irina.sees('duty-stands.done');
    await bot.restarts();
    expect(await school()).toMatchObject({
      order: { number: '123/1-ОД', date: '2026-09-14' },
      duties: { H1: { state: 'done', by: irina.id } },
    });
    await tapsKept(bot, irina, save);
    irina.sees('patterns.old-button');
    await irina.taps('open');
    irina.sees('platform-order-look.stored', { number: '123/1-ОД', date: '14.09.2026' });
  });

  it('replaces the older one only after asking', async () => {
    await stored('1', '31.08.2023');
    await irina.taps('open');
    await irina.taps('number');
    await irina.says('2 от 01.09.2026');
    await irina.taps('save');
    irina.sees('platform-order-review.sure');
    await irina.taps('@no');
    irina.sees('platform-order-review.ask');
    expect((await school())?.order?.number).toBe('1');
    await irina.taps('save');
    await irina.taps('@sure');
    irina.sees('platform-order.stored', { number: '2' });
    irina.ignores();
    expect((await school())?.order).toEqual({ number: '2', date: '2026-09-01' });
  });

  it('stores nothing where a colleague was faster with another one', async () => {
    const deputy = await member(bot, 'vera', { roles: [{ role: 'head' }] });
    await opens();
    await irina.taps('number');
    await irina.says('2 от 01.09.2026');
    await as(bot, deputy.id, (desk) => storeOrder(desk, { number: '9', date: '2026-09-01', seen: null }));
    await irina.taps('save');
    irina.sees('platform-order-review.sure');
    await irina.taps('@sure');
    irina.sees('refusal-overtaken');
    irina.sees('platform-order-look.stored', { number: '9' });
    irina.ignores();
    expect((await school())?.order?.number).toBe('9');
  });

  it('asks the same again for what it cannot read; «Назад» and «Отмена» store nothing', async () => {
    await opens();
    await irina.taps('number');
    irina.ignores();
    for (const said of ['31.08.2023', 'не помню', '5 от 01.10.2026']) {
      await irina.says(said);
      irina.sees('platform-order-number.unread');
    }
    await irina.says('5');
    irina.sees('platform-order-date.ask');
    for (const said of ['завтра', 'летом', '2023']) {
      await irina.says(said);
      irina.sees('platform-order-date.unread');
    }
    await irina.taps('@back');
    irina.sees('platform-order-number.ask');
    await irina.taps('@cancel');
    irina.ignores();
    expect((await school())?.order).toBeNull();
  });

  it('is a Russian paper for an English reader too', async () => {
    const john = await member(bot, 'john', { roles: [{ role: 'head' }], lang: 'en' });
    await opensScene(bot, john, 'platform-order');
    await john.taps('paper');
    expect(john.last.text).toContain('ПРИКАЗЫВАЮ:');
    john.ignores();
  });

  it('is the head’s alone', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'platform-order');
    anna.sees('patterns.not-yours');
    anna.ignores();
  });
});
