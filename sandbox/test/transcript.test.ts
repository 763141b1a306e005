import { expect, it } from 'vitest';
import { readTranscript } from '../index.ts';
import { ANNA, answerOf, aSandbox } from './support.ts';

const line = { at: 1, who: 'person', did: 'says', text: 'hello' };
const saved = { community: { id: 7, name: 'School' }, person: { id: 10, name: 'Anna' }, lines: [line] };
const read = (value: unknown) => readTranscript(JSON.stringify(value));

it('reads what a dialog has saved, also after an editor has put its mark before it', () => {
  const { anna, send } = aSandbox();
  anna.opens('ref');
  anna.says('hello');
  anna.sendsVoice();
  const button = { action: { type: 'callback', label: 'More', payload: '{}' } };
  const keyboard = JSON.stringify({ inline: true, buttons: [[button]] });
  answerOf(send({ peer_id: ANNA, message: 'hi', keyboard }));
  const [shown] = anna.messages.at(-1)?.keyboard?.buttons[0] ?? [];
  if (shown) anna.taps(shown);
  anna.denies();
  const transcript = anna.transcript();
  expect(transcript.lines.length).toBeGreaterThan(6);
  expect(read(transcript)).toEqual({ transcript });
  expect(readTranscript(`\uFEFF${JSON.stringify(transcript)}`)).toEqual({ transcript });
});

it.each([
  ['of something else', { name: 'package' }, 'community'],
  ['a list', [saved], ''],
  ['nothing', null, ''],
  ['no lines', { ...saved, lines: undefined }, 'lines'],
  ['lines that are a text', { ...saved, lines: 'hello' }, 'lines'],
  ['a line that is nothing', { ...saved, lines: [line, null] }, 'lines[1]'],
  ['a text that is none', { ...saved, lines: [{ ...line, text: { a: 1 } }] }, 'lines[0].text'],
  ['a name that is none', { ...saved, person: { id: 10, name: {} } }, 'person.name'],
  ['a time that no clock shows', { ...saved, lines: [{ ...line, at: 1e300 }] }, 'lines[0].at'],
  ['a time in words', { ...saved, lines: [{ ...line, at: 'noon' }] }, 'lines[0].at'],
  ['what nobody does', { ...saved, lines: [{ ...line, did: 'sings' }] }, 'lines[0].did'],
  ['buttons in one row', { ...saved, lines: [{ ...line, buttons: ['Yes'] }] }, 'lines[0].buttons[0]'],
  [
    'attachments that are none',
    { ...saved, lines: [{ ...line, attachments: [{}] }] },
    'lines[0].attachments[0]',
  ],
])('says where a file with %s is no saved dialog', (_what, value, at) => {
  expect(read(value)).toEqual({ fault: { why: 'shape', at } });
});

it.each(['', 'hello', '{"community":', 'PK\u0003\u0004'])('says that %j is not JSON', (text) => {
  expect(readTranscript(text)).toEqual({ fault: { why: 'json' } });
});
