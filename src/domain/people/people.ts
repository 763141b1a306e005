import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { byName } from '#src/domain/people/names.ts';
import type { Person } from '#src/domain/people/record.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Language } from '#src/text/language.ts';

export const readPerson = (tx: Transaction, id: PersonId): Promise<Person | undefined> =>
  tx.read('person', id);

/** The staff who have joined, by name. */
export async function readStaff(tx: Transaction): Promise<readonly Person[]> {
  const staff = await tx.readAll('person', await tx.ids('staff', 'all'));
  return [...staff].sort(byName);
}

/** Records the consent (152-ФЗ): only from here on is anything stored about a person. */
export const giveConsent = operation(
  'people.consent',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me } = desk;
    const known = await readPerson(tx, me.id);
    if (known) return { ok: true as const };
    const consent = { version: limits.consentVersion, at: tx.now };
    tx.write('person', me.id, {
      v: 1,
      id: me.id,
      name: '',
      roles: [],
      lang: me.lang,
      consent,
      duties: {},
      requests: {},
    });
    tx.put('people', 'all', me.id, tx.now);
    tx.audit('people.consent', me.id);
    return { ok: true as const };
  },
);

export const rename = operation(
  'people.rename',
  ofNothing,
  async (desk: Desk, { post, ...input }: { name?: string; post?: string }) => {
    const person = await readPerson(desk.tx, desk.me.id);
    if (!person) return no('unknown-person');
    const { tx } = desk;
    const other = input.name !== undefined && person.name !== '' && input.name !== person.name;
    const { post: before = '', ...rest } = person;
    // An empty post is none.
    const kept = post ?? before;
    tx.write('person', person.id, {
      ...rest,
      ...input,
      ...(kept === '' ? {} : { post: kept }),
      ...(other ? { renamedAt: tx.now } : {}),
    });
    return { ok: true as const };
  },
);

export const chooseLanguage = operation(
  'people.language',
  ofNothing,
  async (desk: Desk, input: { lang: Language }) => {
    const person = await readPerson(desk.tx, desk.me.id);
    if (!person) return no('unknown-person');
    desk.tx.write('person', person.id, { ...person, lang: input.lang });
    return { ok: true as const };
  },
);
