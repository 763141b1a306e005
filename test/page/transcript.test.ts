import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { columnOf, describePage, sees } from './support.ts';

describePage('a saved dialog', (stage) => {
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
    await page.getByRole('button', { name: 'Добавить' }).click();
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Открыть сохранённую переписку' }).click();
    await (await choosing).setFiles(file);
    const lines = page.getByRole('dialog', { name: /Анна Орлова/ }).getByRole('listitem');
    await sees(lines.filter({ hasText: 'Эхо: не потеряться бы' }));
    await sees(lines.filter({ hasText: '● Эхо' }));
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Добавить' }).click();
    const again = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Открыть сохранённую переписку' }).click();
    await (await again).setFiles('package.json');
    await sees(page.getByRole('alert').getByText('Это не сохранённая переписка'));
    stage.forgive();
  });
});
