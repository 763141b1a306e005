import { hashOf } from '#src/domain/ground/code.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

export const code = '7K3MPQ9XTA';
/** How many places the class's invite has. */
export const places = 5;

/** A school in which Olga, whom nobody has accepted yet, may ask Vera to join 7А. */
export async function askingFamily(): Promise<{ bot: Bot; olga: Person; vera: Person }> {
  const bot = await startBot();
  await schoolWith(bot, { classes: ['7А', '7Б'], school: { otherWay: 'Всё есть в дневнике.' } });
  const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  await invited(bot, { code, role: 'parent', class: 'c1', uses: places });
  return { bot, vera, olga: await member(bot, 'olga', { roles: [] }) };
}

/** Goes from the link to the request that was sent. */
export async function asks(who: Person): Promise<void> {
  await who.opens(code);
  await who.says('Миша Смирнов');
  await who.taps('send');
  who.ignores();
}

export async function placesLeft(bot: Bot): Promise<number> {
  let left = 0;
  await bot.transaction(async (tx) => {
    left = await tx.count('invite-uses', hashOf(code));
  });
  return left;
}
