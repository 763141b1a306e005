import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Frame, Talk } from '#src/conversation/place.ts';
import { layOut } from '#src/conversation/shown.ts';
import { button } from '#src/conversation/view.ts';
import { say } from '#src/text/say.ts';
import { vkCapabilities } from '#src/vk/messenger.ts';

const label = say('patterns-button.back');
const own = fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 14 });
const list = fc.option(
  fc.record({ rows: fc.integer({ min: 0, max: 60 }), inRow: fc.option(fc.integer({ min: 1, max: 3 })) }),
);
const place = fc.record({
  page: fc.integer({ min: 0, max: 5 }),
  sift: fc.option(fc.constant('ан'), { nil: undefined }),
  isInside: fc.boolean(),
  isUnread: fc.boolean(),
});

describe('the keyboard of a question', () => {
  it('is one that the messenger takes, however much a scene offers, and offers all of it', () => {
    fc.assert(
      fc.property(own, list, place, (widths, listed, { page, sift, isInside, isUnread }) => {
        const buttons = widths.map((width, row) =>
          Array.from({ length: width }, (_, at) => button(`own-${row}-${at}`, label)),
        );
        const rows = Array.from({ length: listed?.rows ?? 0 }, (_, i) => ({ of: String(i), label }));
        const frame = Frame.parse({ scene: 'card', version: 1, step: 'look', draft: {}, page, sift });
        const frames = isInside ? [frame, frame] : [frame];
        const talk = Talk.parse({ frames, ...(isUnread ? { unread: 'что?' } : {}) });
        const view = {
          text: label,
          buttons,
          ...(listed
            ? { list: { choose: 'row', rows, ...(listed.inRow ? { inRow: listed.inRow } : {}) } }
            : {}),
        };
        const shown = layOut(view, frame, talk, vkCapabilities);
        expect(shown.rows.length).toBeLessThanOrEqual(vkCapabilities.rows);
        expect(shown.rows.flat().length).toBeLessThanOrEqual(vkCapabilities.buttons);
        for (const row of shown.rows) expect(row.length).toBeLessThanOrEqual(vkCapabilities.buttonsInRow);
        const seen = new Set(shown.rows.flat().map(({ chose }) => chose));
        for (const { chose } of buttons.flat()) expect(seen).toContain(chose);
        if (rows.length > 0) expect(seen).toContain('row');
      }),
      { seed: 555, numRuns: 2_000 },
    );
  });
});
