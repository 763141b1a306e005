import { z } from 'zod';
import { ownClasses } from '#scenes/administrator/groups.ts';
import { again, go, leaveTo, type Moves, refused } from '#scenes/scene.ts';
import { staffroomLink } from '#src/domain/chats/staffroom.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { type Issuing, issueInvite } from '#src/domain/joining/invites.ts';
import { InviteRole } from '#src/domain/joining/record.ts';
import { isStaff, needsClass } from '#src/regulation/roles.ts';

export type InvitesSteps = {
  who: 'role' | 'table' | 'platform' | 'list' | 'all-sent';
  staffroom: 'link' | 'next';
  class: 'class';
  kind: 'shared' | 'personal';
};
export const InvitesDraft = z.object({ role: InviteRole.default('parent') });
type InvitesMove = Moves<keyof InvitesSteps, z.infer<typeof InvitesDraft>>;

/** The next question on the way to an invite, or the invite itself where nothing is left to ask. */
export async function proceed(school: Desk, role: InviteRole, postponed = false): Promise<InvitesMove> {
  if (isStaff(role) && staffroomLink(school.school) === null && !postponed) return go('staffroom', { role });
  if (!needsClass(role)) return role === 'subjectTeacher' ? go('kind', { role }) : issue(school, { role });
  const [only, ...others] = await ownClasses(school);
  return only && others.length === 0 ? issue(school, { role, class: only.id }) : go('class', { role });
}

export async function issue(school: Desk, input: Issuing): Promise<Moves<never, never>> {
  const issued = await issueInvite(school, input);
  return issued.ok ? leaveTo({ scene: 'invite', draft: { of: issued.invite.hash } }) : again(refused(issued));
}
