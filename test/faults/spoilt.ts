import fc from 'fast-check';

/** What is done to one place in something honest. */
const ways = [
  ...['replaced', 'replaced', 'replaced', 'left out', 'as text', 'as a number', 'wrapped', 'unwrapped'],
  ...['too short', 'repeated', 'with strange fields', 'deep', 'long'],
] as const;
/** What is done to the text that it becomes. */
const marks = [
  'cut off',
  'a key twice',
  'prototype',
  'infinite',
  'HTML',
  'begun with a mark',
  'with a comma more',
] as const;

const page = '<!doctype html><html><body><h1>502</h1></body></html>';
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324],
    ...['', ' ', '0', '-1', '007', 'NaN', 'null', 'undefined', '1e999', '9'.repeat(400), '{}', '[[[[', page],
    ...[
      '\u0000',
      '\ud800',
      'x\udfff\ud800y',
      '\u202e\u200b\ufeff',
      '{"error":{"error_code":5}}',
      '__proto__',
    ],
    ...[
      [],
      {},
      [null],
      [[]],
      [{}],
      { length: -1 },
      { toString: 1 },
      { toJSON: 1, valueOf: 1 },
      { error: 'no' },
    ],
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
);
const wound = fc.record({
  at: fc.nat(),
  how: fc.constantFrom(...ways),
  junk,
});
const spoiling = fc.record({
  shape: fc.nat(),
  at: fc.nat(),
  wounds: fc.array(wound, { minLength: 1, maxLength: 3 }),
  mark: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...marks) },
  ),
});
export type Spoiling = typeof spoiling extends fc.Arbitrary<infer S> ? S : never;

/** So many, the same for the same seed. */
export const spoilings = (count: number, seed: number): Spoiling[] =>
  fc.sample(spoiling, { numRuns: count, seed });

interface Place {
  readonly of: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const of = value as Record<string, unknown>;
  return Object.keys(of).flatMap((key) => [{ of, key }, ...placesIn(of[key])]);
}

const deep = '\u0001deep\u0001';

/** One of a few thousand is a megabyte. @returns the JSON text, or what it has become */
export function spoilt(honest: unknown, { wounds, mark, at }: Spoiling): string {
  const root = { it: structuredClone(honest) };
  for (const { at, how, junk } of wounds) {
    const places = placesIn(root.it);
    const place = places.length === 0 ? { of: root, key: 'it' } : places[at % places.length];
    if (place) hurt(place as Place, how, junk, at);
  }
  const depth = at % 40 === 0 ? 400_000 : 300;
  const text = (JSON.stringify(root.it) ?? 'null').replaceAll(
    JSON.stringify(deep),
    `${'['.repeat(depth)}${']'.repeat(depth)}`,
  );
  return mark ? marked(text, mark, at) : text;
}

function hurt({ of, key }: Place, how: (typeof ways)[number], junk: unknown, at: number): void {
  const value = of[key];
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
  if (how === 'left out') delete of[key];
  else if (how === 'as text') of[key] = typeof value === 'string' ? `${value}\u0000` : JSON.stringify(value);
  else if (how === 'as a number') of[key] = Number(value) || at;
  else if (how === 'wrapped') of[key] = [value];
  else if (how === 'unwrapped') of[key] = inner[0] ?? null;
  else if (how === 'too short')
    of[key] = Array.isArray(value) || typeof value === 'string' ? value.slice(1) : null;
  else if (how === 'repeated') of[key] = Array.isArray(value) ? [...value, ...value] : [value, value];
  else if (how === 'with strange fields')
    of[key] = { ...(inner.length > 0 ? (value as object) : {}), constructor: junk, toJSON: 1, valueOf: junk };
  else if (how === 'deep') of[key] = deep;
  else if (how === 'long') of[key] = 'я'.repeat(at % 100 === 0 ? 500_000 : 5_000);
  else of[key] = junk;
}

function marked(text: string, mark: (typeof marks)[number], at: number): string {
  if (mark === 'cut off') return text.slice(0, at % Math.max(text.length, 1));
  if (mark === 'a key twice') return text.replace('{', '{"type":"message_new","object":7,"response":[],');
  if (mark === 'prototype') return text.replaceAll('{"', '{"__proto__":{"type":"x","from_id":1},"');
  if (mark === 'infinite') return text.replace(/:\d+/g, ':1e999');
  if (mark === 'HTML') return page;
  if (mark === 'begun with a mark') return `\ufeff${text}`;
  return `${text},`;
}
