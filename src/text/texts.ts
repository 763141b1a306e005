import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { BrokenPromise } from '#src/faults.ts';
import { harmless } from '#src/text/harmless.ts';
import { Language } from '#src/text/language.ts';
import type { Moment, Say, SayArg } from '#src/text/say.ts';

export const languages: readonly Language[] = Language.options;

/** Says a text in a language. */
export interface Texts {
  /** @throws BrokenPromise when the key or one of its values is missing; test/house.test.ts keeps that from happening */
  render(said: Say, language: Language, zone: string): string;
  /** The comma-separated words of `words.ftl` under a key («words.back»), of all languages together. */
  words(key: string): readonly string[];
  has(key: string, language: Language): boolean;
  keys(language: Language): readonly string[];
}

/** Loads every `.ftl` file below `directory/<language>`; a fault in one of them is told with its file. */
export function loadTexts(directory: string): Texts {
  const bundles = new Map(languages.map((language) => [language, loadBundle(directory, language)]));
  const bundleOf = (language: Language): FluentBundle => {
    const bundle = bundles.get(language);
    if (!bundle) throw new BrokenPromise(`There is no language «${language}»`);
    return bundle;
  };

  const render = (said: Say, reads: Language, zone: string): string => {
    const language = said.lang ?? reads;
    const bundle = bundleOf(language);
    const pattern = patternOf(bundle, said.key);
    if (!pattern) throw new BrokenPromise(`locales/${language} has no text «${said.key}»`);
    const args = Object.fromEntries(
      Object.entries(said.args).map(([name, arg]) => [name, plain(arg, language, zone)]),
    );
    const faults: Error[] = [];
    const text = bundle.formatPattern(pattern, args, faults);
    if (faults[0])
      throw new BrokenPromise(`The text «${said.key}» (${language}) cannot be said: ${faults[0].message}`);
    return text;
  };

  const plain = (arg: SayArg, language: Language, zone: string): string | number => {
    if (typeof arg === 'number') return arg;
    if (typeof arg === 'string') return harmless(arg);
    if ('moment' in arg) return formatMoment(arg, language, zone);
    if ('key' in arg) return render(arg, language, zone);
    const parts = arg.map((part) =>
      typeof part === 'string' ? harmless(part) : render(part, language, zone),
    );
    return parts.join(typeof arg[0] === 'string' ? ', ' : '\n');
  };

  return {
    render,
    words: (key) =>
      languages.flatMap((language) => {
        const pattern = patternOf(bundleOf(language), key);
        if (!pattern) throw new BrokenPromise(`locales/${language}/words.ftl has no «${key}»`);
        return bundleOf(language)
          .formatPattern(pattern)
          .split(',')
          .map((word) => word.trim().toLowerCase());
      }),
    has: (key, language) => patternOf(bundleOf(language), key) !== undefined,
    keys: (language) =>
      [...bundleOf(language)._messages.values()].flatMap((message) => [
        ...(message.value ? [message.id] : []),
        ...Object.keys(message.attributes).map((attribute) => `${message.id}.${attribute}`),
      ]),
  };
}

function loadBundle(directory: string, language: Language): FluentBundle {
  // Isolating marks around values would break links when people copy them.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const file of filesOf(directory, language)) {
    const written = readFileSync(join(directory, file), 'utf8');
    const resource = new FluentResource(written);
    const [fault] = bundle.addResource(resource);
    if (fault) throw new BrokenPromise(`locales/${file}: ${fault.message}`);
    const unread = unreadIn(written, resource);
    if (unread)
      throw new BrokenPromise(`locales/${file}: «${unread}» cannot be read; look for a bracket or a value`);
  }
  return bundle;
}

/** Fluent passes over what it cannot read. @returns the first key that is written and was not read */
function unreadIn(written: string, { body }: FluentResource): string | undefined {
  const read = new Set(
    body.flatMap(({ id, attributes }) => [id, ...Object.keys(attributes).map((name) => `${id}.${name}`)]),
  );
  let message = '';
  for (const line of written.split('\n')) {
    const id = /^([a-z][\w-]*) *=/i.exec(line)?.[1];
    const attribute = /^ +\.([a-z][\w-]*) *=/i.exec(line)?.[1];
    message = id ?? message;
    const key = attribute === undefined ? id : `${message}.${attribute}`;
    if (key !== undefined && !read.has(key)) return key;
  }
  return undefined;
}

/** The papers of a Russian school are Russian whoever reads them, so every language has those of `ru/papers`. */
function filesOf(directory: string, language: Language): string[] {
  const below = (folder: Language): string[] =>
    readdirSync(join(directory, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ftl'))
      .map((file) => `${folder}/${file}`)
      .sort();
  const papers = language === 'ru' ? [] : below('ru').filter((file) => file.startsWith('ru/papers/'));
  return [...below(language), ...papers];
}

function patternOf(bundle: FluentBundle, key: string) {
  const [id = '', attribute] = key.split('.');
  const message = bundle.getMessage(id);
  return (attribute === undefined ? message?.value : message?.attributes[attribute]) ?? undefined;
}

const shapes: Record<Moment['as'], Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long' },
  year: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
  both: { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false },
  full: { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hour12: false },
};
const formats = new Map<string, Intl.DateTimeFormat>();

function formatMoment(moment: Moment, language: Language, zone: string): string {
  const name = `${language} ${zone} ${moment.as}`;
  const known = formats.get(name);
  const format =
    known ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...shapes[moment.as], timeZone: zone });
  if (!known) formats.set(name, format);
  return format.format(moment.moment);
}
