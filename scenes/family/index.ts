import { classChat } from '#scenes/family/class-chat.ts';
import { classLeaving } from '#scenes/family/class-leaving.ts';
import { dividedClass } from '#scenes/family/divided-class.ts';
import { familyJoin } from '#scenes/family/family-join.ts';
import { safety } from '#scenes/family/safety.ts';
import { studentGuide } from '#scenes/family/student-guide.ts';
import type { Scene } from '#scenes/scene.ts';

/** What leads parents and students. */
export const family = [
  familyJoin,
  classChat,
  classLeaving,
  dividedClass,
  studentGuide,
  safety,
] as const satisfies readonly Scene[];
