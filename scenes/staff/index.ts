import type { Scene } from '#scenes/scene.ts';
import { activistsScene } from '#scenes/staff/activists.ts';
import { away } from '#scenes/staff/away.ts';
import { classChatScenes } from '#scenes/staff/class-chats.ts';
import { classLife } from '#scenes/staff/class-life.ts';
import { eventChange } from '#scenes/staff/event-change.ts';
import { eventPlan } from '#scenes/staff/event-plan.ts';
import { mailing } from '#scenes/staff/mailing.ts';
import { mailingCard } from '#scenes/staff/mailing-card.ts';
import { ownHours } from '#scenes/staff/own-hours.ts';
import { pleas } from '#scenes/staff/pleas.ts';
import { question } from '#scenes/staff/question.ts';
import { questionAsk } from '#scenes/staff/question-ask.ts';
import { questions } from '#scenes/staff/questions.ts';
import { rehearsal } from '#scenes/staff/rehearsal.ts';
import { schoolChatScenes } from '#scenes/staff/school-chats.ts';
import { staffJoin } from '#scenes/staff/staff-join.ts';
import { staffroomJoin } from '#scenes/staff/staffroom-join.ts';
import { teachingScenes } from '#scenes/staff/teaching.ts';
import { verify } from '#scenes/staff/verify.ts';
import { webinars } from '#scenes/staff/webinars.ts';

/** What leads class teachers and subject teachers. */
export const staff = [
  staffJoin,
  staffroomJoin,
  verify,
  ...classChatScenes,
  ...schoolChatScenes,
  activistsScene,
  classLife,
  rehearsal,
  ...teachingScenes,
  eventPlan,
  eventChange,
  webinars,
  away,
  mailing,
  mailingCard,
  ownHours,
  pleas,
  questions,
  questionAsk,
  question,
] as const satisfies readonly Scene[];
