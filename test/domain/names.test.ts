import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines, readName, readNameAndPost, readText } from '#src/domain/people/names.ts';

describe('a name', () => {
  it.each([
    ['with a decomposed «й», as copied from macOS', 'Андрей Гайдай'.normalize('NFD'), 'Андрей Гайдай'],
    ['with vowel signs', 'प्रिया शर्मा', 'प्रिया शर्मा'],
    ['with tone marks', 'สมชาย ใจดี', 'สมชาย ใจดี'],
    ['with a non-breaking hyphen', 'Иванова‑Петрова Анна', 'Иванова-Петрова Анна'],
    ['with an en dash', 'Салтыкова–Щедрина', 'Салтыкова-Щедрина'],
    ['with an en dash and spaces', 'Салтыкова – Щедрина', 'Салтыкова-Щедрина'],
    ['with a minus', 'Анна−Мария', 'Анна-Мария'],
    ['with a former surname in brackets', 'Иванова (Петрова) Анна', 'Иванова (Петрова) Анна'],
    ['with brackets that touch', 'Иванова(Петрова)Анна', 'Иванова (Петрова) Анна'],
    ['with a grave accent', 'Д`Артаньян', "Д'Артаньян"],
    ['with an acute accent', 'Д´Артаньян', "Д'Артаньян"],
    ['with a typographic apostrophe', 'Д’Артаньян', "Д'Артаньян"],
    ['with a plain apostrophe', "Д'Артаньян", "Д'Артаньян"],
    ['with initials', 'Иванова А. П.', 'Иванова А. П.'],
    ['with initials that touch', 'А.П.Чехов', 'А. П. Чехов'],
    ['with an initial of two letters', 'Дж. Р. Р. Толкин', 'Дж. Р. Р. Толкин'],
    ['with a full stop', ' Анна  Ким. ', 'Анна Ким'],
    ['with a soft hyphen out of a PDF', 'Ива\u00ADнова Анна', 'Иванова Анна'],
    ['with a mark of direction', 'Иванова\u202E Анна', 'Иванова Анна'],
    ['with a whole sentence around it', 'Меня зовут Анна Петрова', 'Анна Петрова'],
    ['by voice', 'анна петрова', 'Анна Петрова'],
    ['by voice, with a hyphen', 'анна-мария иванова-петрова', 'Анна-Мария Иванова-Петрова'],
    ['by voice, with a patronymic that stays small', 'алиев вагиф рашид оглы', 'Алиев Вагиф Рашид оглы'],
    ['by voice, in a script without such capitals', 'ნინო', 'ნინო'],
    ['with capitals of its own', 'Людвиг ван Бетховен', 'Людвиг ван Бетховен'],
    ['that ends like a question word', 'Какаду Чтоева', 'Какаду Чтоева'],
    ['that is a question’s small word', 'Ли Мин', 'Ли Мин'],
  ])('is read %s', (_how, typed, name) => {
    expect(readName(typed)).toBe(name);
  });

  it.each([
    'Зайдите на evil.example',
    'sferum-vhod.example',
    'T.me',
    't.me Анна',
    'Анна https://evil.example',
    'anna@school',
    '[id1|Анна]',
    'Анна 7Б',
    'а зачем вам имя',
    'не знаю',
    'Пропустить',
    'позже',
    'Нет',
    'да',
    'здравствуйте',
    'i do not know',
    'Почему',
    'Анна?',
    'why do you ask',
    'how do I',
    'Анна Петровна Кузьмина, завуч',
    'Кузьмина - завуч',
    'Анна (завуч',
    'Анна)',
    '(Анна)',
    'Я',
    '',
    '-',
    '\u3164\u3164',
    `А${'\u0301'.repeat(9)}нна`,
    'я'.repeat(81),
  ])('is not: %s', (typed) => {
    expect(readName(typed)).toBeUndefined();
  });

  it.each([
    ['Анна Петровна Кузьмина, завуч', { name: 'Анна Петровна Кузьмина', post: 'завуч' }],
    [
      'Анна Кузьмина — учитель химии, 9–11 классы.',
      { name: 'Анна Кузьмина', post: 'учитель химии, 9–11 классы' },
    ],
    ['Кузьмина А. П. - Завуч', { name: 'Кузьмина А. П.', post: 'Завуч' }],
    ['Анна Кузьмина\nзавуч', { name: 'Анна Кузьмина', post: 'завуч' }],
    ['анна кузьмина, завуч', { name: 'Анна Кузьмина', post: 'завуч' }],
    ['Салтыкова – Щедрина', { name: 'Салтыкова-Щедрина' }],
    ['Кузьмина, Анна Петровна', { name: 'Кузьмина Анна Петровна' }],
    ['Кузьмина, завуч', { name: 'Кузьмина', post: 'завуч' }],
    ['Кузьмина, Анна', undefined],
    ['Анна Кузьмина, evil.example', undefined],
    ['Анна Кузьмина, а зачем', undefined],
    ['Анна Кузьмина, ', undefined],
    ['7Б, завуч', undefined],
    ['завуч?', undefined],
  ])('with a post behind it: %s', (typed, read) => {
    expect(readNameAndPost(typed)).toEqual(read);
  });
});

describe('a field of one line', () => {
  it.each([
    [
      'сторож), учитель · ждёт 9 минут\n2. Орлова Мария (завуч',
      'сторож), учитель · ждёт 9 минут 2. Орлова Мария (завуч',
    ],
    ['а\r\n\u2028\u0085б', 'а б'],
    ['\u202Eа\u2067\u200Bб\u0000\u3164', 'а б'],
    ['уч\u00ADи\uFEFFтель', 'учитель'],
    ['й'.normalize('NFD'), 'й'],
    ['  7\u00A0 «Б»  ', '7 «Б»'],
  ])('holds one line and nothing unseen: %j', (typed, read) => {
    expect(readText(typed, 100)).toBe(read);
  });

  it('is neither empty nor too long', () => {
    expect(readText(' \n\u200B', 5)).toBeUndefined();
    expect(readText('абвгде', 5)).toBeUndefined();
    expect(readText(' абвгд ', 5)).toBe('абвгд');
  });
});

describe('a text of several lines', () => {
  it('keeps its lines, and nothing unseen', () => {
    expect(readLines(' Журнал,\u202E  звонок \r\n\r\n\n\n бумага\u2028почта\n', 100)).toBe(
      'Журнал, звонок\n\nбумага\nпочта',
    );
  });

  it('is neither empty nor too long', () => {
    expect(readLines('\n \n', 5)).toBeUndefined();
    expect(readLines('аб\nвгд', 5)).toBeUndefined();
  });
});

// A failing property prints its seed and path; give them to fc.assert to repeat the run.
describe('any text', () => {
  const scrap = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'Анна',
      'а.',
      ' ',
      '-',
      "'",
      '(',
      ')',
      '\u0301',
      'ß',
      'i\u0307',
      'ŉ',
      'меня зовут ',
      '\n',
      ', ',
    ),
  );
  const text = fc.array(scrap, { maxLength: 6 }).map((scraps) => scraps.join(''));
  const again = (read: (typed: string) => string | undefined) => (typed: string) => {
    const once = read(typed);
    if (once !== undefined) expect(read(once)).toBe(once);
  };

  it('is read or not, never thrown at, and what was read reads the same again', () => {
    fc.assert(fc.property(text, again(readName)), { numRuns: 2000 });
    fc.assert(
      fc.property(
        text,
        again((typed) => readText(typed, 80)),
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        text,
        again((typed) => readLines(typed, 80)),
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(text, (typed) => {
        const read = readNameAndPost(typed);
        if (read !== undefined) expect(readName(read.name)).toBe(read.name);
      }),
    );
  });

  it('leaves a name that no line break, address or digit came into', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(readName(typed) ?? '').not.toMatch(/[\n\d@:/[\]|]|\p{L}\.\p{L}|\p{Cf}/u);
      }),
    );
  });
});
