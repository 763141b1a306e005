import { describe, expect, it } from 'vitest';
import { LocalVk } from '../sandbox.ts';

const GROUP = 7;
const ANNA = 10;
const keyboard = JSON.stringify({ buttons: [[{ action: { type: 'text', label: 'Yes' } }]] });

function aCommunity(rights?: readonly string[]) {
  const vk = new LocalVk({ callsPerSecond: Number.POSITIVE_INFINITY });
  const school = { id: GROUP, name: 'School', screenName: 'school', token: 't' };
  vk.addCommunity({ ...school, ...(rights && { rights }) });
  vk.addPerson({ id: ANNA, firstName: 'Anna', lastName: 'Orlova' });
  vk.dialog(GROUP, ANNA).opens();
  const says = (text: string, more: object = {}) =>
    vk.call(GROUP, 'messages.send', { peer_id: ANNA, random_id: 1, message: text, ...more });
  return { vk, says };
}

describe('the key of a community', () => {
  it('has all rights unless it is told which', () => {
    const { vk } = aCommunity();
    const { response } = vk.call(GROUP, 'groups.getTokenPermissions') as {
      response: { mask: number; permissions: object[] };
    };
    expect(response.permissions).toContainEqual({ name: 'messages', setting: 4096 });
    expect(response.permissions).toContainEqual({ name: 'manage', setting: 262_144 });
    expect(response.mask & (4096 | 262_144)).toBe(4096 | 262_144);
  });

  it('is refused what it has no right to, and may do the rest', () => {
    const { vk, says } = aCommunity(['messages']);
    expect(says('hello')).toHaveProperty('response');
    for (const method of ['groups.getLongPollServer', 'photos.getMessagesUploadServer'])
      expect(vk.call(GROUP, method, { group_id: GROUP })).toMatchObject({ error: { error_code: 15 } });
    expect(vk.call(GROUP, 'groups.getById')).toHaveProperty('response');
    const mute = aCommunity(['manage']);
    expect(mute.says('hello')).toMatchObject({ error: { error_code: 15 } });
  });
});

describe('bot abilities', () => {
  it('that are off let no keyboard through, until they are switched on', () => {
    const { vk, says } = aCommunity();
    vk.call(GROUP, 'groups.setSettings', { group_id: GROUP, bots_capabilities: 0 });
    expect(says('hello')).toHaveProperty('response');
    expect(says('hello', { keyboard })).toMatchObject({ error: { error_code: 912 } });
    vk.call(GROUP, 'groups.setSettings', { group_id: GROUP, bots_capabilities: 1 });
    expect(says('hello', { keyboard })).toHaveProperty('response');
  });
});
