import { z } from 'zod';
import { type Asked, about, button, leave, refused, say, scene, stay } from '#scenes/scene.ts';
import { ownChat } from '#scenes/staff/own-chat.ts';
import { takenOut } from '#scenes/staff/school-chat-who.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { tickOf, toggled } from '#scenes/steps/ticks.ts';
import { pickClassStaff, readClassStaff } from '#src/domain/chats/class-staff.ts';
import { titleOfChat } from '#src/domain/chats/own-chat.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';

/** C3c (2.3): whom the class teacher wants in the chat with the teachers, beside those who teach in the class. */
type Steps = { pick: 'person' | 'done' };
const Draft = z.object({
  /** The duty with its class, `C3c:c1`. */
  of: z.string().optional(),
  /** Who is ticked; as the class stands until something is changed. */
  people: z.array(PersonId).optional(),
});
type Draft = z.infer<typeof Draft>;

export const classStaff = scene<Steps, typeof Draft>(
  'class-staff',
  { duties: [], version: 1, draft: Draft, first: 'pick', may: (me) => holdsOwn(me, 'classTeacher') },
  {
    pick: about(teachersChat, {
      ask: ({ draft, it, now }) => {
        const ticked = draft.people ?? it.picked;
        return {
          text: [
            say('class-staff-pick.ask', { title: titleOfChat(it) }),
            it.teach.length > 0
              ? say('class-staff-pick.teach', { names: it.teach.map(({ name }) => name) })
              : say('class-staff-pick.nobody-teaches'),
          ],
          list: {
            choose: 'person',
            rows: it.others.map((person) => ({
              of: person.id,
              label: tickOf(ticked.includes(person.id), nameOf(person, it.others, now)),
            })),
          },
          buttons: [button('done', say('school-chat-members-pick.done'), { look: 'positive' })],
        };
      },
      choices: {
        person: ({ draft, it, of }) =>
          stay({ people: toggled(draft.people ?? it.picked, PersonId.parse(of)) }),
        async done({ draft, it, school }) {
          const picked = await pickClassStaff(school, { class: it.class, people: draft.people ?? it.picked });
          return leave(...(picked.ok ? takenOut(picked.gone) : [refused(picked)]));
        },
      },
    }),
  },
);

async function teachersChat(asked: Asked<Draft>) {
  const own = await ownChat(asked);
  return own?.chat === 'C3c' ? { ...own, ...(await readClassStaff(asked.school, own.class)) } : undefined;
}
