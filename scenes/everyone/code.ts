import { again, type Move, open, refused, say } from '#src/conversation/define.ts';
import { hashOf } from '#src/domain/administrators.ts';
import { readClasses, titleOf } from '#src/domain/classes.ts';
import { type Desk, holds } from '#src/domain/desk.ts';
import { lookAtInvite } from '#src/domain/invites.ts';
import type { Invite } from '#src/domain/records.ts';
import { isFamily } from '#src/regulation/roles.ts';

/** Where a code leads, typed or brought by a link (A6): to the joining of its role, or to a kind refusal. */
export async function enterByCode(school: Desk, code: string): Promise<Move<never, never>> {
  const { tx, me } = school;
  // One trip for what the lookup needs; it finds its records read.
  const hash = hashOf(code);
  const [claim] = await Promise.all([
    tx.read('claim', 'main'),
    tx.read('tries', String(me.id)),
    tx.read('invite', hash),
    tx.count('invite-uses', hash),
    readClasses(tx),
  ]);
  if (claim?.hash === hash) return open('claim', { code });
  const looked = await lookAtInvite(school, { code });
  if (!looked.ok) return again(refused(looked));
  const { invite } = looked;
  const classes = await readClasses(school.tx);
  const title = titleOf(classes, invite.class);
  if (holds(school.me, invite.role, invite.class)) {
    const known = say('code.already-member', { class: title });
    // A family that opens the class's link again is looking for the chat.
    return isFamily(invite.role) ? open('class-chat', { of: invite.class }, known) : again(known);
  }
  if (invite.role === 'student' && school.school.pupils !== 'full')
    return open('student-guide', { class: invite.class });
  return open(sceneFor(invite), { invite: invite.hash, role: invite.role, class: invite.class });
}

const sceneFor = ({ role }: Invite): string => (isFamily(role) ? 'family-join' : 'staff-join');
