import { courseLife } from '#scenes/staff/course-life.ts';
import { lessonChange } from '#scenes/staff/lesson-change.ts';
import { lessonPlan } from '#scenes/staff/lesson-plan.ts';
import { subjectChat } from '#scenes/staff/subject-chat.ts';
import { subjectChats } from '#scenes/staff/subject-chats.ts';
import { subjectHandover } from '#scenes/staff/subject-handover.ts';
import { subjects } from '#scenes/staff/subjects.ts';
import { taughtChats } from '#scenes/staff/taught-chats.ts';

/** T1, T3, T4 (2.4): what somebody teaches, its chats, keeping them up, and handing it over. */
export const teachingScenes = [
  subjects,
  subjectChats,
  subjectChat,
  subjectHandover,
  taughtChats,
  courseLife,
  lessonPlan,
  lessonChange,
] as const;
