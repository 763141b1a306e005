import {
  type Asked,
  about,
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
import {
  type Change,
  type Changed,
  type Changing,
  changingSteps,
  KeptDraft,
} from '#scenes/staff/chat-changing.ts';
import { chatSheet } from '#scenes/staff/chat-sheet.ts';
import { ownChat } from '#scenes/staff/own-chat.ts';
import { storeChat } from '#src/domain/chats/chats.ts';
import { isInUse, type OwnChat, titleOfChat } from '#src/domain/chats/own-chat.ts';
import type { Chat } from '#src/domain/chats/record.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * C3a–c (2.3): a chat whose link is stored: looking at it, another link, another second administrator, a sheet to print,
 * for that with the teachers (C3c) whom else it is for.
 */
type Steps = Changing & { look: 'link' | 'second' | 'staff' | 'sheet' | 'aside' };

const changing = changingSteps<KeptChat>(say('kept-chat-link.ask'), titleOfChat, change);

export const keptChat = scene<Steps, typeof KeptDraft>(
  'kept-chat',
  { duties: [], version: 1, draft: KeptDraft, first: 'look', may: (me) => holdsOwn(me, 'classTeacher') },
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
    link: about(keptOne, changing.link),
    check: about(keptOne, changing.check),
    second: about(keptOne, changing.second),
  },
);

interface KeptChat extends OwnChat {
  readonly stored: Chat & { readonly link: string };
}

/** The chat with its link. Where a colleague has put it off meanwhile, it can be made anew. */
async function keptOne(asked: Asked<KeptDraft>) {
  const own = await ownChat(asked);
  const { stored } = own ?? {};
  if (!own || !stored) return undefined;
  const { link } = stored;
  if (link === null || !isInUse(asked.school, stored))
    return leaveTo({ scene: 'chat', draft: { of: asked.draft.of } }, refused({ refusal: 'overtaken' }));
  return { ...own, stored: { ...stored, link } };
}

async function change(
  { draft, it, school }: Asked<KeptDraft> & { it: KeptChat },
  changed: Change,
): Promise<Changed> {
  const { title, link, second } = it.stored;
  const chat = { class: it.class, chat: it.chat, seen: draft.seen };
  const stored = await storeChat(school, { ...chat, title, link, second, ...changed });
  return goOn('look', {}, stored.ok ? say('kept-chat.changed') : refused(stored));
}
