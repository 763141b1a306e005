import { planLinkNews } from '#src/domain/chats/link-news.ts';
import type { Chat, ChatId } from '#src/domain/chats/record.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { keyFor } from '#src/domain/duties/key.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { classesAs, type Desk, holds, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { DutyId } from '#src/regulation/duties.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

interface InClass {
  readonly class: string;
  readonly chat: ChatId;
}

const concern = ({ class: of }: InClass) => ({ class: of });

/** When the chat was stored that the person saw, or null for none: a colleague's change in between is not overwritten. */
interface Seen {
  readonly seen?: number | null;
}

/**
 * Stores the link of a standard chat (C3a–c). Those who were accepted before there was one are written to.
 *
 * @returns link-… when the text holds no invitation that may be stored; overtaken when a colleague changed the chat since `seen`
 */
export const storeChat = operation(
  'chats.store',
  concern,
  async (desk: Desk, input: InClass & Seen & { title: string; link: string; second: string | null }) => {
    const { tx, me } = desk;
    const [entry, read] = await Promise.all([
      readClass(tx, input.class),
      readStorableLink(desk, input.link, input),
    ]);
    if (!read.ok) return read;
    const before = entry.chats[input.chat];
    const { title, second } = input;
    if (before?.link === read.link && before.title === title && before.second === second)
      return { ok: true as const };
    if (isOvertaken(input, before)) return no('overtaken');
    const chat: Chat = { title, link: read.link, second, aside: null, at: tx.now };
    const { told, ...rest } = entry;
    // Another link is news to everybody.
    const known = input.chat === 'C3c' && before?.link !== read.link ? {} : told ? { told } : {};
    tx.write('class', input.class, { ...rest, ...known, chats: { ...entry.chats, [input.chat]: chat } });
    await markDuty(desk, keyFor(input.chat, input.class), { state: 'done', at: tx.now, by: me.id });
    if (before?.link !== read.link) planLinkNews(desk, keyFor(input.chat, input.class));
    tx.audit(`chats.store.${input.chat}`, me.id, input.class);
    return { ok: true as const };
  },
);

const isOvertaken = ({ seen }: Seen, before: Chat | undefined): boolean =>
  seen !== undefined && seen !== (before?.at ?? null);

/**
 * Sets a standard chat aside with a reason; it is shown as «отложено» and can be taken up again. A link that was
 * stored is erased, so that nobody is sent into a chat that is not in use.
 *
 * @returns overtaken when a colleague changed the chat since `seen`
 */
export const setChatAside = operation(
  'chats.store',
  concern,
  async (desk: Desk, input: InClass & Seen & { title: string; why: string }) => {
    const { tx, me } = desk;
    const entry = await readClass(tx, input.class);
    const before = entry.chats[input.chat];
    const { title, why } = input;
    if (before?.aside === why) return { ok: true as const };
    if (isOvertaken(input, before)) return no('overtaken');
    const chat: Chat = { title, link: null, second: before?.second ?? null, aside: why, at: tx.now };
    tx.write('class', input.class, { ...entry, chats: { ...entry.chats, [input.chat]: chat } });
    const aside = { state: 'setAside', at: tx.now, by: me.id, note: why } as const;
    await markDuty(desk, keyFor(input.chat, input.class), aside);
    tx.audit(`chats.aside.${input.chat}`, me.id, input.class);
    return { ok: true as const };
  },
);

/**
 * Names the second administrator of every chat of the class that has a link and none yet: each official chat should
 * have two.
 */
export const nameSecond = operation(
  'chats.store',
  ({ class: of }: { class: string; second: string }) => ({ class: of }),
  async ({ tx, me }: Desk, input) => {
    const entry = await readClass(tx, input.class);
    const chats = Object.entries(entry.chats).map(([id, chat]) => [
      id,
      chat.link !== null && chat.second === null ? { ...chat, second: input.second, at: tx.now } : chat,
    ]);
    tx.write('class', input.class, { ...entry, chats: Object.fromEntries(chats) });
    tx.audit('chats.second', me.id, input.class);
    return { ok: true as const };
  },
);

/** The first row is the joining; the others are taking part, which only «другим способом» closes. */
const familyRows = {
  parent: { joining: 'P1', takingPart: ['P2'] },
  student: { joining: 'S1', takingPart: ['S2', 'S3'] },
} as const satisfies Record<FamilyRole, { joining: DutyId; takingPart: readonly DutyId[] }>;
/** Marks that the class teacher was told of the other way, so that nobody is told twice. */
const wasTold = 'told';

export interface SettlingFamily {
  readonly class: string;
  readonly state: 'done' | 'otherWay' | 'again';
  /** The person said yes to telling the class teacher; without it nobody is told. */
  readonly tell?: boolean;
}

/** How a family's rows end: in the chat, or informed in another way (P1, S1); taken up again with `again`. */
export const settleFamily = operation(
  'chats.join',
  ({ class: of }: SettlingFamily) => ({ class: of }),
  async (desk: Desk, input: SettlingFamily) => {
    const { tx, me } = desk;
    const role: FamilyRole = holds(me, 'parent', input.class) ? 'parent' : 'student';
    const person = await readPerson(tx, me.id);
    if (!person || !classesAs(me, role).includes(input.class)) return no('forbidden');
    const rows = familyRows[role];
    const joining = keyFor(rows.joining, input.class);
    const { state } = input;
    const otherWay = state === 'otherWay';
    const before = person.duties[joining];
    const told = before?.state === 'otherWay' && before.note === wasTold;
    const telling = otherWay && input.tell === true && !told;
    const mark = { at: tx.now, by: me.id };
    const note = otherWay && (told || telling) ? { note: wasTold } : {};
    await markDuty(desk, joining, state === 'again' ? undefined : { state, ...mark, ...note });
    for (const key of rows.takingPart.map((id) => keyFor(id, input.class))) {
      if (otherWay) await markDuty(desk, key, { state, ...mark });
      else if (person.duties[key]?.state === 'otherWay') await markDuty(desk, key, undefined);
    }
    if (telling) await tellTeacher(desk, 'class-chat.told-other-way', person.name, input.class);
    if (told && !otherWay) await tellTeacher(desk, 'class-chat.told-back', person.name, input.class);
    return { ok: true as const };
  },
);

async function tellTeacher({ tx }: Desk, what: string, who: string, of: string): Promise<void> {
  const [entry, classes] = await Promise.all([readClass(tx, of), readClasses(tx)]);
  const text = [say(what, { who, class: titleOf(classes, of) })];
  if (entry.teacher !== null) tx.tell({ to: entry.teacher, text });
}
