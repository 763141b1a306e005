import { again, leave, type Moves, open, refused, say } from '#scenes/scene.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { hashOf } from '#src/domain/ground/code.ts';
import { type Desk, holds } from '#src/domain/ground/desk.ts';
import { lookAgain, lookAtInvite } from '#src/domain/joining/invites.ts';
import type { Invite } from '#src/domain/joining/record.ts';
import { isFamily } from '#src/regulation/roles.ts';

/** Where a code leads, typed or brought by a link (A6): to the joining of its role, or to a kind refusal. */
export async function enterByCode(school: Desk, code: string): Promise<Moves<never, never>> {
  const { tx } = school;
  // Before the invites: the claim code must not count as a wrong try.
  const claim = await tx.read('claim', 'main');
  if (claim?.hash === hashOf(code)) return open('claim', { code });
  const looked = await lookAtInvite(school, { code });
  return looked.ok ? enterByInvite(school, looked.invite) : again(refused(looked));
}

/** The invite by which somebody has come before, who was not recognised: the name can be mended on the way. */
export async function enterAgain(school: Desk, hash: string): Promise<Moves<never, never>> {
  const looked = await lookAgain(school, { hash });
  return looked.ok ? enterByInvite(school, looked.invite, school.me.person?.name) : leave(refused(looked));
}

async function enterByInvite(school: Desk, invite: Invite, name?: string): Promise<Moves<never, never>> {
  const { tx, me } = school;
  if (holds(me, invite.role, invite.class)) {
    const title = { class: titleOf(await readClasses(tx), invite.class) };
    if (!isFamily(invite.role)) return again(say('code.already-member', title));
    // A family that opens the class's link again is looking for the chat, or has a second child in the class.
    return open('class-chat', { of: invite.class }, say(`code.already-${invite.role}`, title));
  }
  // A pupil is spoken to as one from here on, whether anything is kept of them or not.
  const child = invite.role === 'student';
  if (child && school.school.pupils !== 'full')
    return { ...open('student-guide', { class: invite.class }), child };
  const joining = open(sceneFor(invite), {
    ...{ invite: invite.hash, role: invite.role, class: invite.class },
    ...(name ? { name } : {}),
  });
  return { ...joining, child };
}

const sceneFor = ({ role }: Invite): string => (isFamily(role) ? 'family-join' : 'staff-join');
