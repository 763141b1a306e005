import { z } from 'zod';

/** One scene in which a person is: the step by its name, the draft whole, the steps that led here. */
export const Frame = z.object({
  scene: z.string(),
  version: z.number(),
  step: z.string(),
  draft: z.record(z.string(), z.unknown()),
  trail: z.array(z.string()).default([]),
});
export type Frame = z.infer<typeof Frame>;

/** Where a person is: scenes one on top of the other, the last one talking. */
export const Talk = z.object({
  frames: z.array(Frame).default([]),
  /** Rises with every question; a button of an earlier one is known by it. */
  asked: z.number().default(0),
  /** The number of the person's latest message that moved the conversation. */
  seen: z.number().default(0),
  /** True when the person's client shows no buttons. */
  bare: z.boolean().default(false),
  lang: z.enum(['ru', 'en']).default('ru'),
});
export type Talk = z.infer<typeof Talk>;

/** How far «Назад» leads back within one scene. */
const trailLength = 8;
/** How many scenes may lie on top of each other. */
const depth = 5;

export const top = (talk: Talk): Frame | undefined => talk.frames.at(-1);

export const replaceTop = (talk: Talk, frame: Frame): Talk => ({
  ...talk,
  frames: [...talk.frames.slice(0, -1), frame],
});

export const pop = (talk: Talk): Talk => ({ ...talk, frames: talk.frames.slice(0, -1) });

/** Puts a scene on top; one that is open further down is not opened twice. */
export function push(talk: Talk, frame: Frame): Talk {
  const at = talk.frames.findIndex((open) => open.scene === frame.scene && open.scene !== 'duty');
  const under = at === -1 ? talk.frames : talk.frames.slice(0, at);
  return { ...talk, frames: [...under.slice(0, depth - 1), frame] };
}

export const moveTo = (frame: Frame, step: string, patch: Record<string, unknown> = {}): Frame => ({
  ...frame,
  step,
  draft: { ...frame.draft, ...patch },
  trail:
    step === frame.step
      ? frame.trail
      : [...frame.trail.filter((past) => past !== step), frame.step].slice(-trailLength),
});

/** One step back; what was entered stays in the draft. */
export function stepBack(frame: Frame): Frame | undefined {
  const last = frame.trail.at(-1);
  return last === undefined ? undefined : { ...frame, step: last, trail: frame.trail.slice(0, -1) };
}
