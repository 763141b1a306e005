import { canonical, type DutyId } from '#src/regulation/duties.ts';

export interface DutyScene {
  readonly scene: string;
  /** The scene does not show the guide's steps, so the card does. */
  readonly steps?: true;
  /** Opened from «Мои дела» without the card before it. */
  readonly direct?: true;
  /** The scene in which it is put off with more than a mark on the row. */
  readonly aside?: string;
}

/**
 * Which scene leads through a duty. By name, so that the card does not import all scenes, which in turn import
 * it; test/conversations/everyone/duty-scenes.test.ts compares with `scenes/index.ts`.
 */
export const dutyScenes: { readonly [id in DutyId]?: DutyScene } = {
  A1: { scene: 'application' },
  A2: { scene: 'registration' },
  A3: { scene: 'school-details' },
  A4: { scene: 'staffroom' },
  A5: { scene: 'classes' },
  A6: { scene: 'invites' },
  A7: { scene: 'administrators' },
  A8: { scene: 'class-teachers', direct: true },
  A9: { scene: 'queue' },
  A10: { scene: 'queue' },
  A11: { scene: 'movement', direct: true },
  A12: { scene: 'invite-list' },
  A13: { scene: 'channels', direct: true },
  A14: { scene: 'events', direct: true },
  A15: { scene: 'tickets', direct: true },
  A16: { scene: 'developer', direct: true, steps: true },
  A17: { scene: 'statistics', direct: true },
  H1: { scene: 'platform-order' },
  H2: { scene: 'appointment' },
  H3: { scene: 'staffroom-join', direct: true },
  H4: { scene: 'verify', direct: true },
  H5: { scene: 'material', direct: true },
  H6a: { scene: 'school-chat', direct: true, aside: 'school-chat-aside' },
  H6b: { scene: 'school-chat', direct: true, aside: 'school-chat-aside' },
  H6c: { scene: 'school-chat', direct: true, aside: 'school-chat-aside' },
  H6d: { scene: 'school-chat', direct: true, aside: 'school-chat-aside' },
  H6e: { scene: 'school-chat', direct: true, aside: 'school-chat-aside' },
  H7: { scene: 'control', direct: true },
  C3a: { scene: 'chat', direct: true, aside: 'chat-aside' },
  C3b: { scene: 'chat', direct: true, aside: 'chat-aside' },
  C3c: { scene: 'chat', direct: true, aside: 'chat-aside' },
  C3d: { scene: 'school-chat', direct: true, aside: 'school-chat-aside' },
  C4: { scene: 'class-life', direct: true },
  T3a: { scene: 'subject-chats', direct: true },
  T3b: { scene: 'school-chat', direct: true, aside: 'school-chat-aside' },
  T4: { scene: 'course-life', direct: true },
  S1: { scene: 'class-chat', direct: true },
  S2: { scene: 'my-chats', steps: true },
  S3: { scene: 'events', steps: true },
  S4: { scene: 'safety' },
  P1: { scene: 'class-chat', direct: true },
  P2: { scene: 'my-chats', steps: true },
  R1: { scene: 'help' },
  R2: { scene: 'help' },
  R3: { scene: 'help' },
  R4: { scene: 'webinars', direct: true },
};

/** C1, T1 and H3 are one joining, which one scene leads through. */
export const sceneOf = (id: DutyId): DutyScene | undefined => dutyScenes[canonical(id)];
