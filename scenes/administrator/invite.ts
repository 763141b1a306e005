import { z } from 'zod';
import {
  again,
  button,
  dayAndTime,
  defineScene,
  leave,
  leaveTo,
  refused,
  say,
  stay,
} from '#src/conversation/define.ts';
import type { Attachment } from '#src/domain/attachments.ts';
import { findClass, openClasses, readClasses, titleOf } from '#src/domain/classes.ts';
import { type Desk, holds } from '#src/domain/desk.ts';
import { annulMyInvites, deepLink, type ListedInvite, printCode, readInvite } from '#src/domain/invites.ts';
import { isFamily } from '#src/regulation/roles.ts';

/**
 * One invite (A6): the code, the link, a QR picture or a sheet to print, until when and for how many, and a
 * paragraph to paste into the e-diary. Opened with the hash of the invite; annulled from here in one tap (A12).
 */
type Step = 'card';
const Draft = z.object({ of: z.string().default(''), sheet: z.boolean().default(false) });

export const invite = defineScene<Step, typeof Draft>({
  slug: 'invite',
  duties: [],
  version: 1,
  first: 'card',
  draft: Draft,
  may: (me) => holds(me, 'administrator') || holds(me, 'classTeacher'),
  steps: {
    card: {
      async ask({ draft, me, school }) {
        const [found, classes] = await Promise.all([readInvite(school, draft.of), readClasses(school.tx)]);
        if (found === undefined) return leave(say('refusal-invite-annulled'));
        const { role, class: of } = found.invite;
        const closed = isFamily(role) && !findClass(classes, of ?? '')?.open;
        const words = wordsOf(school, found, titleOf(classes, of));
        return {
          text: [
            say('invite-card.ask', words),
            ...(role === 'student' && school.school.pupils !== 'full' ? [say('invite-card.steps-only')] : []),
            ...(closed ? [say('invite-card.closed', { class: words.class })] : []),
            say(`invite-text.${isFamily(role) ? role : 'staff'}`, words),
          ],
          attach: [pictureOf(draft.sheet ? 'invite-sheet' : 'invite-card', words)],
          buttons: [
            draft.sheet ? button('card', say('invite-card.card')) : button('sheet', say('invite-card.sheet')),
            ...(closed && holds(me, 'administrator')
              ? [button('open-class', say('invite-card.open-class', { class: words.class }))]
              : []),
            [button('more', say('invite-card.more')), button('annul', say('invite-card.annul'))],
            button('done', say('invite-card.done'), { look: 'positive' }),
          ],
        };
      },
      async answer({ chose, draft, school }) {
        if (chose === 'sheet' || chose === 'card') return stay({ sheet: chose === 'sheet' });
        if (chose === 'more') return leaveTo({ scene: 'invites' });
        const found = await readInvite(school, draft.of);
        if (chose === 'open-class' && found?.invite.class !== undefined) {
          const opened = await openClasses(school, { ids: [found.invite.class], open: true });
          return again(opened.ok ? say('invite.opened') : refused(opened));
        }
        if (chose !== 'annul') return leave();
        await annulMyInvites(school, found ? [found.invite] : []);
        return leave(say('invite.annulled'));
      },
    },
  },
});

const wordsOf = (school: Desk, { invite: made, left }: ListedInvite, title: string) => ({
  as: say(`invited-as.${made.role}`, { class: title }),
  class: title,
  code: printCode(made.code ?? ''),
  link: deepLink(school, made.code ?? ''),
  until: dayAndTime(made.expiresAt),
  left,
  uses: made.uses,
  school: school.school.name,
});
type Words = ReturnType<typeof wordsOf>;

const pictureOf = (kind: 'invite-card' | 'invite-sheet', words: Words): Attachment => ({
  kind,
  link: words.link,
  code: words.code,
  title: words.as,
  lines: [
    say('invite-picture.school', words),
    say('invite-picture.how', words),
    say('invite-picture.until', words),
  ],
});
