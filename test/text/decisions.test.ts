import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { acts, ownMatters } from '#src/domain/reports/acts.ts';
import { isDutyId } from '#src/regulation/duties.ts';
import { loadTexts } from '#src/text/texts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every act that an operation writes into the audit, as its words stand in the code. */
const written = readdirSync(`${root}src/domain`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const calls = readFileSync(`${root}src/domain/${file}`, 'utf8').matchAll(/\.audit\(([^;]*?)[,)]/g);
    return [...calls].flatMap(([, first = '']) =>
      [...first.matchAll(/['`]([a-z][\w.${}-]*)['`]/gi)].map(([, act = '']) => act),
    );
  })
  .map((act) => act.replace(/\.\$\{(?:read\.id|input\.chat)\}$/, ''))
  .filter((act) => !isDutyId(act));

it('each act that the audit holds has its words, or is somebody’s own matter', () => {
  const known: readonly string[] = [...acts, ...ownMatters];
  expect(written.length).toBeGreaterThan(20);
  const without = written.filter((act) => !act.includes('${') && !known.includes(act));
  expect(without, 'add it to src/domain/reports/acts.ts, and its words to decisions.ftl').toEqual([]);
});

it('the words are there in every language', () => {
  const texts = loadTexts(`${root}locales`);
  const keys = [...acts, 'other'].map((act) => `decisions-act.${act.replaceAll('.', '-')}`);
  for (const language of ['ru', 'en'] as const)
    expect(keys.filter((key) => !texts.has(key, language))).toEqual([]);
});
