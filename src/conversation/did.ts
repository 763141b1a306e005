import { z } from 'zod';
import type { SentFile, View } from '#src/conversation/define.ts';
import type { Say } from '#src/domain/say.ts';

/** What a button carries. Short names: VK allows 255 characters for all of it. */
export const Payload = z.object({
  /** scene · step · number of the question · what was chosen · of which object */
  s: z.string().max(40),
  t: z.string().max(40).optional(),
  n: z.number().int().optional(),
  c: z.string().max(40).optional(),
  o: z.string().max(80).optional(),
});
export type Payload = z.infer<typeof Payload>;

/** What the person did, whatever messenger brought it. */
export interface Did {
  readonly kind: 'text' | 'button' | 'start' | 'voice' | 'photo' | 'file' | 'sticker' | 'other';
  readonly text: string;
  readonly payload?: Payload | undefined;
  readonly file?: SentFile | undefined;
  /** The code of the link by which the dialog was opened. */
  readonly ref?: string | undefined;
  /** Rises within one dialog; undefined where the messenger numbers nothing. */
  readonly number?: number | undefined;
  /** False when the client shows no buttons; undefined where the messenger did not tell. */
  readonly keyboard?: boolean | undefined;
  /** The language of the person's client; undefined where the messenger did not tell. */
  readonly lang?: 'ru' | 'en' | undefined;
  /** The rows of a table file, once it was fetched. */
  readonly rows?: readonly (readonly string[])[] | undefined;
  /** Why a file could not be read. */
  readonly unread?: string | undefined;
}

/** What a turn ends in: the notes and the view that the person sees. */
export interface Reply {
  readonly notes: readonly Say[];
  readonly view: View;
  readonly scene: string;
  readonly step: string;
  readonly asked: number;
  readonly common: readonly Common[];
}

export type Common = 'back' | 'cancel' | 'help' | 'home';
