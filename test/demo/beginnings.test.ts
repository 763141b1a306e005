import { expect, it } from 'vitest';
import { Actor } from '#demo/actor.ts';
import type { ControlState } from '#sandbox/control-types.ts';
import { wantedEvents } from '#src/vk/check.ts';
import { schoolMorning } from '#test/support/bot.ts';
import { demoSchool } from './school.ts';

const school = demoSchool();

async function begin(name: string): Promise<{ status: number; state: ControlState }> {
  const body = JSON.stringify({ name });
  const response = await fetch(`${school().url}/sandbox/api/begin`, { method: 'POST', body });
  return { status: response.status, state: (await response.json()) as ControlState };
}

const anna = (): Actor => new Actor(school().sandbox.dialog(555, 1001));

it('begins anew a hundred times, one after the other and several at once, and answers each time', {
  timeout: 120_000,
}, async () => {
  const { people, dialogs } = (await begin('school')).state;
  const ids = people.map(({ id }) => ({ id }));
  for (let n = 0; n < 20; n += 1) {
    const names = ['clean', 'school', 'clean', 'clean', n % 2 === 0 ? 'school' : 'clean'];
    const begun = await Promise.all(names.map(begin));
    expect(begun.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const seeded = names.at(-1) === 'school';
    expect(begun.at(-1)?.state).toMatchObject({ people: ids, dialogs: seeded ? dialogs : [] });
    expect(school().sandbox.clock.now() - schoolMorning).toBeLessThan(60_000);
    if (seeded) await anna().says('меню');
    else await anna().opens();
    expect(anna().last).toMatch(seeded ? /это ваши дела/ : /администратор/i);
  }
});

it.each(['clean', 'school'])('lets the bot hear whatever it wants to be told: %s', async (name) => {
  await begin(name);
  const { response } = school().sandbox.call(555, 'groups.getLongPollSettings', { group_id: 555 }) as {
    response: { events: Record<string, number> };
  };
  expect(wantedEvents.filter((event) => response.events[event] !== 1)).toEqual([]);
});

it('says so when it is asked for a beginning that there is not', async () => {
  expect(await begin('yesterday')).toMatchObject({ status: 404 });
});
