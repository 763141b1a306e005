import { z } from 'zod';
import { no } from '#src/domain/ground/desk.ts';
import { readLines } from '#src/domain/people/names.ts';
import type { Part } from '#src/domain/tickets/asking.ts';
import { TicketTemplate } from '#src/domain/tickets/record.ts';
import { limits } from '#src/regulation/limits.ts';

/** What somebody writes to be sent in a while: each message of theirs, with what came along. */
export const Parts = z
  .array(
    z.object({
      text: z.string(),
      attached: z.array(z.string()),
      ref: z.string().optional(),
      template: TicketTemplate.optional(),
    }),
  )
  .default([]);

type Spoken = Pick<Part, 'attached' | 'ref'> & { readonly said: string };

/**
 * One more message, as it may be kept.
 *
 * @param before  what was written already
 */
export function partIn({ said, attached, ref }: Spoken, before: readonly Part[]) {
  const text = said === '' ? '' : readLines(said, limits.freeTextLength);
  if (text === undefined) return no('ticket-too-long');
  const files = [...before, { attached }].flatMap((part) => part.attached);
  if (files.length > limits.ticketFiles) return no('ticket-too-many-files');
  if (before.length >= limits.ticketParts) return no('ticket-too-many-parts');
  return { text, attached: [...attached], ...(ref === undefined ? {} : { ref }) };
}
