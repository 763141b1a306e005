import { roleLine } from '#scenes/administrator/groups.ts';
import {
  type Button,
  button,
  day,
  type List,
  type ListRow,
  refused,
  type Say,
  say,
  type View,
} from '#scenes/scene.ts';
import { type Desk, holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { type HeardRow, readHeard, tickHeard } from '#src/domain/people/without-bot.ts';
import { canonical } from '#src/regulation/duties.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** What can be done on a person's card. */
export type PersonCardChoice = 'end' | 'freeze' | 'thaw' | 'withoutBot' | 'withBot' | 'ticks' | 'others';

export interface Chosen {
  readonly person: Person;
  readonly name: Say;
}

/** What a person holds, and how they stand. */
export async function textOf({ person, name }: Chosen, school: Desk): Promise<Say[]> {
  const { tx } = school;
  const lent = person.roles.filter(({ until }) => until !== undefined && until > tx.now);
  const away = person.away && person.away.until > tx.now ? person.away : undefined;
  const [deputy] = away ? await tx.readAll('person', [away.deputy]) : [];
  const own = await Promise.all(ownRoles(person).map((held) => roleLine(school, held)));
  const instead = await Promise.all(lent.map((held) => roleLine(school, held)));
  return [
    person.post === undefined ? name : say('people.with-post', { name: person.name, post: person.post }),
    say(own.length > 0 ? 'people-card.roles' : 'people-card.no-roles', { roles: own }),
    ...(instead.length > 0 ? [say('people-card.instead', { roles: instead })] : []),
    ...(away && deputy ? [say('people-card.away', { until: day(away.until), deputy: deputy.name })] : []),
    ...(person.frozen ? [say('people-card.frozen')] : []),
    ...(person.withoutBot === undefined ? [] : [say('people-card.without-bot')]),
  ];
}

/** What can be done. Roles are a list: a parent of four who teaches has more of them than a keyboard has rows. */
export async function actsOf(
  it: Chosen,
  school: Desk,
): Promise<Pick<View<PersonCardChoice>, 'list' | 'buttons'>> {
  return { list: await endingsOf(it, school), buttons: buttonsOf(it, school) };
}

async function endingsOf({ person }: Chosen, school: Desk): Promise<List<'end'>> {
  const mine = ownRoles(person).filter((held) => may(school.me, 'roles.end', held));
  const rows = mine.map(async (held) => ({
    of: keyOfHeld(held),
    label: say('people-card.end', { role: await roleLine(school, held) }),
  }));
  return { choose: 'end', rows: await Promise.all(rows) };
}

function buttonsOf({ person }: Chosen, school: Desk): Button<PersonCardChoice>[] {
  const freezes = holdsOwn(school.me, 'administrator') && person.id !== school.me.id;
  const freezing = person.frozen
    ? button('thaw', say('people-card.thaw'), { look: 'positive' })
    : button('freeze', say('people-card.freeze'));
  const marks = holdsOwn(school.me, 'administrator') && person.roles.some(({ role }) => isStaff(role));
  const marking =
    person.withoutBot === undefined
      ? button('withoutBot', say('people-card.mark-without-bot'))
      : button('withBot', say('people-card.mark-with-bot'));
  return [
    ...(marks ? [marking] : []),
    ...(marks && person.withoutBot !== undefined ? [button('ticks', say('people-card.ticks'))] : []),
    ...(freezes ? [freezing] : []),
    button('others', say('people-card.others')),
  ];
}

/** A role with its class, as a button carries it. */
const keyOfHeld = ({ role, class: of }: Held): string => (of === undefined ? role : `${role}:${of}`);
export const heldIn = (person: Person, key: string): Held | undefined =>
  ownRoles(person).find((held) => keyOfHeld(held) === key);

/** What a colleague without the bot has told the administrator, a line a row. */
export const heardRow = ({ standing, ticked }: HeardRow): ListRow => {
  const title = say(`duty-${canonical(standing.row.id)}.title`, { class: standing.classTitle ?? '—' });
  return { of: standing.key, line: say(`people-ticks.${ticked ? 'ticked' : 'open'}`, { title }) };
};

/** Sets the mark of a row, or takes it back. @returns what stood in the way */
export async function tick(school: Desk, person: Person, key: string): Promise<readonly Say[]> {
  const rows = await readHeard(school, person);
  const ticked = !rows.find(({ standing }) => standing.key === key)?.ticked;
  const done = await tickHeard(school, { person: person.id, key, ticked });
  return done.ok ? [] : [refused(done)];
}
