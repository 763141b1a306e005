import { expect, it } from 'vitest';
import { ANNA, columnOf, describePage, SCHOOL, sees, seesNot, until } from './support.ts';

describePage('reading a long dialog', (stage) => {
  const fill = (count: number): void => {
    const dialog = stage.sandbox.dialog(SCHOOL, ANNA);
    for (let n = 1; n <= count; n += 1) dialog.says(`строка ${n}`);
  };

  it('finds words in all that was ever said, and leads to where they stand', async () => {
    await stage.stopBot();
    fill(300);
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await sees(anna.log.getByText('строка 300'));
    await anna.box.getByRole('button', { name: 'Действия' }).click();
    await page.getByRole('menuitem', { name: 'Найти в переписке' }).click();
    await anna.box.getByRole('textbox', { name: 'Найти в переписке' }).fill('СТРОКА 17');
    await until(async () => (await anna.log.getByRole('article').count()) === 11);
    await anna.box.getByRole('textbox', { name: 'Найти в переписке' }).fill('столбец');
    await sees(anna.log.getByText('Ничего не нашлось: «столбец»'));
    await sees(anna.log.getByRole('button', { name: 'Показать всё' }));
    await anna.box.getByRole('textbox', { name: 'Найти в переписке' }).fill('СТРОКА 17');
    const found = anna.log.getByRole('article').filter({ has: page.getByText('строка 17', { exact: true }) });
    await found.getByRole('button', { name: 'Показать в переписке' }).click();
    await seesNot(anna.box.getByRole('textbox', { name: 'Найти в переписке' }));
    const there = anna.log.getByRole('article').filter({ has: page.getByText('строка 17', { exact: true }) });
    await until(async () =>
      ((await there.evaluate('document.activeElement.textContent')) as string).includes('строка 17'),
    );
    await sees(anna.log.getByText('строка 18', { exact: true }));
  });

  it('goes to the latest message in one press', async () => {
    await stage.stopBot();
    fill(60);
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await sees(anna.log.getByText('строка 60'));
    const toEnd = anna.box.getByRole('button', { name: 'К последнему сообщению' });
    expect(await toEnd.count()).toBe(0);
    await anna.log.hover();
    await page.mouse.wheel(0, -1_500);
    await toEnd.click();
    await seesNot(toEnd);
    await until(() => anna.last.isVisible());
  });

  it('copies the text of a message', async () => {
    const page = await stage.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('раз');
    const answer = anna.log.getByRole('article').filter({ hasText: 'Эхо: раз' });
    await answer.hover();
    await answer.getByRole('button', { name: 'Копировать текст' }).click();
    await until(async () => (await page.evaluate('navigator.clipboard.readText()')) === 'Эхо: раз');
  });

  it('keeps what was begun to be written over a reload', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    const boris = columnOf(page, 'Борис Петров');
    await anna.input.fill('не дописано');
    await page.reload();
    await until(async () => (await anna.input.inputValue()) === 'не дописано');
    expect(await boris.input.inputValue()).toBe('');
    await anna.box.getByRole('button', { name: 'Отправить' }).click();
    await sees(anna.log.getByText('Эхо: не дописано'));
    await page.reload();
    await sees(anna.log.getByText('Эхо: не дописано'));
    expect(await anna.input.inputValue()).toBe('');
  });

  it('shows a new keyboard from its first row', async () => {
    await stage.stopBot();
    const dialog = stage.sandbox.dialog(SCHOOL, ANNA);
    dialog.opens();
    const send = (word: string): void => {
      const buttons = Array.from({ length: 10 }, (_, n) => [
        { action: { type: 'text', label: `${word} ${n}` } },
      ]);
      const params = {
        peer_id: ANNA,
        random_id: word.length,
        message: word,
        keyboard: JSON.stringify({ buttons }),
      };
      expect(stage.sandbox.call(SCHOOL, 'messages.send', params)).toHaveProperty('response');
    };
    send('раз');
    const page = await stage.open({ viewport: { width: 1200, height: 600 } });
    const anna = columnOf(page, 'Анна Орлова');
    await anna.keyboard.getByRole('button', { name: 'раз 9' }).scrollIntoViewIfNeeded();
    const scrolled = () => page.evaluate<number>('document.querySelector(".keyboard").scrollTop');
    expect(await scrolled()).toBeGreaterThan(0);
    send('другие');
    await sees(anna.keyboard.getByRole('button', { name: 'другие 0' }));
    expect(await scrolled()).toBe(0);
  });
});
