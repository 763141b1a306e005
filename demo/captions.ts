import { groupId } from '#demo/bot.ts';
import { demoPeople, demoWaiting } from '#demo/people.ts';
import type { Sandbox } from '#sandbox/index.ts';
import type { Store } from '#src/app.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Person } from '#src/domain/people/record.ts';
import type { Role } from '#src/regulation/roles.ts';
import { begin } from '#src/store/transaction.ts';
import { addressOf } from '#src/vk/address.ts';

const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'администратор',
  head: 'директор',
  deputy: 'заместитель',
  classTeacher: 'классный руководитель',
  subjectTeacher: 'учитель',
  parent: 'родитель',
  student: 'ученик',
};

/** Under each name in the page: who this is to the bot by now, as its records say. */
export async function writeCaptions(sandbox: Sandbox, store: Store): Promise<void> {
  const tx = begin(store)({ cause: 'page', now: sandbox.clock.now() });
  const cast = [...demoPeople, ...demoWaiting];
  const [classes, ...people] = await Promise.all([
    tx.read('classes', 'main'),
    ...cast.map(({ id }) => tx.read('person', PersonId.parse(addressOf(id)))),
  ]);
  const titles = new Map(classes?.list.map(({ id, title }) => [id, title]));
  const known = new Map(sandbox.people.map((person) => [person.id, person]));
  for (const [i, { id, part }] of cast.entries()) {
    const now = known.get(id);
    const caption = captionOf(part, people[i], titles);
    // Nobody is told of what has not changed.
    if (now && now.caption !== caption) sandbox.addPerson({ ...now, caption });
  }
}

export const captionOfStranger = (part: string): string => `${part}, ещё не в боте`;

function captionOf(part: string, person: Person | undefined, titles: ReadonlyMap<string, string>): string {
  if (!person) return captionOfStranger(part);
  if (person.roles.length === 0)
    return Object.keys(person.requests).length > 0 ? `${part}, ждёт ответа` : `${part}, пока без роли`;
  return person.roles
    .map(({ role, class: of }) => [roleNames[role], titles.get(of ?? '')].filter(Boolean).join(' '))
    .join(', ');
}

/** Keeps the captions true while the demo runs; `bot` answers whose records are in force. */
export function keepCaptions(sandbox: Sandbox, bot: () => { readonly store: Store } | undefined): () => void {
  let later: NodeJS.Timeout | undefined;
  const look = (): void => {
    const running = bot();
    // The store may go away meanwhile, with the school that ends; the next one is looked at anew.
    if (running && sandbox.communities.some(({ id }) => id === groupId))
      void writeCaptions(sandbox, running.store).catch(() => undefined);
  };
  const stop = sandbox.onChange(({ kind }) => {
    if (kind !== 'message' && kind !== 'loaded') return;
    clearTimeout(later);
    later = setTimeout(look, 200);
  });
  return () => {
    stop();
    clearTimeout(later);
  };
}
