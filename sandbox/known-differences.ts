/**
 * Where the sandbox knowingly leaves VK's schema (VKCOM/vk-api-schema 5.199), with the reason, and
 * what of VK is not here at all. The schema test reads this file: a difference that is not
 * listed fails it, and so does one that is listed and not there.
 */
export interface Difference {
  why: string;
}

/** Parameters that live VK takes and the schema lacks: 'method parameter'. */
export const EXTRA_PARAMETERS: Readonly<Record<string, Difference>> = {
  'messages.edit conversation_message_id': {
    why: 'the older name of cmid; the documentation shows it and vk-io sends it',
  },
};

/** Parameters that must be there though the schema says they need not. */
export const STRICTER_PARAMETERS: Readonly<Record<string, Difference>> = {
  'messages.send random_id': { why: 'required since 5.90 by the documentation of versions' },
};

/** Parameters that take more than the schema says: 'method parameter'. */
export const LOOSER_LIMITS: Readonly<Record<string, Difference>> = {};

/** Parameters that take less than the schema says: 'method parameter'. */
export const STRICTER_LIMITS: Readonly<Record<string, Difference>> = {};

/**
 * What events have that the schema has not: `field <definition> <name>`, `missing …`, `type …`, and
 * `value <definition field> <value>`.
 */
export const DIFFERENT_EVENTS: Readonly<Record<string, Difference>> = {
  'field messages_audio_message transcript': { why: 'undocumented, live (VKCOM/vk-api-schema#236)' },
  'field messages_audio_message transcript_state': { why: 'undocumented, live (VKCOM/vk-api-schema#236)' },
  'field messages_audio_message locale': { why: 'undocumented, live' },
  'type callback_message_event payload': { why: 'a text in the schema, an object in practice' },
  'value callback_base type message_event': { why: 'a live event that the list of types lacks' },
  'value callback_message_typing_state state typing': {
    why: 'live VK says "typing"; the schema has numbers and the name of the event itself',
  },
  'value messages_keyboard_button color secondary': {
    why: "live VK's grey is `secondary`; the schema says `default`, which is taken and means the same",
  },
};

/** The same of answers. */
export const DIFFERENT_ANSWERS: Readonly<Record<string, Difference>> = {
  'field messages_audio_message transcript': { why: 'as in events' },
  'field messages_audio_message transcript_state': { why: 'as in events' },
  'field messages_audio_message locale': { why: 'as in events' },
  'value messages_keyboard_button color secondary': { why: 'as in events' },
  'field groups_long_poll_events message_event': { why: 'can be set by the schema, so it must be seen too' },
  'field groups_long_poll_events like_add': { why: 'can be set by the schema, so it must be seen too' },
  'field groups_long_poll_events like_remove': { why: 'can be set by the schema, so it must be seen too' },
  'missing groups_long_poll_events wall_schedule_post_new': {
    why: 'long poll has no such switch, only callback',
  },
  'missing groups_long_poll_events wall_schedule_post_delete': {
    why: 'long poll has no such switch, only callback',
  },
};

/** Behaviour that the sources leave open, and what the sandbox does. A live community would settle them. */
export const ASSUMPTIONS: readonly string[] = [
  'Texts above 4096 characters are 914, as live VK and the documentation have it; the schema says 9000.',
  'Lengths are counted in UTF-16 units, the strictest reading.',
  'Texts are HTML-escaped (&, <, >, ") in events and answers; vk-io unescapes them.',
  'An edit without `keyboard` removes the inline keyboard, one without `attachment` the attachments.',
  'An edit is possible for 24 hours (909), and cannot set the keyboard under the input field (911).',
  'A message can be deleted for everybody for 24 hours (924); a missing one is 104 in its item.',
  'A refused call (6) is not counted; the limit holds for any second.',
  'A snackbar has at most 90 characters; a second or late answer to a tap is error 100.',
  'A message to somebody who never wrote is 901, whether or not that person exists.',
  'A voice message is written down when its sender says (at once, later, never), and `done` may come without words; no `message_edit` tells of it, and it must be asked for.',
  'A person who writes after a denial allows messages by it, with `message_allow` before the message.',
  'Messages in chats have id 0, and a community is not told its own (`message_reply`) there.',
  'A community without full access gets service messages of a chat only about itself, unless it is an admin.',
  'A text button in a chat sends its label after a mention of the community.',
  'Pressing a button hides a one_time keyboard; writing something else does not.',
  'Long poll keeps the last 10,000 updates; an older `ts` gets `failed: 1` with the oldest that is left.',
  'Two pollers both get every update.',
  'Callback requests time out after 10 s; Retry-After replaces the next pause and counts as an attempt.',
  'Upload addresses neither expire nor are used up; a saved upload cannot be saved twice.',
  'An attachment that is not there, or is private and comes without its access_key, is error 100.',
  'random_id is taken modulo 2^32, since vk-io sends larger ones.',
  'A key without the right is told of it before anything else; groups.getById, users.* and utils.* want none.',
  'The order of checks inside one call is not known: content first, then each recipient.',
];

/** Taken and checked, but nothing in the sandbox comes of them: what they change in VK cannot be seen here. */
export const WITHOUT_EFFECT: readonly string[] = [
  'messages.send and edit: dont_parse_links, disable_mentions, keep_snippets, content_source',
  'users.get: name_case, from_group_id; docs.save: tags, return_tags; photos.saveMessagesPhoto: server',
  'groups.setSettings: messages, bots_start_button, bots_add_to_chat',
  'switches of events that the sandbox never makes (events/event-types.ts, OTHER_SWITCHES)',
];

/** Refused by name, or left out. */
export const NOT_MODELLED: readonly string[] = [
  'every method that is not in api/methods.ts (error 3 with its name)',
  'messages.send: lat, long, sticker_id, subscribe_id, intents but `default` (943), user_ids',
  'messages.delete for the community alone (delete_for_all of 0); messages of others deleted by a chat admin',
  'attachments that were not uploaded to the sandbox or sent by its people: video, audio, wall, market, poll',
  'buttons location, vkpay, open_app and open_link can be sent; a tap on them tells the community nothing',
  'names are not declined: name_case is taken and gives the nominative; users.get fields but sex, screen_name, domain, online, has_photo, photo_50/100/200',
  'members and settings of a dialog that is not a chat; pinned messages, reactions, stories, calls, group_join, group_leave',
  'groups.getSettings, which the key of a community may not call',
  'captcha (an error 14 can be asked for), daily limits and flood control (9, 29, 601 likewise)',
  'user tokens, OAuth, the subcode 1133 of a right that a key lacks (15), the moment when a key loses one, test mode',
  'is_cropped messages, link snippets, mentions with notification',
  'a callback server that VK stops using after many failures; certificates of callback servers',
  'Long Poll events of versions before 5.103',
];
