import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { command } from '#src/commands.ts';

const names = ['start', 'doctor', 'vk:setup', 'dead-letters', 'backup', 'restore'] as const;

it('a sentence names a command as it is typed where the bot lives', () => {
  expect(names.map((name) => command(name, '', 'by hand'))).toEqual(
    names.map((name) => (name === 'start' ? 'npm start' : `npm run ${name}`)),
  );
  expect(command('restore', 'FILE --replace', 'by hand')).toBe('npm run restore -- FILE --replace');
  expect(command('start', '', 'service')).toBe('sudo systemctl start school-bot');
  expect(command('start', '', 'docker')).toBe('docker compose up -d');
});

it('the commands are those of the documents, and lead to files that are there', () => {
  const page = readFileSync('docs/running.md', 'utf8');
  for (const name of names.filter((one) => one !== 'vk:setup')) {
    expect(page, name).toContain(command(name, '', 'docker'));
    expect(page, name).toContain(command(name, '', 'service'));
  }
  for (const name of names.filter((one) => one !== 'start')) {
    const file = / dist\/(\S+)\.js$/.exec(command(name, '', 'docker'))?.[1];
    expect(existsSync(`${file}.ts`), file).toBe(true);
  }
  expect(command('start', '--new-school', 'docker')).toContain('dist/src/main.js --new-school');
});
