import { describe, expect, it } from 'vitest';
import { wrap } from '#src/files/drawing.ts';
import { writePaper } from '#src/files/paper.ts';
import { typeset } from '#src/text/typeset.ts';
import { paragraphsOf } from '#test/support/papers.ts';

describe('a paper of the school as a Word document', () => {
  it('is read back paragraph by paragraph, with both ends of a line and the lines of a block', async () => {
    const docx = await writePaper([
      { as: 'head', text: 'В службу поддержки\nплатформы «Сферум»' },
      { as: 'title', text: 'ПРИКАЗ' },
      { as: 'ends', left: '31.08.2023', right: '№ 123/1' },
      { as: 'text', text: '1. Школа "Белогорье" <и другие> - в классе' },
      { as: 'text', text: 'Учебный профиль VK-мессенджер, тел. +7 812 417-34-56' },
      { as: 'annex', text: 'Приложение' },
    ]);
    expect(paragraphsOf(docx)).toEqual([
      'В\u00A0службу поддержки\nплатформы «Сферум»',
      'ПРИКАЗ',
      '31.08.2023\t№\u00A0123/1',
      '1.\u00A0Школа «Белогорье» <и\u00A0другие>\u00A0– в\u00A0классе',
      'Учебный профиль VK\u2011мессенджер, тел. +7\u00A0812\u00A0417\u201134\u201156',
      'Приложение',
    ]);
  });
});

it('puts a name under a long post on a line of its own, in one piece', async () => {
  const docx = await writePaper([
    {
      as: 'ends',
      left: 'Исполняющая обязанности директора школы',
      right: 'А. М. Новопокровская-Щедринская',
    },
  ]);
  expect(paragraphsOf(docx)).toEqual([
    'Исполняющая обязанности директора школы\n\tА.\u00A0М.\u00A0Новопокровская\u2011Щедринская',
  ]);
});

describe('Russian typography', () => {
  it.each([
    ['и в школе с О. Ю. Мальцевой', 'и\u00A0в\u00A0школе с\u00A0О.\u00A0Ю.\u00A0Мальцевой'],
    ['в соответствии с п. 2.1', 'в\u00A0соответствии с\u00A0п.\u00A02.1'],
    ['«___» ____ 2026 г. № ____', '«___» ____ 2026\u00A0г. №\u00A0____'],
    ['Санкт-Петербург, д. 5 — школа', 'Санкт-Петербург, д.\u00A05\u00A0– школа'],
    ['информационно-коммуникационной', 'информационно-коммуникационной'],
    ['корп. 3, литера А', 'корп.\u00A03, литера\u00A0А'],
    ['до 30 декабря', 'до\u00A030\u00A0декабря'],
    ['приказ № 123/1-ОД', 'приказ №\u00A0123/1\u2011ОД'],
  ])('«%s»', (written, printed) => {
    expect(typeset(written)).toBe(printed);
  });

  it('holds in the pictures too: a date is not torn apart by the end of a line', () => {
    const lines = wrap('Наведите камеру на код до 30 декабря', 15, 280);
    expect(lines).toEqual(['Наведите камеру на\u00A0код', 'до\u00A030\u00A0декабря']);
  });
});
