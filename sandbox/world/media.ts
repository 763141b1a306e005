import type { Attachment, VkAudioMessage, VkDoc, VkPhoto } from '../vk-types.ts';
import { GREY_PIXEL, readImage } from './images.ts';
import { uniqueHex } from './random.ts';
import type { World } from './world.ts';

/** VK's kinds of documents, told by the ending of the name. */
const DOC_TYPES: readonly (readonly [number, readonly string[]])[] = [
  [1, ['txt', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf', 'rtf', 'odt', 'ods', 'csv', 'tsv']],
  [2, ['zip', 'rar', '7z', 'gz', 'tar']],
  [3, ['gif']],
  [4, ['jpg', 'jpeg', 'png', 'webp', 'svg']],
  [5, ['mp3', 'ogg', 'wav', 'm4a']],
  [6, ['mp4', 'avi', 'mov', 'webm']],
  [7, ['epub', 'fb2', 'djvu']],
];

/** Puts a file where it can be fetched by its url, and gives the url. */
export function addFile(
  world: World,
  name: string,
  content: Uint8Array,
  mime = 'application/octet-stream',
): string {
  const secret = uniqueHex(24);
  // A copy: it is the giver's to change, and a Buffer would be written to a state file in a form of its own.
  world.state.files.set(secret, { name, mime, content: Uint8Array.from(content) });
  return `${world.state.baseUrl}/files/${secret}/${encodeURIComponent(name)}`;
}

const seconds = (world: World): number => Math.floor(world.now() / 1000);

/** Whose it is, and who brought it: what a person sent in a dialog is not the community's to pass on. */
export interface Origin {
  communityId: number;
  ownerId: number;
  byPerson: boolean;
}

function keep(world: World, origin: Origin, id: number, accessKey: string, attachment: Attachment): void {
  const { communityId, ownerId, byPerson } = origin;
  world.state.media.set(`${attachment.type}${ownerId}_${id}`, {
    communityId,
    byPerson,
    accessKey,
    attachment,
  });
}

export function addDoc(
  world: World,
  origin: Origin,
  file: { name: string; content: Uint8Array; mime?: string },
  title = file.name,
): VkDoc {
  const ext = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const doc: VkDoc = {
    id: world.nextMediaId(),
    owner_id: origin.ownerId,
    title,
    size: file.content.byteLength,
    ext,
    date: seconds(world),
    type: DOC_TYPES.find(([, endings]) => endings.includes(ext))?.[0] ?? 8,
    url: addFile(world, file.name, file.content, file.mime),
    is_licensed: 0,
    access_key: uniqueHex(18),
  };
  keep(world, origin, doc.id, doc.access_key, { type: 'doc', doc });
  return doc;
}

export function addPhoto(world: World, origin: Origin, content: Uint8Array = GREY_PIXEL): VkPhoto {
  const image = readImage(content) ?? { mime: 'image/png', width: 1, height: 1 };
  const { width, height } = image;
  const id = world.nextMediaId();
  const url = addFile(world, `photo${id}.${image.mime.slice('image/'.length)}`, content, image.mime);
  const photo: VkPhoto = {
    id,
    owner_id: origin.ownerId,
    album_id: -3,
    access_key: uniqueHex(18),
    date: seconds(world),
    text: '',
    width,
    height,
    has_tags: false,
    // The sandbox does not make smaller copies: each size is the same file.
    sizes: ['s', 'x', 'z'].map((type) => ({ type, url, width, height })),
  };
  keep(world, origin, id, photo.access_key, { type: 'photo', photo });
  return photo;
}

export function addVoice(
  world: World,
  origin: Origin,
  { content = new Uint8Array(), duration = 3 }: { content?: Uint8Array; duration?: number },
): VkAudioMessage {
  const id = world.nextMediaId();
  const audio: VkAudioMessage = {
    id,
    owner_id: origin.ownerId,
    duration,
    waveform: Array.from({ length: 64 }, (_, i) => (i * 7) % 31),
    link_ogg: addFile(world, `voice${id}.ogg`, content, 'audio/ogg'),
    link_mp3: addFile(world, `voice${id}.mp3`, content, 'audio/mpeg'),
    access_key: uniqueHex(18),
  };
  keep(world, origin, id, audio.access_key, { type: 'audio_message', audio_message: audio });
  return audio;
}
