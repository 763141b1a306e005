/** The events that the sandbox makes, with the reason of each. */
export const MODELLED_EVENTS = [
  'message_new',
  'message_reply',
  'message_edit',
  'message_allow',
  'message_deny',
  'message_event',
  'message_read',
  'message_typing_state',
  'user_block',
  'user_unblock',
] as const;

export type EventType = (typeof MODELLED_EVENTS)[number];

/**
 * What a new community delivers by long poll. The rest must be asked for, as in VK:
 * a bot that wants its own replies told sets `message_reply`.
 */
export const DEFAULT_EVENTS: Readonly<Record<string, boolean>> = {
  message_new: true,
  message_event: true,
  message_allow: true,
  message_deny: true,
};

/**
 * The switches that VK has for events that the sandbox never makes. They are kept and
 * given back, since a bot may set them; nothing comes of them.
 */
export const OTHER_SWITCHES = [
  'message_reaction_event',
  'photo_new',
  'audio_new',
  'video_new',
  'wall_reply_new',
  'wall_reply_edit',
  'wall_reply_delete',
  'wall_reply_restore',
  'wall_post_new',
  'wall_repost',
  'board_post_new',
  'board_post_edit',
  'board_post_restore',
  'board_post_delete',
  'photo_comment_new',
  'photo_comment_edit',
  'photo_comment_delete',
  'photo_comment_restore',
  'video_comment_new',
  'video_comment_edit',
  'video_comment_delete',
  'video_comment_restore',
  'market_comment_new',
  'market_comment_edit',
  'market_comment_delete',
  'market_comment_restore',
  'poll_vote_new',
  'group_join',
  'group_leave',
  'group_change_settings',
  'group_change_photo',
  'group_officers_edit',
  'like_add',
  'like_remove',
  'donut_subscription_create',
  'donut_subscription_prolonged',
  'donut_subscription_cancelled',
  'donut_subscription_price_changed',
  'donut_subscription_expired',
  'donut_money_withdraw',
  'donut_money_withdraw_error',
] as const;

/** Callback servers have these besides. */
export const CALLBACK_SWITCHES = [
  'wall_schedule_post_new',
  'wall_schedule_post_delete',
  'market_order_new',
  'market_order_edit',
  'lead_forms_new',
] as const;
