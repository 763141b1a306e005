import { readSchoolChats, writeSchoolChats } from '#src/domain/chats/filing.ts';
import { keepersOf } from '#src/domain/chats/my-school-chats.ts';
import {
  activistsOf,
  isByHand,
  isMember,
  linkIn,
  proposalOf,
  type SchoolChat,
  titleOfSchoolChat,
} from '#src/domain/chats/school-chat.ts';
import { leaveChat } from '#src/domain/chats/school-chat-leaving.ts';
import { planAsking, planNews, planProposalsEnd } from '#src/domain/chats/school-chat-news.ts';
import { type Desk, holdsOwn, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** The chat of the activists, where the bot may fill it: the link is there, and the pupils' mode allows it. */
async function findOpen({ tx, school }: Desk, id: string): Promise<SchoolChat | undefined> {
  const chat = (await readSchoolChats(tx)).find((one) => one.id === id);
  const isOpen = chat && activistsOf(chat.duty) && !isByHand(chat, school) && linkIn(chat, school) !== null;
  return isOpen ? chat : undefined;
}

export const mayAskTeachers = ({ askedAt }: Pick<SchoolChat, 'askedAt'>, now: number): boolean =>
  askedAt === undefined || now - askedAt >= limits.nudgeEvery;

/**
 * Asks all class teachers whom of their families they propose, at most once a week.
 *
 * @returns overtaken (there is no link any more), asked-lately
 */
export const askClassTeachers = operation(
  'school-chats.keep',
  ({ duty }: { duty: SchoolChat['duty'] }) => ({ duty }),
  async (desk: Desk, { duty }) => {
    const { tx, me } = desk;
    const chat = await findOpen(desk, duty);
    if (!chat) return no('overtaken');
    if (!mayAskTeachers(chat, tx.now)) return no('asked-lately');
    await writeSchoolChats(tx, [{ ...chat, askedAt: tx.now }]);
    planAsking(desk, chat);
    tx.audit(`school-chats.ask.${duty}`, me.id);
    return { ok: true as const };
  },
);

/** The chats for which a class teacher may propose families of the own class. */
export async function openForProposals(desk: Desk): Promise<readonly SchoolChat[]> {
  if (!holdsOwn(desk.me, 'classTeacher')) return [];
  const chats = await readSchoolChats(desk.tx);
  const open = await Promise.all(chats.map(({ id }) => findOpen(desk, id)));
  return open.flatMap((chat) => chat ?? []);
}

export interface Proposing {
  readonly chat: string;
  readonly class: string;
  readonly person: PersonId;
}

/**
 * A class teacher proposes somebody of the own class's families; that person is asked, and nobody is in without a yes.
 *
 * @returns overtaken (the chat is not open, or they are not in the class any more)
 */
export const proposeActivist = operation(
  'school-chats.propose',
  ({ class: of }: Proposing) => ({ class: of }),
  async (desk: Desk, input: Proposing) => {
    const { tx, me, school } = desk;
    const [chat, person] = await Promise.all([findOpen(desk, input.chat), readPerson(tx, input.person)]);
    const role = chat && activistsOf(chat.duty);
    if (!chat || !role || !person || person.frozen || !holdsOwn(person, role, input.class))
      return no('overtaken');
    const isThere = chat.proposed.some((one) => one.person === person.id && one.until > tx.now);
    if (isThere || isMember(chat, person, school)) return { ok: true as const };
    const until = tx.now + limits.proposalLife;
    const others = chat.proposed.filter((one) => one.person !== person.id && one.until > tx.now);
    const proposed = [...others, { person: person.id, class: input.class, until, asked: false }];
    await writeSchoolChats(tx, [{ ...chat, proposed }]);
    planNews(desk, chat);
    if (others.length === 0) planProposalsEnd(desk, until);
    tx.audit(`school-chats.propose.${chat.duty}`, me.id, person.id);
    return { ok: true as const };
  },
);

/**
 * A parent or pupil says yes or no; a no leaves nothing behind, and nobody is told of it.
 *
 * @returns overtaken when nothing is asked any more
 */
export const answerProposal = operation(
  'school-chats.answer',
  ofNothing,
  async (desk: Desk, input: { chat: string; yes: boolean }) => {
    const { tx, me, school } = desk;
    const chat = (await readSchoolChats(tx)).find(({ id }) => id === input.chat);
    if (!chat) return no('overtaken');
    if (isMember(chat, me, school)) return { ok: true as const };
    const proposal = proposalOf(chat, me, { now: tx.now, school });
    const role = activistsOf(chat.duty);
    if (!proposal || !role) return input.yes ? no('overtaken') : { ok: true as const };
    const proposed = chat.proposed.filter(({ person }) => person !== me.id);
    const member = { person: me.id, role, class: proposal.class };
    await writeSchoolChats(tx, [
      input.yes
        ? { ...chat, proposed, members: [...chat.members, member], told: [...chat.told, me.id] }
        : { ...chat, proposed },
    ]);
    if (input.yes) tx.audit(`school-chats.join.${chat.duty}`, me.id);
    return { ok: true as const };
  },
);

/** Somebody of a family leaves of their own accord; whoever keeps the chat learns whom to take out. */
export const leaveActivists = operation(
  'school-chats.answer',
  ofNothing,
  async (desk: Desk, input: { chat: string }) => {
    const { tx, me } = desk;
    const chat = (await readSchoolChats(tx)).find(({ id }) => id === input.chat);
    if (
      !chat?.members.some(
        ({ person, role }) => person === me.id && role !== undefined && role === activistsOf(chat.duty),
      )
    )
      return { ok: true as const };
    await leaveChat(desk, chat, { ...chat, members: chat.members.filter(({ person }) => person !== me.id) });
    for (const to of await keepersOf(desk, chat))
      tx.tell({
        to,
        text: [say('school-chat-news.left', { title: titleOfSchoolChat(chat), who: me.person?.name ?? '' })],
      });
    return { ok: true as const };
  },
);
