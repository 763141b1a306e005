import { expect, it } from 'vitest';
import { columnOf, describePage, sees, until } from './support.ts';

describePage('the panel for the curious', (stage) => {
  it('shows events and calls as they happen, with their JSON, and errors in red', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Для любопытных' }).click();
    const panel = page.getByRole('complementary', { name: 'Для любопытных' });
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('привет');
    await sees(panel.getByRole('button', { name: /событие message_new/ }));
    const call = panel.getByRole('button', { name: /вызов messages\.send/ });
    await call.click();
    await sees(panel.getByText('"message": "Эхо: привет"'));
    await anna.says('ошибка');
    await panel.getByRole('button', { name: 'Ошибки' }).click();
    const failed = panel.getByRole('button', { name: /messages\.send.*100/ });
    await sees(failed);
    const colour = await failed.evaluate((button: unknown) => {
      const { getComputedStyle } = globalThis as unknown as {
        getComputedStyle(of: unknown): { color: string };
      };
      return getComputedStyle(
        (button as { querySelector(of: string): unknown }).querySelector('.entry__name'),
      ).color;
    });
    const [red = 0, green = 0] = (colour.match(/\d+/g) ?? []).map(Number);
    expect(red).toBeGreaterThan(2 * green);
  });

  it('says which filter leaves nothing, and takes it off', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Для любопытных' }).click();
    const panel = page.getByRole('complementary', { name: 'Для любопытных' });
    await columnOf(page, 'Анна Орлова').says('привет');
    await sees(panel.getByRole('button', { name: /событие message_new/ }));
    await panel.getByRole('button', { name: 'Ошибки' }).click();
    await panel.getByRole('combobox').selectOption({ label: 'Вера Ильина' });
    await sees(panel.getByText('Ничего не нашлось: Ошибки, Вера Ильина'));
    await panel.getByRole('button', { name: 'Показать всё' }).click();
    await sees(panel.getByRole('button', { name: /событие message_new/ }));
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Всё');
  });

  it('switches faults on and off', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Для любопытных' }).click();
    const panel = page.getByRole('complementary', { name: 'Для любопытных' });
    await panel.getByText('Сбои', { exact: true }).click();
    const anna = columnOf(page, 'Анна Орлова');
    await panel.getByText('Придержать события').click();
    await sees(panel.getByRole('listitem').filter({ hasText: 'Придержать события' }));
    await anna.says('слышно?');
    await page.waitForTimeout(300);
    expect(await anna.log.getByText('Эхо: слышно?').count()).toBe(0);
    await panel.getByText('Придержать события').first().click();
    await sees(anna.log.getByText('Эхо: слышно?'));
    await panel.getByRole('form', { name: 'Сбой вызова' }).getByRole('button', { name: 'Включить' }).click();
    await sees(panel.getByText('Ошибка API 10, messages.send, ещё 1'));
    await panel.getByRole('button', { name: 'Убрать все сбои' }).click();
    await sees(panel.getByText('Сбоев нет'));
  });

  it('moves the clock forward', async () => {
    const page = await stage.open();
    await page.getByRole('button', { name: 'Для любопытных' }).click();
    const panel = page.getByRole('complementary', { name: 'Для любопытных' });
    await panel.getByText('Часы', { exact: true }).click();
    const before = stage.sandbox.clock.now();
    await panel.getByRole('button', { name: '+ 1 день' }).click();
    await until(() => stage.sandbox.clock.now() - before > 86_000_000);
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('завтра');
    await sees(anna.log.getByText('Эхо: завтра'));
  });
});
