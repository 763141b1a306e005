import { groupId } from '#demo/bot.ts';
import { firstDayQuestions, firstDayResult, type TaskName, taskNames, taskTexts } from '#demo/task-texts.ts';
import type { DialogMessage, Sandbox, Task } from '#sandbox/index.ts';
import type { Store } from '#src/app.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { begin } from '#src/store/transaction.ts';
import { addressOf } from '#src/vk/address.ts';

const firstOfCrowd = 2001;
const crowdSize = 100;
const names = ['Алла', 'Берта', 'Вика', 'Галя', 'Дина', 'Ева', 'Жанна', 'Зина', 'Инна', 'Кира'];
const families = ['Ким', 'Рак', 'Чиж', 'Дуб', 'Сом', 'Бобр', 'Грач', 'Стриж', 'Лещ', 'Вяз'];

/**
 * The things to try, each with whether it is done by now. That is read where it can be seen: in what the bot has stored
 * and in what was said. Empty while the school is not the one for which they are meant.
 */
export async function tasksOf(sandbox: Sandbox, store: Store): Promise<Task[]> {
  const tx = begin(store)({ cause: 'page', now: sandbox.clock.now() });
  const person = (id: number) => tx.read('person', PersonId.parse(addressOf(id)));
  const [own, other, teacher, parent] = await Promise.all([
    ...[tx.read('class', 'c1'), tx.read('class', 'c2')],
    ...[person(1005), person(1007)],
  ] as const);
  if (own?.teacher !== addressOf(1003)) return [];
  const crowd = waitsOf(sandbox);
  const done: Record<TaskName, boolean> = {
    teacher: (teacher?.roles.length ?? 0) > 0,
    chats: ['C3a', 'C3b', 'C3c'].every((id) => Object.hasOwn(other?.chats ?? {}, id)),
    parent: (parent?.roles.length ?? 0) > 0,
    pupil: wasHelped(said(sandbox, 1009)),
    report: said(sandbox, 1002).some(
      ({ from, attachments }) => from === 'community' && attachments.length > 0,
    ),
    'first-day': crowd.length === crowdSize,
  };
  const longest = (Math.max(...crowd, 0) / 1_000).toFixed(1);
  return taskNames.map((name) => ({
    name,
    ...taskTexts[name],
    done: done[name],
    ...(name === 'first-day' && crowd.length > 0 && { result: firstDayResult(crowd.length, longest) }),
  }));
}

/** A hundred people whom nobody knows open the bot and ask, all at once. */
export function letCrowdWrite(sandbox: Sandbox): void {
  for (let n = 0; n < crowdSize; n += 1) {
    const id = firstOfCrowd + n;
    const firstName = names[n % names.length] ?? '';
    const lastName = families[Math.floor(n / names.length)] ?? '';
    sandbox.addPerson({ id, firstName, lastName, sex: 1, caption: 'родитель, пишет впервые' });
    sandbox.dialog(groupId, id).says(firstDayQuestions[n % firstDayQuestions.length] ?? '');
  }
}

/** How long each of the crowd waited for an answer to what they wrote last, in ms; only those who have one. */
function waitsOf(sandbox: Sandbox): number[] {
  const waits: number[] = [];
  const known = new Set(sandbox.people.map(({ id }) => id));
  for (let id = firstOfCrowd; id < firstOfCrowd + crowdSize; id += 1) {
    if (!known.has(id)) continue;
    const messages = said(sandbox, id);
    const asked = messages.findLastIndex(({ from }) => from === 'person');
    const answer = messages.slice(asked).find(({ from }) => from === 'community');
    if (answer) waits.push(answer.at - (messages[asked]?.at ?? answer.at));
  }
  return waits;
}

const said = (sandbox: Sandbox, person: number): readonly DialogMessage[] =>
  sandbox.dialog(groupId, person).messages;

/** Asked in words, and answered by numbered steps. */
const wasHelped = (messages: readonly DialogMessage[]): boolean =>
  messages.some(
    ({ from, text }, i) =>
      from === 'community' && messages[i - 1]?.from === 'person' && /^1\. .+\n2\. /m.test(text),
  );
