import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = [
  'README.md',
  'README.ru.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs').flatMap((file) => (file.endsWith('.md') ? [`docs/${file}`] : [])),
];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const variables = new Set(
  [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map((m) => m[1]),
);
/** Of Node, of npm and of the tests; the bot does not read them. */
const others = ['NODE_EXTRA_CA_CERTS', 'FAULTS_SEED', 'MONKEY_SEED', 'VK_TOKEN_SCHOOL_3'];
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1] ?? '');

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('names commands that are there', () => {
    const named = matches(text, /\bnpm run (?:-s )?([a-z][\w:-]*)/g);
    const short = matches(text, /\bnpm (start|test)\b/g);
    expect([...named, ...short].filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names files that are there', () => {
    const linked = matches(text, /\]\(([^)#]+?)(?:#[^)]*)?\)/g).filter((path) => !/^https?:/.test(path));
    const shown = matches(text, /<img src="([^"]+)"/g);
    const lost = [...linked, ...shown].filter((path) => !existsSync(join(dirname(page), path)));
    const quoted = matches(text, /`((?:[\w.-]+\/)*[\w.-]+(?:\/|\.(?:ts|mjs|md|yaml|ftl|json)))`/g);
    // What somebody makes by a command that stands beside it.
    const made = ['communities.yaml'];
    expect([...lost, ...quoted.filter((path) => !existsSync(path) && !made.includes(path))]).toEqual([]);
  });

  it('names variables that are there', () => {
    const named = matches(
      text,
      /\b((?:VK|CALLBACK|REDIS|ADMIN|HTTP|SMTP|MAIL|LOG|DATA|COMMUNITIES|BACKUP|FAULTS|MONKEY|NODE)_[A-Z_0-9]+)\b/g,
    );
    expect(named.filter((name) => !variables.has(name) && !others.includes(name))).toEqual([]);
  });
});

it('the tree in the README shows every room', () => {
  const readme = readFileSync('README.md', 'utf8');
  const rooms = ['src', 'src/domain'].flatMap((place) => readdirSync(place, { withFileTypes: true }));
  const unseen = rooms.filter(
    (room) =>
      room.isDirectory() && !readme.includes(` ${room.name}/ `) && !readme.includes(` ${room.name}/\n`),
  );
  expect(unseen.map(({ name }) => name)).toEqual([]);
});

it('each command of the package is told of somewhere', () => {
  const all = pages.map((page) => readFileSync(page, 'utf8')).join('\n');
  const untold = Object.keys(scripts).filter(
    (name) => !new RegExp(`npm (?:run )?(?:-s )?${name}\\b`).test(all),
  );
  expect(untold).toEqual([]);
});
