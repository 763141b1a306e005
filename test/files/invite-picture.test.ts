import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { wordsBeside } from '#scenes/administrator/invite-picture.ts';
import type { InviteRole } from '#src/domain/joining/record.ts';
import type { PupilsMode } from '#src/domain/school/record.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { renderQrPng } from '#src/files/qr.ts';
import { renderSheetPng } from '#src/files/sheet.ts';
import type { Language } from '#src/text/language.ts';
import { day, type Say } from '#src/text/say.ts';
import { loadTexts } from '#src/text/texts.ts';
import { inkIn, readPixels } from '#test/files/pixels.ts';

const texts = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)));
const moment = Date.UTC(2026, 11, 9, 11, 30);

/** What stands on the picture of an invite, as people read it. */
function pictureFor(
  role: InviteRole,
  more: { lang?: Language; uses?: number; name?: string; class?: string; pupils?: PupilsMode } = {},
) {
  const { lang = 'ru', uses = 70, name = 'Школа № 555 «Белогорье»', pupils = 'guided' } = more;
  const bot = {
    address: 'vk.me/school555',
    linkFor: (code: string) => code,
    firstAdministrators: [],
    editable: 0,
    mails: false,
  };
  const described = wordsBeside(
    { bot, school: { ...blankSchool, name, pupils } },
    { role, uses },
    {
      link: 'https://vk.me/school555?ref=7K3MPQ9XTA',
      code: '7K3MP-Q9XTA',
      class: more.class ?? '7Б',
      until: day(moment),
    },
  );
  const read = (said: Say) => texts.render(said, lang, 'Europe/Moscow');
  return {
    link: described.link,
    code: described.code,
    heading: described.heading.map(read),
    title: read(described.title),
    lines: described.lines.map(read),
    notes: described.notes.map(read),
  };
}
const wordsOf = ({ heading, title, lines, notes }: ReturnType<typeof pictureFor>) =>
  [...heading, title, ...lines, ...notes].join('\n');

const everybody: readonly InviteRole[] = [
  'parent',
  'student',
  'classTeacher',
  'subjectTeacher',
  'deputy',
  'head',
];
const both: readonly Language[] = ['ru', 'en'];

describe('the picture and the printed sheet of an invite', () => {
  it.each(everybody)('name the school, the purpose, the bot and three steps, for %s', (role) => {
    for (const lang of both) {
      const picture = pictureFor(role, { lang });
      expect(picture.heading).toEqual(['Школа № 555 «Белогорье»']);
      expect(picture.title.length).toBeGreaterThan(10);
      expect(picture.lines).toHaveLength(3);
      expect(picture.lines.join('\n')).toContain('vk.me/school555');
      expect(picture.notes.join('\n')).toMatch(/кодов из СМС|SMS codes/);
      // A day, and no time of day: nobody plans by the minute.
      expect(wordsOf(picture)).toMatch(/до 9 декабря\.|until 9 December\./);
      expect(wordsOf(picture)).not.toMatch(/\d:\d\d/);
    }
  });

  it.each(everybody)(
    'say that it is voluntary, and whom to ask without VK, to families alone, for %s',
    (role) => {
      const family = role === 'parent' || role === 'student';
      for (const lang of both) {
        const words = wordsOf(pictureFor(role, { lang }));
        expect(/по желанию|your choice/i.test(words)).toBe(family);
        expect(/классному руководителю\.|ask the class teacher/i.test(words)).toBe(family);
      }
    },
  );

  it('speak to one teacher or to all, by how many may come', () => {
    expect(pictureFor('subjectTeacher', { uses: 80 }).title).toMatch(/^Учителям/);
    expect(pictureFor('subjectTeacher', { uses: 1 }).title).toMatch(/^Учителю/);
  });

  it('promise a student no request where the bot takes none', () => {
    expect(wordsOf(pictureFor('student'))).not.toContain('аявку');
    expect(wordsOf(pictureFor('student', { pupils: 'full' }))).toContain('заявку примет');
  });

  it('are black and white, with nothing cut off, also with the longest names', async () => {
    const long = {
      name: 'Государственное бюджетное общеобразовательное учреждение средняя школа № 555 «Белогорье» Приморского района',
      class: '10 физико-математический',
    };
    for (const picture of [pictureFor('classTeacher', long), pictureFor('parent', { ...long, lang: 'en' })]) {
      const sheet = readPixels(await renderSheetPng(picture));
      const card = readPixels(await renderQrPng(picture));
      expect([sheet.width, sheet.height]).toEqual([1240, 1754]);
      for (const [pixels, edge] of [
        [sheet, 80],
        [card, 40],
      ] as const) {
        const { width, height } = pixels;
        expect(inkIn(pixels, 0, 0, edge, height) + inkIn(pixels, width - edge, 0, width, height)).toBe(0);
        expect(inkIn(pixels, 0, 0, width, edge) + inkIn(pixels, 0, height - edge, width, height)).toBe(0);
      }
    }
  });
});
