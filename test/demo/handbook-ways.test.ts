import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Actor } from '#demo/actor.ts';
import { demoSchool } from './school.ts';

/**
 * The ways that the handbooks tell («A» → «B») are gone in the demo school by somebody whom the page is for: each word is
 * a button there, or a row of the list. A way that does not begin at «Мои дела» goes on from the one before that does.
 */
const school = demoSchool();
const page = (file: string): string => readFileSync(`docs/${file}.md`, 'utf8').replaceAll(/\s+/g, ' ');

function waysIn(text: string, quote: RegExp): string[][] {
  const way = new RegExp(`${quote.source}(?: → ${quote.source})+`, 'g');
  return [...text.matchAll(way)].map(([all]) =>
    [...all.matchAll(new RegExp(quote, 'g'))].map(([, said = '']) => said),
  );
}

const whole = (text: string): string => text.toLowerCase().trim();

/** What could be pressed now: under the input, or under the latest message. */
const offers = ({ dialog }: Actor, said: string): boolean =>
  [dialog.keyboard, dialog.messages.at(-1)?.keyboard]
    .flatMap((keyboard) => keyboard?.buttons.flat() ?? [])
    .some(({ action }) => 'label' in action && whole(action.label) === whole(said));

/** Goes one step, also on a later page of a list. @returns whether these words were to be seen there */
async function goes(person: Actor, said: string): Promise<boolean> {
  const isSeen = () => offers(person, said) || whole(person.last).includes(whole(said));
  while (!isSeen() && offers(person, 'Ещё ›')) await person.says('Ещё ›');
  const seen = isSeen();
  if (seen) await person.says(said);
  return seen;
}

async function walks(person: Actor, home: string, ways: readonly string[][]): Promise<string[]> {
  const lost: string[] = [];
  let base: readonly string[] = [];
  for (const way of ways) {
    await person.says(home);
    const [first = ''] = way;
    const fromHome = whole(first) === whole(home);
    const path = fromHome ? way.slice(1) : offers(person, first) ? way : [...base, ...way];
    if (fromHome) base = way.slice(1);
    for (const [i, said] of path.entries())
      if (!(await goes(person, said))) {
        lost.push(`${way.join(' → ')}: no «${said}» in step ${i + 1}: ${person.last.slice(0, 200)}`);
        break;
      }
  }
  return lost;
}

describe('the ways of the handbooks', { timeout: 120_000 }, () => {
  it.each([
    ['administrator', 1001, 8],
    ['class-teacher', 1003, 3],
    ['families', 1006, 3],
  ] as const)('of %s lead where they say', async (file, id, least) => {
    const ways = waysIn(page(file), /«([^«»]+)»/);
    expect(ways.length).toBeGreaterThanOrEqual(least);
    expect(await walks(new Actor(school().sandbox.dialog(555, id)), 'Мои дела', ways)).toEqual([]);
  });

  it('of families in English lead where they say', async () => {
    const egor = new Actor(school().sandbox.dialog(555, 1006));
    for (const said of ['мои дела', 'Настройки', 'English']) await egor.says(said);
    const ways = waysIn(page('families.en'), /“([^“”]+)”/);
    expect(await walks(egor, 'My list', ways)).toEqual([]);
  });
});
