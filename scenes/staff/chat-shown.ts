import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  go,
  goOn,
  leaveTo,
  type Moves,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { type LinkedChat, linkedChat, titleOfKept } from '#scenes/staff/own-school-chat.ts';
import { takenOut } from '#scenes/staff/school-chat-who.ts';
import { inClassOrder, nameOfGroup } from '#scenes/steps/groups.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { tickOf, toggled } from '#scenes/steps/ticks.ts';
import { listOwnFamilies } from '#src/domain/chats/class-families.ts';
import { type Group, isShown, type Member } from '#src/domain/chats/school-chat.ts';
import { pickMembers } from '#src/domain/chats/school-chats.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readOwnClasses } from '#src/domain/teaching/own-courses.ts';
import { PlatformRole } from '#src/regulation/roles.ts';

/**
 * C3d, T3b (2.3, 2.4): whom one of the «иные чаты» is shown to: parents, pupils or teachers of one's own classes, and
 * picked people. A class teacher picks among the families that were accepted; nobody else sees their names.
 */
type Steps = {
  groups: 'group' | 'colleagues' | 'families' | 'done';
  families: 'person' | 'enough';
};
const Draft = z.object({
  of: z.string().optional(),
  /** What is ticked; as the chat stands until something is changed. */
  groups: z.array(z.object({ role: PlatformRole, class: z.string() })).optional(),
  families: z.array(PersonId).optional(),
  /** The chat as it was when the ticking began. */
  seen: z.number().optional(),
});
type Draft = z.infer<typeof Draft>;
type About = Asked<Draft> & { readonly it: LinkedChat };

export const chatShown = scene<Steps, typeof Draft>(
  'chat-shown',
  { duties: [], version: 1, draft: Draft, first: 'groups', may: isColleague },
  {
    groups: about(shownChat, {
      async ask({ draft, it, school }) {
        const [classes, own, families] = await Promise.all([
          readClasses(school.tx),
          readOwnClasses(school),
          listOwnFamilies(school),
        ]);
        const ticked = groupsOf({ draft, it });
        const all = classes.list
          .filter(({ id }) => own.includes(id) || ticked.some((group) => group.class === id))
          .flatMap(({ id }) => PlatformRole.options.map((role): Group => ({ role, class: id })))
          .reverse();
        const hasChildren = ticked.some(({ role }) => role === 'student');
        return {
          text: [
            say('chat-shown-groups.ask', { title: titleOfKept(it) }),
            ...(own.length === 0 ? [say('chat-shown-groups.no-classes')] : []),
            ...(hasChildren && school.school.pupils !== 'full' ? [say('chat-shown-groups.by-hand')] : []),
          ],
          list: {
            choose: 'group',
            rows: inClassOrder(all, classes).map((group) => ({
              of: keyOf(group),
              label: tickOf(isIn(ticked, group), nameOfGroup(group, classes)),
            })),
          },
          buttons: [
            [
              button('colleagues', say('chat-shown-groups.colleagues')),
              ...(families.length > 0 ? [button('families', say('chat-shown-groups.families'))] : []),
            ],
            button('done', say('school-chat-members-pick.done'), { look: 'positive' }),
          ],
        };
      },
      choices: {
        group({ draft, it, of }) {
          const [role, ofClass = ''] = of.split(':');
          const group = { role: PlatformRole.parse(role), class: ofClass };
          const ticked = groupsOf({ draft, it });
          const groups = isIn(ticked, group)
            ? ticked.filter((one) => keyOf(one) !== keyOf(group))
            : [...ticked, group];
          return stay({ groups, seen: draft.seen ?? it.stored.at });
        },
        colleagues: (asked) => save(asked, 'school-chat-members'),
        families: () => go('families'),
        done: (asked) => save(asked, 'kept-school-chat'),
      },
    }),
    families: about(shownChat, {
      async ask({ draft, it, now, school }) {
        const families = await listOwnFamilies(school);
        const ticked = familiesOf({ draft, it });
        const people = families.map(({ person }) => person);
        return {
          text: say('chat-shown-families.ask', { title: titleOfKept(it) }),
          list: {
            choose: 'person',
            rows: families.map(({ person, role, classTitle }) => ({
              of: person.id,
              label: tickOf(
                ticked.includes(person.id),
                say(`chat-shown-families.${role}`, { name: nameOf(person, people, now), class: classTitle }),
              ),
            })),
          },
          buttons: [button('enough', say('chat-shown-families.enough'))],
        };
      },
      choices: {
        person: ({ draft, it, of }) =>
          stay({
            families: toggled(familiesOf({ draft, it }), PersonId.parse(of)),
            seen: draft.seen ?? it.stored.at,
          }),
        enough: () => go('groups'),
      },
    }),
  },
);

/** Who belongs to the chats of the administration is asked otherwise. */
async function shownChat(asked: Asked<Draft>) {
  const chat = await linkedChat(asked);
  return chat && 'duty' in chat && !isShown(chat.duty) ? undefined : chat;
}

type Ticks = Pick<About, 'draft' | 'it'>;
const keyOf = ({ role, class: of }: Group): string => `${role}:${of}`;
const isIn = (groups: readonly Group[], one: Group): boolean =>
  groups.some((group) => keyOf(group) === keyOf(one));
const groupsOf = ({ draft, it }: Ticks): readonly Group[] => draft.groups ?? it.stored.groups ?? [];
const familiesOf = ({ draft, it }: Ticks): readonly PersonId[] =>
  draft.families ?? it.stored.members.filter(isOfFamily).map(({ person }) => person);
const isOfFamily = ({ role }: Member): boolean => role === 'parent' || role === 'student';

/** What was ticked is stored before anything else is asked. */
async function save(
  { draft, it, school }: About,
  scene: 'kept-school-chat' | 'school-chat-members',
): Promise<Moves<'groups', Draft>> {
  const { duty, id, class: of } = it;
  if (draft.seen === undefined) return leaveTo({ scene, draft: { of: id } });
  const families = await listOwnFamilies(school);
  const saved = await pickMembers(school, {
    ...{ duty, id, class: of, seen: draft.seen, groups: groupsOf({ draft, it }) },
    ...(draft.families
      ? {
          families: families
            .filter(({ person }) => draft.families?.includes(person.id))
            .map(({ person, role, class: its }) => ({ person: person.id, role, class: its })),
        }
      : {}),
  });
  if (!saved.ok) return goOn('groups', {}, refused(saved));
  return leaveTo({ scene, draft: { of: id } }, ...(scene === 'kept-school-chat' ? takenOut(saved.gone) : []));
}
