import { expect, it } from 'vitest';
import { Ready, sentencesOfReady } from '#src/ready-words.ts';

const told = (answer: object) => sentencesOfReady(Ready.parse(answer));

it('what /ready answers is told in sentences, each with what to look at', () => {
  expect(told({ ok: true })).toEqual([]);
  expect(told({ ok: false, notReady: { 78: { redis: 'away' } } })).toEqual([
    'Community 78 answers nobody now: Redis is away. Check whether Redis runs, its disk and its memory.',
  ]);
  const full = { redis: 'takes nothing', answer: 'OOM', check: 'its memory is full' };
  expect(told({ ok: false, notReady: { 78: full } })).toEqual([
    'Community 78 answers nobody now: Redis takes nothing (OOM): its memory is full.',
  ]);
  expect(
    told({ ok: true, notReady: { 79: { waits: 'VK 5: the key. The bot asks again in 4 s.' } } }),
  ).toEqual(['Community 79 answers nobody now: VK 5: the key. The bot asks again in 4 s.']);
  expect(told({ ok: false, waits: 'the bot is starting' })).toEqual([
    'The bot answers nobody now: the bot is starting.',
  ]);
  expect(told({ ok: false })).toEqual([
    'The bot answers nobody now, and does not say why: look into the log.',
  ]);
});
