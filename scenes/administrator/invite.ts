import { z } from 'zod';
import { cardOf, sheetOf } from '#scenes/administrator/invite-picture.ts';
import {
  type Asked,
  about,
  again,
  button,
  day,
  leave,
  leaveTo,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { openClasses } from '#src/domain/classes/structure.ts';
import { printCode } from '#src/domain/ground/code.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import {
  annulMyInvites,
  deepLink,
  isClosedTo,
  type ListedInvite,
  readInvite,
} from '#src/domain/joining/invites.ts';
import { isFamily } from '#src/regulation/roles.ts';

/**
 * One invite (A6): the code, the link, a QR picture or a sheet to print, until when and for how many, and a
 * paragraph to paste into the e-diary. Opened with the hash of the invite; annulled from here, by name (A12).
 */
type Steps = { card: 'card' | 'sheet' | 'strips' | 'rehearsal' | 'open-class' | 'more' | 'annul' | 'done' };
const Draft = z.object({ of: z.string().default(''), sheet: z.boolean().default(false) });
type Draft = z.infer<typeof Draft>;

const find = async ({ draft, school }: Asked<Draft>) =>
  draft.of === '' ? undefined : readInvite(school, draft.of);

export const invite = scene<Steps, typeof Draft>(
  'invite',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'card',
    finished: true,
    may: (me) => holdsOwn(me, 'administrator') || holdsOwn(me, 'classTeacher'),
  },
  {
    card: about(find, {
      async ask({ it, draft, me, school }) {
        const classes = await readClasses(school.tx);
        const { role, class: of } = it.invite;
        const closed = isClosedTo(it.invite, classes);
        const words = wordsOf(school, it, titleOf(classes, of));
        return {
          text: [
            say('invite-card.ask', words),
            ...(role === 'student' && school.school.pupils !== 'full' ? [say('invite-card.steps-only')] : []),
            ...(closed ? [say('invite-card.closed', { class: words.class })] : []),
            say(`invite-text.${isFamily(role) ? role : 'staff'}`, words),
          ],
          attach: (draft.sheet ? sheetOf : cardOf)(school, it.invite, words),
          buttons: [
            draft.sheet ? button('card', say('invite-card.card')) : button('sheet', say('invite-card.sheet')),
            ...(role === 'parent' && of !== undefined
              ? [
                  button('strips', say('invite-card.strips'), { of }),
                  button('rehearsal', say('rehearsal.open'), { of }),
                ]
              : []),
            ...(closed && of !== undefined && holdsOwn(me, 'administrator')
              ? [button('open-class', say('invite-card.open-class', { class: words.class }), { of })]
              : []),
            [button('more', say('invite-card.more')), button('annul', say('invite-card.annul'))],
            button('done', say('invite-card.done'), { look: 'positive' }),
          ],
        };
      },
      choices: {
        card: () => stay({ sheet: false }),
        sheet: () => stay({ sheet: true }),
        strips: ({ of }) => open('invite-sheets', { of }),
        rehearsal: ({ of }) => open('rehearsal', { of }),
        async 'open-class'({ of, school }) {
          const opened = await openClasses(school, { ids: [of], open: true });
          return again(opened.ok ? say('invite.opened') : refused(opened));
        },
        more: () => leaveTo({ scene: 'invites' }),
        annul: {
          async confirm({ it, school }) {
            const title = titleOf(await readClasses(school.tx), it.invite.class);
            const { as, code } = wordsOf(school, it, title);
            return { ask: say('invite-card.sure', { as, code }) };
          },
          async take({ it, school }) {
            await annulMyInvites(school, [it.invite]);
            return leave(say('invite.annulled'));
          },
        },
        done: () => leave(),
      },
    }),
  },
);

const wordsOf = (school: Desk, { invite: made, left }: ListedInvite, title: string) => ({
  as: say(`invited-as.${made.role}`, { class: title }),
  class: title,
  code: printCode(made.code ?? ''),
  link: deepLink(school, made.code ?? ''),
  until: day(made.expiresAt),
  left,
  uses: made.uses,
});
