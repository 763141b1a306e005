import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import type { Language } from '#src/text/language.ts';
import { languages } from '#src/text/texts.ts';

/**
 * The handbooks quote the bot, and what is renamed there is found missing here: what stands in «…» (what it says in
 * English in “…”) is a label, a whole line or a whole sentence of the bot, or a word that it hears. A value in it may be any.
 */
const handbooks = [
  ...['docs/administrator.md', 'docs/class-teacher.md', 'docs/families.md', 'docs/families.en.md'],
  // The sheet for the teachers' meeting tells which words to begin with.
  'locales/ru/papers/meeting-sheet.ftl',
];
const quotes: Readonly<Record<Language, RegExp>> = { ru: /«([^«»]+)»/g, en: /“([^“”]+)”/g };
const mostBytes = 60 * 1024;

type Pattern = FluentResource['body'][number]['attributes'][string];
const value = '\u0000';

/** All that a pattern may come to, with `value` where something is put in. */
function readings(pattern: Pattern): string[] {
  if (typeof pattern === 'string') return [pattern];
  return pattern.reduce<string[]>(
    (begun, part) => {
      const next =
        typeof part === 'string'
          ? [part]
          : part.type === 'select'
            ? part.variants.flatMap((variant) => readings(variant.value))
            : [value];
      return begun.flatMap((beginning) => next.map((end) => beginning + end));
    },
    [''],
  );
}

const plain = (text: string): string =>
  text
    .replaceAll(/[«»“”"]/g, '')
    .trim()
    .replace(/[.…:]$/, '');

/** What the bot says and hears in a language: texts as they are, those with values as patterns. */
function spokenIn(lang: Language): (quoted: string) => boolean {
  const folder = join('locales', lang);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      // Papers are not said.
      file.endsWith('.ftl') && !file.startsWith('papers/'),
  );
  const fixed = new Set<string>();
  const open: RegExp[] = [];
  for (const file of files) {
    const { body } = new FluentResource(readFileSync(join(folder, file), 'utf8'));
    const patterns = body.flatMap(({ value: own, attributes }) => [
      ...(own === null ? [] : [own]),
      ...Object.values(attributes),
    ]);
    for (const whole of patterns.flatMap(readings)) {
      const lines = whole.split('\n');
      const words = file === 'words.ftl' ? whole.split(',') : [];
      for (const part of [
        whole,
        ...lines,
        ...lines.flatMap((line) => line.split(/(?<=[.?!])\s/)),
        ...words,
      ]) {
        const said = plain(part);
        if (!said.includes(value)) fixed.add(said);
        else if (/\p{L}{3}/u.test(said))
          open.push(new RegExp(`^${said.split(value).map(escaped).join('.+')}$`, 'u'));
      }
    }
  }
  return (quoted) => fixed.has(plain(quoted)) || open.some((pattern) => pattern.test(plain(quoted)));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const spoken = { ru: spokenIn('ru'), en: spokenIn('en') };

describe.each(handbooks)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('quotes nothing that the bot does not say or hear', () => {
    const quoted = languages.flatMap((lang) =>
      [...text.matchAll(quotes[lang])].map(([, words = '']) => ({
        lang,
        words: words.replaceAll(/\s+/g, ' '),
      })),
    );
    expect(quoted.length).toBeGreaterThanOrEqual(5);
    expect(quoted.filter(({ lang, words }) => !spoken[lang](words))).toEqual([]);
  });

  it('has small pictures', () => {
    const pictures = [...text.matchAll(/(?:src="|\]\()([^")]+\.png)/g)].map(([, file = '']) =>
      join('docs', file),
    );
    expect(pictures.filter((file) => statSync(file).size > mostBytes)).toEqual([]);
  });
});

it('a renamed label is found missing', () => {
  expect(spoken.ru('Принять всех, кроме…')).toBe(true);
  expect(spoken.ru('Заявки: 12')).toBe(true);
  expect(spoken.ru('меню')).toBe(true);
  expect(spoken.ru('Впустить всех')).toBe(false);
});
