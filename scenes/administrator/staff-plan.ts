import { z } from 'zod';
import { type Say, say } from '#scenes/scene.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { planStaff } from '#src/domain/joining/staff-invites.ts';
import type { StaffTable } from '#src/domain/people/staff-table.ts';

const Role = z.enum(['subjectTeacher', 'classTeacher', 'deputy', 'head']);

/** What the scene `staff-table` previews; it is nowhere else before the tap that makes the invites. */
export const StaffTableDraft = z.object({
  people: z
    .array(
      z.object({
        name: z.string(),
        post: z.string(),
        subjects: z.array(z.string()),
        role: Role,
        class: z.string().optional(),
      }),
    )
    .default([]),
  faults: z.array(z.object({ row: z.number(), cell: z.string(), why: z.string() })).default([]),
  joined: z.number().default(0),
  waiting: z.number().default(0),
  /** Who was chosen to be changed. */
  at: z.number().default(0),
});
export type StaffTableDraft = z.infer<typeof StaffTableDraft>;

/** More of them than fit into one message are counted. */
const faultsShown = 20;

export async function planned(
  school: Desk,
  { people, faults }: Extract<StaffTable, { ok: true }>,
): Promise<StaffTableDraft> {
  const plan = await planStaff(school, people);
  return {
    people: plan.invitees.map((one) => ({ ...one, subjects: [...one.subjects] })),
    faults: [...faults, ...plan.faults].sort((one, other) => one.row - other.row),
    joined: plan.joined,
    waiting: plan.waiting,
    at: 0,
  };
}

/** How many as what, who is left out and why, and what was not understood, by row and with the cell. */
export function previewLines({ people, faults, joined, waiting }: StaffTableDraft): Say[] {
  const counts = Role.options
    .map((role) => ({ role, count: people.filter((one) => one.role === role).length }))
    .filter(({ count }) => count > 0);
  const shown = faults.slice(0, faultsShown);
  return [
    say('staff-table-review.ask', {
      count: people.length,
      lines: counts.map(({ role, count }) => say(`staff-table-count.${role}`, { count })),
    }),
    ...(joined > 0 ? [say('staff-table-review.joined', { count: joined })] : []),
    ...(waiting > 0 ? [say('staff-table-review.waiting', { count: waiting })] : []),
    ...(shown.length > 0
      ? [
          say('staff-table-review.faults', {
            lines: shown.map(({ row, cell, why }) => say(`staff-table-fault.${why}`, { row, cell })),
            more: faults.length - shown.length,
          }),
        ]
      : []),
  ];
}
