import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#src/clock.ts';
import type { Sink } from '#src/messenger/port.ts';
import { minutes } from '#src/regulation/durations.ts';
import { untilCommunity } from '#src/vk/community.ts';
import { aSink, receive } from '#test/vk/polling.ts';
import { anna, answering, atTheEnd, boris, going, groupId, openRoom, saying } from '#test/vk/room.ts';

type Given = Parameters<typeof answering>[0] extends (...args: never[]) => infer A ? A : never;

/** What stands where VK's answer should. */
const strange: readonly (readonly [string, Given])[] = [
  ...[
    'null',
    'true',
    '0',
    '""',
    '[]',
    '{}',
    '[null]',
    '',
    '\uFEFF{"response":1}',
    '{"response":',
    '{"response":null}',
  ]
    .concat([
      '{"response":[null]}',
      '{"response":[[]]}',
      '{"response":[{}]}',
      '{"response":{"items":[null]}}',
    ])
    .concat([
      '{"response":{"server":null,"key":1,"ts":{}}}',
      '{"response":1e999}',
      '{"response":"\\ud800\\u0000"}',
    ])
    .concat([
      '{"error":null}',
      '{"error":"no"}',
      '{"error":{}}',
      '{"error":[]}',
      '{"error":{"error_code":null}}',
    ])
    .concat([
      '{"error":{"error_code":"5","error_msg":7,"request_params":"none"}}',
      '{"failed":"1"}',
      '{"ts":"1"}',
    ])
    .concat([
      '{"response":[false,false],"execute_errors":null}',
      '{"response":[false],"execute_errors":[null,{}]}',
    ])
    .map((body) => [body === '' ? 'nothing' : body, { body }] as const),
  ['HTML', { status: 502, headers: { 'content-type': 'text/html' }, body: '<html><body>502</body></html>' }],
  ['HTML called a success', { body: '<!doctype html><title>vk</title>' }],
  ['brackets without end', { body: '['.repeat(200_000) }],
  ['brackets that are closed', { body: `${'['.repeat(200_000)}${']'.repeat(200_000)}` }],
  ['a megabyte', { body: JSON.stringify({ response: 'я'.repeat(500_000) }) }],
  ['less than it says', { headers: { 'content-length': '500', connection: 'close' }, body: '{"response":[' }],
  ['called packed and not so', { headers: { 'content-encoding': 'gzip' }, body: '{"response":1}' }],
  [
    'packed and cut off',
    { headers: { 'content-encoding': 'gzip' }, body: gzipSync('{"response":1}').subarray(0, 15) },
  ],
  ['a way elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }],
];

/** What nobody waited for: it would end the process. */
const loose: unknown[] = [];
const note = (fault: unknown): void => void loose.push(fault);
beforeEach(() => {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, note);
});
afterEach(() => {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.off(event, note);
  expect(loose.splice(0)).toEqual([]);
});
const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('an answer that is none of VK’s', () => {
  it.each(strange)('ends nothing, whatever was asked: %s', async (_, given) => {
    const address = await answering(() => given);
    const { messenger, vk } = await openRoom({ apiBaseUrl: address });
    const one = saying(anna, '1');
    const many = [one, saying(boris, '2'), going({ kind: 'edit', to: anna, ref: '3', text: 'x' })];
    const group = [anna, boris].map((to) =>
      going({ kind: 'say', to, text: 'Всем', inline: true }, 'mailing'),
    );
    for (const batch of [[one], many, group]) {
      const answers = await messenger.call(batch);
      expect(answers).toHaveLength(batch.length);
      for (const answer of answers) expect(answer).toMatchObject({ ok: false });
      expect(
        answers.filter((answer) => !answer.ok && answer.verdict === 'gone'),
        'nobody is unreachable',
      ).toEqual([]);
    }
    expect(['later', 'untold']).toContain(await messenger.search(one, 0));
    expect(['later', 'nothing']).toContain((await messenger.listen(anna, '5')).is);
    const content = Buffer.from('x');
    for (const kind of ['picture', 'document'] as const)
      expect(await messenger.upload(anna, { kind, name: 'a.png', content })).toMatchObject({ ok: false });
    await messenger.download({ name: 'a.csv', size: 1, url: `${address}/file` }, 1_000);
    let asked = 0;
    const pause = async () => {
      asked += 1;
      if (asked > 2) throw new Error('enough');
    };
    let told = '';
    const tell = (sentence: string) => {
      told = sentence;
    };
    const ports = {
      ...{ open: () => vk, wanted: { groupId, callback: undefined }, clock: systemClock },
      ...{ away: tell, refused: tell, pause },
    };
    await untilCommunity({ ...ports, signal: new AbortController().signal }).catch(() => undefined);
    expect(told).not.toBe('');
    await turns(3);
  });

  it.each(strange)(
    'does not end the long poll: %s',
    async (_, given) => {
      const address = await answering((path) =>
        path.includes('getLongPollServer')
          ? { body: { response: { key: 'k', server: address, ts: '1' } } }
          : given,
      );
      for (const apiBaseUrl of [address, await answering(() => given)]) {
        let pauses = 0;
        const pause = async () => {
          pauses += 1;
          await turns(1);
        };
        const { messenger } = await openRoom({ apiBaseUrl, pause });
        const { sink } = aSink();
        const receiver = receive(messenger, sink satisfies Sink);
        atTheEnd(() => receiver.stop());
        for (let i = 0; i < 1_000 && pauses < 3; i += 1) await turns(5);
        await receiver.stop();
        expect(pauses).toBeGreaterThanOrEqual(1);
      }
    },
    minutes(1),
  );
});
