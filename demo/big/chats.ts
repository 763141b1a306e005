import { type At, many, must } from '#demo/big/doing.ts';
import { otherChats } from '#demo/big/names.ts';
import { type BigSchool, holding, leaderOf, membersOf, type Somebody } from '#demo/big/people.ts';
import { tokenOf } from '#demo/big/token.ts';
import { deskOf } from '#demo/desk.ts';
import { answerProposal, proposeActivist } from '#src/domain/chats/activists.ts';
import { allOthers, readOthers } from '#src/domain/chats/filing.ts';
import { activists, type SchoolChatDuty } from '#src/domain/chats/school-chat.ts';
import { schoolChatsAreDue } from '#src/domain/chats/school-chat-news.ts';
import { pickMembers, storeSchoolChat } from '#src/domain/chats/school-chats.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { nextDigest } from '#src/domain/school/calendar.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { readOwnClasses } from '#src/domain/teaching/own-courses.ts';
import { days } from '#src/regulation/durations.ts';
import type { StagedTransaction } from '#src/store/transaction.ts';

/** The chats of the administration with their members, and the «иные чаты» of a class and of lessons. */
export async function seedChats(at: At, big: BigSchool, now: number): Promise<void> {
  await at(now - days(12), (tx) => seedSchoolChats(tx, big));
  for (const duty of ['H6c', 'H6d'] as const) await at(now - days(11), (tx) => seedActivists(tx, big, duty));
  let morning = now - days(10);
  await at(morning, async (tx) => {
    await seedOtherChats(tx, big);
    morning = nextDigest(tx.now, (await tx.read('school', 'main')) ?? blankSchool);
  });
  await at(morning, (tx) => tellNews(tx, big));
}

const linkTo = (chat: string): string => `https://vk.me/join/AJQ1d_${tokenOf(chat)}`;

interface Made {
  readonly duty: SchoolChatDuty;
  readonly title: string;
  readonly class?: string;
}

async function store(desk: Desk, made: Made) {
  const { duty, title, class: of } = made;
  const link = linkTo(`${duty}-${of ?? ''}-${title}`);
  const { id } = await must(storeSchoolChat(desk, { ...made, link, second: null }));
  return { duty, id, class: of };
}

const idsOf = (people: readonly Somebody[]) => people.map(({ id }) => id);

async function seedSchoolChats(tx: StagedTransaction, big: BigSchool): Promise<void> {
  const [head] = holding(big, 'head');
  if (!head) return;
  const desk = await deskOf(tx, head.id);
  const deputies = holding(big, 'deputy');
  const leaders = holding(big, 'classTeacher');
  for (const duty of ['H6a', 'H6b', 'H6c', 'H6d'] as const) await store(desk, { duty, title: '' });
  await must(pickMembers(desk, { duty: 'H6a', people: idsOf([...deputies, ...leaders.slice(0, many)]) }));
  for (const title of otherChats) {
    const chat = await store(desk, { duty: 'H6e', title });
    await must(pickMembers(desk, { ...chat, people: idsOf(leaders.slice(0, many)), roles: ['deputy'] }));
  }
}

/** Each class teacher proposes three of each own class, those of the first class more; most of them say yes. */
async function seedActivists(
  tx: StagedTransaction,
  big: BigSchool,
  chat: keyof typeof activists,
): Promise<void> {
  const families = activists[chat] === 'parent' ? big.parents : big.students;
  for (const [i] of big.titles.entries()) {
    const of = `c${i + 1}`;
    const leader = leaderOf(big, of);
    if (!leader || leader.more.frozen) continue;
    const desk = await deskOf(tx, leader.id);
    for (const [k, { id: person }] of membersOf(families, of)
      .slice(0, i === 0 ? many : 3)
      .entries()) {
      await must(proposeActivist(desk, { chat, class: of, person }));
      if (k % 3 !== 0) await must(answerProposal(await deskOf(tx, person), { chat, yes: true }));
    }
  }
}

/** Of the class teacher of the first class and of a teacher of many: each is shown to somebody else. */
async function seedOtherChats(tx: StagedTransaction, big: BigSchool): Promise<void> {
  const [leader, teacher] = [leaderOf(big, 'c1'), big.staff.at(-2)];
  const colleagues = idsOf(holding(big, 'subjectTeacher').slice(0, many));
  const parents = membersOf(big.parents, 'c1').slice(0, many);
  for (const [i, title] of otherChats.entries()) {
    if (leader) {
      const desk = await deskOf(tx, leader.id);
      const chat = await store(desk, { duty: 'C3d', class: 'c1', title });
      const groups = [{ role: i % 2 === 0 ? ('parent' as const) : ('student' as const), class: 'c1' }];
      const families = parents.map(({ id: person }) => ({ person, role: 'parent' as const, class: 'c1' }));
      await must(
        pickMembers(desk, { ...chat, ...(i % 3 === 0 ? { families, people: colleagues } : { groups }) }),
      );
    }
    if (teacher) {
      const desk = await deskOf(tx, teacher.id);
      const chat = await store(desk, { duty: 'T3b', title });
      const [of] = await readOwnClasses(desk);
      const groups = of === undefined ? [] : [{ role: 'student' as const, class: of }];
      await must(pickMembers(desk, { ...chat, ...(i % 2 === 0 ? { people: colleagues } : { groups }) }));
    }
  }
}

/** Everybody has heard of the chats that are theirs, on a morning on which people are written to. */
async function tellNews(tx: StagedTransaction, big: BigSchool): Promise<void> {
  const [administrator] = holding(big, 'administrator');
  if (!administrator) return;
  const desk = await deskOf(tx, administrator.id);
  const others = await readOthers(tx, [allOthers]);
  for (const fact of ['news', ...others.map(({ id }) => `chat-${id}`)]) {
    await schoolChatsAreDue(desk, fact);
    tx.resolveDue('school-chats', fact);
  }
}
