import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  day,
  leave,
  leaveTo,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { familyClasses } from '#src/domain/chats/family-chat.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { familyAnswer } from '#src/domain/joining/family-answer.ts';
import { chooseClass, readOffered } from '#src/domain/movement/divided.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';

/**
 * A11 for families: their class was divided, and they say by one tap which of the classes is theirs now. Another one
 * than before is a request to its class teacher.
 */
type Steps = { which: 'to' | 'apart' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const dividedClass = scene<Steps, typeof Draft>(
  'divided-class',
  { duties: [], version: 1, draft: Draft, first: 'which', may: (me) => familyClasses(me).length > 0 },
  {
    which: about(offered, {
      ask: ({ it: { role, was, classes } }) => ({
        text: say('divided-class.asked', {
          ...{ role, class: was.title },
          classes: classes.map(({ title }) => title),
        }),
        list: classList('to', classes),
        buttons: role === 'parent' ? [button('apart', say('divided-class.apart'))] : [],
      }),
      choices: {
        async to({ of, it: { was, classes }, school }) {
          const chosen = await chooseClass(school, { class: was.id, to: of });
          const title = classes.find(({ id }) => id === of)?.title ?? '';
          if (!chosen.ok) return leave(refused(chosen));
          if (of === was.id) return leave(say('divided-class.stays', { role: chosen.role, class: title }));
          return leave(await sentLine(school, { role: chosen.role, of, title }));
        },
        apart: ({ it: { was } }) => leaveTo({ scene: 'class-leaving', draft: { of: was.id } }),
      },
    }),
  },
);

/** The class with those that stand beside it; undefined once nobody is asked any more. */
async function offered({ draft, me, school }: Asked<Draft>) {
  const classes = await readOffered(school, draft.of);
  const was = classes.find(({ id }) => id === draft.of);
  const role: FamilyRole = classesAs(me, 'parent').includes(draft.of) ? 'parent' : 'student';
  return was && { was, classes, role };
}

async function sentLine(
  school: Desk,
  { role, of, title }: { role: FamilyRole; of: string; title: string },
): Promise<Say> {
  const { byTeacher, until } = await familyAnswer(school, of);
  const who = say(byTeacher ? 'family-join.teacher' : 'family-join.administrator', { class: title });
  return say('family-join.sent', { role, who, until: day(until) });
}
