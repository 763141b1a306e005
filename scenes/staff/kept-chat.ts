import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leaveTo,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { chatSheet } from '#scenes/staff/chat-sheet.ts';
import { askSecond, ChatDraft, checkLink, ownChat, readLink, saveOrOther } from '#scenes/staff/own-chat.ts';
import { storeChat } from '#src/domain/chats/chats.ts';
import { isInUse, type OwnChat, titleOfChat } from '#src/domain/chats/own-chat.ts';
import type { Chat } from '#src/domain/chats/record.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { readName } from '#src/domain/people/names.ts';

/** C3a–c (2.3): a chat whose link is stored: looking at it, another link, another second administrator, a sheet to print,
 * for that with the teachers (C3c) whom else it is for. */
type Steps = {
  look: 'link' | 'second' | 'staff' | 'sheet' | 'aside';
  link: never;
  check: 'yes' | 'other';
  second: 'nobody';
};
const Draft = ChatDraft.extend({
  link: z.string().default(''),
  /** The sheet hangs on the message. */
  sheet: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const keptChat = scene<Steps, typeof Draft>(
  'kept-chat',
  { duties: [], version: 1, draft: Draft, first: 'look', may: (me) => holdsOwn(me, 'classTeacher') },
  {
    look: about(keptOne, {
      ask: ({ draft, it, school }) => ({
        text: say('kept-chat-look.ask', {
          title: titleOfChat(it),
          link: it.stored.link,
          second: it.stored.second ?? say('kept-chat-look.nobody'),
        }),
        attach: draft.sheet ? chatSheet(it, school) : [],
        buttons: [
          button('sheet', say('kept-chat-look.sheet')),
          ...(it.chat === 'C3c' ? [button('staff', say('kept-chat-look.staff'))] : []),
          button('link', say('kept-chat-look.link')),
          button('second', say('kept-chat-look.second')),
          button('aside', say('kept-chat-look.aside')),
        ],
      }),
      choices: {
        sheet: () => stay({ sheet: true }),
        staff: ({ draft }) => open('class-staff', { of: draft.of }),
        link: ({ it }) => go('link', { seen: it.stored.at, sheet: false }),
        second: ({ it }) => go('second', { seen: it.stored.at, sheet: false }),
        // The link is erased with it.
        aside: {
          confirm: ({ it }) => ({ ask: say('kept-chat-look.sure', { title: titleOfChat(it) }) }),
          take: ({ draft, it }) =>
            leaveTo({ scene: 'chat-aside', draft: { of: draft.of, seen: it.stored.at } }),
        },
      },
    }),
    link: about(keptOne, {
      ask: () => ({ text: say('kept-chat-link.ask') }),
      choices: {},
      words({ said, school }) {
        const read = readLink(said, school);
        return read.ok ? go('check', { link: read.link }, ...read.notes) : again(read.no);
      },
    }),
    check: about(keptOne, {
      ask: ({ draft, it }) => ({
        text: checkLink(titleOfChat(it), draft.link),
        buttons: saveOrOther,
      }),
      choices: {
        yes: (asked) => change(asked, { link: asked.draft.link }),
        other: () => go('link'),
      },
    }),
    second: about(keptOne, {
      ask: () => askSecond,
      choices: { nobody: (asked) => change(asked, { second: null }) },
      words(asked) {
        const second = readName(asked.said);
        return second === undefined ? again(say('name.unread')) : change(asked, { second });
      },
    }),
  },
);

interface KeptChat extends OwnChat {
  readonly stored: Chat & { readonly link: string };
}

/** The chat with its link. Where a colleague has put it off meanwhile, it can be made anew. */
async function keptOne(asked: Asked<Draft>) {
  const own = await ownChat(asked);
  const { stored } = own ?? {};
  if (!own || !stored) return undefined;
  const { link } = stored;
  if (link === null || !isInUse(asked.school, stored))
    return leaveTo({ scene: 'chat', draft: { of: asked.draft.of } }, refused({ refusal: 'overtaken' }));
  return { ...own, stored: { ...stored, link } };
}

/** Stores the chat with one thing changed; what a colleague changed meanwhile is shown instead. */
async function change(
  { draft, it, school }: Asked<Draft> & { it: KeptChat },
  changed: { link?: string; second?: string | null },
) {
  const { title, link, second } = it.stored;
  const chat = { class: it.class, chat: it.chat, seen: draft.seen };
  const stored = await storeChat(school, { ...chat, title, link, second, ...changed });
  return goOn<'look', Draft>('look', {}, stored.ok ? say('kept-chat.changed') : refused(stored));
}
