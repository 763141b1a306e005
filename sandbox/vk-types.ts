/**
 * The shapes that VK itself speaks, as far as a community bot meets them.
 * Names and spelling are VK's (snake_case), version 5.199.
 */

/** The envelope of an event, the same by long poll and by Callback API. */
export type VkUpdate<T = Record<string, unknown>> = {
  type: string;
  event_id: string;
  v: string;
  object: T;
  group_id: number;
};

export type ButtonColor = 'primary' | 'secondary' | 'negative' | 'positive';

/** `payload` is kept as the JSON text VK hands back, whether the bot gave a text or an object. */
export type ButtonAction =
  | { type: 'text'; label: string; payload?: string }
  | { type: 'callback'; label: string; payload?: string }
  | { type: 'open_link'; label: string; link: string; payload?: string }
  | { type: 'location'; payload?: string }
  | { type: 'vkpay'; hash: string; payload?: string }
  | { type: 'open_app'; label: string; app_id: number; owner_id?: number; hash?: string; payload?: string };

export type Button = { action: ButtonAction; color?: ButtonColor };

export type Keyboard = { one_time: boolean; inline: boolean; buttons: Button[][]; author_id?: number };

export type CarouselElement = {
  title?: string;
  description?: string;
  photo_id?: string;
  /** the picture itself, which people's apps show; the sandbox adds it */
  photo?: VkPhoto;
  action?: { type: 'open_link'; link: string } | { type: 'open_photo' };
  buttons: Button[];
};

export type Carousel = { type: 'carousel'; elements: CarouselElement[] };

export type VkPhoto = {
  id: number;
  owner_id: number;
  album_id: number;
  access_key: string;
  date: number;
  text: string;
  width: number;
  height: number;
  has_tags: boolean;
  sizes: { type: string; url: string; width: number; height: number }[];
};

export type VkDoc = {
  id: number;
  owner_id: number;
  title: string;
  size: number;
  ext: string;
  date: number;
  /** 1 text, 2 archive, 3 gif, 4 image, 5 audio, 6 video, 7 book, 8 unknown */
  type: number;
  url: string;
  is_licensed: 0 | 1;
  access_key: string;
};

/** `transcript*`, `locale` and `is_recognized` are undocumented, but live VK has them. */
export type VkAudioMessage = {
  id: number;
  owner_id: number;
  duration: number;
  waveform: number[];
  link_ogg: string;
  link_mp3: string;
  access_key: string;
  transcript_state?: 'in_progress' | 'done';
  transcript?: string;
  locale?: string;
};

export type VkSticker = {
  inner_type: 'base_sticker_new';
  sticker_id: number;
  product_id: number;
  images: { url: string; width: number; height: number }[];
  images_with_background: { url: string; width: number; height: number }[];
};

export type Attachment =
  | { type: 'photo'; photo: VkPhoto }
  | { type: 'doc'; doc: VkDoc }
  | { type: 'audio_message'; audio_message: VkAudioMessage }
  | { type: 'sticker'; sticker: VkSticker };

export type ClientInfo = {
  button_actions: string[];
  keyboard: boolean;
  inline_keyboard: boolean;
  carousel: boolean;
  lang_id: number;
};

/** A service message of a chat: somebody came, went or renamed it. */
export type MessageAction = { type: string; member_id?: number; text?: string };
