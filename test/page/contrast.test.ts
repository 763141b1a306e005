import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { describeDemo } from './demo-support.ts';
import { columnOf, sees } from './support.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What breaks WCAG A or AA in the page as it is now, by axe-core: one line a place. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // What fades in has its colours when it has come.
  await page.evaluate(`Promise.allSettled(document.getAnimations()
    .filter(({ effect, playState }) => playState === 'running' && effect.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished))`);
  return page.evaluate<string[]>(`axe
    .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => id + ': ' + target.join(' ') + ' ' + (any[0]?.message ?? ''))))`);
}

describe.each(['light', 'dark'] as const)('WCAG AA, %s', (colorScheme) => {
  describeDemo('no violation', (stage) => {
    const open = (options = {}) => stage.open({ colorScheme, ...options });

    it('in the list, in a dialog with its keyboard and in the card of what to try', async () => {
      const page = await open();
      await page.getByRole('button', { name: /Родитель: войти/ }).click();
      const vera = columnOf(page, 'Вера Зимина');
      await sees(vera.keyboard);
      await vera.says('меню');
      await vera.keyboard.getByRole('button', { name: 'Заявки: 2' }).click();
      await sees(vera.keyboard.getByRole('button', { name: 'Принять всех: 2' }));
      await sees(columnOf(page, 'Жанна Миронова').box.getByRole('button', { name: 'Начать' }));
      expect(await violations(page)).toEqual([]);
    });

    it('with the panel open, in each of its tabs', async () => {
      const page = await open();
      await page.getByRole('button', { name: 'Для любопытных' }).click();
      await columnOf(page, 'Анна Орлова').says('меню');
      const panel = page.getByRole('complementary', { name: 'Для любопытных' });
      await panel.getByRole('button', { name: /вызов/ }).first().click();
      expect(await violations(page)).toEqual([]);
      await columnOf(page, 'Анна Орлова').last.click({ position: { x: 20, y: 12 } });
      await sees(panel.getByRole('region', { name: 'Прочитано' }));
      expect(await violations(page)).toEqual([]);
      for (const tab of ['Сбои', 'Часы']) {
        await panel.getByText(tab, { exact: true }).click();
        expect(await violations(page)).toEqual([]);
      }
    });

    it('with a menu open', async () => {
      const page = await open();
      await page.getByRole('button', { name: 'Добавить' }).click();
      await sees(page.getByRole('menuitem', { name: 'Новая беседа' }));
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Действия' }).first().click();
      await sees(page.getByRole('menuitem', { name: 'Запретить сообщения' }));
      expect(await violations(page)).toEqual([]);
    });

    it('with a window open', async () => {
      const page = await open();
      for (const item of ['Новый человек', 'Новая беседа', 'Открыть ссылку']) {
        await page.getByRole('button', { name: 'Добавить' }).click();
        await page.getByRole('menuitem', { name: item }).click();
        await sees(page.getByRole('dialog', { name: item }));
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Начать заново' }).click();
      await sees(page.getByRole('dialog', { name: 'Начать заново' }));
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      for (const [file, shows] of [
        ['test/fixtures/dialogs/head-report.json', /Школа/],
        ['package.json', 'package.json'],
      ] as const) {
        await page.getByRole('button', { name: 'Добавить' }).click();
        const choosing = page.waitForEvent('filechooser');
        await page.getByRole('menuitem', { name: 'Открыть сохранённую переписку' }).click();
        await (await choosing).setFiles(file);
        await sees(page.getByRole('dialog', { name: shows }));
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });

    it('where a filter leaves nothing', async () => {
      const page = await open();
      await page.getByRole('button', { name: 'Для любопытных' }).click();
      await columnOf(page, 'Анна Орлова').says('меню');
      const panel = page.getByRole('complementary', { name: 'Для любопытных' });
      await sees(panel.getByRole('button', { name: /вызов/ }));
      await panel.getByRole('button', { name: 'Ошибки' }).click();
      await page.getByRole('searchbox', { name: 'Поиск' }).fill('никто');
      await sees(page.getByText('Ничего не нашлось: «никто»'));
      await sees(page.getByText('Ничего не нашлось: Ошибки'));
      expect(await violations(page)).toEqual([]);
    });

    it('on a phone', async () => {
      const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: /Что попробовать/ }).tap();
      const tasks = page.getByRole('dialog', { name: 'Что попробовать' });
      await tasks.getByRole('button', { name: /Директор/ }).tap();
      await sees(tasks.getByRole('button', { name: 'Открыть: Борис Власов' }));
      expect(await violations(page)).toEqual([]);
      await tasks.getByRole('button', { name: 'Закрыть' }).tap();
      await page
        .getByRole('button', { name: /Анна Орлова/ })
        .first()
        .tap();
      await sees(columnOf(page, 'Анна Орлова').keyboard);
      expect(await violations(page)).toEqual([]);
    });
  });
});
