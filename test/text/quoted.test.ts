import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Language } from '#src/text/language.ts';
import { loadTexts } from '#src/text/texts.ts';

/**
 * A button that a text names is one that exists, by exactly that name: people look for it on the screen and type it.
 * What stands in quotation marks is therefore a label, or an example («например: …»), or one of the words below.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const texts = loadTexts(`${root}locales`);
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`)
    .sort();
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

/** Words that are quoted and are no buttons: names out of the Положение and of the platform, what others say. */
const otherWords: Record<Language, RegExp> = {
  ru: /^(учитель|от|Учительск(ая|ую|ой)|ссылку-приглашение|Класс|Родитель самому себе|Здравствуйте! .*|Школьный бот VK .*)$/s,
  en: /^(teacher|invite link|invitation link|Parent of oneself|Hello! .*|The school’s VK bot .*)$/s,
};
const quotation: Record<Language, RegExp> = { ru: /«([^«»]+)»/g, en: /“([^“”]+)”/g };
/** From here to the end of the line stand examples of what the person may write. */
const example = /например|for example|such as/i;
const startsWithNumber = /^(№ )?\d/;

/** The keys of everything that stands on a button, «…${…}…» for some of them. */
const labelKeys = [...filesIn('scenes', '.ts'), ...filesIn('src', '.ts')].flatMap((file) =>
  [
    ...read(file).matchAll(
      /(?:button\(\s*[^,()]+(?:\([^)]*\))?[^,()]*,\s*|\b(?:label|yes): )say\(\s*(?:'([^']+)'|`([^`]+)`)/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? ''),
);
const isLabel = [
  ...labelKeys.map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}+/g, '.+')}$`)),
  /^patterns-button\./,
  /^duty-.*\.title$/,
];
const someValues = {
  class: '7Б',
  count: 1,
  name: 'Анна',
  post: 'учитель',
  role: 'parent',
  whose: 'staff',
  platform: 'Сферум',
};

function labelsIn(language: Language): Set<string> {
  const keys = texts.keys(language).filter((key) => isLabel.some((one) => one.test(key)));
  return new Set(
    keys.flatMap((key) => {
      try {
        return texts.render({ key, args: someValues }, language, 'UTC');
      } catch {
        // A label with a value of its own is not named by other texts.
        return [];
      }
    }),
  );
}

describe.each(['ru', 'en'] as const)('what stands in quotation marks (%s)', (language) => {
  const labels = labelsIn(language);

  it('knows the labels', () => {
    expect(labels.size).toBeGreaterThan(200);
  });

  it('is a button that exists, in every text', () => {
    // What fraudsters say in the talk about safety is theirs; documents have no buttons.
    const files = filesIn(`locales/${language}`, '.ftl').filter(
      (file) => !/words\.ftl|family\/safety\.ftl|\/papers\//.test(file),
    );
    const strange = files.flatMap((file) =>
      read(file)
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .map((line) => line.split(example)[0] ?? '')
        .flatMap((line) => [...line.matchAll(quotation[language])].map((match) => match[1] ?? ''))
        .filter((name) => !name.includes('{') && !startsWithNumber.test(name))
        .filter((name) => !labels.has(name) && !otherWords[language].test(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(strange, 'name the button as it is called; for an example say «например»').toEqual([]);
  });

  it('is a button that exists, in what the guides tell to press in the bot', () => {
    const lowered = new Set([...labels].map((label) => label.toLowerCase()));
    const pressed = {
      ru: /(?:отметьте|ответьте|ответ|выберите в боте|в боте|показано в) «([^»]+)»/gi,
      en: /(?:in the bot|answer|choose|shows?|mark it as) “([^”]+)”/gi,
    };
    const strange = filesIn('guides', '.yaml').flatMap((file) =>
      [...read(file).matchAll(pressed[language])]
        .map((match) => match[1] ?? '')
        .filter((name) => !lowered.has(name.toLowerCase()) && !otherWords[language].test(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(strange).toEqual([]);
  });
});
