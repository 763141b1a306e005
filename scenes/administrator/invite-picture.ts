import { type Say, say } from '#scenes/scene.ts';
import { schoolsName } from '#scenes/steps/consent.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Invite } from '#src/domain/joining/record.ts';
import type { DescribedFile } from '#src/files/described.ts';
import { isFamily } from '#src/regulation/roles.ts';
import type { SayArgs } from '#src/text/say.ts';

/**
 * An invite as a picture to forward, or as a sheet to print: whose it is and what for, what to do in three lines, until
 * when, and what the bot never asks for. That it is voluntary is said to families; staff are not told what it is not.
 */
export function pictureOf(
  kind: 'invite-card' | 'invite-sheet',
  school: Pick<Desk, 'bot' | 'school'>,
  { role, uses }: Pick<Invite, 'role' | 'uses'>,
  words: { readonly link: string; readonly code: string } & SayArgs,
): DescribedFile {
  const address = school.bot.address;
  const steps = role === 'student' && school.school.pupils !== 'full';
  const next = steps ? 'steps' : isFamily(role) ? 'teacher' : 'administrator';
  return {
    kind,
    link: words.link,
    code: words.code,
    heading: schoolsName(school),
    title: say('invite-picture.title', { ...words, role, shared: uses > 1 ? 'yes' : 'no' }),
    lines: [
      say('invite-picture.scan'),
      say('invite-picture.type', { address }),
      say(`invite-picture.next-${next}`),
    ],
    notes: [say('invite-picture.until', words), ...voluntary(role), say('invite-picture.safe')],
  };
}

const voluntary = (role: Invite['role']): Say[] => (isFamily(role) ? [say('invite-picture.voluntary')] : []);
