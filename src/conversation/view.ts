import type { DescribedFile } from '#src/files/described.ts';
import type { Look } from '#src/messenger/delivery.ts';
import type { Say } from '#src/text/say.ts';

/** What a person sees at a step. The engine adds «Назад», «Отмена» and help by itself. */
export interface View<C extends string = string> {
  readonly text: Say | readonly Say[];
  /** Said in its place to somebody who was not understood, for a long card is not read twice. */
  readonly brief?: Say;
  /** Rows of buttons; a button alone is a row. */
  readonly buttons?: readonly (Button<C> | readonly Button<C>[])[];
  /** One list of things to choose from; it stands above the buttons, and the engine turns its pages. */
  readonly list?: List<C>;
  readonly attach?: readonly DescribedFile[];
  /** It shows what is gone by this time (ms), and is not sent after it. */
  readonly until?: number;
}

export interface Button<C extends string = string> {
  readonly chose: C;
  /** The id of what the button is about. */
  readonly of?: string | undefined;
  readonly label: Say;
  readonly look?: Look;
  /**
   * What else people type for it: «да», «нет», «готово». The names `yes`, `send`, `save`, `no`, `done`, `skip` mean it by
   * themselves;
   * «нет» also leaves out what may be left out (`skip`, `none`, `nobody`).
   */
  readonly means?: 'yes' | 'no' | 'done';
  /** It cannot be undone: no number stands for it, only its own word or a tap. */
  readonly final?: boolean;
}

export const button = <C extends string>(
  chose: C,
  label: Say,
  more: Omit<Button<C>, 'chose' | 'label'> = {},
): Button<C> => ({ chose, label, ...more });

/** Things to choose from by a tap, by their number where they are numbered, or by what they are called. */
export interface List<C extends string = string> {
  /** What choosing a row does. */
  readonly choose: C;
  readonly rows: readonly ListRow<C>[];
  /** Buttons side by side; 1 without it, or 5 where the rows are lines in the text. */
  readonly inRow?: number;
  /** Rows on one page at most; as many as the messenger's keyboard takes without it. */
  readonly most?: number;
}

export interface ListRow<C extends string = never> {
  readonly of: string;
  /** Where rows do different things: what choosing this one does. */
  readonly choose?: C;
  /** The row as a numbered line in the text; its button is then its number. */
  readonly line?: Say;
  /** What stands on its button; without it the row's number. */
  readonly label?: Say;
  readonly look?: Look;
}
