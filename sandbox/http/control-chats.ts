import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Chat } from '../chat-types.ts';
import type { ControlActed } from '../control-types.ts';
import type { LocalVk } from '../sandbox.ts';
import type { VkUpdate } from '../vk-types.ts';
import type { ChatState } from '../world/state.ts';
import {
  ChatCommunityBody,
  ChatJoinBody,
  ChatLeaveBody,
  ChatLinkBody,
  ChatMemberBody,
  ChatRenameBody,
  ChatSayBody,
  ChatTapBody,
  NewChatBody,
} from './control-bodies.ts';
import { tapOf } from './control-dialogs.ts';
import { readBody, readChat } from './control-door.ts';
import { viewChat } from './control-views.ts';
import type { Env } from './server.ts';

type Act = (chat: Chat, c: Context<Env>, state: ChatState) => Promise<VkUpdate[]>;

/** Group chats, as their members and owners use them. */
export function chatRoutes(vk: LocalVk): Hono<Env> {
  const app = new Hono<Env>();
  const handle = (id: number): Chat => {
    const chat = vk.chats.find(id);
    if (!chat) throw new HTTPException(404, { message: `there is no chat ${id}` });
    return chat;
  };
  const act = (name: string, run: Act) =>
    app.post(`/chats/:chatId/${name}`, async (c) => {
      const state = readChat(vk, c);
      return c.json<ControlActed>({ updates: await run(handle(state.id), c, state) });
    });

  app.post('/chats', async (c) => {
    const chat = vk.chats.create(await readBody(c, NewChatBody));
    return c.json(viewChat(vk.world.chat(chat.id)));
  });
  app.post('/chats/by-link', async (c) => {
    const { link, personId } = await readBody(c, ChatLinkBody);
    const chat = vk.chats.byLink(link);
    if (!chat) throw new HTTPException(404, { message: 'no chat has this link' });
    return c.json<ControlActed>({ updates: chat.joins(personId) });
  });
  act('join', async (chat, c) => {
    const { personId, by } = await readBody(c, ChatJoinBody);
    return chat.joins(personId, by);
  });
  act('leave', async (chat, c) => {
    const { memberId, by } = await readBody(c, ChatLeaveBody);
    return chat.leaves(memberId, by);
  });
  act('communities', async (chat, c) => {
    const { communityId, ...options } = await readBody(c, ChatCommunityBody);
    return [chat.addCommunity(communityId, options)];
  });
  act('rename', async (chat, c) => {
    const { by, title } = await readBody(c, ChatRenameBody);
    return chat.renames(by, title);
  });
  act('say', async (chat, c) => {
    const { personId, text, ...extra } = await readBody(c, ChatSayBody);
    return chat.says(personId, text, extra);
  });
  act('tap', async (chat, c, state) => {
    const { personId, communityId, tap } = await readBody(c, ChatTapBody);
    return [chat.taps(personId, communityId, tapOf(state, tap))];
  });
  app.post('/chats/:chatId/member', async (c) => {
    const state = readChat(vk, c);
    const { memberId, isAdmin, seesAll } = await readBody(c, ChatMemberBody);
    const chat = handle(state.id);
    if (isAdmin !== undefined) chat.setAdmin(memberId, isAdmin);
    if (seesAll !== undefined) chat.letSeeAll(-memberId, seesAll);
    return c.json(viewChat(state));
  });
  return app;
}
