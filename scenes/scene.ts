import {
  type Asked as AskedIn,
  type Scene as SceneIn,
  type Step as StepIn,
  scenesIn,
} from '#src/conversation/scene.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/**
 * What a scene is written with. `scene<Steps, typeof Draft>(slug, head, steps)`: Steps is the contents page, each
 * step with the names of its choices; each choice has its handler, and what is not offered now never reaches it.
 */
export const scene = scenesIn<Desk>();
export type Scene = SceneIn<Desk>;
export type Asked<D> = AskedIn<D, Desk>;
export type Step<D, S extends string, C extends string> = StepIn<D, S, C, Desk>;
/** A step as `about` takes it. */
export type StepAbout<D, S extends string, C extends string, It> = StepIn<D, S, C, Desk, { readonly it: It }>;

export {
  again,
  beside,
  go,
  goOn,
  leave,
  leaveTo,
  type Moves,
  open,
  refused,
  stay,
} from '#src/conversation/move.ts';
export { about } from '#src/conversation/scene.ts';
export { type Button, button, type List, type ListRow, type View } from '#src/conversation/view.ts';
export { day, dayAndTime, dayInWeek, dayInYear, inLanguage, type Say, say } from '#src/text/say.ts';
