import { type Button, button, type Say, say } from '#scenes/scene.ts';
import { type Actor, type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** The scenes that «Мои дела» leads to beside one's own duties; each is called by its name from anywhere. */
export const namedDoors = [
  ...(['my-requests', 'my-ticket', 'my-chats', 'invites'] as const),
  ...(['open-classes', 'people', 'events', 'away'] as const),
] as const;
/** The first one stands there until the school is set up. */
export type Door = 'school-setup' | (typeof namedDoors)[number];

/** The first sentence of «Мои дела»: whose they are, or what is being waited for. */
export function greeting({ me }: Desk): Say {
  const { person } = me;
  const name = person?.name ?? '';
  const named = name === '' ? 'no' : 'yes';
  if (person?.frozen) return say('home-list.frozen');
  const whose = whoseHome(me);
  if (me.roles.length > 0) return say('home-list.greeting', { name, named, whose });
  return say(isWaiting(me) ? 'home-list.waiting' : 'home-list.no-role', { name, named, whose });
}

/** A child is said «ты», and has no list of things to be done; nor has a parent. */
export function whoseHome({ roles, person }: Actor): 'student' | 'parent' | 'staff' {
  const asked = Object.keys(person?.requests ?? {});
  const all = [...roles.map(({ role }) => role), ...asked.map((key) => key.split(':')[0] ?? '')];
  if (all.includes('student')) return 'student';
  return all.length > 0 && all.every((role) => role === 'parent') ? 'parent' : 'staff';
}

/** Somebody has asked for something that is not decided yet. */
export const isWaiting = ({ person }: Actor): boolean => Object.keys(person?.requests ?? {}).length > 0;

/**
 * The doors of a person's roles, two in a row.
 *
 * @param asks  they have asked the school something
 */
export function doors({ me, school }: Desk, asks: boolean): readonly (readonly Button<Door>[])[] {
  const administrator = holdsOwn(me, 'administrator');
  const inviter = administrator || holdsOwn(me, 'classTeacher');
  const wanted: readonly (readonly [Door, boolean])[] = [
    ['school-setup', administrator && !school.ready],
    ['my-requests', isWaiting(me)],
    // Administrators have theirs in the help: their doors fill the keyboard.
    ['my-ticket', asks && !administrator],
    ['my-chats', me.roles.length > 0],
    ['invites', inviter],
    ['open-classes', administrator],
    ['people', inviter],
    ['events', me.roles.length > 0],
    ['away', me.roles.some(({ role }) => isStaff(role))],
  ];
  const found = wanted.flatMap(([door, isThere]) =>
    isThere ? [button(door, say(`home-list.${door}`))] : [],
  );
  return found.flatMap((door, i) => (i % 2 === 0 ? [[door, ...found.slice(i + 1, i + 2)]] : []));
}
