import { receiveUpload } from '../api/uploads.ts';
import { MODELLED_EVENTS } from '../events/event-types.ts';
import { LocalVk } from '../sandbox.ts';
import type { VkUpdate } from '../vk-types.ts';
import { GREY_PIXEL } from '../world/images.ts';

const GROUP = 7;
const ANNA = 10;
const CHAT = 2_000_000_001;

const button = { action: { type: 'callback', label: 'Press', payload: '{"a":1}' }, color: 'secondary' };
const keyboard = JSON.stringify({ inline: true, buttons: [[button]] });

/** A community, Anna with every kind of message, and a chat. */
function aTalk() {
  const vk = new LocalVk({ now: () => Date.UTC(2026, 8, 1, 9), callsPerSecond: Number.POSITIVE_INFINITY });
  const school = vk.addCommunity({ id: GROUP, name: 'School', screenName: 'school', token: 't' });
  vk.addPerson({ id: ANNA, firstName: 'Anna', lastName: 'Orlova', sex: 1 });
  school.deliver(Object.fromEntries(MODELLED_EVENTS.map((type) => [type, true])));
  const anna = vk.dialog(GROUP, ANNA);
  const answers: { method: string; response: unknown }[] = [];
  let random = 0;
  const ask = (method: string, params: Record<string, unknown> = {}): unknown => {
    const outcome = vk.call(GROUP, method, params);
    if ('error' in outcome) throw new Error(`${method}: ${outcome.error.error_msg}`);
    answers.push({ method, response: outcome.response });
    return outcome.response;
  };
  const send = (params: Record<string, unknown>) => {
    random += 1;
    return ask('messages.send', { random_id: random, message: 'text', ...params });
  };
  const chat = vk.chats.create({ title: '7Б', ownerId: ANNA });
  return { vk, school, anna, chat, ask, send, answers };
}

/** One event of each kind at least, with all that a message may carry. */
export function everyEvent(): VkUpdate[] {
  const { school, anna, chat, send } = aTalk();
  anna.opens('ref', 'source');
  anna.says('hello', { replyTo: 1, forwards: [1] });
  anna.edits(2, 'edited');
  anna.sendsVoice({ transcript: 'hello' });
  anna.sendsFile({ name: 'a.txt', content: Buffer.from('a') });
  anna.sendsPhoto();
  anna.sendsSticker();
  send({ peer_id: ANNA, keyboard });
  const shown = anna.messages.at(-1)?.keyboard?.buttons[0]?.[0];
  if (shown) anna.taps(shown);
  anna.types();
  anna.reads();
  chat.addCommunity(GROUP, { admin: true, seesAll: true });
  chat.says(ANNA, 'hello');
  chat.renames(ANNA, '8Б');
  school.block(ANNA);
  school.unblock(ANNA);
  anna.denies();
  return [...school.history];
}

/** Every modelled method, answered in each of its ways. */
export function everyAnswer(): { method: string; response: unknown }[] {
  const { vk, anna, chat, ask, send, answers } = aTalk();
  anna.opens();
  anna.sendsVoice({ transcript: 'hello' });
  chat.addCommunity(GROUP, { admin: true });
  send({ peer_id: ANNA, keyboard });
  send({ peer_ids: `${ANNA},99` });
  send({ peer_id: ANNA, keyboard: JSON.stringify({ buttons: [[button]] }) });
  const shown = anna.messages[2]?.keyboard?.buttons[0]?.[0];
  const tap = shown && anna.taps(shown);
  ask('messages.sendMessageEventAnswer', { event_id: tap?.object.event_id, user_id: ANNA, peer_id: ANNA });
  ask('messages.edit', { peer_id: ANNA, cmid: 3, message: 'edited' });
  for (const extended of [0, 1]) {
    ask('messages.getHistory', { peer_id: ANNA, extended });
    ask('messages.getById', { message_ids: '1,2', extended });
    ask('messages.getByConversationMessageId', { peer_id: ANNA, conversation_message_ids: '1,3', extended });
    ask('messages.getConversationsById', { peer_ids: `${ANNA},${CHAT}`, extended });
  }
  ask('messages.getConversations');
  ask('messages.markAsRead', { peer_id: ANNA });
  ask('messages.setActivity', { peer_id: ANNA, type: 'typing' });
  ask('messages.isMessagesFromGroupAllowed', { group_id: GROUP, user_id: ANNA });
  ask('messages.getInviteLink', { peer_id: CHAT });
  ask('messages.getConversationMembers', { peer_id: CHAT });
  ask('messages.delete', { message_ids: '3,1', delete_for_all: 1 });
  ask('messages.editChat', { chat_id: 1, title: '8Б' });
  ask('users.get', {
    user_ids: ANNA,
    fields: 'sex,screen_name,domain,online,has_photo,photo_50,photo_100,photo_200',
  });
  ask('groups.getById', {});
  askSettings(ask);
  askUploads(vk, ask);
  ask('utils.getServerTime');
  ask('utils.resolveScreenName', { screen_name: 'school' });
  ask('messages.removeChatUser', { chat_id: 1, member_id: -GROUP });
  return answers;
}

type Ask = (method: string, params?: Record<string, unknown>) => unknown;

function askSettings(ask: Ask): void {
  const group = { group_id: GROUP };
  ask('groups.getTokenPermissions');
  ask('groups.setSettings', { ...group, bots_capabilities: 1, bots_start_button: 1 });
  ask('groups.getLongPollServer', group);
  ask('groups.getLongPollSettings', group);
  ask('groups.setLongPollSettings', { ...group, message_new: 1 });
  ask('groups.getCallbackConfirmationCode', group);
  const server = { ...group, url: 'http://127.0.0.1:1/', title: 'bot' };
  const { server_id } = ask('groups.addCallbackServer', server) as { server_id: number };
  ask('groups.getCallbackServers', group);
  ask('groups.getCallbackSettings', { ...group, server_id });
  ask('groups.setCallbackSettings', { ...group, server_id, message_new: 1 });
  ask('groups.editCallbackServer', { ...server, server_id });
  ask('groups.deleteCallbackServer', { ...group, server_id });
}

function askUploads(vk: LocalVk, ask: Ask): void {
  const upload = (method: string, params: object, content: Uint8Array) => {
    const { upload_url } = ask(method, { ...params }) as { upload_url: string };
    const place = vk.world.state.uploads.get(upload_url.split('/').at(-1) ?? '');
    if (!place) throw new Error('no place to upload to');
    return receiveUpload(vk.door.received, place, { name: 'a.txt', content, mime: 'text/plain' });
  };
  ask('photos.saveMessagesPhoto', upload('photos.getMessagesUploadServer', {}, GREY_PIXEL));
  ask('docs.save', upload('docs.getMessagesUploadServer', { peer_id: ANNA }, Buffer.from('a')));
  ask('docs.save', upload('docs.getMessagesUploadServer', { type: 'audio_message' }, Buffer.from('a')));
}
