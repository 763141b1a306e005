import { answered } from '#scenes/everyone/answer.ts';
import { comes } from '#scenes/everyone/event.ts';
import { again, type Moves, open, type Say } from '#scenes/scene.ts';
import { findAsking } from '#src/domain/events/coming.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { findAnswerable } from '#src/domain/questions/answering.ts';
import { optionOf } from '#src/domain/questions/options.ts';

/**
 * Whoever types what a button under a message says, «иду», «записаться», has answered, too, wherever they are; where
 * several questions or events can be answered so they choose one.
 */
export async function answerInWords(
  isSaid: (label: Say) => boolean,
  desk: Desk,
): Promise<Moves<never, never> | undefined> {
  if (desk.me.roles.length === 0) return undefined;
  const [questions, events] = await Promise.all([
    findAnswerable(desk, (option) => isSaid(optionOf(option))),
    findAsking(desk, isSaid),
  ]);
  const [asked] = questions;
  const [asking] = events;
  if (asked && asking) return undefined;
  if (asked)
    return questions.length > 1 ? open('answer') : again(await answered(desk, asked.question, asked.option));
  if (!asking) return undefined;
  const { event, option } = asking;
  return events.length > 1
    ? open(event.kind === 'webinar' ? 'webinars' : 'events')
    : open('event', { of: event.id }, await comes(desk, event, option));
}
