import { beforeEach, describe, expect, it } from 'vitest';
import { appointAdministrator } from '#src/domain/people/administrators.ts';
import { writePaper } from '#src/files/paper.ts';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { isPaper, paragraphsOf } from '#test/support/papers.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H2 · the head appoints the platform’s administrator', () => {
  let bot: Bot;
  let irina: Person;
  let pavel: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    irina = await member(bot, 'irina', { name: 'Мальцева Ольга Юрьевна', roles: [{ role: 'head' }] });
    pavel = await member(bot, 'pavel', {
      name: 'Иванов Павел Ильич',
      roles: [{ role: 'subjectTeacher' }],
    });
    await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const h2 = async () => (await bot.read('school', 'main'))?.duties.H2;
  const administrators = async () => (await bot.read('administrators', 'all'))?.ids ?? [];
  const opens = async () => {
    await opensRow(irina, 'H2');
    irina.sees('appointment-person.ask');
  };

  it('H2 from «Мои дела» to the order with the name, and the role in the bot apart from it, over restarts', async () => {
    await opens();
    expect(irina.buttons.filter((one) => one.startsWith('person:'))).toEqual([`person:${pavel.id}`]);
    await irina.taps('person', pavel.id);
    irina.sees('appointment-order.ask', { name: say('people.name', { name: 'Иванов Павел Ильич' }) });
    const [file] = bot.drawn.filter(isPaper);
    const paragraphs = paragraphsOf(await writePaper(file?.parts ?? []));
    expect(paragraphs).toContain('Иванов Павел Ильич');
    expect(paragraphs).toContain('Директор\tО.\u00A0Ю.\u00A0Мальцева');
    await bot.restarts();
    await irina.says('готово');
    irina.sees('appointment-rights.ask');
    for (const said of ['не знаю', 'Пока не знаю.']) {
      await irina.says(said);
      irina.sees('patterns.choose-one');
      irina.sees('appointment-rights.ask');
    }
    expect(await administrators()).toEqual([]);
    expect(await h2()).toBeUndefined();
    const yes = keepsButton(irina, 'yes');
    await irina.taps('yes');
    irina.sees('appointment.given');
    irina.sees('duty-stands.done');
    pavel.sees('administrators.told-appointed');
    await bot.restarts();
    expect(await administrators()).toEqual([pavel.id]);
    expect(await h2()).toEqual({ state: 'done', at: bot.clock.now(), by: irina.id });
    await tapsKept(bot, irina, yes);
    irina.sees('patterns.old-button');
  });

  it('records the appointment without rights when the answer is no', async () => {
    await opens();
    await irina.taps('person', pavel.id);
    await irina.taps('signed');
    await irina.taps('no');
    irina.sees('appointment.recorded');
    irina.ignores();
    await bot.restarts();
    expect(await administrators()).toEqual([]);
    expect(await h2()).toMatchObject({ state: 'done', by: irina.id });
  });

  it('records it at once for somebody who is an administrator of the bot already', async () => {
    const record = await bot.read('person', pavel.id);
    if (record)
      await bot.write('person', pavel.id, {
        ...record,
        roles: [...record.roles, { role: 'administrator' }],
      });
    await bot.write('administrators', 'all', { v: 1, ids: [pavel.id] });
    await opens();
    await irina.taps('person', pavel.id);
    await irina.taps('signed');
    irina.sees('appointment.recorded');
    irina.ignores();
    expect(await h2()).toMatchObject({ state: 'done' });
  });

  it('does nothing on unread words, «Назад», another choice and «Отмена»', async () => {
    await opens();
    await irina.says('Кто-нибудь');
    irina.sees('patterns.choose-one');
    await irina.taps('person', pavel.id);
    await irina.taps('other');
    irina.sees('appointment-person.ask');
    await irina.taps('person', pavel.id);
    await irina.taps('signed');
    await irina.taps('@back');
    irina.sees('appointment-order.ask');
    await irina.taps('@cancel');
    irina.ignores();
    expect(await h2()).toBeUndefined();
    expect(await administrators()).toEqual([]);
  });

  it('says so when the teacher has gone meanwhile, or a colleague has given the rights', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opens();
    await irina.taps('person', pavel.id);
    await irina.taps('signed');
    await as(bot, anna.id, (desk) => appointAdministrator(desk, { person: pavel.id }));
    await irina.taps('yes');
    irina.ignores();
    expect(await h2()).toMatchObject({ state: 'done', by: irina.id });
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await irina.taps('open');
    await irina.taps('person', dina.id);
    const record = await bot.read('person', dina.id);
    if (record) await bot.write('person', dina.id, { ...record, roles: [] });
    await irina.taps('signed');
    irina.sees('refusal-unknown-person');
    for (const person of [irina, anna, pavel]) person.ignores();
  });

  it('has nobody to offer where no teacher has joined', async () => {
    const record = await bot.read('person', pavel.id);
    if (record) await bot.write('person', pavel.id, { ...record, roles: [] });
    await opensScene(bot, irina, 'appointment');
    irina.sees('appointment-person.none');
  });

  it('is the head’s alone', async () => {
    await opensScene(bot, pavel, 'appointment');
    pavel.sees('patterns.not-yours');
    pavel.ignores();
  });
});
