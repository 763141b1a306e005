import { describe, expect, it } from 'vitest';
import { readNumberAndDay, readOrderNumber } from '#src/domain/papers/order-number.ts';
import { storeOrder } from '#src/domain/papers/orders.ts';
import { signatureOf } from '#src/domain/papers/signature.ts';
import { readAddress, readPhone, readSite, shortNameOf } from '#src/domain/school/details.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { startBot } from '#test/support/bot.ts';
import { as, atOnce } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';

const now = Date.UTC(2026, 8, 15, 7, 0);

describe('the number of an order, as people write it', () => {
  it.each([
    ['123/1', '123/1'],
    ['№ 123/1-ОД', '123/1-ОД'],
    ['приказ № 45 – од.', '45-од'],
    ['N 5', '5'],
    ['номер 12 ОД', '12-ОД'],
    ['01-05/123', '01-05/123'],
    ['31.08.2023', undefined],
    ['не помню', undefined],
    ['1'.repeat(21), undefined],
  ])('«%s» → %s', (said, number) => {
    expect(readOrderNumber(said)).toBe(number);
  });

  it('comes with its date, or is refused with a date that lies ahead', () => {
    const read = (said: string) => readNumberAndDay(said, now, blankSchool);
    expect(read('№ 123/1 от 31.08.2023')).toEqual({ number: '123/1', date: '2023-08-31' });
    expect(read('5 от 1 сентября')).toEqual({ number: '5', date: '2026-09-01' });
    expect(read('5')).toEqual({ number: '5' });
    expect(read('5 от 01.10.2026')).toBeUndefined();
  });
});

describe('a signature', () => {
  it.each([
    ['Мальцева Ольга Юрьевна', 'О. Ю. Мальцева'],
    ['Анна Петровна Мицкевич', 'А. П. Мицкевич'],
    ['Ольга Мальцева', 'Ольга Мальцева'],
    ['', ''],
  ])('%s → %s', (name, signature) => {
    expect(signatureOf(name)).toBe(signature);
  });
});

describe('the school’s details, as people write them', () => {
  it('are made plain', () => {
    expect(readSite('Сайт: HTTPS://WWW.Школа555.РФ/')).toBe('школа555.рф');
    expect(readSite('school.spb.ru/about/')).toBe('school.spb.ru/about');
    expect(readSite('школа')).toBeUndefined();
    expect(readPhone('тел. 8 812 4173456')).toBe('+7 812 417-34-56');
    expect(readPhone('8(812)417-34-56 доб. 5')).toBe('+7 812 417-34-56, доб. 5');
    expect(readPhone('+1 202 555 01 00')).toBeUndefined();
    expect(readAddress(' СПб, ул. Школьная,\nд. 5. ')).toBe('СПб, ул. Школьная, д. 5');
    expect(readAddress('https://school.ru/5')).toBeUndefined();
  });

  it.each([
    [
      'Государственное бюджетное общеобразовательное учреждение средняя общеобразовательная школа № 555 «Белогорье» Приморского района',
      'Школа № 555 «Белогорье» Приморского района',
    ],
    ['Муниципальное автономное общеобразовательное учреждение школа-интернат №1', 'Школа-интернат №1'],
    ['ГБОУ школа № 555 «Белогорье»', 'ГБОУ школа № 555 «Белогорье»'],
    [
      'Частное общеобразовательное учреждение «Лицей Росток»',
      'Частное общеобразовательное учреждение «Лицей Росток»',
    ],
  ])('keep of a long name what it is known by: %s', (name, short) => {
    expect(shortNameOf({ name })).toBe(short);
  });
});

describe('storing an order', () => {
  it('replaces only the one that the head has agreed to replace', async () => {
    const bot = await startBot();
    await schoolWith(bot, { school: { order: { number: '1', date: '2023-08-31' } } });
    const head = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    const order = { number: '2', date: '2026-09-01' };
    expect(await as(bot, head.id, (desk) => storeOrder(desk, { ...order, seen: null }))).toEqual({
      ok: false,
      refusal: 'overtaken',
    });
    const slower = {
      who: head.id,
      does: (desk: Parameters<typeof storeOrder>[0]) => storeOrder(desk, { ...order, seen: '1' }),
    };
    const faster = (desk: Parameters<typeof storeOrder>[0]) =>
      storeOrder(desk, { number: '3', date: '2026-09-02', seen: '1' });
    expect(await atOnce(bot, slower, { who: head.id, does: faster })).toMatchObject({ refusal: 'overtaken' });
    expect((await bot.read('school', 'main'))?.order?.number).toBe('3');
  });
});
