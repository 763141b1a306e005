import { z } from 'zod';
import { readImage } from '../world/images.ts';
import { addDoc, addPhoto, addVoice, type Origin } from '../world/media.ts';
import { uniqueHex } from '../world/random.ts';
import type { UploadState } from '../world/state.ts';
import { ApiFault, badParameter } from './errors.ts';
import { type CallContext, defineMethod } from './method.ts';
import { choice, flag, int, text } from './params.ts';
import { writableConversation } from './peers.ts';

/** dev.vk.com, api/upload: JPG, PNG, GIF up to 50 MB, w + h up to 14 000, 1 : 20; documents up to 200 MB. */
const PHOTO = { bytes: 50 * 2 ** 20, sides: 14_000, aspect: 20 } as const;
const DOC_BYTES = 200 * 2 ** 20;
const REFUSED_DOCS = /\.(mp3|exe|bat|cmd|com|msi|scr|apk|jar)$/i;

/** A place to upload to: for one recipient, or for the community's hidden album. */
function openUpload(context: CallContext, kind: UploadState['kind'], peerId: number | undefined): string {
  const { world, community, baseUrl } = context;
  if (peerId !== undefined && peerId !== 0) writableConversation(world, community, peerId);
  const secret = uniqueHex(32);
  world.state.uploads.set(secret, { communityId: community.id, kind, peerId: peerId || null });
  return `${baseUrl}/upload/${kind}/${secret}`;
}

export const photosGetMessagesUploadServer = defineMethod({
  name: 'photos.getMessagesUploadServer',
  params: z.object({ peer_id: int().optional() }),
  run: ({ peer_id }, context) => ({
    upload_url: openUpload(context, 'photo', peer_id),
    album_id: -64,
    group_id: context.community.id,
    user_id: 0,
  }),
});

export const docsGetMessagesUploadServer = defineMethod({
  name: 'docs.getMessagesUploadServer',
  params: z.object({
    type: choice(['audio_message', 'doc', 'graffiti']).optional(),
    peer_id: int().optional(),
  }),
  run({ type = 'doc', peer_id }, context) {
    if (type === 'graffiti') throw badParameter('type graffiti is not modelled by the sandbox');
    return { upload_url: openUpload(context, type, peer_id) };
  },
});

/** What was uploaded waits here under a secret word until it is saved. */
export interface Received {
  upload: UploadState;
  name: string;
  content: Uint8Array;
  mime: string;
}

/** The upload server's answer, kinds of failure included; `received` remembers what came. */
export function receiveUpload(
  received: Map<string, Received>,
  upload: UploadState,
  file: { name: string; content: Uint8Array; mime: string } | undefined,
): Record<string, unknown> {
  const word = uniqueHex(32);
  if (upload.kind === 'photo') {
    // VK answers a picture it does not take with an empty list instead of an error.
    if (!file || !isPhoto(file.content)) return { server: 1, photo: '[]', hash: word };
    received.set(word, { upload, ...file });
    return { server: 1, photo: JSON.stringify([{ photo: word }]), hash: word };
  }
  if (!file || file.content.byteLength === 0)
    return { error: 'no_file', error_descr: 'no file in the field "file"' };
  if (REFUSED_DOCS.test(file.name) && upload.kind === 'doc') return { error: 'ERR_UPLOAD_BAD_FILE_TYPE' };
  if (file.content.byteLength > DOC_BYTES) return { error: 'ERR_UPLOAD_FILE_SIZE' };
  received.set(word, { upload, ...file });
  return { file: word };
}

function isPhoto(content: Uint8Array): boolean {
  const image = readImage(content);
  if (!image || content.byteLength > PHOTO.bytes) return false;
  const { width, height } = image;
  return width + height <= PHOTO.sides && Math.max(width, height) <= PHOTO.aspect * Math.min(width, height);
}

/** The peer it was uploaded for owns it, else the community. */
const originOf = ({ peerId, communityId }: UploadState): Origin => ({
  communityId,
  ownerId: peerId ?? -communityId,
  byPerson: false,
});

const PhotoField = z.array(z.object({ photo: z.string() }));

/** The two saving methods know what was received, hence a maker. */
export function savingMethods(received: Map<string, Received>) {
  const take = (word: string, communityId: number): Received | undefined => {
    const found = received.get(word);
    if (found?.upload.communityId !== communityId) return undefined;
    received.delete(word);
    return found;
  };
  const saveMessagesPhoto = defineMethod({
    name: 'photos.saveMessagesPhoto',
    params: z.object({ photo: text(), server: int().optional(), hash: text().optional() }),
    run({ photo, hash }, { world, community }) {
      const word = readPhotoField(photo);
      if (hash !== word) throw new ApiFault(121);
      const file = take(word, community.id);
      if (!file) throw badParameter('photo is invalid');
      return [addPhoto(world, originOf(file.upload), file.content)];
    },
  });
  const docsSave = defineMethod({
    name: 'docs.save',
    params: z.object({
      file: text(),
      title: text().optional(),
      tags: text().optional(),
      return_tags: flag().optional(),
    }),
    run({ file: word, title }, { world, community }) {
      const file = take(word, community.id);
      if (!file) throw new ApiFault(105);
      const origin = originOf(file.upload);
      if (file.upload.kind !== 'audio_message') {
        return { type: 'doc', doc: addDoc(world, origin, file, title) };
      }
      return { type: 'audio_message', audio_message: addVoice(world, origin, file) };
    },
  });
  return [saveMessagesPhoto, docsSave];
}

function readPhotoField(photo: string): string {
  try {
    const word = PhotoField.parse(JSON.parse(photo))[0]?.photo;
    if (word) return word;
  } catch {
    // falls through to the refusal: VK does not tell a broken list from an empty one
  }
  throw badParameter('photo is invalid');
}
