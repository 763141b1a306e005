import { expect, it } from 'vitest';
import type { ControlBackstage, ControlBehind, ControlPassed, Logged } from '../control-types.ts';
import type { Backstage } from '../index.ts';
import { withPage } from './page-support.ts';
import { ANNA, answerOf, BORIS, errorOf, SCHOOL } from './support.ts';

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
    behind: async ({ personId, peerId, message, event }) => {
      asked.push([personId, peerId, message.cmid, event?.type]);
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

it('finds the event and the calls of a message in a chat, for whoever looks', async () => {
  const { get, send, clock, sandbox, ask } = await withPage();
  const backstage = aBackstage();
  sandbox.backstage = backstage;
  const chats = ['One', 'Two'].map((title) => {
    const chat = sandbox.chats.create({ title, ownerId: ANNA, memberIds: [BORIS] });
    chat.addCommunity(SCHOOL, { seesAll: true });
    return chat;
  });
  const behind = (cmid: number, personId = BORIS) =>
    get<ControlBehind>(`/chats/${chats[1]?.id}/behind/${cmid}?personId=${personId}`);
  const peer = 2_000_000_002;
  for (const chat of chats) chat.says(ANNA, 'hello');
  answerOf(send({ peer_id: peer, message: 'to the second' }));
  answerOf(send({ peer_ids: `${peer - 1},${peer}`, message: 'to both' }));
  answerOf(send({ chat_id: 1, message: 'to the first' }));
  errorOf(send({ peer_id: peer, random_id: 'no number', message: 'to nobody' }));
  clock.now += 1_000;
  chats[1]?.says(BORIS, 'thanks');
  const texts = ({ calls }: ControlBehind) => calls.map(({ params }) => params.message);
  const said = await behind(3);
  expect(said).toMatchObject({
    ...{ isKnown: true, event: { object: { message: { text: 'hello', peer_id: peer } } } },
    due: [{ what: 'a reminder' }],
  });
  expect(texts(said)).toEqual(['to the second', 'to both', 'to nobody']);
  expect(texts(await behind(4))).toEqual(['to the second']);
  expect(texts(await behind(5, ANNA))).toEqual(['to both']);
  expect(texts(await behind(6))).toEqual([]);
  // That the community was added is an event too.
  expect(await behind(2)).toMatchObject({
    event: { object: { message: { action: { type: 'chat_invite_user' } } } },
  });
  expect(backstage.asked.slice(0, 3)).toEqual([
    [BORIS, peer, 3, 'message_new'],
    [BORIS, peer, 4, undefined],
    [ANNA, peer, 5, undefined],
  ]);
  const alone = sandbox.chats.create({ title: 'Three', ownerId: ANNA });
  expect(await get(`/chats/${alone.id}/behind/1?personId=${ANNA}`)).toMatchObject({ calls: [], event: null });
  expect(await ask('GET', `/chats/${alone.id}/behind/9?personId=${ANNA}`)).toMatchObject({ status: 404 });
  expect(await ask('GET', `/chats/${alone.id}/behind/1?personId=99`)).toMatchObject({ status: 404 });
});

it('says of what was before a load, or past what is kept, that it is not known', async () => {
  const { anna, get, send, sandbox } = await withPage();
  anna.says('before');
  answerOf(send({ peer_id: ANNA, message: 'answer' }));
  const behind = (cmid: number) => get<ControlBehind>(`/dialogs/${SCHOOL}/${ANNA}/behind/${cmid}`);
  expect(await behind(1)).toMatchObject({ isKnown: true, event: { type: 'message_new' } });
  sandbox.restore(sandbox.dump());
  anna.says('after');
  answerOf(send({ peer_id: ANNA, message: 'answer' }));
  // The event is still in the log of long poll, which is saved.
  expect(await behind(1)).toMatchObject({ isKnown: false, event: { type: 'message_new' }, calls: [] });
  expect(await behind(2)).toMatchObject({ isKnown: false, calls: [] });
  expect(await behind(3)).toMatchObject({ isKnown: true, calls: [{ params: { message: 'answer' } }] });
  expect(await behind(4)).toMatchObject({ isKnown: true, calls: [{ params: { message: 'answer' } }] });
  sandbox.reset();
  sandbox.addCommunity({ id: SCHOOL, name: 'School', screenName: 'school', token: 'one' });
  sandbox.addPerson({ id: ANNA, firstName: 'Anna', lastName: 'Orlova' });
  anna.says('anew');
  expect(await behind(1)).toMatchObject({ isKnown: true });
});

it('knows that it has forgotten the oldest calls', async () => {
  const { anna, get, send, clock } = await withPage({ keep: 2 });
  for (const text of ['one', 'two', 'three', 'four', 'five']) {
    anna.says(text);
    answerOf(send({ peer_id: ANNA, message: `re: ${text}` }));
    clock.now += 1_000;
  }
  const known = await Promise.all(
    [1, 3, 5, 7, 9].map((cmid) => get<ControlBehind>(`/dialogs/${SCHOOL}/${ANNA}/behind/${cmid}`)),
  );
  expect(known.map(({ isKnown, calls }) => [isKnown, calls.length])).toEqual([
    ...[
      [false, 0],
      [false, 0],
      [false, 0],
    ],
    ...[
      [true, 1],
      [true, 1],
    ],
  ]);
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
