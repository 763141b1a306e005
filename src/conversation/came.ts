import type { Talk } from '#src/conversation/place.ts';
import type { Shown } from '#src/conversation/shown.ts';
import type { DescribedFile } from '#src/files/described.ts';
import type { TableRead } from '#src/files/table-read.ts';
import type { Question } from '#src/messenger/delivery.ts';
import type { Arrived, SentFile } from '#src/messenger/did.ts';
import type { Say } from '#src/text/say.ts';

export type { Arrived };

/** What a turn begins with: what a person did, or what a fetch for one of their questions brought. */
export type Came = Arrived | { readonly fetched: TableRead; readonly question: Question } | Heard;

/** What was said in a voice message; undefined where the messenger could not write it down. */
export type Heard = SpokenTo & { readonly spoken: string | undefined };

/** To which question something was said by voice, and to which earlier message. */
type SpokenTo = Pick<Arrived, 'ref' | 'replyTo'> & { readonly question: Question };

/** What a person is answered. */
export interface Reply {
  /** What is said before the question. */
  readonly notes: readonly Say[];
  readonly shown: Shown;
  readonly attach: readonly DescribedFile[];
  /** After that it is not sent any more, ms. */
  readonly until?: number | undefined;
  readonly question: Question;
  /** The person may be in danger: no later answer stands for this one. */
  readonly inDanger: boolean;
  /** Nothing was understood: a long card is not repeated then. */
  readonly unread: boolean;
  /** What a long card is then said as. */
  readonly brief?: Say | undefined;
}

/** How a turn ends: the place, and the answer or what is to be fetched before there can be one; or no word at all. */
export type Turn =
  | { readonly talk: Talk }
  | { readonly talk: Talk; readonly reply: Reply }
  | { readonly talk: Talk; readonly fetch: { readonly file: SentFile; readonly question: Question } }
  | { readonly talk: Talk; readonly listen: SpokenTo & { readonly voice: string } };
