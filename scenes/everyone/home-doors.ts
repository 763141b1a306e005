import { type Button, button, type Say, say } from '#src/conversation/define.ts';
import { type Desk, holds } from '#src/domain/desk.ts';
import { familyClasses } from '#src/domain/family-chat.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** The first sentence of «Мои дела»: whose they are, or what is being waited for. */
export function greeting({ me }: Desk): Say {
  const { person } = me;
  const name = person?.name ?? '';
  const named = name === '' ? 'no' : 'yes';
  if (person?.frozen) return say('home-list.frozen');
  if (me.roles.length > 0) return say('home-list.greeting', { name, named });
  const waiting = Object.keys(person?.requests ?? {}).length > 0;
  return say(waiting ? 'home-list.waiting' : 'home-list.no-role', { name, named });
}

/** The doors beyond one's own duties, by role. */
export function doors({ me }: Desk): (Button | readonly Button[])[] {
  const administrator = holds(me, 'administrator');
  const chats = familyClasses(me).length > 0;
  const staff = me.roles.some(({ role }) => isStaff(role));
  const door = (scene: string, wanted: boolean): Button[] =>
    wanted ? [button(scene, say(`home-list.${scene}`))] : [];
  const rows = [
    door('my-chats', chats),
    [...door('invites', administrator || holds(me, 'classTeacher')), ...door('open-classes', administrator)],
    [...door('administrators', administrator), ...door('away', staff)],
  ];
  return rows.filter((row) => row.length > 0);
}
