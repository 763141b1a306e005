import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadGuides } from '#src/guides/load.ts';

const real = fileURLToPath(new URL('../../guides/', import.meta.url));

describe('loading guides', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'guides-'));
    cpSync(real, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const change = (file: string, from: string | RegExp, to: string) => {
    const text = readFileSync(join(dir, file), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(join(dir, file), changed);
  };

  it.each([
    ['a host outside hosts.yaml', 'https://sferum.ru/?p=start', 'https://sferum.example/', 'sferum.example'],
    ['an unencrypted address', 'https://sferum.ru/?p=start', 'http://sferum.ru/', 'url'],
    ['a step too long', '    - Вернитесь', `    - ${'очень '.repeat(40)} Вернитесь`, 'steps.ru[4]'],
    ['a step without its English', /\n {4}- Come back[^\n]*/, '', 'same number of steps'],
    ['a key that nobody knows', 'version: 1', 'version: 1\nhurry: yes', 'hurry'],
    ['a date that is none', 'checkedOn: null', 'checkedOn: yesterday', 'checkedOn'],
    ['broken YAML', 'steps:', 'steps: [', 'H3.yaml'],
  ])('refuses %s, naming the file', (_what, from, to, named) => {
    change('vk-sferum/H3.yaml', from, to);
    expect(() => loadGuides(dir)).toThrow(/vk-sferum\/H3\.yaml/);
    expect(() => loadGuides(dir)).toThrow(named);
  });

  it.each(['C1.yaml', 'Z9.yaml', 'notes.md'])(
    'refuses a file whose name is no duty of its own: %s',
    (file) => {
      cpSync(join(dir, 'max/H3.yaml'), join(dir, 'max', file));
      expect(() => loadGuides(dir)).toThrow(`max/${file}`);
    },
  );

  it('names all faults at once', () => {
    change('max/H3.yaml', 'version: 1', 'version: 0');
    change('other/P1.yaml', 'confidence: unverified', 'confidence: sure');
    expect(() => loadGuides(dir)).toThrow(/max\/H3\.yaml[\s\S]*other\/P1\.yaml/);
  });

  it('refuses a folder that names no platform', () => {
    rmSync(join(dir, 'max/platform.yaml'));
    expect(() => loadGuides(dir)).toThrow('max/platform.yaml');
  });

  it('takes a platform that has a name and nothing else, and shows the general steps', () => {
    const name = readFileSync(join(dir, 'max/platform.yaml'));
    rmSync(join(dir, 'max'), { recursive: true });
    mkdirSync(join(dir, 'max'));
    writeFileSync(join(dir, 'max/platform.yaml'), name);
    const guides = loadGuides(dir);
    expect(guides.inForce('max', 'C3a').map((one) => one.isGeneral)).toEqual([true]);
    expect(guides.inForce('both', 'C3a').map((one) => one.platform)).toEqual(['vk-sferum', 'max']);
  });

  it('says which platform has no guides at all', () => {
    rmSync(join(dir, 'max'), { recursive: true });
    const guides = loadGuides(dir);
    expect(guides.guide('vk-sferum', 'H3')).toBeDefined();
    expect(() => guides.guide('max', 'H3')).toThrow('max');
  });
});
