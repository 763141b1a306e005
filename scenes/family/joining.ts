import { z } from 'zod';
import { type Asked, day, leave, refused, say } from '#scenes/scene.ts';
import { ownName } from '#scenes/steps/name.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { expectedLine, familyAnswer } from '#src/domain/joining/family-answer.ts';
import { keyOf, sendRequest } from '#src/domain/joining/requests.ts';
import { rename } from '#src/domain/people/people.ts';

/** What a family has told so far: the invite by which it came, and the names until the request is sent. */
export const JoinDraft = z.object({
  invite: z.string().default(''),
  role: z.enum(['parent', 'student']).default('parent'),
  class: z.string().optional(),
  name: z.string().optional(),
  child: z.string().default(''),
});
export type JoinDraft = z.infer<typeof JoinDraft>;

export const titleIn = async ({ tx }: Desk, draft: JoinDraft): Promise<string> =>
  titleOf(await readClasses(tx), draft.class);

/** The title of the class to which the family is invited. One request for one class, from a second device too. */
export async function invitedTo({ draft, me, school }: Asked<JoinDraft>) {
  const title = await titleIn(school, draft);
  if (draft.invite === '') return leave(say('family-join.no-code'));
  return me.person?.requests[keyOf(draft.role, draft.class)] === undefined
    ? title
    : leave(say('family-join.sent-before', { role: draft.role, class: title }));
}

/** Sends the request and says at once who decides, by when, and that another way is possible. */
export async function sendJoining(asked: Asked<JoinDraft> & { readonly it: string }) {
  const { draft, it, school } = asked;
  const child = draft.role === 'parent' ? { child: draft.child } : {};
  const [sent, answer] = await Promise.all([
    sendRequest(school, { invite: draft.invite, ...child }),
    familyAnswer(school, draft.class ?? ''),
  ]);
  if (!sent.ok) return leave(refused(sent));
  await rename(school, { name: ownName(asked) });
  const { byTeacher, until, opens } = answer;
  const who = say(byTeacher ? 'family-join.teacher' : 'family-join.administrator', { class: it });
  return leave(
    say('family-join.sent', { role: draft.role, who, until: day(until) }),
    ...(opens === undefined ? [] : [expectedLine(opens, school)]),
    say('family-join.voluntary', { role: draft.role }),
  );
}
