import { expect, it } from 'vitest';
import type { ControlBackstage, ControlBehind, ControlPassed, Logged } from '../control-types.ts';
import type { Backstage } from '../index.ts';
import { withPage } from './page-support.ts';
import { ANNA, answerOf, BORIS, SCHOOL } from './support.ts';

/** A stage without a bot, which remembers what it was asked. */
function aBackstage(): Backstage & { asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    zone: 'Europe/Moscow',
    beginnings: [{ name: 'one', title: { ru: 'Раз', en: 'One' }, about: { ru: '', en: '' } }],
    begin: async (name) => void asked.push(name),
    passOn: async () => [ANNA],
    tasks: async () => [],
    act: async (name) => void asked.push(name),
    behind: async (_community, person, { cmid }, event) => {
      asked.push([person, cmid, event?.type]);
      return { turn: [], due: [{ at: 1, what: 'a reminder' }] };
    },
    restart: async (_community, person) => void asked.push(person),
  };
}

it('tells the page what is behind the sandbox, and does without', async () => {
  const { ask, get, sandbox } = await withPage();
  expect(await get('/backstage')).toBeNull();
  expect(await ask('POST', '/begin', { name: 'one' })).toMatchObject({ status: 404 });
  const backstage = aBackstage();
  sandbox.backstage = backstage;
  expect(await get<ControlBackstage>('/backstage')).toMatchObject({ zone: 'Europe/Moscow', tasks: [] });
  expect(await ask('POST', '/begin', { name: 'one' })).toMatchObject({ status: 200 });
  expect(await ask('POST', '/begin', { name: 'two' })).toMatchObject({ status: 404 });
  expect((await ask<ControlPassed>('POST', '/pass-on')).body).toMatchObject({ told: [ANNA] });
  await ask('POST', '/tasks/try/act');
  await ask('POST', `/dialogs/${SCHOOL}/${ANNA}/restart`);
  expect(backstage.asked).toEqual(['one', 'try', ANNA]);
});

it('finds the event and the calls of a message', async () => {
  const { anna, boris, get, send, clock, sandbox } = await withPage();
  sandbox.backstage = aBackstage();
  const behind = (person: number, cmid: number) =>
    get<ControlBehind>(`/dialogs/${SCHOOL}/${person}/behind/${cmid}`);
  anna.says('hello');
  boris.says('hello');
  answerOf(send({ peer_ids: `${ANNA},${BORIS}`, message: 'to both' }));
  answerOf(send({ peer_id: ANNA, message: 'to Anna' }));
  clock.now += 1_000;
  anna.says('again');
  const first = await behind(ANNA, 1);
  expect(first).toMatchObject({ event: { object: { message: { text: 'hello', peer_id: ANNA } } } });
  expect(first.calls.map(({ params }) => params.message)).toEqual(['to both', 'to Anna']);
  expect(first.due).toEqual([{ at: 1, what: 'a reminder' }]);
  const answer = await behind(ANNA, 3);
  expect(answer).toMatchObject({ event: null, calls: [{ params: { message: 'to Anna' } }] });
  expect((await behind(BORIS, 2)).calls.map(({ params }) => params.message)).toEqual(['to both']);
  expect((await behind(ANNA, 4)).calls).toEqual([]);
});

it('tells events and calls together, in their order and numbered', async () => {
  const { anna, get, send } = await withPage();
  anna.says('hello');
  // Events are handed over at the end of the turn of the event loop.
  await new Promise(setImmediate);
  answerOf(send({ peer_id: ANNA, message: 'hi' }));
  const log = await get<Logged[]>('/log?limit=10');
  expect(log.map(({ kind }) => kind)).toEqual(['event', 'event', 'call']);
  expect(log.map(({ n }) => n)).toEqual([1, 2, 3]);
});
