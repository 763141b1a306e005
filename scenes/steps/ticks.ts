import { type Say, say } from '#scenes/scene.ts';

/** Several of a list are chosen, one tap each; what is ticked is seen to be. */
export const tickOf = (isIn: boolean, name: Say): Say => say(isIn ? 'tick.in' : 'tick.out', { name });

export const toggled = <T>(chosen: readonly T[], one: T): T[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
