import { Agent } from 'node:http';
import { describe, expect, it } from 'vitest';
import { API, executes, VK } from 'vk-io';
import { ANNA, answerOf, aSandbox, BORIS, errorOf, SCHOOL, TOKEN } from './support.ts';

const sendCall = (params: object) => `API.messages.send(${JSON.stringify(params)})`;

function withAnna() {
  const world = aSandbox();
  world.anna.opens();
  const execute = (code: string, args: object = {}) => world.call('execute', { code, ...args });
  return { ...world, execute };
}

describe('execute', () => {
  it('runs a hand-written list of calls with JSON arguments', () => {
    const { execute, anna } = withAnna();
    const keyboard = '{"inline":true,"buttons":[[{"action":{"type":"text","label":"\\"да\\""}}]]}';
    const send = sendCall({ peer_ids: [ANNA], random_id: 1, message: 'строка\n"два" \u2028', keyboard });
    const edit = `API.messages.edit(${JSON.stringify({ peer_id: ANNA, cmid: 2, message: 'edited' })})`;
    const answer = answerOf<unknown[]>(execute(`return [${send},${edit}];`));
    expect(answer).toEqual([[{ peer_id: ANNA, message_id: 2, conversation_message_id: 2 }], 1]);
    expect(anna.messages[1]).toMatchObject({ text: 'edited', edited: true });
  });

  it('reads the escapes of JSON and both kinds of quotes', () => {
    const { execute } = withAnna();
    const code = 'return ["\\u0434\\u0430\\n\\"", \'it\\\'s\'];';
    expect(answerOf(execute(code))).toEqual(['да\n"', "it's"]);
  });

  it('answers false for what failed, with the error in a list of its own', () => {
    const { execute } = withAnna();
    const calls = [
      sendCall({ peer_id: BORIS, random_id: 1, message: 'a' }),
      sendCall({ peer_id: ANNA, random_id: 1, message: 'a' }),
      'API.wall.post({})',
    ];
    expect(execute(`return [${calls.join(',')}];`)).toEqual({
      response: [false, 2, false],
      execute_errors: [
        {
          method: 'messages.send',
          error_code: 901,
          error_msg: "Can't send messages for users without permission",
        },
        {
          method: 'wall.post',
          error_code: 3,
          error_msg: 'Unknown method passed: wall.post is not modelled by the sandbox',
        },
      ],
    });
  });

  it('makes 25 calls and breaks at the 26th; what was sent stays sent', () => {
    const { execute, anna } = withAnna();
    const calls = (count: number) =>
      Array.from({ length: count }, (_, i) => sendCall({ peer_id: ANNA, random_id: i + 1, message: `${i}` }));
    expect(answerOf(execute(`return [${calls(25).join(',')}];`))).toHaveLength(25);
    const more = calls(26).map((call) => call.replace('"random_id":', '"random_id":100'));
    expect(errorOf(execute(`return [${more.join(',')}];`))).toMatch(/^13 .*too many api calls/);
    expect(anna.messages).toHaveLength(1 + 25 + 25);
  });

  it('takes an object in place of a JSON text for what vk-io makes of it', () => {
    const { execute } = withAnna();
    const outcome = execute(
      `return [${sendCall({ peer_id: ANNA, random_id: 1, message: 'a', keyboard: { buttons: [] } })}];`,
    );
    expect(outcome).toMatchObject({ response: [false], execute_errors: [{ error_code: 911 }] });
  });

  it('understands variables, conditions, loops, fields and arguments', () => {
    const { execute } = withAnna();
    const code = `
      // the people of the list, one by one
      var ids = Args.ids.split(","), names = [], i = 0;
      while (i < ids.length) {
        var found = API.users.get({ user_ids: ids[i] });
        if (found.length == 0) { names.push("nobody"); } else names = names + found@.first_name;
        i = i + 1;
      }
      return { names: names, count: parseInt("2") * 2 - -1, both: !false && true };
    `;
    expect(answerOf(execute(code, { ids: `${ANNA},999,${BORIS}` }))).toEqual({
      names: ['Anna', 'nobody', 'Boris'],
      count: 5,
      both: true,
    });
  });

  it('says where it cannot read the code, and what it cannot do', () => {
    const { execute } = withAnna();
    expect(errorOf(execute('return [API.users.get({)];'))).toMatch(
      /^12 Unable to compile code: .* at position/,
    );
    expect(errorOf(execute('return "open;'))).toMatch(/^12 .*unterminated string/);
    expect(errorOf(execute('return nothing;'))).toMatch(/^13 .*nothing is not defined/);
    expect(errorOf(execute('return dance(1);'))).toMatch(/^13 .*dance is not modelled/);
    expect(errorOf(execute('while (true) { var a = 1; }'))).toMatch(/^13 .*too many operations/);
    expect(errorOf(execute(''))).toMatch(/^100 .*code is a required parameter/);
  });

  it('counts as one call of the pace, and is recorded with its inner calls', () => {
    const { sandbox } = aSandbox({ callsPerSecond: 1 });
    sandbox.dialog(SCHOOL, ANNA).opens();
    const two = `return [${sendCall({ peer_id: ANNA, random_id: 1, message: 'a' })},API.utils.getServerTime()];`;
    answerOf(sandbox.call(SCHOOL, 'execute', { code: two }));
    expect(errorOf(sandbox.call(SCHOOL, 'execute', { code: two }))).toMatch(/^6 /);
    expect(sandbox.calls.map(({ method, inner }) => [method, inner ?? false])).toEqual([
      ['messages.send', true],
      ['utils.getServerTime', true],
      ['execute', false],
      ['execute', false],
    ]);
  });

  it('does what vk-io’s batching asks, item by item', async () => {
    const { sandbox, anna } = aSandbox();
    anna.opens();
    const { apiBaseUrl } = await sandbox.listen();
    const api = new API({
      token: TOKEN,
      apiBaseUrl,
      agent: new Agent(),
      apiMode: 'parallel',
      apiLimit: 20,
    } as never);
    const outcomes = await Promise.allSettled([
      api.messages.send({ peer_id: ANNA, random_id: 1, message: 'first <&> "quoted"' }),
      api.messages.send({ peer_id: BORIS, random_id: 2, message: 'second' }),
      api.messages.send({ peer_id: ANNA, random_id: 3, message: 'third' }),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: { code: 901 } },
      { status: 'fulfilled', value: 3 },
    ]);
    const texts = anna.messages.map(({ text }) => text);
    expect(texts).toEqual(['Начать', 'first <&> "quoted"', 'third']);
    expect(sandbox.calls.filter(({ inner }) => !inner).map(({ method }) => method)).toEqual(['execute']);
  });

  it('does what vk-io’s collect and executes ask', async () => {
    const { sandbox, anna } = aSandbox();
    for (let i = 0; i < 450; i += 1) anna.says(`word ${i}`);
    const { apiBaseUrl } = await sandbox.listen();
    const vk = new VK({ token: TOKEN, apiBaseUrl, agent: new Agent(), apiLimit: 20 } as never);
    const { createCollectIterator } = await import('vk-io');
    const found: unknown[] = [];
    const pages = createCollectIterator({
      api: vk.api,
      method: 'messages.getHistory',
      params: { peer_id: ANNA },
      countPerRequest: 200,
    });
    for await (const { items } of pages) found.push(...items);
    expect(found).toHaveLength(450);
    const many = await executes({
      api: vk.api,
      method: 'users.get',
      queue: [{ user_ids: [ANNA] }, { user_ids: [BORIS] }],
    });
    expect(many.response).toMatchObject([[{ first_name: 'Anna' }], [{ first_name: 'Boris' }]]);
  });
});
