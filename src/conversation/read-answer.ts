import type { Answered, Asked, Button, StepDefinition, View } from '#src/conversation/define.ts';
import type { Did } from '#src/conversation/did.ts';
import type { Talk } from '#src/conversation/place.ts';
import type { Language } from '#src/domain/records.ts';
import { type Say, say } from '#src/domain/say.ts';

/** Which button's label the person typed, by number or by its words. */
export type MatchLabel = (typed: string, buttons: readonly Button[], lang: Language) => Button | undefined;

export type Read =
  | { said: string; chose?: string | undefined; of?: string | undefined; rows?: Answered<unknown>['rows'] }
  | { note: Say };

/** What the person said to this step, or the note that tells them kindly what is expected. */
export async function readAnswer(
  matchLabel: MatchLabel,
  talk: Talk,
  did: Did,
  step: StepDefinition<string, Record<string, unknown>>,
  asked: Asked<Record<string, unknown>>,
): Promise<Read> {
  const takes = step.takes ?? [];
  if (did.kind === 'button') return { said: '', chose: did.payload?.c, of: did.payload?.o };
  if (did.rows) return { said: '', rows: did.rows };
  if (did.unread) return { note: say(`patterns-file.${did.unread}`) };
  const spoken = (did.kind === 'text' || did.kind === 'voice') && did.text !== '';
  if (!spoken)
    return {
      note: say(
        did.kind === 'voice' ? 'patterns.unheard' : `patterns.no-${did.kind === 'file' ? 'file' : 'picture'}`,
      ),
    };
  if (!takes.includes('text') || talk.bare) {
    const view = await step.ask(asked);
    const match = 'move' in view ? undefined : matchLabel(did.text, flatButtons(view), asked.me.lang);
    if (match) return { said: '', chose: match.chose, of: match.of };
  }
  return takes.includes('text') ? { said: did.text } : { note: say('patterns.choose-one') };
}

export const flatButtons = (view: View): readonly Button[] =>
  (view.buttons ?? []).flatMap((row) => ('chose' in row ? [row] : row));
