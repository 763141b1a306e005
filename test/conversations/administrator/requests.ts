import { seedPerson } from '#demo/seed.ts';
import { hashOf } from '#src/domain/administrators.ts';
import type { InviteRole } from '#src/domain/records.ts';
import { days } from '#src/regulation/durations.ts';
import type { Bot } from '#test/support/bot.ts';
import { sends } from '#test/support/desk.ts';

/** An invite with plenty of places, or with so many. */
export async function invited(
  bot: Bot,
  invite: { code: string; role: InviteRole; class?: string; uses?: number; madeAt?: number },
): Promise<string> {
  const { code, role, class: of, uses = 400 } = invite;
  const hash = hashOf(code);
  await bot.transaction(async (tx) => {
    await tx.read('invite', hash);
    const madeAt = invite.madeAt ?? tx.now;
    tx.write('invite', hash, {
      v: 1,
      hash,
      code,
      role,
      maker: 1,
      madeAt,
      expiresAt: tx.now + days(30),
      uses,
      ...(of === undefined ? {} : { class: of }),
    });
    tx.setCount('invite-uses', hash, uses);
    tx.put('invites', role === 'parent' || role === 'student' ? (of ?? '') : 'staff', hash, madeAt);
  });
  return hash;
}

/** So many people, unknown to anybody before, who ask to be accepted; the first has the lowest id. */
export async function ask(
  bot: Bot,
  count: number,
  by: { invite: string; from: number; child?: string },
): Promise<{ person: number; request: string }[]> {
  const asked: { person: number; request: string }[] = [];
  for (let i = 0; i < count; i += 1) {
    const person = by.from + i;
    await bot.transaction((tx) => seedPerson(tx, { id: person, name: `Гость ${person}`, roles: [] }));
    asked.push({ person, request: await sends(bot, person, by.invite, by.child) });
  }
  return asked;
}
