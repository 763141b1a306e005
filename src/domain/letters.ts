import type { Desk } from '#src/domain/ground/desk.ts';
import { composeApplication } from '#src/domain/papers/application.ts';
import type { WrittenLetter } from '#src/domain/papers/application-letter.ts';
import { composeSupport } from '#src/domain/tickets/support-letter.ts';

/**
 * Letters are written when they are sent, from what is stored then: the outbox holds no words of theirs, so that what
 * was deleted meanwhile is not sent.
 */
type Write = (desk: Desk, id: string) => Promise<WrittenLetter | undefined>;
const letters = new Map<string, Write>([
  ['application', composeApplication],
  ['support', composeSupport],
]);

/** @returns undefined where there is nothing to be sent any more */
export const composeLetter = async (
  desk: Desk,
  about: { readonly kind: string; readonly id: string },
): Promise<WrittenLetter | undefined> => letters.get(about.kind)?.(desk, about.id);
