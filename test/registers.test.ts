import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
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
