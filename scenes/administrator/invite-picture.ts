import { type Say, say } from '#scenes/scene.ts';
import { schoolsName } from '#scenes/steps/consent.ts';
import { printed } from '#scenes/steps/sheet.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Invite } from '#src/domain/joining/record.ts';
import type { DescribedFile, QrWords } from '#src/files/described.ts';
import { isFamily } from '#src/regulation/roles.ts';
import type { SayArgs } from '#src/text/say.ts';

type School = Pick<Desk, 'bot' | 'school'>;
type Invited = Pick<Invite, 'role' | 'uses'>;
type Words = { readonly link: string; readonly code: string } & SayArgs;

/** An invite as a picture to forward. */
export const cardOf = (school: School, invited: Invited, words: Words): readonly DescribedFile[] => [
  { kind: 'invite-card', ...wordsBeside(school, invited, words) },
];

/** An invite as a sheet to print. */
export const sheetOf = (school: School, invited: Invited, words: Words): readonly DescribedFile[] =>
  printed(say('invite-picture.file', { ...words, role: invited.role }), wordsBeside(school, invited, words));

/**
 * Whose it is and what for, what to do in three lines, until when, and what the bot never asks for. That it is voluntary,
 * and whom to ask without an account, is said to families; staff are not told what it is not.
 */
export function wordsBeside(school: School, { role, uses }: Invited, words: Words): QrWords {
  const address = school.bot.address;
  const steps = role === 'student' && school.school.pupils !== 'full';
  const next = steps ? 'steps' : isFamily(role) ? 'teacher' : 'administrator';
  return {
    link: words.link,
    code: words.code,
    heading: schoolsName(school),
    title: say('invite-picture.title', { ...words, role, shared: uses > 1 ? 'yes' : 'no' }),
    lines: [
      say('invite-picture.scan'),
      say('invite-picture.type', { address }),
      say(`invite-picture.next-${next}`),
    ],
    notes: [say('invite-picture.until', words), ...forFamilies(role), say('invite-picture.safe')],
  };
}

const forFamilies = (role: Invite['role']): Say[] =>
  isFamily(role) ? [say('invite-picture.voluntary'), say('invite-picture.without')] : [];
