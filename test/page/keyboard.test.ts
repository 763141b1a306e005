import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ANNA, BORIS, columnOf, describePage, SCHOOL, sees, seesNot, until } from './support.ts';

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    'document.activeElement.getAttribute("aria-label") || document.activeElement.textContent || document.activeElement.id || document.activeElement.tagName',
  );

describePage('the keyboard alone', (stage) => {
  it('walks through a menu with the arrows, and Escape gives the focus back', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Добавить' }).focus();
    await page.keyboard.press('Enter');
    await sees(page.getByRole('menu', { name: 'Добавить' }));
    const seen: string[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await page.keyboard.press(key);
      seen.push(await focused(page));
    }
    const [person, chat, link] = ['Новый человек', 'Новая беседа', 'Открыть ссылку'];
    const saved = 'Открыть сохранённую переписку';
    expect(seen).toEqual([chat, link, saved, person, saved, person, saved]);
    await page.keyboard.press('Escape');
    await seesNot(page.getByRole('menu'));
    expect(await focused(page)).toBe('Добавить');
    // A press beside it closes it too.
    await page.keyboard.press('Enter');
    await sees(page.getByRole('menu'));
    await page.mouse.click(5, 5);
    await seesNot(page.getByRole('menu'));
  });

  it('opens a window from a menu with the focus in it, leaves nothing behind within reach, closes by Escape', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Добавить' }).focus();
    for (const [name, first] of [
      ['Новый человек', 'first-name'],
      ['Новая беседа', 'chat-title'],
      ['Открыть ссылку', 'link'],
    ] as const) {
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name }).focus();
      await page.keyboard.press('Enter');
      await sees(page.getByRole('dialog', { name }));
      expect(await page.evaluate('document.activeElement.id')).toBe(first);
      for (let n = 0; n < 30; n += 1) {
        await page.keyboard.press('Tab');
        const inside = await page.evaluate(
          'document.activeElement === document.body || Boolean(document.activeElement.closest("dialog"))',
        );
        expect(inside, `${name}, after ${n + 1} times Tab`).toBe(true);
      }
      await page.keyboard.press('Escape');
      await seesNot(page.getByRole('dialog'));
      await until(async () => (await focused(page)) === 'Добавить');
    }
  });

  it('presses nothing twice while Enter is held', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.starts();
    await anna.keyboard.getByRole('button', { name: 'Эхо' }).focus();
    const before = stage.sandbox.dialog(SCHOOL, ANNA).messages.length;
    await page.keyboard.down('Enter');
    for (let n = 0; n < 5; n += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.waitForTimeout(300);
    const said = stage.sandbox.dialog(SCHOOL, ANNA).messages.slice(before);
    expect(said.filter(({ from }) => from === 'person')).toHaveLength(1);
  });

  it('goes on in the column of whoever a link was opened as', async () => {
    const page = await stage.open();
    await columnOf(page, 'Анна Орлова').starts();
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByRole('menuitem', { name: 'Открыть ссылку' }).click();
    await page.getByRole('textbox', { name: 'Ссылка' }).fill('vk.me/school?ref=abc');
    await page.getByRole('button', { name: 'Открыть как Борис Петров' }).click();
    const whose = () => page.evaluate('document.activeElement.closest("[data-person]")?.dataset.person');
    await until(async () => (await whose()) === String(BORIS));
    expect(await focused(page)).toBe('Начать');
    await page.keyboard.press('Enter');
    await sees(columnOf(page, 'Борис Петров').log.getByText('По приглашению abc'));
  });
});
