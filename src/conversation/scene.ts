import type { z } from 'zod';
import { isMove, leave, type Moves } from '#src/conversation/move.ts';
import type { View } from '#src/conversation/view.ts';
import type { UnreadableRecord } from '#src/faults.ts';
import type { Attached, SentFile } from '#src/messenger/did.ts';
import type { DutyId } from '#src/regulation/duties.ts';
import type { Language } from '#src/text/language.ts';
import { type Say, say } from '#src/text/say.ts';

/** What the engine must know of the world that a scene acts in; scenes bind it to the school's desk. */
export interface World {
  readonly me: {
    readonly lang: Language;
    readonly person: { readonly frozen?: boolean | undefined } | undefined;
  };
  /** The time, and who tells the operator of what cannot be read. */
  readonly tx: { readonly now: number; leftOut(fault: UnreadableRecord): void };
}

/** What a step is asked with: the draft so far, who is talking, and the desk at which operations are done. */
export interface Asked<D, W extends World> {
  readonly draft: D;
  readonly me: W['me'];
  readonly school: W;
  readonly now: number;
}
/** `of`: the id of what was chosen, which the step has offered a moment ago. */
export type Chosen<D, W extends World> = Asked<D, W> & { readonly of: string };
/**
 * Trimmed text, typed or spoken; `attached` by references is filled where a step takes attachments. `ref` is the
 * message itself, for what is kept of it and may be corrected later.
 */
export type Spoken<D, W extends World> = Asked<D, W> & {
  readonly said: string;
  readonly attached: readonly Attached[];
  readonly ref: string | undefined;
};
/** The rows of a table that the person sent as a file. */
export type Tabled<D, W extends World> = Asked<D, W> & { readonly rows: readonly (readonly string[])[] };
/** A picture or document as it was sent. */
export type Filed<D, W extends World> = Asked<D, W> & { readonly file: SentFile };

type Handler<A, S extends string, D> = (answered: A) => Moves<S, D> | Promise<Moves<S, D>>;

/** The question before something that cannot be undone: it names whom or what, and has the choice's own word. */
export interface Sure {
  readonly ask: Say | readonly Say[];
  /** The word on the button that does it; the button's own label where that is a word and no name. */
  readonly yes?: Say;
}

/** What happens when something is chosen. With `confirm` it is asked by name first, where that answers a question. */
export type Choice<D, S extends string, W extends World, E = unknown> =
  | Handler<Chosen<D, W> & E, S, D>
  | {
      confirm(chosen: Chosen<D, W> & E): Sure | undefined | Promise<Sure | undefined>;
      take: Handler<Chosen<D, W> & E, S, D>;
    };

/**
 * One step: what it shows, and a handler for each thing that may come. What is not offered now never reaches it.
 *
 * C: the names of its choices; the compiler wants a handler for each, and a name among them for each button.
 */
export interface Step<D, S extends string, C extends string, W extends World, E = unknown> {
  /** May be called again at any time, and has no effects. A move instead of a view passes the step over. */
  ask: (asked: Asked<D, W> & E) => View<C> | Moves<S, D> | Promise<View<C> | Moves<S, D>>;
  choices: [C] extends [never] ? { [choice: string]: never } : { [K in C]: Choice<D, S, W, E> };
  /** The draft before the latest answer, where a step asks several times: «Назад» leads there first. */
  back?: (draft: D) => Partial<D> | undefined;
  /** Where words are data. */
  words?: Handler<Spoken<D, W> & E, S, D>;
  /** What is said, instead of «не понял», to words of which a step without words makes nothing. */
  unread?: Say;
  /** Where words lead that are no data here, and of which nothing else is made either. */
  otherwise?: Handler<Spoken<D, W> & E, S, D>;
  /** Words may come with pictures and documents, which are sent on as they are, or those alone. */
  attachments?: true;
  table?: Handler<Tabled<D, W> & E, S, D>;
  file?: Handler<Filed<D, W> & E, S, D>;
}

export interface SceneHead<Z extends z.ZodType, S extends string, W extends World> {
  readonly duties: readonly DutyId[];
  /** Raised when the draft of a running conversation can no longer be used. */
  readonly version: number;
  readonly draft: Z;
  readonly first: S;
  /** What is begun here and left half-way is offered to go on with. */
  readonly resumes?: true;
  /** What is offered to go on with from the first step already: it holds what was entered, or is not found again. */
  begun?(draft: z.infer<Z>, me: W['me']): boolean;
  /** Something is read here and nothing begun, so any clear question leads on from it. */
  readonly browse?: true;
  /** What was asked for stands here and nothing is left to do, so what a notice opens takes its place. */
  readonly finished?: true;
  /** Who may be in here; the operations check for themselves all the same. */
  may(me: W['me']): boolean;
}

/** A scene as the engine sees it; its types were checked where it was written. */
export interface Scene<W extends World = World> {
  /** A key of conversations in flight: never renamed without an entry in retired.ts. */
  readonly slug: string;
  readonly duties: readonly DutyId[];
  readonly version: number;
  readonly draft: z.ZodType<Draft>;
  readonly first: string;
  readonly resumes?: true;
  begun?(draft: Draft, me: W['me']): boolean;
  readonly browse?: true;
  readonly finished?: true;
  may(me: W['me']): boolean;
  readonly steps: { readonly [step: string]: AnyStep<W> };
}
export type Draft = Record<string, unknown>;
export interface AnyStep<W extends World = World> {
  ask(asked: Asked<Draft, W>): View | Moves<string, Draft> | Promise<View | Moves<string, Draft>>;
  readonly choices: { readonly [choice: string]: Choice<Draft, string, W> };
  back?(draft: Draft): Draft | undefined;
  readonly words?: Handler<Spoken<Draft, W>, string, Draft>;
  readonly unread?: Say;
  readonly otherwise?: Handler<Spoken<Draft, W>, string, Draft>;
  readonly attachments?: true;
  readonly table?: Handler<Tabled<Draft, W>, string, Draft>;
  readonly file?: Handler<Filed<Draft, W>, string, Draft>;
}
export type Scenes<W extends World = World> = ReadonlyMap<string, Scene<W>>;

/**
 * How scenes of one world are written: `scene<Steps, typeof Draft>(slug, head, steps)`, where Steps is the contents
 * page, the name of each step with the names of its choices: `{ list: never; review: 'save' | 'other' }`.
 */
export function scenesIn<W extends World>() {
  return function scene<Steps extends { [S in keyof Steps]: string }, Z extends z.ZodType>(
    slug: string,
    head: SceneHead<Z, keyof Steps & string, W>,
    steps: { [S in keyof Steps]: Step<z.infer<Z>, keyof Steps & string, Steps[S], W> },
  ): Scene<W> {
    return { slug, ...head, steps } as unknown as Scene<W>;
  };
}

type Found<R> = Exclude<Awaited<R>, { readonly move: string } | undefined>;

/**
 * A step that is about something: a class, a chat, a request. It is found once, for the question and for every
 * handler, as `it`. Where `find` has nothing, it is gone or no longer this person's, and the engine says so; a move
 * instead leads on.
 */
export function about<R, D, S extends string, C extends string, W extends World>(
  find: (asked: Asked<D, W>) => R,
  step: Step<D, S, C, W, { readonly it: Found<R> }>,
): Step<D, S, C, W> {
  type It = { readonly it: Found<R> };
  const found =
    <A extends Asked<D, W>, Answer>(
      handler: (asked: A & It) => Answer | Promise<Answer>,
      gone: (move: Moves<S, D>) => Answer,
    ) =>
    async (asked: A): Promise<Answer> => {
      const it = (await find(asked)) as Found<R> | Moves<S, D> | undefined;
      if (it === undefined) return gone(leave(say('patterns.gone')));
      return isMove(it) ? gone(it) : handler({ ...asked, it });
    };
  const lead = (move: Moves<S, D>) => move;
  const choices = Object.entries<Choice<D, S, W, It>>(step.choices).map(([name, choice]) => [
    name,
    typeof choice === 'function'
      ? found(choice, lead)
      : { confirm: found(choice.confirm, () => undefined), take: found(choice.take, lead) },
  ]);
  const { ask, back, words, unread, otherwise, attachments, table, file } = step;
  return {
    ask: found(ask, lead),
    choices: Object.fromEntries(choices),
    ...(back && { back }),
    ...(words && { words: found(words, lead) }),
    ...(unread && { unread }),
    ...(otherwise && { otherwise: found(otherwise, lead) }),
    ...(attachments && { attachments }),
    ...(table && { table: found(table, lead) }),
    ...(file && { file: found(file, lead) }),
  };
}
