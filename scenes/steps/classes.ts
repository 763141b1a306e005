import { type List, say } from '#scenes/scene.ts';
import type { ClassEntry } from '#src/domain/classes/record.ts';

/** Classes to choose from, five in a row. */
export const classList = <C extends string>(choose: C, classes: readonly ClassEntry[]): List<C> => ({
  choose,
  inRow: 5,
  rows: classes.map(({ id, title }) => ({ of: id, label: say('classes.title', { class: title }) })),
});
