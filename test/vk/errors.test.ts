import { describe, expect, it } from 'vitest';
import type { Verdict } from '#src/messenger/port.ts';
import { judge } from '#src/vk/errors.ts';

/** The error codes of messages.send and their like, as vk-platform 3.1 has them. */
const table: Readonly<Record<Verdict, readonly (number | undefined)[]>> = {
  gone: [
    18, 30, 113, 900, 901, 902, 917, 922, 925, 927, 932, 935, 936, 945, 946, 950, 962, 985, 987, 988, 1012,
    1021,
  ],
  later: [9, 29, 601, 944, 984],
  stop: [4, 5, 7, 14, 15, 27, 28, 912],
  unknown: [1, 10, 36, undefined],
  slow: [6],
  ours: [3, 8, 12, 13, 100, 104, 909, 910, 911, 913, 914, 920, 921, 943, 4_711],
};

describe('an error of VK', () => {
  it.each(Object.entries(table))('is %s', (verdict, codes) => {
    for (const code of codes) expect([code, judge(code).verdict]).toEqual([code, verdict]);
  });

  it('7 is a right that the key lacks; of a chat, that the bot was removed from it', () => {
    expect(judge(7, 1_001).verdict).toBe('stop');
    expect(judge(7, 2_000_000_005).verdict).toBe('gone');
  });

  it('says how long a limit may last, and what of a message VK does not take', () => {
    expect([9, 29, 601, 10].map((code) => judge(code).lasts)).toEqual([
      ...[3_600_000, 86_400_000, 2 * 86_400_000, undefined],
    ]);
    expect([911, 914, 100].map((code) => judge(code).refused)).toEqual(['buttons', 'length', undefined]);
  });

  it('tells the operator its code and what to look at', () => {
    expect(judge(27)).toMatchObject({ code: 'VK 27', check: expect.stringContaining('VK_TOKEN') });
    expect(judge(912).check).toContain('bot features');
    expect(judge(undefined)).toMatchObject({ code: 'no answer', check: expect.stringContaining('network') });
  });
});
