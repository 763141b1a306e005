import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ANNA, BORIS, columnOf, describePage, SCHOOL, sees, seesNot, until } from './support.ts';

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    'document.activeElement.getAttribute("aria-label") || document.activeElement.textContent || document.activeElement.tagName',
  );

async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    const at = await focused(page);
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    await page.keyboard.press(key);
  }
  expect.fail(`${name} was not reached; the focus is at ${await focused(page)}`);
}

describePage('for everybody', (stage) => {
  it('works with the keyboard alone, and keeps the focus', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await tabTo(page, /^АОАнна Орлова/);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/Борис Петров/);
    await page.keyboard.press('Home');
    await tabTo(page, 'Начать');
    await page.keyboard.press('Enter');
    await sees(anna.log.getByText('Здравствуйте!'));
    // «Начать» is gone, and the focus did not fall to the top of the page.
    expect(await focused(page)).toBe('Сообщение');
    await page.keyboard.type('без мыши');
    await page.keyboard.press('Enter');
    await sees(anna.log.getByText('Эхо: без мыши'));
    expect(await focused(page)).toBe('Сообщение');
    await tabTo(page, 'Эхо');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Кнопки');
    await page.keyboard.press('Enter');
    await sees(anna.log.getByText('Выберите'));
    expect(await focused(page)).toBe('Кнопки');
    await page.keyboard.press('Escape');
  });

  it('keeps the focus near when the bot takes the buttons away', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('кнопки');
    const buttons = anna.log.getByRole('group', { name: 'Кнопки сообщения' });
    await buttons.getByRole('button', { name: 'Изменить' }).focus();
    await page.keyboard.press('Enter');
    await sees(anna.log.getByText('Изменено'));
    await seesNot(buttons);
    await until(async () => (await focused(page)) === 'Школа № 555');
  });

  it('walks through messages with the arrows, and acts on one', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('раз');
    await sees(anna.log.getByText('Эхо: раз'));
    await anna.input.focus();
    await tabTo(page, 'Школа № 555', 'Shift+Tab');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('Вы');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Ответить');
    await page.keyboard.press('Enter');
    await sees(anna.box.getByText('Ответ: Анна Орлова'));
    expect(await focused(page)).toBe('Сообщение');
  });

  it('closes a window with Escape and gives the focus back', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Начать заново' }).focus();
    await page.keyboard.press('Enter');
    await sees(page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await seesNot(page.getByRole('dialog'));
    await until(async () => (await focused(page)) === 'Начать заново');
  });

  it('tells a screen reader what is what', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('раз');
    await sees(anna.log.getByText('Эхо: раз'));
    expect(await anna.log.getAttribute('aria-live')).toBe('polite');
    expect(await anna.log.getAttribute('aria-label')).toBe('Сообщения, Анна Орлова');
    expect(await anna.log.getByRole('article', { name: 'Вы' }).count()).toBe(1);
    await sees(page.getByRole('list', { name: 'Люди' }));
    const nameless = await page.evaluate(
      `[...document.querySelectorAll('button, input, textarea, a[href]')].filter((control) =>
        control.offsetParent && !control.getAttribute('aria-label') && !control.textContent.trim() &&
        !control.labels?.length && !control.placeholder).map((control) => control.outerHTML)`,
    );
    expect(nameless).toEqual([]);
  });

  it('is dark when the system is, and when the switch says so', async () => {
    const page = await stage.open({ colorScheme: 'dark' });
    const brightness = () =>
      page.evaluate<number>(
        'Number(getComputedStyle(document.querySelector(".people")).backgroundColor.match(/\\d+/)[0])',
      );
    expect(await brightness()).toBeLessThan(60);
    await page.getByRole('button', { name: 'Светлая тема' }).click();
    await until(async () => (await brightness()) > 200);
    await page.reload();
    await sees(page.getByRole('button', { name: 'Тёмная тема' }));
  });

  it('speaks English when asked', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'English' }).click();
    await sees(page.getByRole('heading', { name: 'Messenger' }));
    await sees(page.getByRole('button', { name: 'Start', exact: true }));
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    const russian = await page.evaluate<string>(
      `[...document.querySelectorAll('button, h1, input, textarea')]
        .map((element) => [element.getAttribute('aria-label'), element.placeholder, element.title].join(' ')).join(' ')`,
    );
    expect(russian.replaceAll(/Анна|Орлова|Борис|Петров|Вера|Ильина|Русский|РУ/g, '')).not.toMatch(/[а-яё]/i);
    await page.getByRole('button', { name: 'Русский' }).click();
    await sees(page.getByRole('heading', { name: 'Мессенджер' }));
  });

  it('fits a phone: the people, then one dialog, and back', async () => {
    const page = await stage.open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page
      .getByRole('button', { name: /^АОАнна|Анна Орлова/ })
      .first()
      .tap();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.starts();
    await anna.says('кнопки');
    await sees(anna.log.getByRole('group', { name: 'Кнопки сообщения' }));
    expect(await columnOf(page, 'Борис Петров').box.count()).toBe(0);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    const sideways = await page.evaluate<number>(
      '(() => { const log = document.querySelector(".log"); return log.scrollWidth - log.clientWidth; })()',
    );
    expect(sideways).toBeLessThanOrEqual(0);
    await page.goBack();
    await sees(page.getByRole('list', { name: 'Люди' }));
    stage.sandbox.dialog(SCHOOL, BORIS).says('раз');
    await sees(page.getByLabel('Непрочитанных: 1'));
    expect(stage.sandbox.dialog(SCHOOL, ANNA).messages.length).toBeGreaterThan(2);
  });
});
