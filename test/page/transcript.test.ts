import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { columnOf, describePage, sees, seesNot } from './support.ts';

type Chosen = string | { name: string; mimeType: string; buffer: Buffer };

const line = { at: 1, who: 'person', did: 'says', text: 'раз' };
const saved = { community: { id: 7, name: 'Школа' }, person: { id: 10, name: 'Анна' }, lines: [line] };
const fileOf = (content: unknown): Chosen => ({
  name: 'dialog.json',
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

describePage('a saved dialog', (stage) => {
  const opens = async (page: Page, file: Chosen): Promise<void> => {
    await page.getByRole('button', { name: 'Добавить' }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Открыть сохранённую переписку' }).click();
    await (await choosing).setFiles(file);
  };

  it('is saved from its menu and opened again, also where its people are not', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.starts();
    await anna.keyboard.getByRole('button', { name: 'Эхо' }).click();
    await anna.says('не потеряться бы');
    await sees(anna.log.getByText('Эхо: не потеряться бы'));
    await anna.box.getByRole('button', { name: 'Действия' }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Скачать переписку' }).click();
    const file = await (await saving).path();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ person: { name: 'Анна Орлова' } });

    stage.sandbox.reset();
    await sees(page.getByText('Пока никого нет'));
    await opens(page, file);
    const lines = page.getByRole('dialog', { name: /Анна Орлова/ }).getByRole('listitem');
    await sees(lines.filter({ hasText: 'Эхо: не потеряться бы' }));
    await sees(lines.filter({ hasText: '● Эхо' }));
    await page.keyboard.press('Escape');
    await seesNot(page.getByRole('dialog'));
    stage.forgive();
  });

  it.each([
    ['package.json', 'в «community» не то'],
    [fileOf('не JSON'), 'в файле не JSON'],
    [fileOf([]), 'файл о чём-то другом'],
    [fileOf({ ...saved, lines: [line, null] }), 'в «lines[1]» не то'],
    [fileOf({ ...saved, lines: [{ ...line, text: {} }] }), 'в «lines[0].text» не то'],
    [fileOf({ ...saved, lines: [{ ...line, at: 1e300 }] }), 'в «lines[0].at» не то'],
    [fileOf(' '.repeat(16 * 1024 * 1024 + 1)), 'Файл больше 16 МБ'],
  ])('is no other file, and the page says what is wrong with it (%#)', async (file, why) => {
    const page = await stage.open();
    await opens(page, file);
    await sees(page.getByRole('dialog').getByRole('alert').getByText(why));
    await page.keyboard.press('Escape');
    await seesNot(page.getByRole('dialog'));
    await sees(columnOf(page, 'Анна Орлова').input);
  });

  it('of years opens at once, and is read on step by step', async () => {
    const lines = Array.from({ length: 24_000 }, (_, i) => ({
      ...line,
      text: `Строка ${i + 1}. ${'Напоминаю о собрании в четверг. '.repeat(3)}`,
      buttons: [['Да', 'Нет']],
    }));
    const page = await stage.open();
    await opens(page, fileOf({ ...saved, lines }));
    const dialog = page.getByRole('dialog', { name: /Анна/ });
    await sees(dialog.getByText('Строка 1.'));
    expect(await dialog.getByRole('listitem').count(), 'what is read at once').toBe(200);
    await dialog.getByRole('button', { name: 'Показать дальше (200 из 24000)' }).click();
    await sees(dialog.getByText('Строка 201.'));
    expect(await page.evaluate<string>('document.activeElement.textContent')).toContain('Строка 201.');
  });

  it('with a line that no messenger would take is cut there, and the page goes on', async () => {
    const buttons = Array.from({ length: 300_000 }, () => ['Да', 'Нет']);
    const page = await stage.open();
    await opens(page, fileOf({ ...saved, lines: [{ ...line, text: 'слово '.repeat(100_000), buttons }] }));
    const item = page.getByRole('dialog', { name: /Анна/ }).getByRole('listitem');
    await sees(item.getByText(/^слово слово .*…$/));
    await sees(item.getByText(/^Да · Нет · .*…$/));
    expect((await item.textContent())?.length, 'what is read at once').toBeLessThan(20_000);
  });
});
