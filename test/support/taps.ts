import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';

/** Presses a button under a notice, which opens a scene from wherever the person is. Its content can be forged. */
export async function opensByNotice(bot: Bot, person: Person, scene: string, of?: string): Promise<void> {
  person.dialog.taps({ payload: { s: scene, c: '@open', ...(of === undefined ? {} : { o: of }) } });
  await bot.settle();
}

/** What a button carries; kept, so that it can be pressed when it is an old one. */
export type Kept = { readonly payload: unknown };

/**
 * Keeps a button of the present keyboard: VK's clients show those of earlier messages for a while.
 *
 * @param forged  what it is about instead; payloads come from the client
 */
export function keepsButton(person: Person, chose: string, forged?: string): Kept {
  for (const { action } of person.dialog.keyboard?.buttons.flat() ?? []) {
    if (!('payload' in action) || action.payload === undefined) continue;
    const payload: unknown = JSON.parse(action.payload);
    if (typeof payload === 'object' && payload !== null && 'c' in payload && payload.c === chose)
      return { payload: forged === undefined ? payload : { ...payload, o: forged } };
  }
  throw new Error(`There is no button «${chose}» to keep`);
}

export async function tapsKept(bot: Bot, person: Person, kept: Kept): Promise<void> {
  person.dialog.taps({ payload: kept.payload });
  await bot.settle();
}
