import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recordRows } from '../scripts/privacy-register.ts';
import { pages, withRegisters } from '../scripts/registers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

it.each(pages)('%s says of the code what the code says', (page) => {
  expect(withRegisters(page, read(page)), 'run `npm run registers`').toBe(read(page));
});

describe('the threat list', () => {
  const rows = read('docs/security.md')
    .split('\n## ')[1]
    ?.split('\n')
    .filter((line) => /^\| [A-Z]/.test(line));

  it('names a test for each row', () => {
    const unshown = rows?.filter((row) => !/\.\.\/test\/[\w/-]+\.test\.ts\)/.test(row));
    expect(unshown).toEqual([]);
    expect(rows?.length).toBeGreaterThan(9);
  });

  it('names tests that are there, by the name that they have', () => {
    const named = (rows ?? []).flatMap((row) =>
      [...row.matchAll(/\(\.\.\/(test\/[\w/-]+\.test\.ts)\)(?:: ((?:«[^»]*»(?:, )?)+))?/g)].flatMap(
        ([, file = '', names = '']) =>
          [...names.matchAll(/«([^»]*)»/g)].map(([, name = '']) => ({
            file,
            name: name.replaceAll('\\|', '|'),
          })),
      ),
    );
    const missing = named.filter(({ file, name }) => !existsSync(root + file) || !read(file).includes(name));
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(25);
  });
});

describe('what the school as operator reads', () => {
  const ofPeople =
    /^(id|name|child|label|invitedFor|author|email|phone|text|messages|person|by|maker|teacher|members)$/;

  it('leaves out nothing that tells who somebody is, or what they said', () => {
    const personal = Object.entries(recordRows).flatMap(([kind, { holds }]) =>
      Object.entries(holds)
        .filter(([field, words]) => ofPeople.test(field) && words === '')
        .map(([field]) => `${kind}.${field}`),
    );
    // Ids that name nobody: of classes, courses, chats, and of what was written; and what the bot was told of itself.
    const nobodys = [
      'request',
      'class',
      'course',
      'otherChat',
      'event',
      'mailing',
      'material',
      'ticket',
      'unanswered',
    ];
    expect(personal.sort()).toEqual([...nobodys.map((kind) => `${kind}.id`), 'troubles.by'].sort());
  });

  it('names buttons that are there, and the terms of the law', () => {
    const labels = ['Приостановить доступ', 'Мои данные', 'Забрать файлом', 'Люди', 'Кто что решал'];
    const said = `${read('docs/privacy.md')} ${read('docs/incident.md')}`;
    const ftl = ['administrator/people', 'administrator/decisions', 'everyone/settings', 'everyone/home']
      .map((file) => read(`locales/ru/${file}.ftl`))
      .join('\n');
    expect(labels.filter((label) => !ftl.includes(label) || !said.includes(label))).toEqual([]);
    expect(read('docs/incident.md')).toMatch(/До 24 часов: Роскомнадзор[\s\S]*До 72 часов: Роскомнадзор/);
  });
});
