import { z } from 'zod';
import { roleLine } from '#scenes/administrator/groups.ts';
import {
  type Asked,
  about,
  button,
  day,
  go,
  goOn,
  leave,
  type Moves,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { askUnseen, type Former, forgetFormer, keepFormer, readFormer } from '#src/domain/people/former.ts';
import type { Person } from '#src/domain/people/record.ts';
import { monthsUnseen } from '#src/domain/people/seen.ts';

/**
 * Who is no longer at the school: those without a role, and those who were not there for a year. The administrator
 * looks through them by name and keeps whom they know; the data of the others are deleted.
 */
type Steps = {
  look: 'roleless' | 'unseen';
  roleless: 'person' | 'forget';
  unseen: 'person' | 'ask' | 'forget';
  person: 'keep' | 'others';
};
const Draft = z.object({
  as: z.enum(['roleless', 'unseen']).default('roleless'),
  person: z.string().default(''),
});
type Draft = z.infer<typeof Draft>;

export const former = scene<Steps, typeof Draft>(
  'former',
  { duties: [], version: 1, draft: Draft, first: 'look', may: (me) => holdsOwn(me, 'administrator') },
  {
    look: about(found, {
      ask: ({ it: { roleless, unseen } }) => ({
        text: say('former-look.ask', { roleless: roleless.length, unseen: unseen.length }),
        buttons: [
          ...(roleless.length > 0
            ? [button('roleless', say('former-look.roleless', { count: roleless.length }))]
            : []),
          ...(unseen.length > 0
            ? [button('unseen', say('former-look.unseen', { count: unseen.length }))]
            : []),
        ],
      }),
      choices: {
        roleless: () => go('roleless', { as: 'roleless' }),
        unseen: () => go('unseen', { as: 'unseen' }),
      },
    }),
    roleless: about(some('roleless'), {
      ask: async ({ it: { roleless }, school }) => ({
        text: say('former-roleless.ask'),
        list: { choose: 'person', rows: await rowsOf(school, roleless) },
        buttons: [forgetButton(roleless)],
      }),
      choices: {
        person: ({ of }) => go('person', { person: of }),
        forget: {
          confirm: ({ it: { roleless }, of }) => sureOf(roleless, of),
          take: ({ of, school }) => forget(school, 'roleless', of),
        },
      },
    }),
    unseen: about(some('unseen'), {
      ask: async ({ it, school }) => ({
        text: stateOf(it, school.tx.now),
        list: { choose: 'person', rows: await rowsOf(school, it.unseen) },
        buttons: [
          ...(it.toAsk.length > 0
            ? [button('ask', say('former-unseen.do-ask', { count: it.toAsk.length }), { look: 'primary' })]
            : []),
          ...(mayForget(it, school.tx.now) ? [forgetButton(it.silent)] : []),
        ],
      }),
      choices: {
        person: ({ of }) => go('person', { person: of }),
        ask: {
          confirm: ({ it: { toAsk } }) => ({
            ask: say('former-unseen.sure-ask', { count: toAsk.length }),
            yes: say('former-unseen.yes-ask'),
          }),
          async take({ school }) {
            const done = await askUnseen(school, {});
            return goOn(
              'unseen',
              {},
              done.ok ? say('former-unseen.asked', { count: done.count }) : refused(done),
            );
          },
        },
        forget: {
          confirm: ({ it: { silent }, of }) => sureOf(silent, of),
          take: ({ of, school }) => forget(school, 'unseen', of),
        },
      },
    }),
    person: about(chosen, {
      ask: async ({ it, school }) => ({
        text: [await lineOf(school, it.person, it.among), say('former-person.ask')],
        buttons: [
          button('keep', say('former-person.keep'), { look: 'primary' }),
          button('others', say('people-card.others')),
        ],
      }),
      choices: {
        async keep({ it, draft, school }) {
          const done = await keepFormer(school, { person: it.person.id });
          return goOn(draft.as, { person: '' }, done.ok ? say('former-person.kept') : refused(done));
        },
        others: ({ draft }) => goOn(draft.as),
      },
    }),
  },
);

async function found({ school }: Asked<Draft>): Promise<Former | undefined> {
  const read = await readFormer(school, {});
  return read.ok ? read : undefined;
}

/** Those who were looked at; where none is left, what there is besides. */
function some(as: Draft['as']) {
  return async (asked: Asked<Draft>): Promise<Former | Moves<'look', Draft> | undefined> => {
    const read = await found(asked);
    return read && read[as].length === 0 ? goOn('look') : read;
  };
}

interface Chosen {
  readonly person: Person;
  readonly among: readonly Person[];
}

async function chosen(asked: Asked<Draft>): Promise<Chosen | Moves<Draft['as'], Draft> | undefined> {
  const { draft } = asked;
  const read = await found(asked);
  if (!read) return undefined;
  const among = read[draft.as];
  const person = among.find(({ id }) => id === draft.person);
  return person ? { person, among } : goOn(draft.as);
}

const rowsOf = (school: Desk, people: readonly Person[]) =>
  Promise.all(people.map(async (one) => ({ of: one.id, line: await lineOf(school, one, people) })));

/** «Ирина П. · родитель 7Б · не заходит 14 месяцев». */
async function lineOf(school: Desk, person: Person, among: readonly Person[]): Promise<Say> {
  const { now } = school.tx;
  const roles = await Promise.all(person.roles.map((held) => roleLine(school, held)));
  const known = { name: nameOf(person, among, now), months: monthsUnseen(person, now) };
  return roles.length === 0
    ? say('former-list.line', known)
    : say('former-list.line-roles', { ...known, roles });
}

const mayForget = ({ silent, from }: Former, now: number): boolean =>
  silent.length > 0 && from !== undefined && from <= now;

function stateOf(former: Former, now: number): Say {
  const { silent, from } = former;
  if (mayForget(former, now)) return say('former-unseen.silent', { count: silent.length });
  if (silent.length > 0 && from !== undefined)
    return say('former-unseen.waiting', { count: silent.length, from: day(from) });
  return say('former-unseen.ask');
}

/** It carries how many were looked at: nobody is deleted who has come into the list since. */
const forgetButton = ({ length }: readonly Person[]) =>
  button('forget', say('former.forget', { count: length }), { look: 'negative', of: String(length) });

const sureOf = ({ length }: readonly Person[], looked: string) =>
  String(length) === looked
    ? { ask: say('former.sure', { count: length }), yes: say('former.yes') }
    : undefined;

async function forget(school: Desk, as: Draft['as'], looked: string) {
  const done = await forgetFormer(school, { as, count: Number(looked) });
  return done.ok ? leave(say('former.done', { count: done.count })) : goOn(as, {}, refused(done));
}
