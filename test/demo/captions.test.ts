import { expect, it } from 'vitest';
import { Actor } from '#demo/actor.ts';
import { demoSchool } from './school.ts';

const school = demoSchool();
const captionOf = (id: number): string | undefined =>
  school().sandbox.people.find((person) => person.id === id)?.caption;

it('says under each name what the person is to the bot by now', async () => {
  const told: (string | undefined)[] = [];
  const stop = school().sandbox.onChange((change) => {
    if (change.kind === 'person') told.push(change.person.caption);
  });
  expect([1001, 1003, 1005, 1011].map(captionOf)).toEqual([
    'администратор',
    'классный руководитель 7А',
    'учитель, ещё не в боте',
    'родитель, ждёт ответа',
  ]);
  const vera = new Actor(school().sandbox.dialog(555, 1003));
  await vera.says('меню');
  await vera.taps('queue');
  await vera.taps('all');
  await vera.taps('@sure');
  await expect.poll(() => captionOf(1011), { timeout: 5_000 }).toBe('родитель 7А');
  expect(told).toContain('родитель 7А');
  stop();
  await school().sandbox.backstage?.begin('clean');
  await expect.poll(() => captionOf(1001), { timeout: 5_000 }).toBe('администратор, ещё не в боте');
});
