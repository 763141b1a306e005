import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, SCHOOL, until } from './support.ts';

describe('the stream of changes', () => {
  it('tells messages, keyboards, snackbars, events and calls as they happen', async () => {
    const { sandbox, anna, send, call } = aSandbox();
    const { url } = await sandbox.listen();
    const gone = new AbortController();
    const response = await fetch(`${url}/sandbox/events`, { signal: gone.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    let text = '';
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? [])
        text += decoder.decode(chunk as Uint8Array, { stream: true });
    })().catch(() => {});
    await until(() => text.includes('event: hello'));
    anna.opens();
    const keyboard = '{"buttons":[[{"action":{"type":"callback","label":"x"}}]]}';
    answerOf(send({ peer_id: ANNA, message: 'with a keyboard', keyboard }));
    const button = anna.keyboard?.buttons[0]?.[0];
    if (!button) expect.fail('no button');
    const { event_id } = anna.taps(button).object;
    const event_data = '{"type":"show_snackbar","text":"shown"}';
    answerOf(call('messages.sendMessageEventAnswer', { event_id, user_id: ANNA, peer_id: ANNA, event_data }));
    await until(() => text.includes('"shown"') && text.includes('messages.sendMessageEventAnswer'));
    const kinds = [...text.matchAll(/^event: (\w+)$/gm)].map(([, kind]) => kind);
    for (const kind of ['consent', 'message', 'keyboard', 'snackbar', 'answered', 'event', 'call'])
      expect(kinds).toContain(kind);
    expect(text).toContain(`"where":{"communityId":${SCHOOL},"personId":${ANNA}}`);
    gone.abort();
    await reading;
  });
});
