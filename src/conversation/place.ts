import { z } from 'zod';
import { Language } from '#src/text/language.ts';

/** One scene in which a person is: the step by its name, the draft whole, the steps that led here. */
export const Frame = z.object({
  scene: z.string(),
  version: z.number(),
  step: z.string(),
  draft: z.record(z.string(), z.unknown()),
  trail: z.array(z.string()).default([]),
  /** The number of the first question that was asked here; what was asked for before it is stale. */
  since: z.number().default(0),
  /** The page of the step's list, from 0, and what the list is narrowed to. */
  page: z.number().int().min(0).default(0),
  sift: z.string().optional(),
  /** What was chosen and waits for «да» by name. */
  sure: z.object({ chose: z.string(), of: z.string() }).optional(),
});
export type Frame = z.infer<typeof Frame>;

/** Where a person is: scenes one on top of the other, the last one talking. */
export const Talk = z.object({
  frames: z.array(Frame).default([]),
  /** What the person left half-way by «Назад» or «Отмена», and can go on with. */
  left: z.array(Frame).default([]),
  /** Rises with every question; a button of an earlier one is known by it. */
  asked: z.number().default(0),
  /** The number of the person's latest message that moved the conversation. */
  seen: z.number().default(0),
  /** What was written last, as a mark, and the step at which it is heard again when it is mended. */
  latest: z
    .object({ mark: z.number(), at: z.object({ scene: z.string(), step: z.string() }).optional() })
    .optional(),
  /** What was not understood just now, without names and numbers: it can be passed on to the school. */
  unread: z.string().optional(),
  /** True when the person's client shows no buttons. */
  bare: z.boolean().default(false),
  /** The question whose options stand in its text by numbers, since the messenger did not take its buttons. */
  numbered: z.number().optional(),
  lang: Language.default('ru'),
  /** A child is talking, of whom nothing is kept but this place. */
  child: z.boolean().optional(),
});
export type Talk = z.infer<typeof Talk>;

const nowhere = { scene: '', version: 0, step: '', draft: {} };
const usual = { ...Frame.parse(nowhere), ...Talk.parse({}) };
const usualText = new Map(
  Object.entries(usual).flatMap(([name, value]) => (name in nowhere ? [] : [[name, JSON.stringify(value)]])),
);

/** As it is stored: without what reading it puts there. There is one of everybody who has talked lately. */
export const lean = (talk: Talk): object => ({
  ...unusual(talk),
  frames: talk.frames.map(unusual),
  ...(talk.left.length > 0 ? { left: talk.left.map(unusual) } : {}),
});

const unusual = (of: object): object =>
  Object.fromEntries(
    Object.entries(of).filter(([name, value]) => JSON.stringify(value) !== usualText.get(name)),
  );

/** How somebody is spoken to whom the bot does not know. */
export type Manner = Pick<Talk, 'lang' | 'child'>;

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

/** Puts a scene on top. One that is open further down with the same draft is gone back to, not opened twice. */
export function push(talk: Talk, frame: Frame): Talk {
  const fresh = { ...frame, since: talk.asked + 1 };
  const at = talk.frames.findIndex((open) => isSame(open, frame));
  const under = at === -1 ? talk.frames : talk.frames.slice(0, at);
  const left = talk.left.some(({ scene }) => scene === frame.scene) ? [] : talk.left;
  return { ...talk, frames: [...under.slice(0, depth - 1), fresh], left };
}

/** What a card is about tells two cards of one scene apart. */
const isSame = (open: Frame, frame: Frame): boolean =>
  open.scene === frame.scene && (open.draft.of === undefined || open.draft.of === frame.draft.of);

/** @param decided  something was decided on the way: «Назад» does not lead back into it */
export function moveTo(talk: Talk, step: string, patch: Record<string, unknown> = {}, decided = false): Talk {
  const frame = top(talk);
  if (!frame) return talk;
  const { scene, version, draft, trail } = frame;
  const here = { scene, version, draft: { ...draft, ...patch } };
  if (step === frame.step && !decided) return replaceTop(talk, { ...frame, ...here, sure: undefined });
  const led = [...trail.filter((past) => past !== step), frame.step].slice(-trailLength);
  return replaceTop(talk, {
    ...here,
    step,
    trail: decided ? [] : led,
    since: talk.asked + 1,
    page: 0,
  });
}

/** One step back; what was entered stays in the draft. */
export function stepBack(talk: Talk): Talk | undefined {
  const frame = top(talk);
  const last = frame?.trail.at(-1);
  if (!frame || last === undefined) return undefined;
  const { scene, version, draft, trail } = frame;
  return replaceTop(talk, {
    ...{ scene, version, draft, step: last, trail: trail.slice(0, -1) },
    ...{ since: talk.asked + 1, page: 0 },
  });
}
