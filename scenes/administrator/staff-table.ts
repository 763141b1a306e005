import { z } from 'zod';
import { planned, previewLines, StaffTableDraft } from '#scenes/administrator/staff-plan.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leaveTo,
  type Moves,
  refused,
  type Say,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { type Invitee, inviteStaff } from '#src/domain/joining/staff-invites.ts';
import { readStaffLines, readStaffTable } from '#src/domain/people/staff-table.ts';

/**
 * A6 (2.1) for a whole staff: a table or typed lines → who is invited as what, with the faults by row → a personal
 * invite for each. Nothing is stored before the tap; one person's role can be changed first, or the person left out.
 */
type Steps = {
  table: never;
  review: 'person' | 'save' | 'table';
  person: 'role' | 'out' | 'back';
  class: 'class';
};
const roles = ['subjectTeacher', 'classTeacher', 'deputy', 'head'] as const;

export const staffTable = scene<Steps, typeof StaffTableDraft>(
  'staff-table',
  {
    duties: ['A6'],
    version: 1,
    draft: StaffTableDraft,
    first: 'table',
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    table: {
      ask: () => ({ text: say('staff-table-table.ask') }),
      choices: {},
      words: ({ said, school }) => toReview(school, readStaffLines(said)),
      table: ({ rows, school }) => toReview(school, readStaffTable(rows)),
    },
    review: {
      async ask({ draft, school }) {
        const classes = await readClasses(school.tx);
        return {
          text: previewLines(draft),
          list: {
            choose: 'person',
            rows: draft.people.map((one, at) => ({
              of: String(at),
              line: lineOf(one, titleOf(classes, one.class)),
            })),
          },
          buttons: [
            ...(draft.people.length > 0
              ? [
                  button('save', say('staff-table-review.save', { count: draft.people.length }), {
                    look: 'positive',
                  }),
                ]
              : []),
            button('table', say('staff-table-review.again')),
          ],
        };
      },
      choices: {
        person: ({ of }) => go('person', { at: Number(of) }),
        async save({ draft, school }) {
          const made = await inviteStaff(school, { people: draft.people });
          if (!made.ok) return again(refused(made));
          return leaveTo(
            { scene: 'invite-sheets', draft: { of: 'staff' } },
            say('staff-table.made', { count: made.count }),
          );
        },
        table: () => go('table', { people: [], faults: [], joined: 0, waiting: 0 }),
      },
    },
    person: about(chosen, {
      async ask({ it, school }) {
        const title = titleOf(await readClasses(school.tx), it.class);
        return {
          text: say('staff-table-person.ask', { line: lineOf(it, title) }),
          buttons: [
            ...roles
              .filter((role) => role !== it.role)
              .map((role) => button('role', say(`staff-table-person.${role}`), { of: role })),
            button('out', say('staff-table-person.out')),
            button('back', say('staff-table-person.back')),
          ],
        };
      },
      choices: {
        role({ of, draft }) {
          const role = z.enum(roles).parse(of);
          return role === 'classTeacher' ? go('class') : goOn('review', changed(draft, { role }));
        },
        out: ({ draft }) => goOn('review', { people: draft.people.filter((_, at) => at !== draft.at) }),
        back: () => goOn('review'),
      },
    }),
    class: about(chosen, {
      async ask({ it, draft, school }) {
        const { list } = await readClasses(school.tx);
        const led = draft.people.flatMap((one) => one.class ?? []);
        const free = list.filter(({ id }) => !led.includes(id));
        return {
          text: say(free.length > 0 ? 'staff-table-class.ask' : 'staff-table-class.none', { name: it.name }),
          list: classList('class', free),
        };
      },
      choices: {
        class: ({ of, draft }) => goOn('review', changed(draft, { role: 'classTeacher', class: of })),
      },
    }),
  },
);

type Draft = z.infer<typeof StaffTableDraft>;

function chosen({ draft }: Asked<Draft>): Invitee | Moves<'review', Draft> {
  return draft.people[draft.at] ?? goOn('review');
}

/** The draft with another role for the one who was chosen; a class goes with the role that needed it. */
const changed = (draft: Draft, place: Pick<Invitee, 'role' | 'class'>): Partial<Draft> => ({
  people: draft.people.map((one, at) => {
    const { class: _before, ...rest } = one;
    return at === draft.at ? { ...rest, ...place } : one;
  }),
});

async function toReview(
  school: Desk,
  table: ReturnType<typeof readStaffTable>,
): Promise<Moves<'review', Draft>> {
  if (!table.ok)
    return again(say(`staff-table-refused.${table.refusal}`, { cell: table.cell, ...quoted(table) }));
  const draft = await planned(school, table);
  return draft.people.length > 0 ? go('review', draft) : stay({}, ...previewLines(draft));
}

const quoted = ({ cell }: { cell: string }) => ({ named: cell === '' ? 'no' : 'yes' });

const lineOf = ({ name, post, role }: Invitee, title: string): Say =>
  say('staff-table-review.line', {
    who: post === '' ? say('people.name', { name }) : say('people.with-post', { name, post }),
    as: say(`invited-as.${role}`, { class: title }),
  });
