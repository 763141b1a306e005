import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dutyScenes } from '#scenes/everyone/duty-scenes.ts';
import { scenes } from '#scenes/index.ts';
import { canonical, dutyRows, isDutyId } from '#src/regulation/duties.ts';
import { loadTexts } from '#src/text/texts.ts';

const texts = loadTexts(fileURLToPath(new URL('../../../locales', import.meta.url)));
const zone = 'Europe/Moscow';
const canonicalIds = [...new Set(dutyRows.map(({ id }) => canonical(id)))];

/** They come before or stand beside the scene to which the card leads. */
const notFromTheCard = ['hello', 'help', 'family-join', 'student-guide', 'staff-join'];

describe('the table from duties to scenes', () => {
  it('names only scenes that list the duty', () => {
    for (const [id, { scene }] of Object.entries(dutyScenes))
      expect(scenes.get(scene)?.duties, `${id} → ${scene}`).toContain(id);
  });

  it('names only scenes that are there to put a duty off', () => {
    const asides = Object.values(dutyScenes).flatMap(({ aside }) => aside ?? []);
    expect(asides.filter((slug) => !scenes.has(slug))).toEqual([]);
  });

  it('knows a scene for every duty that some scene lists', () => {
    const listed = [...scenes.values()]
      .filter(({ slug }) => !notFromTheCard.includes(slug))
      .flatMap(({ duties }) => duties.map((id) => canonical(id)));
    const known = Object.keys(dutyScenes);
    expect(listed.filter((id) => !known.includes(id))).toEqual([]);
  });
});

describe('the texts of the duties', () => {
  it.each(['ru', 'en'] as const)('name every duty on a button and in one sentence (%s)', (language) => {
    for (const id of canonicalIds) {
      const title = texts.render({ key: `duty-${id}.title`, args: { class: '10А' } }, language, zone);
      const plain = texts.render({ key: `duty-${id}.plain`, args: { class: '10А' } }, language, zone);
      expect(title.length, title).toBeLessThanOrEqual(38);
      expect(plain, id).toMatch(/\.$/);
    }
  });

  it('stand for no duty that is not there', () => {
    const ids = texts.keys('ru').flatMap((key) => /^duty-([A-Z]\w*)\./.exec(key)?.[1] ?? []);
    expect(ids.filter((id) => !isDutyId(id))).toEqual([]);
  });
});
