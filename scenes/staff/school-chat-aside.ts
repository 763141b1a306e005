import { about, again, leave, refused, say, scene } from '#scenes/scene.ts';
import { ChatDraft } from '#scenes/staff/own-chat.ts';
import { ownSchoolChat, titleOfKept } from '#scenes/staff/own-school-chat.ts';
import { setSchoolChatAside } from '#src/domain/chats/school-chats.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { readText } from '#src/domain/people/names.ts';
import { limits } from '#src/regulation/limits.ts';

/** H6a–e, C3d, T3b (2.2–2.4): a chat is put off with a reason, and can be taken up again. */
type Steps = { why: never };

export const schoolChatAside = scene<Steps, typeof ChatDraft>(
  'school-chat-aside',
  { duties: [], version: 1, draft: ChatDraft, first: 'why', may: isColleague },
  {
    why: about(ownSchoolChat, {
      ask: ({ it }) => ({
        text: [
          say('school-chat-aside-why.ask', { title: titleOfKept(it) }),
          ...(it.stored?.link ? [say('chat-aside-why.link-ends')] : []),
        ],
      }),
      choices: {},
      async words({ said, draft, it, school }) {
        const why = readText(said, limits.reasonLength);
        if (why === undefined)
          return again(say('school-chat-aside-why.unread', { most: limits.reasonLength }));
        const { duty, id, class: of } = it;
        // A chat with a link is put off only as it was seen and agreed to.
        const seen = it.stored?.link ? { seen: draft.seen } : {};
        const aside = await setSchoolChatAside(school, { duty, id, class: of, why, ...seen });
        return leave(aside.ok ? say('chat-aside.done') : refused(aside));
      },
    }),
  },
);
