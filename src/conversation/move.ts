import type { Language } from '#src/text/language.ts';
import { type Say, say } from '#src/text/say.ts';

/** Where a conversation goes next, and what is said before the next question. */
export type Moves<S extends string, D> = (
  | { readonly move: 'go'; readonly step: S; readonly draft?: Partial<D>; readonly decided?: boolean }
  | { readonly move: 'again'; readonly draft?: Partial<D>; readonly unread?: true }
  | ({ readonly move: 'open' } & Opening)
  | { readonly move: 'leave'; readonly then?: Opening }
) & {
  readonly notes: readonly Say[];
  /** The language from here on, for somebody whom the bot does not know. */
  readonly lang?: Language;
  /** Likewise whether it is a child. */
  readonly child?: boolean;
};
export type AnyMove = Moves<string, Record<string, unknown>>;

export interface Opening {
  readonly scene: string;
  readonly draft?: Record<string, unknown>;
}

/** Where a button under a notice leads, and what it says already: that is chosen at once, where it is offered then. */
export interface NoticeOpening extends Opening {
  readonly chose?: { readonly chose: string; readonly of?: string };
}

/** Goes to a step of the same scene; the patch is put over the draft. */
export const go = <S extends string, D>(
  step: S,
  draft?: Partial<D>,
  ...notes: readonly Say[]
): Moves<S, D> => ({ move: 'go', step, ...(draft ? { draft } : {}), notes });

/** As `go`, after something was decided: «Назад» does not lead back into it. */
export const goOn = <S extends string, D>(
  step: S,
  draft?: Partial<D>,
  ...notes: readonly Say[]
): Moves<S, D> => ({ ...go(step, draft, ...notes), decided: true }) as Moves<S, D>;

/** Says what was not understood, and the same question again. */
export const again = (...notes: readonly Say[]): Moves<never, never> => ({ move: 'again', notes });

/** What was asked beside the question has its answer here; the question stands right above and comes in its short form. */
export const beside = (...notes: readonly Say[]): Moves<never, never> => ({
  move: 'again',
  unread: true,
  notes,
});

/** The same question with another draft: a tick. */
export const stay = <D>(draft: Partial<D>, ...notes: readonly Say[]): Moves<never, D> => ({
  move: 'again',
  draft,
  notes,
});

/** Opens another scene on top of this one; when it is left, this step is asked again. */
export const open = (
  scene: string,
  draft?: Record<string, unknown>,
  ...notes: readonly Say[]
): Moves<never, never> => ({ move: 'open', scene, ...(draft ? { draft } : {}), notes });

/** Ends the scene; the person is back where it was opened from. */
export const leave = (...notes: readonly Say[]): Moves<never, never> => ({ move: 'leave', notes });

/** Ends the scene and goes on with another one in its place. */
export const leaveTo = (then: Opening, ...notes: readonly Say[]): Moves<never, never> => ({
  move: 'leave',
  notes,
  then,
});

/** The sentence for a refusal of the domain; each word has one in `refusals.ftl`. */
export const refused = (no: { readonly refusal: string }): Say => say(`refusal-${no.refusal}`);

export const isMove = <S extends string, D>(it: unknown): it is Moves<S, D> =>
  typeof it === 'object' && it !== null && 'move' in it && 'notes' in it;
