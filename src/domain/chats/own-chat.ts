import { fitsPlatform } from '#src/domain/chats/links.ts';
import { type Chat, ChatId } from '#src/domain/chats/record.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { keyFor, readKey } from '#src/domain/duties/key.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { type Say, say } from '#src/text/say.ts';

/** A standard chat (C3a–c) of a class whose class teacher is talking. */
export interface OwnChat {
  readonly chat: ChatId;
  readonly class: string;
  readonly classTitle: string;
  readonly stored: Chat | undefined;
}

/** The chat that a duty key (`C3b:c1`) names; undefined when it names none, or another teacher's. */
export async function findOwnChat(
  { tx, me }: Pick<Desk, 'tx' | 'me'>,
  key: string | undefined,
): Promise<OwnChat | undefined> {
  const read = readKey(key ?? '');
  const chat = ChatId.safeParse(read?.id);
  if (!chat.success || read?.class === undefined || !classesAs(me, 'classTeacher').includes(read.class))
    return undefined;
  const [entry, classes] = await Promise.all([readClass(tx, read.class), readClasses(tx)]);
  const classTitle = titleOf(classes, read.class);
  return { chat: chat.data, class: read.class, classTitle, stored: entry.chats[chat.data] };
}

/** A chat that families can be led to: it has a link, to the platform in force. */
export const isInUse = ({ school }: Pick<Desk, 'school'>, chat: Chat | undefined): boolean =>
  chat?.link != null && fitsPlatform(chat.link, school.platform);

/** The standard chats of the class that have no link: the one that is talked about first, then in their order. */
export async function listUnmade(desk: Desk, { class: of, chat }: Pick<OwnChat, 'class' | 'chat'>) {
  const { chats } = await readClass(desk.tx, of);
  const unmade = ChatId.options.filter((id) => !isInUse(desk, chats[id]));
  return unmade.includes(chat) ? [chat, ...unmade.filter((id) => id !== chat)] : unmade;
}

/** The duty of the next standard chat of the class that has no link and was not put off or ended another way. */
export async function nextUnmade(
  desk: Desk,
  { class: of }: Pick<OwnChat, 'class'>,
): Promise<string | undefined> {
  const { chats, duties } = await readClass(desk.tx, of);
  const next = ChatId.options.find(
    (id) => !isInUse(desk, chats[id]) && (duties[id] === undefined || duties[id].state === 'done'),
  );
  return next && keyFor(next, of);
}

/** Whether a chat of the class has a link and no second administrator. */
export async function wantsSecond(
  { tx }: Pick<Desk, 'tx'>,
  { class: of }: Pick<OwnChat, 'class'>,
): Promise<boolean> {
  const { chats } = await readClass(tx, of);
  return Object.values(chats).some(({ link, second }) => link !== null && second === null);
}

/** What fits on one line of a chat list; the platform's own limit is not known. */
export const longestTitle = 60;

/** A chat's name as people read it. An empty title is the proposed one, whose words stand in `locales/`. */
export const titleOfChat = (own: OwnChat, title = own.stored?.title ?? ''): Say =>
  title === '' ? say(`chat-title.${own.chat}`, { class: own.classTitle }) : say('chat-title.own', { title });
