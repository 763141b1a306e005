import type { z } from 'zod';
import type { Attachment } from '#src/domain/attachments.ts';
import type { Actor, Desk } from '#src/domain/desk.ts';
import type { Language } from '#src/domain/records.ts';
import { type Say, say } from '#src/domain/say.ts';
import type { DutyId } from '#src/regulation/duties.ts';

export type { Say } from '#src/domain/say.ts';
export { day, dayAndTime, say } from '#src/domain/say.ts';

/** What a person sees at a step. The engine adds «Назад», «Отмена» and help by itself. */
export interface View {
  readonly text: Say | readonly Say[];
  /** Rows of buttons; a button alone is a row. */
  readonly buttons?: readonly (Button | readonly Button[])[];
  readonly attach?: readonly Attachment[];
}

export interface Button {
  readonly chose: string;
  /** The id of what the button is about. */
  readonly of?: string;
  readonly label: Say;
  readonly look?: 'primary' | 'positive' | 'negative';
}

export const button = (chose: string, label: Say, more: Omit<Button, 'chose' | 'label'> = {}): Button => ({
  chose,
  label,
  ...more,
});

/** A document that the person sent; its content is fetched before the step is asked about it. */
export interface SentFile {
  readonly name: string;
  readonly size: number;
  readonly url: string;
}

/** What a step is asked with: the draft so far, who is talking, and the desk at which operations are done. */
export interface Asked<D> {
  readonly draft: D;
  readonly me: Actor;
  readonly school: Desk;
  readonly now: number;
}

/** What the person did, as a step gets it. Exactly one of `chose`, `said` and `rows` is there. */
export interface Answered<D> extends Asked<D> {
  readonly chose?: string | undefined;
  readonly of?: string | undefined;
  /** Trimmed text, typed or spoken; empty when a button was chosen. */
  readonly said: string;
  /** The rows of a table that the person sent as a file. */
  readonly rows?: readonly (readonly string[])[] | undefined;
}

export type Move<S extends string, D> = (
  | { readonly move: 'go'; readonly step: S; readonly draft?: Partial<D> }
  | { readonly move: 'again'; readonly draft?: Partial<D> }
  | ({ readonly move: 'open' } & Opening)
  | { readonly move: 'leave'; readonly then?: Opening }
) & {
  /** What is said before the next question. */
  readonly notes: readonly Say[];
  /** The language from here on, for somebody whom the bot does not know. */
  readonly lang?: Language;
};

export interface Opening {
  readonly scene: string;
  readonly draft?: Record<string, unknown>;
}

/** Goes to a step of the same scene; the patch is put over the draft. */
export const go = <S extends string, D>(
  step: S,
  draft?: Partial<D>,
  ...notes: readonly Say[]
): Move<S, D> => ({
  move: 'go',
  step,
  ...(draft ? { draft } : {}),
  notes,
});

/** Says what was not understood, and the same question again. */
export const again = (...notes: readonly Say[]): Move<never, never> => ({ move: 'again', notes });

/** The same question with another draft: the next page, a tick. */
export const stay = <D>(draft: Partial<D>, ...notes: readonly Say[]): Move<never, D> => ({
  move: 'again',
  draft,
  notes,
});

/** Opens another scene on top of this one; when it is left, this step is asked again. */
export const open = (
  scene: string,
  draft?: Record<string, unknown>,
  ...notes: readonly Say[]
): Move<never, never> => ({
  move: 'open',
  scene,
  ...(draft ? { draft } : {}),
  notes,
});

/** Ends the scene; the person is back where it was opened from. */
export const leave = (...notes: readonly Say[]): Move<never, never> => ({ move: 'leave', notes });

/** Ends the scene and goes on with another one in its place. */
export const leaveTo = (then: Opening, ...notes: readonly Say[]): Move<never, never> => ({
  move: 'leave',
  notes,
  then,
});

/** The sentence for a refusal of the domain; each word has one in `refusals.ftl`. */
export const refused = (no: { readonly refusal: string }): Say => say(`refusal-${no.refusal}`);

export interface StepDefinition<S extends string, D> {
  /** What this step understands beside buttons. Nothing means: buttons only. */
  readonly takes?: readonly ('text' | 'table')[];
  /** May be called again at any time. A move instead of a view passes the step over. */
  ask(asked: Asked<D>): Promise<View | Move<S, D>> | View | Move<S, D>;
  answer(answered: Answered<D>): Promise<Move<S, D>> | Move<S, D>;
}

export interface SceneDefinition<S extends string = string, D = unknown> {
  /** A key of conversations in flight: never renamed without an entry in retired.ts. */
  readonly slug: string;
  readonly duties: readonly DutyId[];
  /** Raised when the draft of a running conversation can no longer be used. */
  readonly version: number;
  readonly first: S;
  readonly draft: z.ZodType<D>;
  /** Who may be in here; the operations check for themselves all the same. */
  may(me: Actor): boolean;
  readonly steps: { readonly [K in S]: StepDefinition<S, D> };
}

/** A scene whose types were checked where it was written; the engine sees all scenes alike. */
export type Scene = SceneDefinition<string, Record<string, unknown>>;

export function defineScene<S extends string, Z extends z.ZodType>(
  scene: SceneDefinition<S, z.infer<Z>> & { draft: Z },
): Scene {
  return scene as unknown as Scene;
}
