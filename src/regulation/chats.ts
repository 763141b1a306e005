import type { DutyId, DutyScope } from '#src/regulation/duties.ts';
import type { Role } from '#src/regulation/roles.ts';

/** Whom a standard chat admits. `other` is whatever the maker of one of the «иные чаты» decides. */
export type ChatAudience =
  | 'students'
  | 'parents'
  | 'classStaff'
  | 'deputies'
  | 'staff'
  | 'parentActivists'
  | 'studentActivists'
  | 'other';

/** A chat is known by the duty that asks for it. */
export type ChatKind = Extract<
  DutyId,
  'H6a' | 'H6b' | 'H6c' | 'H6d' | 'H6e' | 'C3a' | 'C3b' | 'C3c' | 'C3d' | 'T3a' | 'T3b'
>;

export interface StandardChat {
  readonly kind: ChatKind;
  readonly madeBy: readonly Role[];
  readonly scope: Extract<DutyScope, 'school' | 'class' | 'classSubject'>;
  readonly admits: ChatAudience;
  /** Children get the link from the bot in the pupils' mode `full` only; otherwise the adult responsible does. */
  readonly admitsChildren: boolean;
}

export const standardChats: readonly StandardChat[] = [
  { kind: 'H6a', madeBy: ['head'], scope: 'school', admits: 'deputies', admitsChildren: false },
  { kind: 'H6b', madeBy: ['head'], scope: 'school', admits: 'staff', admitsChildren: false },
  { kind: 'H6c', madeBy: ['head'], scope: 'school', admits: 'parentActivists', admitsChildren: false },
  { kind: 'H6d', madeBy: ['head'], scope: 'school', admits: 'studentActivists', admitsChildren: true },
  { kind: 'H6e', madeBy: ['head', 'deputy'], scope: 'school', admits: 'other', admitsChildren: false },
  { kind: 'C3a', madeBy: ['classTeacher'], scope: 'class', admits: 'students', admitsChildren: true },
  { kind: 'C3b', madeBy: ['classTeacher'], scope: 'class', admits: 'parents', admitsChildren: false },
  { kind: 'C3c', madeBy: ['classTeacher'], scope: 'class', admits: 'classStaff', admitsChildren: false },
  { kind: 'C3d', madeBy: ['classTeacher'], scope: 'class', admits: 'other', admitsChildren: false },
  {
    kind: 'T3a',
    madeBy: ['subjectTeacher'],
    scope: 'classSubject',
    admits: 'students',
    admitsChildren: true,
  },
  { kind: 'T3b', madeBy: ['subjectTeacher'], scope: 'classSubject', admits: 'other', admitsChildren: false },
];

const chatByKind = new Map<string, StandardChat>(standardChats.map((chat) => [chat.kind, chat]));

export const isChatKind = (id: string): id is ChatKind => chatByKind.has(id);

/** @throws RangeError for a kind that the list does not hold, which the types already forbid */
export function standardChat(kind: ChatKind): StandardChat {
  const chat = chatByKind.get(kind);
  if (chat === undefined) throw new RangeError(`The Положение has no standard chat «${kind}».`);
  return chat;
}
