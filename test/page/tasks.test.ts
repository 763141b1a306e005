import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type DemoWindow, describeDemo, windowOf } from './demo-support.ts';
import { columnOf, sees } from './support.ts';

const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.textContent.trim()');

/** Wholly within what can be seen of the window that it stands in. */
const inSight = (what: Locator): Promise<void> =>
  expect
    .poll(() =>
      what.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const box = element.closest('.dialog, .tasks')?.getBoundingClientRect();
        return box !== undefined && top >= box.top && bottom <= box.bottom;
      }),
    )
    .toBe(true);

describeDemo('what to try', (stage) => {
  const card = (page: Page) => page.getByRole('region', { name: 'Что попробовать' });
  const task = (page: Page, title: RegExp) =>
    card(page).getByRole('listitem').filter({ hasText: title }).first();
  /** Chooses a task and answers the windows of its people, who stand side by side. */
  const chooses = async (title: RegExp, ...names: string[]): Promise<DemoWindow[]> => {
    const page = await stage.open();
    await sees(task(page, title).getByRole('img', { name: 'ещё не сделано' }));
    await card(page).getByRole('button', { name: title }).click();
    for (const name of names) await sees(columnOf(page, name).box);
    return Promise.all(names.map((name) => windowOf(page, name)));
  };
  const isDone = async (page: Page, title: RegExp): Promise<void> => {
    await sees(task(page, title).getByRole('img', { name: 'сделано', exact: true }));
    await sees(page.getByRole('button', { name: 'Что попробовать: 1 из 6' }));
    await page.reload();
    await sees(page.getByRole('button', { name: 'Что попробовать: 1 из 6' }));
  };

  it('lets a teacher in, as the administrator', async () => {
    const title = /принять учителя/;
    const [anna, darya] = await chooses(title, 'Анна Орлова', 'Дарья Котова');
    if (!anna || !darya) return expect.fail('two columns');
    await anna.taps('Приглашения');
    await anna.taps('Учителей');
    await anna.taps('Один код на всех');
    await sees(anna.column.keyboard.getByRole('button', { name: 'Ещё приглашение' }));
    const shown = await anna.column.log
      .getByText(/Код: [0-9A-Z]{5}-[0-9A-Z]{5}/)
      .last()
      .textContent();
    const code = /Код: ([0-9A-Z-]{11})/.exec(shown ?? '')?.[1] ?? '';
    await darya.column.box.getByRole('button', { name: 'Начать' }).click();
    await sees(darya.column.log.getByText('бот-помощник'));
    await darya.column.says(code);
    await darya.taps('Соглашаюсь');
    await sees(darya.column.log.getByText('Как вас зовут?'));
    await darya.column.says('Дарья Котова');
    await darya.taps('Пропустить');
    await darya.taps('Отправить');
    await anna.column.log.getByRole('button', { name: 'Посмотреть заявки' }).last().click();
    await anna.taps('Сотрудники: 1');
    await anna.taps('Принять');
    await isDone(anna.page, title);
  });

  it('makes the three chats of a class', async () => {
    const title = /три чата/;
    const [gleb] = await chooses(title, 'Глеб Иванов');
    if (!gleb) return expect.fail('a column');
    await gleb.column.says('меню');
    await gleb.taps('7Б: чат с учениками');
    await sees(gleb.column.log.getByText('Сейчас чат учеников 7Б'));
    for (const [letter, next] of [
      ['A', 'Сейчас чат родителей 7Б'],
      ['B', 'Сейчас чат учителей'],
      ['C', 'сохранён'],
    ]) {
      await gleb.column.says(`https://vk.me/join/AJQ1d_proba${letter}rodVw4aXk`);
      await gleb.taps('Да, сохранить');
      await sees(gleb.column.log.getByText(next ?? '').last());
    }
    await isDone(gleb.page, title);
  });

  it('leads a parent in by a QR code', async () => {
    const title = /QR-коду/;
    const [vera, zhanna] = await chooses(title, 'Вера Зимина', 'Жанна Миронова');
    if (!vera || !zhanna) return expect.fail('two columns');
    await vera.taps('Приглашения');
    await vera.taps('Родителей класса');
    await sees(vera.column.keyboard.getByRole('button', { name: 'Ещё приглашение' }));
    await vera.column.log.getByRole('button', { name: 'Открыть фотографию' }).last().click();
    const picture = vera.page.getByRole('dialog');
    await sees(picture.getByRole('button', { name: 'Открыть как Жанна Миронова' }));
    const below = () => picture.evaluate((box) => box.scrollHeight - box.clientHeight);
    expect(await below(), 'nothing lies under the window’s own content').toBeLessThanOrEqual(1);
    await picture.getByRole('button', { name: 'Открыть как Жанна Миронова' }).click();
    await zhanna.column.box.getByRole('button', { name: 'Начать' }).click();
    await zhanna.taps('Соглашаюсь');
    await sees(zhanna.column.log.getByText('Как вас зовут?'));
    await zhanna.column.says('Жанна Миронова');
    await sees(zhanna.column.log.getByText('Приглашение в 7А'));
    await zhanna.column.says('Зоя Миронова');
    await zhanna.taps('Отправить заявку');
    await vera.column.log.getByRole('button', { name: 'Посмотреть заявки' }).last().click();
    await vera.taps(/Принять всех: 3/);
    await sees(vera.column.log.getByText('Принять всех?'));
    await vera.taps(/Принять/);
    await isDone(vera.page, title);
  });

  it('answers a pupil who gives no name', async () => {
    const title = /не называя себя/;
    const [zoya] = await chooses(title, 'Зоя Миронова');
    if (!zoya) return expect.fail('a column');
    await zoya.column.box.getByRole('button', { name: 'Начать' }).click();
    await sees(zoya.column.log.getByText('бот-помощник'));
    await sees(task(zoya.page, title).getByRole('img', { name: 'ещё не сделано' }));
    await zoya.column.says('у меня просят код');
    await isDone(zoya.page, title);
  });

  it('draws the head’s report', async () => {
    const title = /Директор/;
    const [boris] = await chooses(title, 'Борис Власов');
    if (!boris) return expect.fail('a column');
    await boris.column.says('отчёт');
    await boris.taps('Картинка и таблица');
    await isDone(boris.page, title);
  });

  it('answers a hundred parents at once, while others work', async () => {
    const title = /сто родителей/;
    const [anna] = await chooses(title, 'Анна Орлова', 'Вера Зимина');
    if (!anna) return expect.fail('a column');
    await task(anna.page, title).getByRole('button', { name: 'Пусть пишут' }).click();
    await anna.column.says('меню');
    await sees(anna.column.last.getByText('это ваши дела'));
    await sees(card(anna.page).getByText(/Ответов: 100\. Самый долгий ждали/));
    await isDone(anna.page, title);
    expect(stage.school.sandbox.dialog(555, 2100).messages.at(-1)?.from).toBe('community');
  });

  it('scrolls to the steps of a task that is chosen at the bottom of a low screen', async () => {
    const page = await stage.open({ viewport: { width: 1366, height: 420 } });
    await card(page)
      .getByRole('button', { name: /сто родителей/ })
      .click();
    await inSight(card(page).getByRole('button', { name: 'Пусть пишут' }));
    await card(page).getByRole('button', { name: 'Закрыть: Что попробовать' }).click();
    expect(await focused(page)).toBe('Что попробовать: 0 из 6');
  });

  it('shows nothing to try at a school that nobody has set up, and opens as a window on a phone', async () => {
    const page = await stage.open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.getByRole('button', { name: 'Что попробовать: 0 из 6' }).tap();
    const window = page.getByRole('dialog');
    await window.getByRole('button', { name: /Директор/ }).tap();
    const boris = window.getByRole('button', { name: 'Открыть: Борис Власов' });
    for (const seen of [window.getByText('Будьте: Борис Власов'), boris]) await inSight(seen);
    await boris.tap();
    await sees(columnOf(page, 'Борис Власов').log.getByRole('article'));
    await expect.poll(() => focused(page)).toBe('Борис Власов');
    // What was to be done is there again, with its steps in sight.
    await page.getByRole('button', { name: 'Назад' }).tap();
    await page.getByRole('button', { name: 'Что попробовать: 0 из 6' }).tap();
    await inSight(boris);
    expect(await focused(page)).toMatch(/^Директор/);
    await boris.tap();
    await stage.school.sandbox.backstage?.begin('clean');
    await page.goBack();
    await sees(page.getByRole('button', { name: 'До следующего напоминания' }));
    await expect.poll(() => page.getByRole('button', { name: /Что попробовать/ }).count()).toBe(0);
  });
});
