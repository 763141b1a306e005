import { expect, it } from 'vitest';
import { describeDemo } from './demo-support.ts';
import { columnOf, sees, until } from './support.ts';

describeDemo('behind a message', (stage) => {
  it('shows the event, the calls, the turn of the bot, and what is to come for the person', async () => {
    const { page, column, taps } = await stage.window('Вера Зимина');
    await column.says('меню');
    await taps('Приглашения');
    await sees(column.log.getByText('Кого приглашаем?').last());
    const said = column.log.getByRole('article', { name: 'Вы' }).filter({ hasText: 'Приглашения' }).last();
    await said.hover();
    await said.getByRole('button', { name: 'Что за этим сообщением' }).click();
    const panel = page.getByRole('complementary', { name: 'Для любопытных' });
    const part = (name: string | RegExp) => panel.getByRole('region', { name });
    await sees(part('Место до и после').getByText(/^home \/ list → invites \//));
    await sees(part('Прочитано').getByText('person:vk:1003', { exact: true }));
    await sees(part('Прочитано').getByText('unreachable vk:1003', { exact: true }));
    await sees(part('Записано').getByText('place vk:1003', { exact: true }));
    await sees(part('Время').getByText(/ ms, ok$/));
    await sees(part(/событие message_new/).getByText('"text": "Приглашения"'));
    await sees(
      part(/Вызовов: [1-9]/)
        .getByText('messages.send')
        .first(),
    );
    await sees(part(/Назначено на потом/).getByText(/digest\|vk:1003/));

    // With the panel open a press on any message is enough: here one of the bot's.
    await column.log.getByText('Кого приглашаем?').last().click();
    await sees(part('Место до и после').getByText(/^home \/ list → invites \//));
    await until(async () => (await part(/событие/).count()) === 0);
    await part(/Вызовов: 1/)
      .getByText('messages.send')
      .click();
    await sees(part(/Вызовов: 1/).getByText(/"message": "Кого приглашаем\?"/));

    // What came by the clock was no answer: its turn says what was due.
    await page.getByRole('button', { name: 'До следующего напоминания' }).click();
    await sees(column.log.getByText(/Напоминаю о встрече/).last());
    await column.log
      .getByText(/Напоминаю о встрече/)
      .last()
      .click();
    await sees(part('Записано').getByText(/^− due event\|/));
  });

  it('shows it in chats too, for what was said and for who was added', async () => {
    const { sandbox } = stage.school;
    const chat = sandbox.chats.create({ title: 'Родители 7А', ownerId: 1003, memberIds: [1006] });
    const { page, column } = await stage.window('Вера Зимина');
    await column.box.getByRole('tab', { name: /Родители 7А/ }).click();
    chat.addCommunity(555, { seesAll: true });
    const answer = column.log.getByRole('article', { name: 'Школа № 555' }).last();
    await sees(answer);
    const added = column.log.getByRole('article').filter({ hasText: 'пригласила: Школа № 555' });
    await added.hover();
    await added.getByRole('button', { name: 'Что за этим сообщением' }).click();
    const panel = page.getByRole('complementary', { name: 'Для любопытных' });
    const part = (name: string | RegExp) => panel.getByRole('region', { name });
    await sees(panel.getByText(/^Вера Зимина, \d\d:\d\d: Вера Зимина пригласила: Школа № 555$/));
    await sees(part(/событие message_new/).getByText('"type": "chat_invite_user"'));
    await sees(
      part(/Вызовов: [1-9]/)
        .getByText('messages.send')
        .first(),
    );
    await sees(part('Время').getByText(/ ms, ok$/));
    await sees(part(/Назначено на потом, Вера Зимина/).getByText(/digest\|vk:1003/));
    await answer.click();
    await sees(panel.getByText(/^Школа № 555, /));
    await sees(part(/Вызовов: 1/).getByText('messages.send'));
    await sees(part('Время').getByText(/ ms, ok$/));
  });

  it('says of what was before a restart that it is no longer known, and on which day it was', async () => {
    const { column } = await stage.window('Вера Зимина');
    await column.says('помощь');
    await sees(column.log.getByText('Чем помочь?').last());
    await stage.restart();
    stage.school.sandbox.clock.advance(24 * 3_600_000);
    const { page, column: later } = await stage.window('Вера Зимина');
    // With the panel open a press on the message is enough, wherever later messages have pushed it.
    await page.getByRole('button', { name: 'Для любопытных' }).click();
    await later.log.getByText('Чем помочь?').last().click();
    const panel = page.getByRole('complementary', { name: 'Для любопытных' });
    await sees(panel.getByText('вызовы и ход бота для этого сообщения уже не известны'));
    await sees(panel.getByText(/^Школа № 555, \d+ \S+ \d{4} г\. в \d\d:\d\d: Чем помочь\?/));
    expect(await panel.getByText(/Вызовов/).count()).toBe(0);
    await later.says('после перезапуска');
    await later.log.getByText('после перезапуска', { exact: true }).click();
    await sees(panel.getByRole('region', { name: /Вызовов: [1-9]/ }));
    expect(await panel.getByText('уже не известны').count()).toBe(0);
  });

  it('remembers events and calls over a reload, names people, and filters by person', async () => {
    const { page, column } = await stage.window('Вера Зимина');
    await columnOf(page, 'Анна Орлова').says('меню');
    await column.says('помощь');
    await sees(column.log.getByText('Чем помочь?').last());
    await page.getByRole('button', { name: 'Для любопытных' }).click();
    await page.reload();
    const panel = page.getByRole('complementary', { name: 'Для любопытных' });
    await sees(panel.getByRole('button', { name: /событие message_new.*Вера Зимина.*помощь/ }));
    await sees(panel.getByRole('button', { name: /событие message_new.*Анна Орлова.*меню/ }));
    await panel
      .getByRole('combobox', { name: 'Чьи события и вызовы' })
      .selectOption({ label: 'Анна Орлова' });
    await until(async () => (await panel.getByRole('button', { name: /Вера Зимина/ }).count()) === 0);
    await sees(panel.getByRole('button', { name: /вызов messages\.send.*Анна Орлова/ }));
  });

  it('begins one person’s conversation anew', async () => {
    const { page, column, taps } = await stage.window('Вера Зимина');
    await column.says('меню');
    await taps('Приглашения');
    await sees(column.log.getByText('Кого приглашаем?').last());
    await column.box.getByRole('button', { name: 'Действия' }).click();
    await page.getByRole('menuitem', { name: 'Начать разговор сначала' }).click();
    await sees(column.last.getByText('это ваши дела'));
    await taps('Приглашения');
    await sees(column.last.getByText('Кого приглашаем?'));
  });
});
