import { type Desk, isColleague, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { writeApart } from '#src/domain/people/apart.ts';
import type { Hears, Person } from '#src/domain/people/record.ts';

/**
 * How much a family wants to hear, over all its children and classes: at once, one message in the evening, or only
 * what is urgent. What is meant for colleagues is not held back from whoever is one as well.
 *
 * @param forFamilies  whether it is written to families alone
 */
export const hearingOf = (person: Pick<Person, 'roles' | 'hears'>, forFamilies: boolean): Hears | 'now' =>
  forFamilies || !isColleague(person) ? (person.hears ?? 'now') : 'now';

/** Chooses it. What waits for the evening already comes in the evening. */
export const chooseHearing = operation(
  'mailings.mute',
  ofNothing,
  async ({ tx, me }: Desk, input: { hears: Hears | 'now' }) => {
    const person = await tx.read('person', me.id);
    if (!person) return no('unknown-person');
    const { hears: _before, ...rest } = person;
    writeApart(tx, input.hears === 'now' ? rest : { ...rest, hears: input.hears });
    return { ok: true as const };
  },
);
