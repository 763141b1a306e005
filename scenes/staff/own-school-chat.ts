import { type Asked, leaveTo, refused, type Say } from '#scenes/scene.ts';
import { readLink } from '#scenes/staff/own-chat.ts';
import { findKept, type KeptSchoolChat } from '#src/domain/chats/my-school-chats.ts';
import { linkIn, type SchoolChat, titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';

export const leadsSchool = (me: Desk['me']): boolean => holdsOwn(me, 'head') || holdsOwn(me, 'deputy');

type AskedOf<D> = Asked<D & { readonly of?: string | undefined }>;

export const ownSchoolChat = <D>({ draft, school }: AskedOf<D>): Promise<KeptSchoolChat | undefined> =>
  findKept(school, draft.of);

export interface LinkedChat extends KeptSchoolChat {
  readonly id: string;
  readonly stored: SchoolChat;
  readonly link: string;
}

/** A chat with its link. Where it was put off meanwhile, or the platform is another one, it can be made anew. */
export async function linkedChat<D>(asked: AskedOf<D>) {
  const kept = await ownSchoolChat(asked);
  if (!kept) return undefined;
  const { id, stored } = kept;
  const link = stored ? linkIn(stored, asked.school.school) : null;
  if (id === undefined || !stored || link === null)
    return leaveTo(
      { scene: 'school-chat', draft: { of: asked.draft.of } },
      refused({ refusal: 'overtaken' }),
    );
  return { ...kept, id, stored, link };
}

/** The chat's title, the one that is being written included. */
export const titleOfKept = ({ duty, stored }: KeptSchoolChat, written = ''): Say =>
  titleOfSchoolChat({ duty, title: written === '' ? (stored?.title ?? '') : written });

/** A link as it was pasted; one of another chat of the school is refused at once. */
export async function readFree(said: string, { id }: KeptSchoolChat, school: Desk) {
  const read = readLink(said, school);
  if (!read.ok) return read;
  const storable = await readStorableLink(school, read.link, id === undefined ? 'new' : { school: id });
  return storable.ok ? read : { ok: false as const, no: refused(storable) };
}
