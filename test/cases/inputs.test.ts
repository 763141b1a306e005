import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { blankClass } from '#src/domain/classes/classes.ts';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { archive, workbook, workbookParts } from '#test/files/workbook.ts';
import { startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

/**
 * What people typed when the bot was tried, word for word, with what came of it then and the right value
 * (`inputs.jsonl`). Each line is one instance of a kind, and is typed here at the step that it names.
 */
const Line = z.object({
  kind: z.string(),
  where: z.string(),
  input: z.string(),
  seen: z.string(),
  right: z.string(),
});
const lines = readFileSync(new URL('inputs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Line.parse(JSON.parse(line)));

/** The day on which the lines were written. */
const thatDay = Date.UTC(2026, 10, 26, 7);
const code = '6RS5M7CH5Z';
const chatLink = 'https://vk.me/join/AJQ1d0aBcDeFgHiJkLmNoPqR';

async function school(options: Parameters<typeof schoolWith>[1] = {}) {
  const bot = await startBot({ now: thatDay });
  await schoolWith(bot, options);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  return { bot, anna };
}

/** At the list of classes; `right`: the titles, or the pieces that are named as not understood. */
async function classes(typed: string | Uint8Array, right: string | string[], file = 'классы.xlsx') {
  const { bot, anna } = await school({ classes: [] });
  await opensScene(bot, anna, 'classes');
  anna.sees('classes-list.ask');
  if (typeof typed === 'string') await anna.says(typed);
  else await anna.sendsFile(file, typed);
  if (typeof right === 'string') anna.sees('classes-review.ask', { added: right.split(' ') });
  else anna.sees('classes-list.unread', { lines: right });
  anna.ignores();
}

/** At a question of the school's settings; `right`: what is stored, or the refusal that is read. */
async function setting(name: 'hours' | 'holidays', typed: string, right: unknown): Promise<Person> {
  const { bot, anna } = await school();
  await opensScene(bot, anna, 'school-settings');
  await anna.taps(name);
  anna.ignores();
  const before = (await bot.read('school', 'main'))?.[name];
  await anna.says(typed);
  if (typeof right === 'string') anna.sees(right);
  expect((await bot.read('school', 'main'))?.[name]).toEqual(typeof right === 'string' ? before : right);
  anna.ignores();
  return anna;
}

/** At «Как вас зовут?» of whoever comes by a staff invite. */
async function name(typed: string, right: string) {
  const { bot } = await school();
  await invited(bot, { code, role: 'subjectTeacher' });
  const ivan = bot.person('ivan');
  await ivan.opens(code);
  await ivan.taps('yes');
  await ivan.says(typed);
  ivan.sees('staff-join-post.ask');
  await ivan.taps('skip');
  ivan.sees('staff-join-review.ask', { name: right });
  ivan.ignores();
}

/** At the door. */
async function typesCode(typed: string) {
  const { bot } = await school();
  await invited(bot, { code, role: 'parent', class: 'c1' });
  const ivan = bot.person('ivan');
  await ivan.opens();
  await ivan.says(typed);
  ivan.sees('family-join-consent.ask', { class: '7А' });
  ivan.ignores();
}

/** A class teacher at the link of the parents' chat. */
async function atChatLink() {
  const { bot } = await school();
  const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  await opensScene(bot, vera, 'chat', { of: 'C3b:c1' });
  vera.ignores();
  return { bot, vera };
}
async function typesLink(typed: string, right = chatLink) {
  const { vera } = await atChatLink();
  await vera.says(typed);
  if (right.startsWith('https')) vera.sees('class-chat.address', { link: right });
  else vera.sees(right);
  vera.ignores();
}

/** A table as a workbook whose first row is one cell over several columns. */
function withMergedTitle(rows: string[][]): Uint8Array {
  const parts = workbookParts([]);
  const plain = workbookParts([sheetOf(rows)]);
  const sheet = plain['xl/worksheets/sheet1.xml'] ?? '';
  const merged = '</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>';
  return archive({
    ...parts,
    ...plain,
    'xl/worksheets/sheet1.xml': sheet.replace('</sheetData>', merged),
  });
}
const sheetOf = (rows: string[][]): string =>
  rows
    .map((row, y) => {
      const cells = row.map(
        (text, x) =>
          `<c r="${String.fromCharCode(65 + x)}${y + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
      );
      return `<row r="${y + 1}">${cells.join('')}</row>`;
    })
    .join('');

const hours = (from: string, to: string) => ({ from, to });
const autumn = (year: number) => ({ from: `${year}-10-26`, to: `${year}-11-03` });

/** What is done with a line, by its input; where the input describes what was sent, it is made here. */
const cases: Record<string, () => Promise<unknown>> = {
  '1-е, 2-е, 3-и классы': () => classes('1-е, 2-е, 3-и классы', '1 2 3'),
  '1-й А, 1-й Б, 2-й А': () => classes('1-й А, 1-й Б, 2-й А', '1А 1Б 2А'),
  '10-е А, Б': () => classes('10-е А, Б', '10А 10Б'),
  '1-я А': () => classes('1-я А', '1А'),
  '2 класса: 1А и 1Б': () => classes('2 класса: 1А и 1Б', '1А 1Б'),
  '1/1, 1/2, 2/1': () => classes('1/1, 1/2, 2/1', ['1/1', '1/2', '2/1']),
  '3ВД, 4АВГЕЖ, 5АБВГДЕЖ': () =>
    classes('3ВД, 4АВГЕЖ, 5АБВГДЕЖ', '3В 3Д 4А 4В 4Г 4Е 4Ж 5А 5Б 5В 5Г 5Д 5Е 5Ж'),
  'Классы: 1А, 1Б, 2А': () => classes('Классы: 1А, 1Б, 2А', '1А 1Б 2А'),
  '1-е классы: а, б, в; 2-е классы: а, б': () =>
    classes('1-е классы: а, б, в; 2-е классы: а, б', '1А 1Б 1В 2А 2Б'),
  async '10СЭ, 11ФМ  |  5-1, 5-2  |  12А  |  0А'() {
    // The refusal names the way, and the way is open.
    await classes('10СЭ, 11ФМ', ['10СЭ', '11ФМ']);
    await classes('«10СЭ», «11ФМ»', '10СЭ 11ФМ');
    await classes('5-1, 5-2', ['5-1', '5-2']);
    await classes('«5-1», «5-2»', '5-1 5-2');
    await classes('12А', ['12А']);
    await classes('«12А», "0А"', '0А 12А');
  },
  'xlsx, one column: Класс / 1А / 1Б / 2А': () =>
    classes(workbook([['Класс'], ['1А'], ['1Б'], ['2А']]), '1А 1Б 2А'),
  async 'xlsx: № п/п, Класс, Классный руководитель, Кол-во / 1, 1А, Иванова А.П., 25 / 2, 1Б, Петрова М.И., 27'() {
    const table = workbook([
      ['№ п/п', 'Класс', 'Классный руководитель', 'Кол-во'],
      [1, '1А', 'Иванова А.П.', 25],
      [2, '1Б', 'Петрова М.И.', 27],
    ]);
    await classes(table, '1А 1Б');
  },
  'xlsx: merged A1:C1 «Комплектование классов на 2026-2027 учебный год», then 1А 1Б 1В / 2А 2Б 2В': () =>
    classes(
      withMergedTitle([
        ['Комплектование классов на 2026-2027 учебный год'],
        ['1А', '1Б', '1В'],
        ['2А', '2Б', '2В'],
      ]),
      '1А 1Б 1В 2А 2Б 2В',
    ),
  'csv: first line «sep=;», then 1А;1Б / 2А;2Б': () =>
    classes(Buffer.from('sep=;\n1А;1Б\n2А;2Б\n'), '1А 1Б 2А 2Б', 'классы.csv'),
  'xlsx: sheet 1 «1А, 2А», sheet 2 «5А, 6А»': () =>
    classes(workbook([['1А'], ['2А']], [['5А'], ['6А']]), '1А 2А 5А 6А'),

  'с 8-15 до 18-00': () => setting('hours', 'с 8-15 до 18-00', hours('08:15', '18:00')),
  '8 15–18 00': () => setting('hours', '8 15–18 00', hours('08:15', '18:00')),
  '1 смена 8:00-13:00, 2 смена 13:30-19:00': () =>
    setting('hours', '1 смена 8:00-13:00, 2 смена 13:30-19:00', hours('08:00', '19:00')),
  'I смена – в 8.00, II смена – в 14.00': () =>
    setting('hours', 'I смена – в 8.00, II смена – в 14.00', 'school-setup-hours.unread'),
  '0800-1800': () => setting('hours', '0800-1800', hours('08:00', '18:00')),
  'с 1 сентября 8:00–18:00': () => setting('hours', 'с 1 сентября 8:00–18:00', hours('08:00', '18:00')),
  'с 9 утра до 10 вечера': () => setting('hours', 'с 9 утра до 10 вечера', hours('09:00', '22:00')),
  'обед с 12 до 13, работаем с 8 до 17': () =>
    setting('hours', 'обед с 12 до 13, работаем с 8 до 17', hours('08:00', '17:00')),
  'с 08-00 до 17-00': () => setting('hours', 'с 08-00 до 17-00', hours('08:00', '17:00')),

  '25.10.2026–02.11.2027': () =>
    setting('holidays', '25.10.2026–02.11.2027', 'school-setup-holidays.tooLong'),
  '03.11–26.10': () => setting('holidays', '03.11–26.10', 'school-setup-holidays.swapped'),
  '20.11.2026–20.11.2036': () =>
    setting('holidays', '20.11.2026–20.11.2036', 'school-setup-holidays.tooLong'),
  '25.10.2025–02.11.2025': () => setting('holidays', '25.10.2025–02.11.2025', 'school-setup-holidays.past'),
  async 'с 26.10 по 03.11'() {
    const anna = await setting('holidays', 'с 26.10 по 03.11', [autumn(2027)]);
    expect(anna.last.text, 'the year is shown').toContain('2027');
  },
  '26 октября – 3 ноября': () => setting('holidays', '26 октября – 3 ноября', [autumn(2027)]),
  'Осенние: 26.10–03.11\\nЗимние: 29.12–11.01': () =>
    setting('holidays', 'Осенние: 26.10–03.11\nЗимние: 29.12–11.01', [
      autumn(2027),
      { from: '2026-12-29', to: '2027-01-11' },
    ]),
  '26.10.26–03.11.26': () => setting('holidays', '26.10.26–03.11.26', [autumn(2026)]),

  'Андрей Гайдай (decomposed «й», as copied from macOS/PDF)': () =>
    name('Андрей Гайдай'.normalize('NFD'), 'Андрей Гайдай'),
  'प्रिया शर्मा': () => name('प्रिया शर्मा', 'प्रिया शर्मा'),
  'สมชาย ใจดี': () => name('สมชาย ใจดี', 'สมชาย ใจดี'),
  async 'Иванова‑Петрова Анна (U+2011) · Салтыкова–Щедрина (en dash)'() {
    await name('Иванова\u2011Петрова Анна', 'Иванова-Петрова Анна');
    await name('Салтыкова–Щедрина', 'Салтыкова-Щедрина');
  },
  'Иванова (Петрова) Анна': () => name('Иванова (Петрова) Анна', 'Иванова (Петрова) Анна'),
  async 'Д`Артаньян · Д´Артаньян'() {
    await name('Д`Артаньян', "Д'Артаньян");
    await name('Д´Артаньян', "Д'Артаньян");
  },

  '6RS5М-7СН5Z with Cyrillic М, С, Н': () => typesCode('6RS5М-7СН5Z'),
  'https://vk.me/school555?ref=6RS5M7CH5Z typed or pasted as a message': () =>
    typesCode('https://vk.me/school555?ref=6RS5M7CH5Z'),
  'Код: 6RS5M-7CH5Z': () => typesCode('Код: 6RS5M-7CH5Z'),
  async '912 345 67 89 · 2345678901 · anna petrov · maria smith · newsletter'() {
    const { bot } = await school();
    await invited(bot, { code, role: 'parent', class: 'c1' });
    const ivan = bot.person('ivan');
    await ivan.opens();
    for (const typed of ['912 345 67 89', '2345678901', 'anna petrov', 'maria smith', 'newsletter'])
      for (const _again of [1, 2]) await ivan.says(typed);
    expect(bot.texts.said.map(({ say: { key } }) => key)).not.toContain('refusal-invite-unknown');
    expect(await bot.read('tries', ivan.id)).toBeUndefined();
    await ivan.says(code);
    ivan.sees('family-join-consent.ask');
    ivan.ignores();
  },

  async Пропустить() {
    const { bot } = await school();
    await invited(bot, { code, role: 'subjectTeacher' });
    const ivan = bot.person('ivan');
    await ivan.opens(code);
    await ivan.taps('yes');
    await ivan.says('Иван Котов');
    await ivan.says('Пропустить');
    ivan.sees('staff-join-review.ask', { post: say('staff-join-post.none') });
    ivan.ignores();
  },
  async Отложить() {
    const { bot, vera } = await atChatLink();
    await vera.taps('title');
    vera.sees('chat-title.ask');
    await vera.says('Отложить');
    vera.sees('chat-aside-why.ask');
    expect((await bot.read('class', 'c1'))?.chats).toEqual({});
    vera.ignores();
  },
  async 'нет · Пока нет · не знаю'() {
    for (const typed of ['нет', 'Пока нет', 'не знаю']) {
      const { bot, vera } = await atChatLink();
      const made = { title: '', link: chatLink, second: null, aside: null, at: bot.clock.now() };
      await bot.write('class', 'c1', { ...blankClass('c1'), teacher: vera.id, chats: { C3b: made } });
      await opensScene(bot, vera, 'kept-chat', { of: 'C3b:c1' });
      await vera.taps('second');
      await vera.says(typed);
      expect((await bot.read('class', 'c1'))?.chats.C3b?.second).toBeNull();
      vera.ignores();
    }
  },
  async 'Укажу позже · нет'() {
    const { bot, anna } = await school();
    await opensScene(bot, anna, 'school-settings');
    await anna.taps('holidays');
    await anna.says('нет');
    expect(bot.texts.said.map(({ say: { key } }) => key)).not.toContain('school-setup-holidays.unread');
    expect((await bot.read('school', 'main'))?.holidays).toEqual([]);
    anna.ignores();
  },
  async 'Все верно (label «Всё верно») · Еще нет (label «Ещё нет»)'() {
    const { bot, anna } = await school({ school: { ready: false, name: '' } });
    await opensScene(bot, anna, 'school-setup');
    anna.ignores();
    await anna.says('Школа № 555');
    await anna.taps('vk-sferum');
    await anna.says('Электронный дневник');
    anna.sees('school-setup-there.ask');
    await anna.says('Еще нет');
    anna.sees('school-setup-review.ask');
    await anna.says('Все верно');
    expect(await bot.read('school', 'main')).toMatchObject({ ready: true, name: 'Школа № 555' });
    anna.ignores();
  },
  async 'Открыть. · Открыть! (label «Открыть»)'() {
    for (const typed of ['Открыть.', 'Открыть!']) {
      const { bot } = await school();
      const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
      const record = await bot.read('person', olga.id);
      const done = { 'P1:c1': { state: 'done' as const, at: bot.clock.now() } };
      if (record) await bot.write('person', olga.id, { ...record, duties: done });
      await opensScene(bot, olga, 'duty', { of: 'P1:c1' });
      expect(olga.buttons).toContain('open');
      await olga.says(typed);
      expect(JSON.stringify(await bot.read('place', olga.id))).toContain('"scene":"class-chat"');
      olga.ignores();
    }
  },

  'Чат:https://vk.me/join/AJQ1d0aBcDeFgHiJkLmNoPqR': () => typesLink(`Чат:${chatLink}`),
  'https://vk.me/join/AJQ1d0aBcDeFgHiJkLmNoPqR👍': () => typesLink(`${chatLink}👍`),
  'https://vk.com/away.php?to=https%3A%2F%2Fvk.me%2Fjoin%2FAJQ1d0aBcDeFgHiJkLmNoPqR': () =>
    typesLink('https://vk.com/away.php?to=https%3A%2F%2Fvk.me%2Fjoin%2FAJQ1d0aBcDeFgHiJkLmNoPqR'),
  '[Чат 7А](https://vk.me/join/AJQ1d0aBcDeFgHiJkLmNoPqR)': () => typesLink(`[Чат 7А](${chatLink})`),
  async 'https://vk.com/call/join/AbCdEf… · https://vk.me/school555'() {
    await typesLink('https://vk.com/call/join/AbCdEf…', 'refusal-link-other-page');
    await typesLink('https://vk.me/school555', 'refusal-link-other-page');
  },
  async 'message_new with a link attachment and no text; a forwarded message that holds the link'() {
    // How an attached link is read stands in test/vk/read.test.ts; here it comes as a forwarded message.
    const { bot, vera } = await atChatLink();
    vera.dialog.says(`Ссылка: ${chatLink}`);
    await bot.settle();
    const cmid = vera.dialog.messages.findLast(({ from }) => from === 'person')?.cmid ?? 0;
    await vera.taps('other');
    vera.ignores();
    vera.dialog.says('', { forwards: [cmid] });
    await bot.settle();
    vera.sees('class-chat.address', { link: chatLink });
    vera.ignores();
  },
  async 'valid text together with a document'() {
    const { bot, vera } = await atChatLink();
    vera.dialog.sendsFile({ name: 'чат.pdf', content: Buffer.from('чат') }, { text: chatLink });
    await bot.settle();
    vera.sees('class-chat.address', { link: chatLink });
    vera.ignores();
  },
  'photos.saveMessagesPhoto fails (chaos error photos.saveMessagesPhoto 1 1), or the key has no «photos» right':
    () =>
      elsewhere(
        'test/pipeline/sender-files.test.ts',
        'goes without the picture after three uploads that end with',
      ),

  async 'two staff «Иванова Анна Петровна»'() {
    const { bot, anna } = await school();
    for (const who of ['one', 'other'])
      await member(bot, who, { name: 'Иванова Анна Петровна', roles: [{ role: 'subjectTeacher' }] });
    for (const [scene, choose] of [
      ['administrators', 'appoint'],
      ['people', 'staff'],
      ['away', 'tomorrow'],
    ] as const) {
      await opensScene(bot, anna, scene);
      await anna.taps(choose);
      const labels = (anna.dialog.keyboard?.buttons.flat() ?? []).flatMap(({ action }) =>
        'label' in action && action.label?.startsWith('Иванова') ? [action.label] : [],
      );
      expect(new Set(labels).size, scene).toBe(2);
      anna.ignores();
    }
  },
  async 'сторож), учитель · ждёт 9 минут⏎2. Орлова Мария (завуч'() {
    const { bot, anna } = await school();
    await invited(bot, { code, role: 'subjectTeacher' });
    const ivan = bot.person('ivan');
    await ivan.opens(code);
    await ivan.taps('yes');
    await ivan.says('Иван Котов');
    await ivan.says('сторож), учитель · ждёт 9 минут\n2. Орлова Мария (завуч');
    await ivan.taps('send');
    ivan.ignores();
    await opensByNotice(bot, anna, 'queue');
    anna.sees('queue-page.ask', { count: 1 });
    expect(anna.last.text).toContain('1. Иван Котов');
    expect(anna.last.text).not.toMatch(/^2\./m);
    anna.ignores();
  },
  'school name with 🎓 at place 29': () =>
    elsewhere('test/vk/keyboard.test.ts', 'shortens a label between characters, never through an emoji'),
  async 'stored: hours 07:30–19:00, holidays, own text; open «Сведения о школе» → «Открыть»'() {
    const stored = { hours: hours('07:30', '19:00'), holidays: [autumn(2027)], otherWay: 'Записка' };
    const { bot, anna } = await school({ school: stored });
    await opensScene(bot, anna, 'school-setup');
    anna.sees('school-settings-list.ask', { from: '07:30', to: '19:00', otherWay: 'Записка' });
    for (const one of ['hours', 'holidays', 'otherWay']) {
      await anna.taps(one);
      anna.sees('school-settings-list.stands');
      await anna.taps('@back');
    }
    expect(await bot.read('school', 'main')).toMatchObject(stored);
    anna.ignores();
  },
  async 'an applicant who has denied messages (message_deny seen) is accepted'() {
    const { bot, anna } = await school();
    const staff = await invited(bot, { code, role: 'subjectTeacher' });
    await ask(bot, 1, { invite: staff, from: 5001 });
    bot.sandbox.dialog(bot.groupId, 5001).denies();
    await bot.settle();
    await opensByNotice(bot, anna, 'queue');
    await anna.taps('all');
    anna.sees('queue.accepted', { count: 1 });
    await bot.passes(seconds(5));
    anna.sees('queue.unreachable', { who: 'Гость 5001' });
    expect(anna.dialog.messages.some(({ text }) => text.includes('уже знают'))).toBe(false);
    anna.ignores();
  },
  async 'a request one minute old'() {
    const { bot, anna } = await school();
    const staff = await invited(bot, { code, role: 'subjectTeacher' });
    await ask(bot, 1, { invite: staff, from: 5001 });
    for (const [age, words] of [
      [1, 'ждёт 1 минуту'],
      [20, 'ждёт 21 минуту'],
    ] as const) {
      bot.clock.advance(minutes(age));
      await opensByNotice(bot, anna, 'queue');
      expect(anna.last.text).toContain(words);
    }
    anna.ignores();
  },
  async 'staff-join/name'() {
    const { bot } = await school();
    await invited(bot, { code, role: 'subjectTeacher' });
    const ivan = bot.person('ivan', { bare: true });
    await ivan.opens(code);
    await ivan.says('да');
    ivan.sees('staff-join-name.ask');
    expect(ivan.last.text).not.toContain('номер варианта');
    ivan.ignores();
  },
  async 'a family request 15 s old in a class without a class teacher'() {
    const { bot, anna } = await school();
    const families = await invited(bot, { code, role: 'parent', class: 'c1' });
    await ask(bot, 1, { invite: families, from: 5001 });
    await bot.passes(seconds(15));
    anna.sees('digest.pending', { lines: [say('digest-line.late', { count: 1 })] });
    expect(anna.last.text).not.toContain('давно');
    anna.ignores();
  },
  async 'Здравствуйте! Подскажите, как попасть в чат 7А?'() {
    const { bot } = await school();
    const ivan = bot.person('ivan');
    await ivan.says('Здравствуйте! Подскажите, как попасть в чат 7А?');
    ivan.sees('patterns.hello');
    expect(bot.texts.said.map(({ say: { key } }) => key)).not.toContain('hello-code.unread');
    expect(ivan.last.text).toMatch(/^Здравствуйте!/);
    ivan.ignores();
  },
};

const nfc = (text: string): string => text.normalize('NFC');

/** Shown by a test of another room, which is named here. */
async function elsewhere(file: string, title: string): Promise<void> {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), file).toContain(title);
}

describe('what people typed', () => {
  it('is each of the 65 lines, and no other', () => {
    expect(lines).toHaveLength(65);
    const inputs = lines.map(({ input }) => nfc(input)).sort();
    expect(Object.keys(cases).map(nfc).sort()).toEqual(inputs);
  });

  it.each(lines.map((line) => [line.kind, line.input, line.right, line] as const))(
    '%s: «%s» → %s',
    async (_kind, input) => {
      await Object.entries(cases).find(([known]) => nfc(known) === nfc(input))?.[1]();
    },
  );
});
