import { z } from 'zod';
import { day, leave, type Move, refused, say } from '#src/conversation/define.ts';
import { readClasses, titleOf } from '#src/domain/classes.ts';
import type { Desk } from '#src/domain/desk.ts';
import { familyAnswer } from '#src/domain/family-answer.ts';
import { sendRequest } from '#src/domain/requests.ts';

/** What a family has told so far: the invite by which it came, and the child's name until the request is sent. */
export const JoinDraft = z.object({
  invite: z.string().default(''),
  role: z.enum(['parent', 'student']).default('parent'),
  class: z.string().optional(),
  child: z.string().default(''),
});
export type JoinDraft = z.infer<typeof JoinDraft>;

export const classTitle = async (school: Desk, draft: JoinDraft) =>
  titleOf(await readClasses(school.tx), draft.class);

/** Sends the request and says at once who decides, by when, and that another way is possible. */
export async function sendJoining(school: Desk, draft: JoinDraft): Promise<Move<never, never>> {
  const child = draft.role === 'parent' ? { child: draft.child } : {};
  const sent = await sendRequest(school, { invite: draft.invite, ...child });
  const title = await classTitle(school, draft);
  if (!sent.ok) return leave(refused(sent));
  if (sent.again) return leave(say('family-join.sent-before', { class: title }));
  const { byTeacher, until } = await familyAnswer(school, draft.class ?? '');
  const who = say(byTeacher ? 'family-join.teacher' : 'family-join.administrator', { class: title });
  return leave(
    say('family-join.sent', { who, until: day(until) }),
    say('family-join.voluntary', { role: draft.role }),
  );
}
