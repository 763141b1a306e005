import { expect, it } from 'vitest';
import { ANNA, columnOf, describePage, SCHOOL, sees, seesNot, until } from './support.ts';

describePage('a dialog with the community', (stage) => {
  it('begins with «Начать», and shows what the bot answers with its keyboard in VK’s colours', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.starts();
    expect(await anna.box.getByRole('button', { name: 'Начать' }).count()).toBe(0);
    const colours = await anna.keyboard.getByRole('button').evaluateAll((buttons: readonly unknown[]) =>
      buttons.map((button) => {
        const { textContent, dataset } = button as { textContent: string; dataset: { color: string } };
        return `${textContent} ${dataset.color}`;
      }),
    );
    expect(colours).toEqual([
      'Эхо primary',
      'Кнопки secondary',
      'Да positive',
      'Нет negative',
      'Подсказка secondary',
      'Сайт secondary',
    ]);
    expect(stage.sandbox.dialog(SCHOOL, ANNA).messages[0]?.payload).toBe('{"command":"start"}');
  });

  it('sends with Enter, and Shift+Enter begins a new line', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.input.focus();
    await page.keyboard.type('раз');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('два');
    await page.keyboard.press('Enter');
    await sees(anna.log.getByText('Эхо: раз'));
    expect(stage.sandbox.dialog(SCHOOL, ANNA).messages[0]?.text).toBe('раз\nдва');
    expect(await anna.input.inputValue()).toBe('');
  });

  it('sends all that is written while the line is slow, once and in order', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/*', async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    for (const text of ['раз', 'два', 'три']) {
      await anna.input.fill(text);
      await anna.input.press('Enter');
      await anna.input.press('Enter');
    }
    letGo();
    await sees(anna.log.getByText('Эхо: три'));
    const { messages } = stage.sandbox.dialog(SCHOOL, ANNA);
    const written = messages.map(({ text }) => text).filter((text) => !text.startsWith('Эхо'));
    expect(written).toEqual(['раз', 'два', 'три']);
  });

  it('shows that the bot is typing, until its message comes', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('печатай');
    await sees(anna.box.getByText('печатает…'));
    await sees(anna.log.getByText('Напечатал'));
    await seesNot(anna.box.getByText('печатает…'));
  });

  it('taps a text button: its label is said, with the payload', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.starts();
    await anna.keyboard.getByRole('button', { name: 'Эхо' }).click();
    await sees(anna.log.getByText('Эхо: Эхо {"say":"echo"}'));
  });

  it('takes a double click for one press, and a second press for a second', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    const said = () =>
      stage.sandbox
        .dialog(SCHOOL, ANNA)
        .messages.filter(({ from }) => from === 'person')
        .map(({ text }) => text);
    await anna.box.getByRole('button', { name: 'Начать' }).dblclick();
    await sees(anna.log.getByText('Здравствуйте!'));
    const echo = anna.keyboard.getByRole('button', { name: 'Эхо' });
    await echo.dblclick();
    await echo.focus();
    await page.waitForTimeout(350);
    for (let n = 0; n < 2; n += 1) await page.keyboard.press('Enter');
    await until(() => said().length >= 3);
    await page.waitForTimeout(350);
    expect(said()).toEqual(['Начать', 'Эхо', 'Эхо']);
  });

  it('taps a callback button: a snackbar, and nothing is said', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.starts();
    await anna.keyboard.getByRole('button', { name: 'Подсказка' }).click();
    await sees(anna.box.getByText('Это подсказка'));
    expect(stage.sandbox.dialog(SCHOOL, ANNA).messages).toHaveLength(2);
    await anna.box.getByRole('button', { name: 'Закрыть', exact: true }).click();
    await seesNot(anna.box.getByText('Это подсказка'));
  });

  it('shows inline buttons: one edits its message, one opens a link, one is never answered', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('кнопки');
    const inline = anna.log.getByRole('group', { name: 'Кнопки сообщения' });
    await inline.getByRole('button', { name: 'Молчание' }).click();
    await sees(inline.getByRole('img', { name: 'ждём ответа' }));
    await inline.getByRole('button', { name: 'Открыть' }).click();
    await sees(anna.box.getByText('Бот открывает ссылку'));
    await inline.getByRole('button', { name: 'Изменить' }).click();
    await sees(anna.log.getByText('Изменено'));
    await sees(anna.log.getByText('изменено', { exact: true }));
  });

  it('shows a carousel, and taps a button of a card', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('карусель');
    const carousel = anna.log.getByRole('region', { name: 'Карусель' });
    await sees(carousel);
    expect(await carousel.getByRole('listitem').count()).toBe(3);
    await carousel.getByRole('button', { name: 'Взять 2' }).click();
    await sees(anna.log.getByText('Эхо: Взять 2 {"card":2}'));
  });

  it('removes the keyboard when the bot does, and hides it when the person does', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('клавиатура');
    await sees(anna.keyboard);
    await anna.box.getByRole('button', { name: 'Скрыть клавиатуру бота' }).click();
    await seesNot(anna.keyboard);
    await anna.box.getByRole('button', { name: 'Показать клавиатуру бота' }).click();
    await anna.says('убери');
    await seesNot(anna.keyboard);
  });

  it('replies, forwards and edits', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('первое');
    const echo = anna.log.getByRole('article', { name: 'Школа № 555' }).first();
    await echo.hover();
    await echo.getByRole('button', { name: 'Ответить' }).click();
    await sees(anna.box.getByText('Ответ: Школа № 555'));
    await anna.says('второе');
    await sees(anna.log.getByText('Эхо: второе (ответ на «Эхо: первое»)'));
    await echo.hover();
    await echo.getByRole('button', { name: 'Переслать' }).click();
    await anna.box.getByRole('button', { name: 'Отправить' }).click();
    await sees(anna.log.getByText('Эхо: (пересылка: 1)'));
    const own = anna.log.getByRole('article', { name: 'Вы' }).first();
    await own.hover();
    await own.getByRole('button', { name: 'Изменить' }).click();
    await anna.says('исправлено');
    await until(() => stage.sandbox.dialog(SCHOOL, ANNA).messages[0]?.text === 'исправлено');
    await sees(own.getByText('исправлено'));
  });

  it('forbids messages and allows them again', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('привет');
    await sees(anna.log.getByText('Эхо: привет'));
    await anna.box.getByRole('button', { name: 'Действия' }).click();
    await page
      .getByRole('menuitem', { name: 'Запретить сообщения' })
      .or(page.getByText('Запретить сообщения'))
      .first()
      .click();
    await sees(anna.box.getByText('Вы запретили сообществу писать вам'));
    expect(stage.sandbox.dialog(SCHOOL, ANNA).allowed).toBe(false);
    await anna.box.getByRole('button', { name: 'Разрешить сообщения' }).click();
    await until(() => stage.sandbox.dialog(SCHOOL, ANNA).allowed);
  });

  it('keeps what was said over a reload, and shows earlier messages when asked', async () => {
    const dialog = stage.sandbox.dialog(SCHOOL, ANNA);
    await stage.stopBot();
    for (let n = 1; n <= 60; n += 1) {
      dialog.says(`сообщение номер ${n}.`);
      const message = `Эхо: сообщение номер ${n}.`;
      stage.sandbox.call(SCHOOL, 'messages.send', { peer_id: ANNA, random_id: n, message });
    }
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await sees(anna.log.getByText('Эхо: сообщение номер 60.'));
    expect(await anna.log.getByText('сообщение номер 1.').count()).toBe(0);
    for (let step = 0; step < 4; step += 1) {
      const earlier = anna.log.getByRole('button', { name: 'Показать раньше' });
      if ((await earlier.count()) > 0) await earlier.click();
      await page.waitForTimeout(150);
    }
    expect(await anna.log.getByRole('article').count()).toBe(120);
    await sees(anna.log.getByText('сообщение номер 1.', { exact: true }));
  });

  it('is fetched once more where the whole picture comes at the moment at which it was', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await sees(anna.box.getByRole('button', { name: 'Начать' }));
    // The answers wait in the page itself until all is quiet: then both come within one drawing, the dialog's first.
    await page.evaluate(`{
      const { fetch: ask } = window;
      let here = 0;
      let both;
      const together = new Promise((resolve) => { both = resolve; });
      window.bothCame = together;
      window.fetch = async (path, init) => {
        const answer = await ask(path, init);
        if (here === 2 || !/state$|dialogs.${SCHOOL}.${ANNA}$/.test(path)) return answer;
        const text = await answer.text();
        here += 1;
        if (here === 2) both();
        await together;
        await new Promise((resolve) => setTimeout(resolve, path.endsWith('state') ? 102 : 100));
        return new Response(text);
      };
    }`);
    stage.sandbox.restore(stage.sandbox.dump());
    await page.evaluate('window.bothCame.then(() => new Promise((resolve) => setTimeout(resolve, 300)))');
    await sees(anna.box.getByRole('button', { name: 'Начать' }));
  });

  it('comes back after the connection was lost, and shows what was said meanwhile', async () => {
    const page = await stage.open();
    const anna = columnOf(page, 'Анна Орлова');
    await anna.says('раз');
    await sees(anna.log.getByText('Эхо: раз'));
    await stage.stopBot();
    await stage.sandbox.close();
    await sees(page.getByText('Нет связи'));
    stage.sandbox.dialog(SCHOOL, ANNA).says('пока никто не видит');
    await stage.sandbox.listen({ port: Number(new URL(stage.url).port) });
    await anna.log.getByText('пока никто не видит').waitFor({ timeout: 15_000 });
    await seesNot(page.getByText('Нет связи'));
    stage.forgive();
  });
});
