import { push, Talk } from '#src/conversation/place.ts';
import { frameOf } from '#src/conversation/settle.ts';
import { hours } from '#src/regulation/durations.ts';
import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';

/** The first words of a whole way: «мои дела», the whole list, the row's card, and what it opens. */
export async function opensRow(person: Person, row: string): Promise<void> {
  await person.says('мои дела');
  await person.taps('all');
  for (let page = 1; !person.buttons.includes(`duty:${row}`); page += 1)
    await person.taps('@page', String(page));
  await person.taps('duty', row);
  person.ignores();
  await person.taps('open');
}

/** Presses a button under a notice, which opens what it is about from wherever the person is. It can be forged. */
export async function opensByNotice(bot: Bot, person: Person, about: string, of?: string): Promise<void> {
  person.dialog.taps({ payload: { a: about, ...(of === undefined ? {} : { o: of }) } });
  await bot.settle();
}

/** Puts a person into a scene, as whatever leads there does, and lets them see its first question. */
export async function opensScene(
  bot: Bot,
  person: Person,
  slug: string,
  draft: Record<string, unknown> = {},
): Promise<void> {
  const place = await bot.read('place', person.id);
  const frame = frameOf(bot.scenes, { scene: slug, draft });
  const talk = push(Talk.parse(place?.talk ?? {}), frame);
  await bot.write('place', person.id, { v: 1, until: bot.clock.now() + hours(1), talk });
  // «Начать» asks the present question again.
  person.dialog.opens();
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
