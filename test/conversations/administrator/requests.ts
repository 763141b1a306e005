import { hashOf } from '#src/domain/ground/code.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Invite, InviteRole } from '#src/domain/joining/record.ts';
import { days } from '#src/regulation/durations.ts';
import type { Bot } from '#test/support/bot.ts';
import { sends } from '#test/support/desk.ts';
import { seedPerson } from '#test/support/seed.ts';

/** An invite with plenty of places, or with so many. */
export async function invited(
  bot: Bot,
  invite: {
    code: string;
    role: InviteRole;
    class?: string;
    uses?: number;
    madeAt?: number;
    label?: Invite['label'];
  },
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
      maker: 'vk:1',
      madeAt,
      expiresAt: tx.now + days(30),
      uses,
      ...(of === undefined ? {} : { class: of }),
      ...(invite.label === undefined ? {} : { label: invite.label }),
    });
    tx.setCount('invite-uses', hash, uses);
    tx.put('invites', role === 'parent' || role === 'student' ? (of ?? '') : 'staff', hash, madeAt);
  });
  return hash;
}

/**
 * So many people, unknown to anybody before, who ask to be accepted one after the other; the first is «Гость 5001»
 * where they begin from 5001.
 */
export async function ask(
  bot: Bot,
  count: number,
  by: { invite: string; from: number; child?: string },
): Promise<{ person: PersonId; request: string }[]> {
  const asked: { person: PersonId; request: string }[] = [];
  for (let i = 0; i < count; i += 1) {
    const number = by.from + i;
    const person: PersonId = `vk:${number}`;
    bot.sandbox.addPerson({ id: number, firstName: 'Гость', lastName: `${number}` });
    bot.sandbox.dialog(bot.groupId, number).allows();
    await bot.transaction((tx) => seedPerson(tx, { id: person, name: `Гость ${number}`, roles: [] }));
    asked.push({ person, request: await sends(bot, person, by.invite, by.child) });
    bot.clock.advance(1);
  }
  await bot.settle();
  return asked;
}
