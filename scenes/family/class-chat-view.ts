import { type Button, button, type Say, say } from '#scenes/scene.ts';
import { schoolsWay } from '#scenes/steps/consent.ts';
import type { FamilyChat } from '#src/domain/chats/family-chat.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/** The class chat as it stands for this family: with a link, without one yet, or informed in another way. */
export function textOf(chat: FamilyChat, school: Desk): Say[] {
  const { role, title, link, state } = chat;
  if (state?.state === 'otherWay')
    return [say('class-chat.other-way', { role, class: title }), schoolsWay(school)];
  if (link === null)
    return [
      say(chat.outside ? 'class-chat.outside' : 'class-chat.no-link', { role, class: title }),
      say('class-chat.voluntary', { role }),
    ];
  const { platform } = school.guides;
  const steps = stepsOf(school, role === 'parent' ? 'P1' : 'S1');
  return [
    say(state?.state === 'done' ? 'class-chat.inside' : 'class-chat.link', { role, class: title }),
    // A paragraph of its own, so that it is opened as it was given.
    say('class-chat.address', { link }),
    // The steps tell how to know the wrong profile; a parent in a hurry reads it once.
    ...(steps.length > 0
      ? [say('class-chat.steps'), ...steps]
      : [say('class-chat.wrong-profile', { wrong: platform.wrongProfile[school.me.lang] })]),
    say('class-chat.voluntary', { role }),
  ];
}

export type ChatChoice = 'in' | 'platform' | 'trouble' | 'otherWay' | 'later' | 'again' | 'change';

export function buttonsOf(chat: FamilyChat): Button<ChatChoice>[] {
  const { link, state, role } = chat;
  const change = button('change' as const, say('class-chat.change', { role }));
  if (state?.state === 'otherWay') return [button('again', say('class-chat.want')), change];
  const others = [
    ...(chat.platform ? [button('platform', say('platform-link.open'))] : []),
    button('otherWay', say('class-chat.choose-other')),
    change,
  ];
  if (link === null) return [...others, button('later', say('class-chat.wait'))];
  const trouble = button('trouble', say('class-chat.trouble'));
  if (state?.state === 'done') return [trouble, ...others];
  const inside = button('in', say('class-chat.in'), { look: 'positive', means: 'done' });
  return [inside, trouble, ...others, button('later', say('class-chat.not-now'))];
}
