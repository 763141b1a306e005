import type { NoticeOpening } from '#src/conversation/move.ts';
import { type AboutKind, aboutKinds } from '#src/domain/ground/about.ts';
import { partsOf } from '#src/domain/ground/member.ts';

/** Where a button under a notice leads: the notice says what it is about, and only here stands which scene that is. */
const openings: Record<AboutKind, (id: string | undefined) => NoticeOpening> = {
  home: () => ({ scene: 'home' }),
  application: () => ({ scene: 'application' }),
  queue: (of) => ({ scene: 'queue', draft: { of } }),
  'platform-requests': () => ({ scene: 'platform-requests' }),
  snooze: () => ({ scene: 'snooze' }),
  staffroom: () => ({ scene: 'staffroom-join' }),
  'class-chat': (of) => ({ scene: 'class-chat', draft: { of } }),
  'other-way': (of) => ({ scene: 'class-chat', draft: { of, instead: true } }),
  'class-teacher': (of) => ({ scene: 'class-teachers', draft: { handed: of } }),
  'class-chats': (of) => ({ scene: 'chat', draft: { of: `C3a:${of}` } }),
  'platform-link': (of) => ({ scene: 'platform-link', draft: { of } }),
  'join-again': (invite) => ({ scene: 'join-again', draft: { invite } }),
  'family-moves': (of) => ({ scene: 'movement-person', draft: { what: 'moved', group: of } }),
  'divided-class': (id = '') => {
    const [of, to] = partsOf(id);
    return {
      scene: 'divided-class',
      draft: { of },
      chose: to === '' ? { chose: 'apart' } : { chose: 'to', of: to },
    };
  },
  verify: () => ({ scene: 'verify' }),
  lesson: (of) => ({ scene: 'lesson', draft: { of } }),
  event: (of) => ({ scene: 'event', draft: { of } }),
  coming: (id = '') => {
    const [of, option] = partsOf(id);
    return { scene: 'event', draft: { of }, chose: { chose: 'coming', of: option } };
  },
  mailing: (of) => ({ scene: 'mailing-card', draft: { of } }),
  'mail-read': (mailing) => ({ scene: 'mail-read', draft: { mailing }, chose: { chose: 'yes' } }),
  mute: (kind) => ({ scene: 'unwanted', draft: { kind } }),
  materials: () => ({ scene: 'channels' }),
  fraud: (mailing) => ({ scene: 'unwanted', draft: { mailing } }),
  report: () => ({ scene: 'control' }),
  invites: () => ({ scene: 'invite-list' }),
  'stale-invites': () => ({ scene: 'invite-list', draft: { stale: true } }),
  'school-chat': (of) => ({ scene: 'my-school-chat', draft: { of } }),
  activists: (of) => ({ scene: 'activists', draft: { of } }),
  'courses-left': () => ({ scene: 'subject-handover', draft: { whose: 'left' } }),
  'taught-chats': () => ({ scene: 'taught-chats' }),
  taught: () => ({ scene: 'subjects' }),
  pleas: () => ({ scene: 'pleas' }),
  'whom-to-tell': () => ({ scene: 'trusted-adult', draft: { wanted: true } }),
  safety: () => ({ scene: 'safety', draft: { whose: 'student' } }),
  answer: (id = '') => {
    const [of, option] = partsOf(id);
    return {
      scene: 'answer',
      draft: { of },
      ...(option === '' ? {} : { chose: { chose: 'option', of: option } }),
    };
  },
  answers: () => ({ scene: 'answer' }),
  ticket: (of) => ({ scene: 'ticket', draft: { of } }),
  'ticket-answer': (of) => ({ scene: 'ticket-answer', draft: { of } }),
  'my-ticket': (of) => ({ scene: 'my-ticket', draft: { of } }),
  'ticket-helped': (of) => ({ scene: 'my-ticket', draft: { of }, chose: { chose: 'solved' } }),
  former: () => ({ scene: 'former' }),
  question: (of) => ({ scene: 'question', draft: { of } }),
};

export const opensAt = (about: string, id: string | undefined): NoticeOpening | undefined => {
  const kind = aboutKinds.find((known) => known === about);
  return kind && openings[kind](id);
};
