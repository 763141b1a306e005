import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ANNA, columnOf, describePage, SCHOOL, sees } from './support.ts';

/** A red point, as PNG. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

describePage('files, pictures and voices', (stage) => {
  it('downloads a document that the bot sent', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('файл');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      anna.log.getByRole('link', { name: 'Скачать классы.csv' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('классы.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain('5А;vk.me');
  });

  it('sends a file and a photo, with words', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.box
      .getByLabel('Файл', { exact: true })
      .setInputFiles({ name: 'список.txt', mimeType: 'text/plain', buffer: Buffer.from('5А') });
    await sees(anna.box.getByText('Файл: список.txt'));
    await anna.says('вот список');
    await sees(anna.log.getByText('Эхо: вот список doc'));
    await anna.box
      .getByLabel('Фотография', { exact: true })
      .setInputFiles({ name: 'класс.png', mimeType: 'image/png', buffer: PNG });
    await anna.box.getByRole('button', { name: 'Отправить' }).click();
    await sees(anna.log.getByText('Эхо: photo'));
    await sees(anna.log.getByRole('img', { name: 'Фотография' }));
  });

  it('takes a file back before it is sent', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.box
      .getByLabel('Файл', { exact: true })
      .setInputFiles({ name: 'лишний.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await anna.box.getByRole('button', { name: 'Убрать файл' }).click();
    await anna.says('без файла');
    await sees(anna.log.getByText('Эхо: без файла'));
    expect(stage.sandbox.dialog(SCHOOL, ANNA).messages[0]?.attachments).toEqual([]);
  });

  it('reads the QR code of a picture, and opens it as somebody else', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('картинка');
    await anna.log.getByRole('button', { name: 'Открыть фотографию' }).click();
    const dialog = page.getByRole('dialog');
    await expect
      .poll(() => dialog.getByRole('textbox', { name: 'Ссылка' }).inputValue())
      .toBe('https://vk.me/school?ref=from-qr&ref_source=poster');
    await dialog.getByRole('button', { name: 'Открыть как Вера Ильина' }).click();
    const vera = columnOf(page, 'Вера Ильина');
    await vera.starts();
    await sees(vera.log.getByText('По приглашению from-qr'));
  });

  it('sends a voice message, and shows what was recognised when it is', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.box.getByRole('button', { name: 'Прикрепить' }).click();
    await page.getByText('Голосовое сообщение').last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Что сказано' }).fill('Сколько осталось классов?');
    await dialog.getByRole('spinbutton', { name: 'Расшифровка готова через, секунд' }).fill('1');
    await dialog.getByRole('button', { name: 'Отправить' }).click();
    await sees(anna.log.getByText('Распознаём…'));
    await sees(anna.log.getByText('Сколько осталось классов?'));
    await anna.log.getByRole('button', { name: 'Слушать' }).click();
    await sees(anna.log.getByRole('button', { name: 'Остановить' }));
  });
});
