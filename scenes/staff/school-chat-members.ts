import { z } from 'zod';
import { type Asked, about, button, go, leave, leaveTo, refused, say, scene, stay } from '#scenes/scene.ts';
import { type LinkedChat, linkedChat, titleOfKept } from '#scenes/staff/own-school-chat.ts';
import { takenOut } from '#scenes/staff/school-chat-who.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { tickOf, toggled } from '#scenes/steps/ticks.ts';
import { isOneOfSeveral } from '#src/domain/chats/school-chat.ts';
import { pickMembers } from '#src/domain/chats/school-chats.ts';
import { holdsOwn, isColleague } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readStaff } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { isStaff, Role, roles } from '#src/regulation/roles.ts';

/** H6a, H6e, C3d, T3b (2.2–2.4): whom of the staff a chat is for. The deputies are ticked beforehand, the head adds whole roles. */
type Steps = { pick: 'person' | 'roles' | 'done'; roles: 'role' | 'enough' };
const Draft = z.object({
  of: z.string().optional(),
  /** Who is ticked; as the chat stands until something is changed. */
  people: z.array(PersonId).optional(),
  roles: z.array(Role).optional(),
  /** The chat as it was when the ticking began. */
  seen: z.number().optional(),
});
type Draft = z.infer<typeof Draft>;
type About = Asked<Draft> & { readonly it: LinkedChat };

export const schoolChatMembers = scene<Steps, typeof Draft>(
  'school-chat-members',
  { duties: [], version: 1, draft: Draft, first: 'pick', may: isColleague },
  {
    pick: about(picked, {
      async ask({ draft, it, me, school }) {
        const staff = await readStaff(school.tx);
        const ticked = tickedOf({ draft, it }, staff);
        const whole = rolesOf({ draft, it });
        return {
          text: [
            say('school-chat-members-pick.ask', { title: titleOfKept(it), count: ticked.length }),
            ...(whole.length > 0
              ? [say('school-chat-members-pick.roles-in', { roles: namesOf(whole) })]
              : []),
          ],
          list: {
            choose: 'person',
            rows: staff
              .filter(({ id }) => id !== me.id)
              .map((person) => ({
                of: person.id,
                label: tickOf(ticked.includes(person.id), nameOf(person, staff, school.tx.now)),
              })),
          },
          buttons: [
            ...(it.duty === 'H6e' && holdsOwn(me, 'head')
              ? [button('roles', say('school-chat-members-pick.roles'))]
              : []),
            button('done', say('school-chat-members-pick.done'), { look: 'positive' }),
          ],
        };
      },
      choices: {
        async person({ draft, it, of, school }) {
          const ticked = tickedOf({ draft, it }, await readStaff(school.tx));
          return stay({ people: toggled(ticked, PersonId.parse(of)), seen: draft.seen ?? it.stored.at });
        },
        roles: () => go('roles'),
        done: save,
      },
    }),
    roles: about(picked, {
      ask: ({ draft, it }) => ({
        text: say('school-chat-members-roles.ask'),
        list: {
          choose: 'role',
          rows: roles.filter(isStaff).map((role) => ({
            of: role,
            label: tickOf(rolesOf({ draft, it }).includes(role), say(`school-chat-role.${role}`)),
          })),
        },
        buttons: [button('enough', say('school-chat-members-roles.enough'))],
      }),
      choices: {
        role: ({ draft, it, of }) =>
          stay({
            roles: toggled(rolesOf({ draft, it }), Role.parse(of)),
            seen: draft.seen ?? it.stored.at,
          }),
        enough: () => go('pick'),
      },
    }),
  },
);

/** Who belongs to the other chats is no matter of picking. */
async function picked(asked: Asked<Draft>) {
  const chat = await linkedChat(asked);
  return chat && 'duty' in chat && chat.duty !== 'H6a' && !isOneOfSeveral(chat.duty) ? undefined : chat;
}

type Ticks = Pick<About, 'draft' | 'it'>;

const rolesOf = ({ draft, it }: Ticks): readonly Role[] => draft.roles ?? it.stored.roles;

/** Before anybody was picked the deputies are ticked in the chat that is theirs. */
function tickedOf({ draft, it }: Ticks, staff: readonly Person[]): readonly PersonId[] {
  const { duty, members } = it.stored;
  if (draft.people) return draft.people;
  const colleagues = members.filter(({ role }) => role === undefined || isStaff(role));
  if (colleagues.length > 0 || duty !== 'H6a') return colleagues.map(({ person }) => person);
  return staff.filter((person) => holdsOwn(person, 'deputy')).map(({ id }) => id);
}

const namesOf = (some: readonly Role[]) => some.map((role) => say(`school-chat-role.${role}`));

async function save({ draft, it, school }: About) {
  const people = tickedOf({ draft, it }, await readStaff(school.tx));
  const { duty, id, class: of } = it;
  const saved = await pickMembers(school, {
    ...{ duty, id, class: of, people, roles: rolesOf({ draft, it }) },
    ...(draft.seen === undefined ? {} : { seen: draft.seen }),
  });
  if (!saved.ok && saved.refusal === 'forbidden') return leave(refused(saved));
  const note = saved.ok ? takenOut(saved.gone) : [refused(saved)];
  return leaveTo({ scene: 'kept-school-chat', draft: { of: id } }, ...note);
}
