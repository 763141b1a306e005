import { refused, type Say, say } from '#src/conversation/define.ts';
import { readChatLink } from '#src/domain/links.ts';

type LinkRead =
  | { readonly ok: true; readonly link: string; readonly notes: readonly Say[] }
  | { readonly ok: false; readonly no: Say };

/** A chat's link as a person pasted it. Only its shape can be judged; of a short one not even where it leads. */
export function readLink(said: string): LinkRead {
  const read = readChatLink(said);
  if (!read.ok) return { ok: false, no: refused({ refusal: `link-${read.refusal}` }) };
  return { ok: true, link: read.link, notes: read.kind === 'short' ? [say('chat-link.short')] : [] };
}
