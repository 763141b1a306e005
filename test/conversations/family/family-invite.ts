import { hashOf } from '#src/domain/ground/code.ts';
import { days } from '#src/regulation/durations.ts';
import type { Bot } from '#test/support/bot.ts';

/** A living invite for the families of a class, as a class teacher issues it. */
export async function familyInvite(
  bot: Bot,
  invite: { code: string; role: 'parent' | 'student'; class: string; uses?: number },
): Promise<void> {
  const { code, role, class: of, uses = 70 } = invite;
  const hash = hashOf(code);
  await bot.transaction(async (tx) => {
    await tx.read('invite', hash);
    tx.write('invite', hash, {
      v: 1,
      hash,
      code,
      role,
      class: of,
      maker: 'vk:1',
      madeAt: tx.now,
      expiresAt: tx.now + days(30),
      uses,
    });
    tx.setCount('invite-uses', hash, uses);
    tx.put('invites', of, hash, tx.now);
  });
}
