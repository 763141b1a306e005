import { findChat, readOthers, readSchoolChats, writeSchoolChats } from '#src/domain/chats/filing.ts';
import { readMembers } from '#src/domain/chats/my-school-chats.ts';
import {
  asSomebody,
  isByHand,
  isShown,
  linkIn,
  mayKeep,
  proposalOf,
  type SchoolChat,
  titleOfSchoolChat,
} from '#src/domain/chats/school-chat.ts';
import { whoseOf } from '#src/domain/chats/school-chat-leaving.ts';
import { readLeading } from '#src/domain/classes/leading.ts';
import { keyFor } from '#src/domain/duties/key.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Person } from '#src/domain/people/record.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { say } from '#src/text/say.ts';

/**
 * What is due for the school's chats. news, chat-<id>, class-<id>: whoever does not know the link yet, or is to be
 * asked, hears of it: of those of the administration, of one of the «иные чаты», of those of a class · proposals: those
 * that nobody has answered end · ask-H6c, ask-H6d: the class teachers are asked whom they propose
 */
const news = 'news';
const ofOne = 'chat-';
const ofClass = 'class-';
const proposals = 'proposals';
const askFor = (chat: string): string => `ask-${chat}`;

/** People are to hear of a chat, as soon as they may be written to. */
export const planNews = ({ tx }: Pick<Desk, 'tx'>, { id, duty }: Pick<SchoolChat, 'id' | 'duty'>): void =>
  tx.makeDue('school-chats', isShown(duty) ? `${ofOne}${id}` : news, tx.now);

/** Somebody is new among the staff, or in a class: chats may be theirs by that. */
export const planNewsOf = (tx: Transaction, of?: string): void =>
  tx.makeDue('school-chats', of === undefined ? news : `${ofClass}${of}`, tx.now);

async function chatsOf(tx: Transaction, fact: string): Promise<readonly SchoolChat[]> {
  if (fact.startsWith(ofClass)) return readOthers(tx, [fact.slice(ofClass.length)]);
  if (!fact.startsWith(ofOne)) return readSchoolChats(tx);
  const chat = await findChat(tx, fact.slice(ofOne.length));
  return chat ? [chat] : [];
}

export const planProposalsEnd = ({ tx }: Pick<Desk, 'tx'>, until: number): void =>
  tx.makeDue('school-chats', proposals, until);

export const planAsking = ({ tx }: Pick<Desk, 'tx'>, chat: SchoolChat): void =>
  tx.makeDue('school-chats', askFor(chat.id), tx.now);

export async function schoolChatsAreDue(desk: Desk, fact: string): Promise<void> {
  const { tx, school } = desk;
  const chats = await chatsOf(tx, fact);
  if (chats.length === 0) return;
  if (fact === proposals) return endProposals(desk, chats);
  if (!mayDisturb(tx.now, school)) return tx.makeDue('school-chats', fact, nextDigest(tx.now, school));
  if (fact === news || fact.startsWith(ofOne) || fact.startsWith(ofClass))
    await writeSchoolChats(tx, await Promise.all(chats.map((chat) => tellOf(desk, chat))));
  for (const chat of chats) if (fact === askFor(chat.id)) await askTeachers(desk, chat);
}

async function endProposals(desk: Desk, chats: readonly SchoolChat[]): Promise<void> {
  const { tx } = desk;
  const open = chats.map((chat) => ({
    ...chat,
    proposed: chat.proposed.filter(({ until }) => until > tx.now),
  }));
  await writeSchoolChats(tx, open);
  const next = open.flatMap(({ proposed }) => proposed.map(({ until }) => until));
  if (next.length > 0) planProposalsEnd(desk, Math.min(...next));
}

/** Tells members of the link and asks those who were proposed, each once. @returns the chat with who knows now */
async function tellOf(desk: Desk, chat: SchoolChat): Promise<SchoolChat> {
  const { tx, school } = desk;
  if (linkIn(chat, school) === null) return chat;
  const [members, asked] = await Promise.all([
    readMembers(desk, chat),
    tx.readAll(
      'person',
      chat.proposed.filter((one) => !one.asked).map(({ person }) => person),
    ),
  ]);
  const title = titleOfSchoolChat(chat);
  // Whoever made the chat has its link.
  const made = (person: Person) =>
    mayKeep(asSomebody(person), chat) && (chat.maker === null || chat.maker === person.id);
  const fresh = members.filter(
    (person) => !chat.told.includes(person.id) && !made(person) && !isInformedOtherwise(person, chat),
  );
  const isAdult = (id: string) => chat.adult === id && isByHand(chat, school);
  for (const kind of ['student', 'adult', 'hands-on'] as const)
    tx.mail({
      to: fresh
        .filter((person) => (isAdult(person.id) ? 'hands-on' : whoseOf(person)) === kind)
        .map(({ id }) => id),
      text: [say(`school-chat-news.${kind}`, { title })],
      opens: [{ about: 'school-chat', id: chat.id, label: say('class-chat.open') }],
    });
  const may = asked.filter((person) => !person.frozen && proposalOf(chat, person, { now: tx.now, school }));
  for (const person of may)
    tx.tell({
      to: person.id,
      text: [say('school-chat-news.asked', { duty: chat.duty })],
      opens: [{ about: 'school-chat', id: chat.id, label: say('school-chat-news.answer') }],
      lane: 'reminders',
    });
  const wereAsked = new Set(may.map(({ id }) => id));
  return {
    ...chat,
    told: [...chat.told, ...fresh.map(({ id }) => id)],
    proposed: chat.proposed.map((one) => (wereAsked.has(one.person) ? { ...one, asked: true } : one)),
  };
}

/** Whoever of a class gets its news in another way is left alone; the chat stands in «Мои чаты» all the same. */
const isInformedOtherwise = ({ duties }: Person, { groups = [] }: SchoolChat): boolean =>
  groups.some(
    ({ role, class: of }) =>
      role !== 'teacher' && duties[keyFor(role === 'parent' ? 'P1' : 'S1', of)]?.state === 'otherWay',
  );

async function askTeachers({ tx, school }: Desk, chat: SchoolChat): Promise<void> {
  if (linkIn(chat, school) === null || isByHand(chat, school)) return;
  const teachers = new Set((await readLeading(tx)).flatMap(({ class: { teacher } }) => teacher ?? []));
  tx.mail({
    to: [...teachers],
    text: [say('school-chat-news.propose', { duty: chat.duty })],
    opens: [{ about: 'activists', id: chat.id, label: say('school-chat-news.choose') }],
  });
}
