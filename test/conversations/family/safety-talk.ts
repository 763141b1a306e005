import { talkOf, type Whose } from '#scenes/family/safety-situations.ts';
import { days } from '#src/regulation/durations.ts';
import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';

/** The situations that somebody is asked about who begins the talk now, in order. */
export const talkNow = (bot: Bot, person: Person, whose: Whose = 'student'): readonly string[] =>
  talkOf(whose, `${person.id} ${Math.floor(bot.clock.now() / days(1))}`).map(({ name }) => name);
