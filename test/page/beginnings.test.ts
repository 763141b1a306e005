import { expect, it } from 'vitest';
import { describeDemo } from './demo-support.ts';
import { columnOf, sees, seesNot } from './support.ts';

describeDemo('beginning anew from the page', (stage) => {
  it('offers a clean sheet and the school to try, and the columns that are open go on', async () => {
    const page = await stage.open();
    const [anna, boris] = ['Анна Орлова', 'Борис Власов'].map((name) => columnOf(page, name));
    if (!anna || !boris) return expect.fail('two columns');
    await sees(anna.log.getByText('это ваши дела'));
    await sees(boris.log.getByRole('article'));

    await page.getByRole('button', { name: 'Начать заново' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Чистый лист' }).click();
    await seesNot(page.getByRole('dialog'));
    for (const { log } of [anna, boris]) await sees(log.getByText('Здесь пока нет сообщений'));
    await anna.box.getByRole('button', { name: 'Начать' }).click();
    await sees(anna.log.getByText(/администратор/i));

    await page.getByRole('button', { name: 'Начать заново' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Школа для пробы' }).click();
    await seesNot(page.getByRole('dialog'));
    await sees(anna.log.getByText('это ваши дела'));
    await sees(boris.log.getByRole('article'));
    await anna.says('меню');
    await sees(anna.last.getByText('это ваши дела'));
  });

  it('shows every window the conversation when the school begins twice in a row', {
    timeout: 90_000,
  }, async () => {
    const { page, column: vera } = await stage.window('Вера Зимина');
    for (const gap of [0, 120, 240, 280, 320, 360, 420]) {
      await page.evaluate(async (ms) => {
        const begin = () =>
          fetch('/sandbox/api/begin', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ name: 'school' }),
          });
        const first = begin();
        await new Promise((resolve) => setTimeout(resolve, ms));
        await Promise.all([first, begin()]);
      }, gap);
      await sees(vera.log.getByText('это ваши дела').first());
    }
  });
});
