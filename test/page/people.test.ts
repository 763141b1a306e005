import { expect, it } from 'vitest';
import { ANNA, columnOf, describePage, SCHOOL, sees, seesNot, until, VERA } from './support.ts';

describePage('people side by side', (stage) => {
  it('shows two of them at first, each with a dialog of their own', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    const boris = columnOf(page, 'Борис Петров');
    await anna.says('это Анна');
    await boris.says('это Борис');
    await sees(anna.log.getByText('Эхо: это Анна'));
    await sees(boris.log.getByText('Эхо: это Борис'));
    expect(await anna.log.getByText('это Борис').count()).toBe(0);
  });

  it('marks what a person who is not open has not read, until they are opened', async () => {
    const page = await stage.open();
    stage.sandbox.dialog(SCHOOL, VERA).says('раз');
    const row = page.getByRole('listitem').filter({ hasText: 'Вера Ильина' });
    await sees(row.getByLabel('Непрочитанных: 1'));
    await row.getByRole('button', { name: 'Открыть рядом: Вера Ильина' }).click();
    await sees(columnOf(page, 'Вера Ильина').log.getByText('Эхо: раз'));
    await seesNot(row.getByLabel('Непрочитанных: 1'));
    await sees(columnOf(page, 'Анна Орлова').box);
  });

  it('shows two windows the same', async () => {
    const [one, two] = [await stage.open(), await stage.open()];
    await columnOf(one, 'Анна Орлова').says('в обоих окнах');
    await sees(columnOf(two, 'Анна Орлова').log.getByText('Эхо: в обоих окнах'));
  });

  it('remembers over a reload who is open', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Закрыть: Борис Петров' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Вера Ильина' }).getByRole('button').first().click();
    await sees(columnOf(page, 'Вера Ильина').box);
    await page.reload();
    await sees(columnOf(page, 'Вера Ильина').box);
    expect(await columnOf(page, 'Борис Петров').box.count()).toBe(0);
  });

  it('adds a person, and opens them', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByText('Новый человек').last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Имя' }).fill('Глеб');
    await dialog.getByRole('textbox', { name: 'Фамилия' }).fill('Смирнов');
    await dialog.getByRole('textbox', { name: /Кто это/ }).fill('учитель');
    await dialog.getByText('Мужской').click();
    await dialog.getByRole('button', { name: 'Создать' }).click();
    await sees(columnOf(page, 'Глеб Смирнов').box.getByText('учитель'));
    expect(stage.sandbox.people.at(-1)).toMatchObject({ firstName: 'Глеб', lastName: 'Смирнов', sex: 2 });
  });

  it('opens an invite link as somebody; in a dialog that has begun it goes with the next words', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('ссылка');
    await anna.log.getByRole('link', { name: /vk\.me/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Открыть как Анна Орлова' }).click();
    await sees(anna.box.getByText('Вы открыли приглашение'));
    await anna.says('я по приглашению');
    await sees(anna.log.getByText('(приглашение from-qr)'));
    await seesNot(anna.box.getByText('Вы открыли приглашение'));
    expect(stage.sandbox.dialog(SCHOOL, ANNA).messages.at(-2)).toMatchObject({
      ref: 'from-qr',
      refSource: 'poster',
    });
  });

  it('opens a link that is pasted, and says when it leads nowhere here', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByText('Открыть ссылку').last().click();
    const dialog = page.getByRole('dialog');
    const field = dialog.getByRole('textbox', { name: 'Ссылка' });
    await field.fill('ерунда');
    await sees(dialog.getByText('Это не приглашение'));
    await field.fill('vk.me/school?ref=abc');
    await dialog.getByRole('button', { name: 'Открыть как Борис Петров' }).click();
    await columnOf(page, 'Борис Петров').starts();
    await sees(columnOf(page, 'Борис Петров').log.getByText('По приглашению abc'));
  });

  it('says which words find nobody, and takes them off', async () => {
    const page = await stage.open();
    const field = page.getByRole('searchbox', { name: 'Поиск' });
    await field.fill('Яша');
    await sees(page.getByText('Ничего не нашлось: «Яша»'));
    await page.getByRole('button', { name: 'Показать всё' }).click();
    await sees(page.getByRole('list', { name: 'Люди' }).getByText('Вера Ильина'));
    expect(await field.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Поиск');
  });

  it('leaves a window open that was opened again while it begins anew', async () => {
    const page = await stage.open();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/sandbox/api/reset', async (route) => {
      await held;
      await route.continue();
    });
    const opens = () => page.getByRole('button', { name: 'Начать заново' }).click();
    await opens();
    await page.getByRole('dialog').getByRole('button', { name: 'Чистый лист' }).click();
    await page.keyboard.press('Escape');
    await seesNot(page.getByRole('dialog'));
    await opens();
    const window = page.getByRole('dialog', { name: 'Начать заново' });
    await sees(window.getByText('Начинаем заново: это займёт несколько секунд…'));
    expect(await window.getByRole('button', { name: 'Чистый лист' }).isDisabled()).toBe(true);
    goOn();
    await sees(page.getByText('Пока никого нет'));
    await page.waitForTimeout(300);
    await sees(window);
    expect(await window.getByRole('button', { name: 'Чистый лист' }).isDisabled()).toBe(false);
    stage.forgive();
  });

  it('starts from a clean sheet, and shows whom the next world has', async () => {
    const page = await stage.open();
    await columnOf(page, 'Анна Орлова').says('раз');
    await page.getByRole('button', { name: 'Начать заново' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Чистый лист' }).click();
    await until(() => stage.sandbox.people.length === 0);
    await sees(page.getByText('Пока никого нет'));
    stage.sandbox.addCommunity({ id: 8, name: 'Другая', screenName: 'other', token: 'x' });
    stage.sandbox.addPerson({ id: 20, firstName: 'Нина', lastName: 'Новая' });
    await sees(columnOf(page, 'Нина Новая').box);
    stage.forgive();
  });
});
