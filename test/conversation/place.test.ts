import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lean, Talk } from '#src/conversation/place.ts';

const frame = fc.record({
  scene: fc.constantFrom('home', ''),
  version: fc.integer({ min: 0, max: 2 }),
  step: fc.constantFrom('list', ''),
  draft: fc.constantFrom({}, { name: 'Анна', page: 0, trail: [] }),
  trail: fc.constantFrom([], ['name', 'town']),
  since: fc.constantFrom(0, 7),
  page: fc.constantFrom(0, 3),
});
const talk = fc.record({
  frames: fc.array(frame, { maxLength: 2 }),
  left: fc.array(frame, { maxLength: 1 }),
  asked: fc.constantFrom(0, 12),
  seen: fc.constantFrom(0, 23),
  bare: fc.boolean(),
  lang: fc.constantFrom('ru' as const, 'en' as const),
});

describe('a place in the conversation', () => {
  it('is read as it was, though nothing is stored that reading puts there by itself', () => {
    fc.assert(
      fc.property(talk, (of) => {
        const stored = JSON.parse(JSON.stringify(lean(Talk.parse(of))));
        expect(Talk.parse(stored)).toEqual(Talk.parse(of));
      }),
      { seed: 555 },
    );
  });

  it('takes little room for whoever stands where most people do', () => {
    const home = { scene: 'home', version: 1, step: 'list', draft: {} };
    expect(lean(Talk.parse({ frames: [home], asked: 1, lang: 'ru' }))).toEqual({ frames: [home], asked: 1 });
  });
});
