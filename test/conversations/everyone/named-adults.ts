import type { ConfidantPost } from '#src/domain/pleas/record.ts';
import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';

/** Colleagues whom the administrator has named and who have agreed that they may be told of trouble. */
export const adultsNamed = (
  bot: Bot,
  ...adults: readonly { person: Person; post: ConfidantPost; agreed?: boolean }[]
): Promise<void> =>
  bot.write('confidants', 'all', {
    v: 1,
    list: adults.map(({ person, post, agreed = true }) => ({ person: person.id, post, agreed })),
  });
