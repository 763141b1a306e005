import { planLinkNews } from '#src/domain/chats/link-news.ts';
import { isInUse, titleOfChat } from '#src/domain/chats/own-chat.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { keyFor } from '#src/domain/duties/key.ts';
import { type Desk, isColleague } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readStaff } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { withoutStaff } from '#src/domain/teaching/class-staff.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';
import { say } from '#src/text/say.ts';

/** The colleagues in the chat with the teachers of a class (C3c): who teaches there, and whom else there is to pick. */
export async function readClassStaff({ tx, me }: Pick<Desk, 'tx' | 'me'>, of: string) {
  const [entry, courses, staff] = await Promise.all([readClass(tx, of), readCourses(tx, of), readStaff(tx)]);
  const others = staff.filter((person) => person.id !== me.id && !person.frozen && isColleague(person));
  const teach = others.filter(({ id }) => courses.some(({ teacher }) => teacher === id));
  return { teach, others: others.filter((one) => !teach.includes(one)), picked: entry.staff ?? [] };
}

/**
 * Whom the class teacher wants in the chat with the teachers (C3c), beside those who teach in the class. Who is new
 * hears of the link, who is no longer is told so.
 *
 * @returns whom to take out of the chat on the platform
 */
export const pickClassStaff = operation(
  'chats.store',
  ({ class: of }: { class: string; people: readonly PersonId[] }) => ({ class: of }),
  async (desk: Desk, { class: of, people }) => {
    const { tx, me } = desk;
    const [entry, classes, { teach, others }] = await Promise.all([
      readClass(tx, of),
      readClasses(tx),
      readClassStaff(desk, of),
    ]);
    const staff = others.filter(({ id }) => people.includes(id)).map(({ id }) => id);
    const leave = (entry.staff ?? []).filter(
      (id) => !staff.includes(id) && !teach.some((one) => one.id === id),
    );
    const gone = await tx.readAll('person', leave);
    tx.write('class', of, { ...entry, staff, told: (entry.told ?? []).filter((id) => !leave.includes(id)) });
    const stored = entry.chats.C3c;
    tx.audit('chats.staff', me.id, of);
    if (!isInUse(desk, stored)) return { ok: true as const, gone: [] };
    const title = titleOfChat({ chat: 'C3c', class: of, classTitle: titleOf(classes, of), stored });
    for (const { id: to } of gone)
      tx.tell({ to, text: [say('school-chat-news.out', { title, whose: 'adult' })] });
    planLinkNews(desk, keyFor('C3c', of));
    return { ok: true as const, gone };
  },
);

/** Somebody is of the staff no longer: the class teachers who had them in their chat learn whom to take out. */
export async function leaveClassStaff(
  { tx, me }: Pick<Desk, 'tx' | 'me'>,
  { id, name }: Person,
): Promise<void> {
  const classes = await readClasses(tx);
  const entries = await tx.readAll(
    'class',
    classes.list.map((one) => one.id),
  );
  for (const entry of entries) {
    const next = withoutStaff(entry, id);
    if (next === entry) continue;
    tx.write('class', entry.id, next);
    const { teacher: to, told = [], chats } = entry;
    if (to === null || to === me.id || to === id || !told.includes(id)) continue;
    const title = titleOfChat({
      ...{ chat: 'C3c', class: entry.id, classTitle: titleOf(classes, entry.id), stored: chats.C3c },
    });
    tx.tell({ to, text: [say('school-chat-news.take-out', { title, who: name, second: 'no' })] });
  }
}
