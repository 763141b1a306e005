import { expect, it } from 'vitest';
import { describeDemo } from './demo-support.ts';
import { type columnOf, sees } from './support.ts';

/** The demo school in two windows: what one person asks in the one, another decides in the other. */
describeDemo('the demo school in the page', (stage) => {
  const { window } = stage;

  it('leads a teacher from the invite to «Учительская», and the administrator accepts in another window', {
    timeout: 120_000,
  }, async () => {
    const admin = await window('Анна Орлова');
    await admin.taps('Приглашения');
    await admin.taps('Учителей');
    const code = await another(admin.column.log, /Код: ([0-9A-Z-]{11})/, () =>
      admin.taps('Один код на всех'),
    );

    const teacher = await window('Дарья Котова');
    await teacher.column.box.getByRole('button', { name: 'Начать' }).click();
    await sees(teacher.column.log.getByText('бот-помощник'));
    await teacher.column.says('абракадабра');
    await teacher.column.says('ыыы');
    await sees(teacher.column.log.getByText('Таких слов я пока не знаю'));
    await teacher.column.says(code);
    await sees(teacher.column.log.getByText('152-ФЗ'));
    await teacher.taps('Соглашаюсь');
    await sees(teacher.column.log.getByText('Как вас зовут?'));
    await teacher.column.says('Дарья Котова');
    await teacher.column.says('назад');
    await teacher.taps('Дарья Котова');
    await teacher.column.says('учитель физики');
    await sees(teacher.column.log.getByText('Проверьте заявку'));
    await teacher.taps('Отправить');
    await sees(teacher.column.log.getByText('Заявка отправлена'));

    await sees(admin.column.log.getByText('Есть заявки, которые ждут вашего решения'));
    await admin.column.log.getByRole('button', { name: 'Посмотреть заявки' }).last().click();
    // A family has waited for too long, so there are two queues.
    await admin.taps(/Сотрудники/);
    await sees(admin.column.log.getByText('Дарья Котова (учитель физики)'));
    await admin.taps(/Принять/);
    await sees(admin.column.log.getByText('Принято: 1 заявка'));

    await sees(teacher.column.log.getByText('Заявка принята'));
    await teacher.column.log.getByRole('button', { name: 'Дальше' }).last().click();
    await sees(teacher.column.log.getByText('sferum.ru'));
    await teacher.taps('Готово');
    await sees(teacher.column.log.getByText(/статус/i));
  });

  it('leads a parent by the class’s link, and the class teacher accepts in another window', {
    timeout: 120_000,
  }, async () => {
    const teacher = await window('Вера Зимина');
    await teacher.taps('Приглашения');
    const code = await another(teacher.column.log, /ref=([0-9A-Z]{10})/, () =>
      teacher.taps('Родителей класса'),
    );

    // As if the link in the e-diary was opened.
    stage.school.sandbox.dialog(555, 1007).opens(code);
    const parent = await window('Жанна Миронова');
    await sees(parent.column.log.getByText('152-ФЗ'));
    await parent.taps('Соглашаюсь');
    await parent.column.says('Жанна Миронова');
    await sees(parent.column.log.getByText('Приглашение в 7А'));
    await parent.column.says('Зоя Миронова');
    await parent.taps('Отправить заявку');
    await sees(parent.column.log.getByText('Заявка отправлена'));

    await teacher.column.log.getByRole('button', { name: 'Посмотреть заявки' }).last().click();
    await sees(teacher.column.log.getByText('Зоя Миронова'));
    // Two others have waited since yesterday: who is accepted together is asked by name.
    await teacher.taps(/Принять/);
    await sees(teacher.column.log.getByText('Принять всех?'));
    await teacher.taps(/Принять/);

    await sees(parent.column.log.getByText('Заявка принята'));
    await sees(parent.column.log.getByText('vk.me/join'));
    await parent.column.log.getByRole('button', { name: 'Как войти' }).last().click();
    await parent.taps('Я в чате');
    await sees(parent.column.log.getByText('Отлично'));
    expect(stage.school.sandbox.calls.filter(({ error }) => error)).toEqual([]);
  });
});

type Log = ReturnType<typeof columnOf>['log'];

/** The school has a past: what stands in the log once this is done and was not the last of its kind before. */
async function another(log: Log, pattern: RegExp, act: () => Promise<void>): Promise<string> {
  const before = await lastMatch(log, pattern);
  await act();
  await expect.poll(() => lastMatch(log, pattern), { timeout: 30_000 }).not.toBe(before);
  return (await lastMatch(log, pattern)) ?? '';
}

async function lastMatch(log: Log, pattern: RegExp): Promise<string | undefined> {
  const texts = await log.allInnerTexts();
  return [...texts.join('\n').matchAll(new RegExp(pattern, 'g'))].at(-1)?.[1];
}
