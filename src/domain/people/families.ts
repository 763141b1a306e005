import type { Desk } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import { byName } from '#src/domain/people/names.ts';

/** The families of a class who were accepted, by name. Their class teacher and the administrators may see them. */
export const listFamilies = operation(
  'people.families',
  ({ class: of }: { class: string }) => ({ class: of, role: 'parent' }),
  async ({ tx }: Desk, input) => {
    const members = await tx.ids('class-people', input.class);
    const ids = new Set(members.map((member) => partsOf(member)[1]));
    const people = [...(await tx.readAll('person', [...ids]))];
    return {
      ok: true as const,
      people: people.sort(byName),
    };
  },
);
