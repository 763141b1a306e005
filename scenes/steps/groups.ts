import { type Say, say } from '#scenes/scene.ts';
import type { Group } from '#src/domain/chats/school-chat.ts';
import { titleOf } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';

/** «Родители 7А». */
export const nameOfGroup = ({ role, class: of }: Group, classes: Classes): Say =>
  say(`chat-shown-group.${role}`, { class: titleOf(classes, of) });

/** Groups in the order of the school's classes. */
export const inClassOrder = (groups: readonly Group[], { list }: Pick<Classes, 'list'>): readonly Group[] =>
  list.flatMap(({ id }) => groups.filter((group) => group.class === id));
