import type { AnyMove } from '#src/conversation/move.ts';
import { plain } from '#src/conversation/reading.ts';
import type { World } from '#src/conversation/scene.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import { type Say, say } from '#src/text/say.ts';

/** What came of words of which the open step makes nothing. */
export type Beside =
  /** A code or an invite: it leads in from everywhere. */
  | { readonly is: 'entrance'; readonly move: AnyMove }
  /** A question; what is open waits under its answer. */
  | { readonly is: 'question'; readonly move: AnyMove }
  /** The answer to a question that was sent to them, as its button says it. */
  | { readonly is: 'answer'; readonly move: AnyMove }
  /** «Спасибо», a smile: answered, and nothing else changes. */
  | { readonly is: 'pleasantry'; readonly note: Say }
  | { readonly is: 'nothing' };

/**
 * Reads words beside the step that is open.
 *
 * @param askedByName  what is asked by name is answered by its own word, and nothing leads away from it
 * @param midway  something else was begun: only what is quite plain leads away from it
 */
export async function readBeside<W extends World>(
  tools: Pick<TurnTools<W>, 'door' | 'words' | 'answered' | 'understand'>,
  desk: W,
  said: string,
  { askedByName, midway }: { readonly askedByName: boolean; readonly midway: boolean },
): Promise<Beside> {
  const entrance = await tools.door(said, desk);
  if (entrance) return { is: 'entrance', move: entrance };
  // «Хорошо» to what cannot be undone would sound as if it were done.
  const pleasantry = askedByName ? undefined : tools.words.pleasantry(said);
  if (pleasantry) return { is: 'pleasantry', note: say(`pleasantry.${pleasantry}`) };
  if (askedByName) return { is: 'nothing' };
  // «Готово» is no question.
  const isNoQuestion = tools.words.meaning(plain(said)) !== undefined;
  const [answer, question] = await Promise.all([
    midway ? undefined : tools.answered(said, desk),
    isNoQuestion ? undefined : tools.understand(said, desk, midway),
  ]);
  if (answer) return { is: 'answer', move: answer };
  return question ? { is: 'question', move: question } : { is: 'nothing' };
}
