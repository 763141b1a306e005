import {
  type Asked,
  about,
  again,
  button,
  go,
  leave,
  leaveTo,
  type Moves,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { Draft, finish, type Steps, store, storeSeveral, toCheck } from '#scenes/staff/chat-taking.ts';
import { askElsewhere, askSecond, askWhereItIs, holdsLink, ownChat } from '#scenes/staff/own-chat.ts';
import { nameSecond } from '#src/domain/chats/chats.ts';
import { isInUse, longestTitle, type OwnChat, titleOfChat } from '#src/domain/chats/own-chat.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { readName, readTitle } from '#src/domain/people/names.ts';

/**
 * C3a–c (2.3): the class teacher makes the standard chats of the class, one after the other. One that is stored is
 * kept up in `kept-chat`.
 */
export const chat = scene<Steps, typeof Draft>(
  'chat',
  {
    duties: ['C3a', 'C3b', 'C3c'],
    version: 2,
    draft: Draft,
    first: 'guide',
    resumes: true,
    may: (me) => holdsOwn(me, 'classTeacher'),
  },
  {
    guide: about(unmadeChat, {
      ask: ({ draft, it, school }) => ({
        text: [
          say('chat-guide.ask', {
            of: say(`chat-of.${it.chat}`, { class: it.classTitle }),
            title: titleOfChat(it, draft.title || undefined),
          }),
          ...(it.stored?.aside ? [say('chat-guide.aside', { why: it.stored.aside })] : []),
          ...(draft.misread ? [] : stepsOf(school, it.chat)),
          say('chat-guide.link', { link: school.guides.platform.invitation }),
        ],
        buttons: [
          [button('title', say('chat-guide.title')), button('aside', say('chat-guide.put-off'))],
          ...(draft.onward ? [button('enough', say('chat-guide.enough'))] : []),
        ],
      }),
      choices: {
        title: () => go('title'),
        aside: putOff,
        enough: (asked) => finish(asked),
      },
      words: toCheck,
    }),
    title: about(ownChat, {
      ask: ({ it }) => ({
        text: say('chat-title.ask', { of: say(`chat-of.${it.chat}`, { class: it.classTitle }) }),
        // «Отложить» is an answer here too, and no title.
        buttons: [button('aside', say('chat-guide.put-off'))],
      }),
      choices: { aside: putOff },
      words(asked) {
        const title = readTitle(asked.said, longestTitle);
        if (title !== undefined) return go('guide', { title });
        // Whoever has the link in hand already does not want to be asked for a title.
        return holdsLink(asked.said)
          ? toCheck(asked)
          : again(say('chat-title.unread', { most: longestTitle }));
      },
    }),
    check: about(ownChat, {
      ask: ({ draft, it, school }) =>
        askWhereItIs(titleOfChat(it, draft.title || undefined), draft.link, school),
      choices: { yes: store, no: () => go('elsewhere'), other: () => go('guide') },
      words: toCheck,
    }),
    several: about(ownChat, {
      ask: ({ draft, it, me, school }) => ({
        text: [
          say('chat-several.ask', { inside: school.guides.platform.inside[me.lang] }),
          ...draft.links.map(({ chat, link }) =>
            say('subject-chats-check.line', { title: titleOfChat({ ...it, chat, stored: undefined }), link }),
          ),
        ],
        buttons: [
          button('save', say('subject-chats-check.save', { count: draft.links.length }), {
            look: 'positive',
          }),
          button('other', say('subject-chats-check.other')),
        ],
      }),
      choices: { save: storeSeveral, other: () => go('guide', { links: [] }) },
      words: toCheck,
    }),
    elsewhere: about(ownChat, {
      ask: ({ school }) => askElsewhere(school),
      choices: { anew: () => go('guide'), 'go-on': store },
      words: toCheck,
    }),
    // Once for all the chats of the class.
    second: about(ownChat, {
      ask: () => askSecond,
      choices: { nobody: () => leave(say('chat.done')) },
      async words({ said, it, school }) {
        const second = readName(said);
        if (second === undefined) return again(say('name.unread'));
        const named = await nameSecond(school, { class: it.class, second });
        return leave(named.ok ? say('chat.done') : refused(named));
      },
    }),
  },
);

function putOff({ draft, it }: Asked<Draft> & { it: OwnChat }): Moves<never, never> {
  return leaveTo({ scene: 'chat-aside', draft: { of: draft.of, seen: it.stored?.at ?? null } });
}

/** A chat that has a link is there already: it is looked after in its own scene. */
async function unmadeChat(asked: Asked<Draft>) {
  const own = await ownChat(asked);
  return own && isInUse(asked.school, own.stored)
    ? leaveTo({ scene: 'kept-chat', draft: { of: asked.draft.of } })
    : own;
}
