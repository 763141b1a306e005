import { z } from 'zod';
import { stripsOf, tableOf } from '#scenes/administrator/invite-papers.ts';
import {
  type Asked,
  again,
  type Button,
  button,
  go,
  leave,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import type { Invite } from '#src/domain/joining/record.ts';
import { inviteFamilies, readPersonal } from '#src/domain/joining/staff-invites.ts';
import { stripsOnPage } from '#src/files/described.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * The personal invites that wait (A6), as a table and as strips to cut: of the staff, or of a class's families, whom
 * no name stands for. Opened with `staff` or a class.
 */
type Steps = { papers: 'table' | 'sheets' | 'more' | 'done'; count: 'count' };
const Draft = z.object({
  of: z.string().default('staff'),
  /** What hangs on the message: the table, or the sheets from this one on. */
  shown: z.enum(['none', 'table', 'sheets']).default('none'),
  from: z.number().int().min(0).default(0),
});
type Draft = z.infer<typeof Draft>;

/** A message takes ten pictures; five sheets are drawn in a second or two. */
const sheetsAtOnce = 5;
const invitesAtOnce = sheetsAtOnce * stripsOnPage;
const usualCounts = [20, 25, 28, 30, 32];

export const inviteSheets = scene<Steps, typeof Draft>(
  'invite-sheets',
  {
    duties: ['A6'],
    version: 1,
    draft: Draft,
    first: 'papers',
    may: (me) => holdsOwn(me, 'administrator') || holdsOwn(me, 'classTeacher'),
  },
  {
    papers: {
      async ask({ draft, school }) {
        const waiting = await waitingIn(school, draft.of);
        const families = draft.of !== 'staff';
        if (families && waiting.length === 0) return go('count');
        const classes = await readClasses(school.tx);
        const words = { count: waiting.length, class: titleOf(classes, draft.of) };
        const sheets = Math.ceil(waiting.length / stripsOnPage);
        return {
          text: say(`invite-sheets-papers.${families ? 'families' : 'staff'}`, words),
          attach:
            draft.shown === 'table'
              ? [tableOf(school, waiting, classes)]
              : draft.shown === 'sheets'
                ? stripsOf(school, waiting.slice(draft.from, draft.from + invitesAtOnce), classes)
                : [],
          buttons: [
            ...(waiting.length > 0 ? [button('table', say('invite-sheets-papers.table'))] : []),
            ...inPairs(blocksOf(sheets)),
            ...(families ? [button('more', say('invite-sheets-papers.more'))] : []),
            button('done', say('invite-sheets-papers.done'), { look: 'positive' }),
          ],
        };
      },
      choices: {
        table: () => stay({ shown: 'table' }),
        sheets: ({ of }) => stay({ shown: 'sheets', from: Number(of) }),
        more: () => go('count'),
        done: () => leave(),
      },
    },
    count: {
      async ask({ draft, school }) {
        return {
          text: say('invite-sheets-count.ask', { class: titleOf(await readClasses(school.tx), draft.of) }),
          buttons: [
            usualCounts.map((count) =>
              button('count', say('invite-sheets-count.count', { count }), { of: String(count) }),
            ),
          ],
        };
      },
      choices: { count: ({ of, ...asked }) => make(asked, Number(of)) },
      words({ said, ...asked }) {
        const count = /\d+/u.exec(said)?.[0];
        return count === undefined || said.length > longestCount
          ? again(say('invite-sheets-count.unread', { most: limits.familiesInClass }))
          : make(asked, Number(count));
      },
    },
  },
);

const longestCount = 40;
/** All of the largest table are 42 sheets, nine buttons; two in a row, for a keyboard takes no ten rows of them. */
const mostBlocks = 9;

const blocksOf = (sheets: number): Button<'sheets'>[] =>
  Array.from({ length: Math.min(mostBlocks, Math.ceil(sheets / sheetsAtOnce)) }, (_, at) =>
    button('sheets', sheetsLabel(at * sheetsAtOnce, sheets), { of: String(at * invitesAtOnce) }),
  );
const inPairs = <B>(buttons: readonly B[]): B[][] =>
  buttons.flatMap((one, at) => (at % 2 === 0 ? [[one, ...buttons.slice(at + 1, at + 2)]] : []));

async function make({ draft, school }: Asked<Draft>, count: number) {
  const made = await inviteFamilies(school, { class: draft.of, count });
  if (!made.ok && made.refusal === 'too-many-invites')
    return again(say('invite-sheets-count.unread', { most: limits.familiesInClass }));
  if (!made.ok) return leave(refused(made));
  return go(
    'papers',
    { shown: 'sheets' as const, from: 0 },
    say('invite-sheets.made', { count: made.count }),
  );
}

/** Only for those who may issue them: the codes are on the paper. */
async function waitingIn(school: Desk, of: string): Promise<readonly Invite[]> {
  const concern =
    of === 'staff' ? { role: 'subjectTeacher' as const } : { class: of, role: 'parent' as const };
  return may(school.me, 'invites.list', concern) ? readPersonal(school.tx, of) : [];
}

const sheetsLabel = (from: number, sheets: number) =>
  say('invite-sheets-papers.sheets', { from: from + 1, to: Math.min(sheets, from + sheetsAtOnce) });
