import { eraseChat, readOthers, writeSchoolChats } from '#src/domain/chats/filing.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';

/**
 * A class ends: its «иные чаты» are kept by the class that it joins, or end with it; those of lessons go on without it.
 * Before its families leave, so that nobody is asked to take each of them out.
 */
export async function carryChats(
  { tx }: Pick<Desk, 'tx'>,
  of: string,
  into: string | undefined,
): Promise<void> {
  const [chats, members] = await Promise.all([readOthers(tx, [of]), tx.list('class-people', of)]);
  const leave = into === undefined ? members.map(({ id }) => partsOf(id)[1]) : [];
  for (const chat of chats) {
    if (chat.class === of && into === undefined) {
      await eraseChat(tx, chat);
      continue;
    }
    const moved = (chat.groups ?? []).flatMap((group) =>
      group.class === of ? (into === undefined ? [] : { ...group, class: into }) : group,
    );
    const groups = moved.filter(
      (one, i) => moved.findIndex(({ role, class: its }) => role === one.role && its === one.class) === i,
    );
    await eraseChat(tx, chat);
    await writeSchoolChats(tx, [
      {
        ...{ ...chat, groups },
        ...(chat.class === of && into !== undefined ? { class: into } : {}),
        told: chat.told.filter((id) => !leave.includes(id)),
      },
    ]);
  }
}
