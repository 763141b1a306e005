import { expect, it } from 'vitest';
import { ANNA, BORIS, columnOf, describePage, SCHOOL, sees, seesNot, VERA } from './support.ts';

describePage('chats', (stage) => {
  it('creates one with members and the bot, who answers in it', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByText('Новая беседа').last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Название' }).fill('Родители 5А');
    await dialog.getByRole('button', { name: 'Борис Петров' }).click();
    await dialog.getByText('Школа № 555').click();
    await dialog.getByRole('button', { name: 'Создать' }).dblclick();
    const anna = columnOf(page, 'Анна Орлова');
    await sees(anna.log.getByText('Анна Орлова создала беседу «Родители 5А»'));
    await sees(anna.log.getByText('Анна Орлова пригласила: Школа № 555'));
    await anna.says('всем привет');
    await sees(anna.log.getByText('Эхо: всем привет'));
    const boris = columnOf(page, 'Борис Петров');
    // A double click has made one.
    expect(await boris.box.getByRole('tab', { name: /Родители 5А/ }).count()).toBe(1);
    await boris.box.getByRole('tab', { name: /Родители 5А/ }).click();
    await sees(boris.log.getByText('всем привет').first());
    await sees(boris.log.getByRole('article', { name: 'Анна Орлова' }));
  });

  it('taps buttons in a chat: only whoever tapped sees the snackbar', async () => {
    const chat = stage.sandbox.chats.create({ title: 'Учителя', ownerId: ANNA, memberIds: [BORIS] });
    chat.addCommunity(SCHOOL, { admin: true, seesAll: true });
    const page = await stage.open();
    const [anna, boris] = [columnOf(page, 'Анна Орлова'), columnOf(page, 'Борис Петров')];
    for (const person of [anna, boris]) await person.box.getByRole('tab', { name: /Учителя/ }).click();
    await anna.says('клавиатура');
    await anna.keyboard.getByRole('button', { name: 'Подсказка' }).click();
    await sees(anna.box.getByText('Это подсказка'));
    expect(await boris.box.getByText('Это подсказка').count()).toBe(0);
  });

  it('is joined by its link', async () => {
    const chat = stage.sandbox.chats.create({ title: 'По ссылке', ownerId: ANNA });
    const page = await stage.open();
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByText('Открыть ссылку').last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Ссылка' }).fill(chat.link);
    await dialog.getByRole('button', { name: 'Открыть как Вера Ильина' }).click();
    const vera = columnOf(page, 'Вера Ильина');
    await sees(vera.log.getByText('Вера Ильина присоединилась к беседе по ссылке'));
    expect(chat.members.map(({ memberId }) => memberId)).toContain(VERA);
  });

  it('shows members, adds and removes them, and lets one leave', async () => {
    const chat = stage.sandbox.chats.create({ title: 'Класс', ownerId: ANNA, memberIds: [BORIS] });
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.box.getByRole('tab', { name: /Класс/ }).click();
    await anna.box.getByRole('button', { name: '2 участника' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Добавить: Школа № 555' }).click();
    await dialog.getByRole('button', { name: 'Добавить участника' }).click();
    await dialog.getByRole('button', { name: 'Добавить: Вера Ильина' }).click();
    await sees(dialog.getByRole('button', { name: 'Убрать из беседы: Вера Ильина' }));
    await dialog.getByRole('button', { name: 'Убрать из беседы: Вера Ильина' }).click();
    await seesNot(dialog.getByRole('button', { name: 'Убрать из беседы: Вера Ильина' }));
    await page.keyboard.press('Escape');
    const boris = columnOf(page, 'Борис Петров');
    await boris.box.getByRole('tab', { name: /Класс/ }).click();
    await boris.box.getByRole('button', { name: 'Действия' }).click();
    await page.getByText('Выйти из беседы').last().click();
    await sees(anna.log.getByText('Борис Петров вышел из беседы'));
    expect(chat.members.map(({ memberId }) => memberId)).toEqual([ANNA, -SCHOOL]);
  });
});
