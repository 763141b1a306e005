import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ANNA, columnOf, describePage, SCHOOL, sees, seesNot, until } from './support.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    'document.activeElement.getAttribute("aria-label") || document.activeElement.textContent || document.activeElement.tagName',
  );

describePage('a phone, and a narrow window', (stage) => {
  const opensAnna = async (page: Page) => {
    await page
      .getByRole('button', { name: /Анна Орлова/ })
      .first()
      .tap();
    return columnOf(page, 'Анна Орлова');
  };

  it('takes the focus along: into a dialog, past «Начать», and back to whose dialog it was', async () => {
    const page = await stage.open(phone);
    const anna = await opensAnna(page);
    await until(async () => (await focused(page)) === 'Анна Орлова');
    await anna.box.getByRole('button', { name: 'Начать' }).tap();
    await sees(anna.log.getByText('Здравствуйте!'));
    // Not in the field: the keyboard of the screen would come.
    expect(await focused(page)).toBe('Сообщения, Анна Орлова');
    await anna.box.getByRole('button', { name: 'Назад' }).tap();
    await until(async () => /^АОАнна Орлова/.test(await focused(page)));
  });

  it('begins a new line at Enter where the keyboard is the screen’s, and sends by the button', async () => {
    const page = await stage.open(phone);
    const anna = await opensAnna(page);
    await anna.starts();
    await anna.input.fill('раз');
    await anna.input.press('Enter');
    await page.keyboard.type('два');
    await anna.box.getByRole('button', { name: 'Отправить' }).tap();
    await sees(anna.log.getByText('Эхо: раз'));
    expect(stage.sandbox.dialog(SCHOOL, ANNA).messages.map(({ text }) => text)).toContain('раз\nдва');
  });

  it('sends at Enter in a narrow window of a computer', async () => {
    const page = await stage.open({ viewport: { width: 320, height: 640 } });
    await page
      .getByRole('button', { name: /Анна Орлова/ })
      .first()
      .click();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.input.fill('раз');
    await anna.input.press('Enter');
    await sees(anna.log.getByText('Эхо: раз'));
  });

  it('has room for the names of the panel’s parts, which the arrows walk through', async () => {
    const page = await stage.open({ ...phone, viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'Для любопытных' }).tap();
    const tabs = page.getByRole('tablist', { name: 'Для любопытных' }).getByRole('tab');
    const overlaps = await page.evaluate<number[]>(`
      [...document.querySelectorAll('.panel [role=tab]')].map((tab) => {
        const words = document.createRange();
        words.selectNodeContents(tab);
        return words.getBoundingClientRect();
      }).map(({ left, right }, i, all) => Math.round((all[i + 1]?.left ?? innerWidth) - right))`);
    expect(overlaps).toHaveLength(4);
    expect(Math.min(...overlaps)).toBeGreaterThan(4);
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await sees(page.getByRole('tab', { name: 'Сообщение', selected: true }));
    await page.getByRole('complementary').getByRole('button', { name: 'Скрыть панель' }).tap();
    await seesNot(page.getByRole('complementary'));
    expect(await focused(page)).toBe('Для любопытных');
    // From a dialog there is no such button in sight: back to the message.
    const anna = await opensAnna(page);
    await anna.starts();
    await anna.last.tap();
    await anna.last.getByRole('button', { name: 'Что за этим сообщением' }).tap();
    await page.getByRole('complementary').getByRole('button', { name: 'Скрыть панель' }).tap();
    expect(await focused(page)).toBe('Что за этим сообщением');
  });

  it('gives the focus to the next column where one is closed, and to the list after the last', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Закрыть: Борис Петров' }).click();
    expect(await focused(page)).toBe('Анна Орлова');
    await page.getByRole('button', { name: 'Закрыть: Анна Орлова' }).click();
    expect(await focused(page)).toBe('Мессенджер');
  });
});
