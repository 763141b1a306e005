import { z } from 'zod';
import { again, button, defineScene, go, leave, refused, say } from '#src/conversation/define.ts';
import { readClasses, titleOf } from '#src/domain/classes.ts';
import type { Actor } from '#src/domain/desk.ts';
import { readName, readText } from '#src/domain/names.ts';
import { giveConsent, rename } from '#src/domain/people.ts';
import { InviteRole } from '#src/domain/records.ts';
import { sendRequest, warmDeciders, warmSending } from '#src/domain/requests.ts';

/**
 * The way in for staff, up to which H3 = C1 = T1 does not exist (2.2–2.4): an invite → a request to the administrator.
 * Consent comes before anything is stored; what was entered is stored with the request, not before.
 */
type Step = 'consent' | 'name' | 'post' | 'review';
const Draft = z.object({
  /** The hash of the invite; the role and the class that it names are for the texts alone. */
  invite: z.string().default(''),
  role: InviteRole.exclude(['parent', 'student']).default('subjectTeacher'),
  class: z.string().optional(),
  name: z.string().optional(),
  post: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

const longestPost = 80;

export const staffJoin = defineScene<Step, typeof Draft>({
  slug: 'staff-join',
  duties: [],
  version: 1,
  first: 'consent',
  draft: Draft,
  may: () => true,
  steps: {
    consent: {
      ask({ draft, me }) {
        if (draft.invite === '') return leave(refused({ refusal: 'invite-unknown' }));
        if (hasAsked(draft, me)) return leave(say('staff-join.already-sent'));
        if (me.person) return go(firstMissing(me));
        return {
          text: [say('staff-join-consent.ask'), say('consent.text')],
          buttons: [button('yes', say('consent.yes'), { look: 'positive' }), button('no', say('consent.no'))],
        };
      },
      async answer({ chose, school }) {
        if (chose !== 'yes') return leave(say('consent.refused'));
        await giveConsent(school, {});
        return go('name');
      },
    },
    name: {
      takes: ['text'],
      ask({ draft, me }) {
        const name = nameOf(draft, me);
        return {
          text: say('staff-join-name.ask'),
          ...(name === '' ? {} : { buttons: [button('keep', say('staff-join-name.keep', { name }))] }),
        };
      },
      answer({ chose, said, draft, me }) {
        const name = chose === 'keep' ? nameOf(draft, me) : readName(said);
        return name === undefined ? again(say('name.unread')) : go('post', { name });
      },
    },
    post: {
      takes: ['text'],
      async ask({ draft, me, school }) {
        await warmDeciders(school, draft);
        const post = postOf(draft, me);
        return {
          text: say('staff-join-post.ask'),
          buttons: [
            post === ''
              ? button('skip', say('staff-join-post.skip'))
              : button('keep', say('staff-join-post.keep', { post })),
          ],
        };
      },
      answer({ chose, said }) {
        if (chose !== undefined) return go('review');
        const post = readText(said, longestPost);
        return post === undefined
          ? again(say('staff-join-post.unread', { most: longestPost }))
          : go('review', { post });
      },
    },
    review: {
      async ask({ draft, me, school }) {
        const post = postOf(draft, me);
        const [classes] = await Promise.all([readClasses(school.tx), warmSending(school, draft)]);
        return {
          text: say('staff-join-review.ask', {
            name: nameOf(draft, me),
            post: post === '' ? say('staff-join-post.none') : post,
            role: say(`staff-join-role.${draft.role}`, { class: titleOf(classes, draft.class) }),
          }),
          buttons: [
            button('send', say('staff-join-review.send'), { look: 'positive' }),
            button('change', say('staff-join-review.change')),
          ],
        };
      },
      async answer({ chose, draft, me, school }) {
        if (chose !== 'send') return go('name');
        const sent = await sendRequest(school, { invite: draft.invite });
        if (!sent.ok) return leave(refused(sent));
        if (sent.again) return leave(say('staff-join.already-sent'));
        await rename(school, { name: nameOf(draft, me), post: postOf(draft, me) });
        return leave(say('staff-join.sent'));
      },
    },
  },
});

const nameOf = (draft: Draft, me: Actor): string => draft.name ?? me.person?.name ?? '';
const postOf = (draft: Draft, me: Actor): string => draft.post ?? me.person?.post ?? '';
const firstMissing = ({ person }: Actor): Step =>
  person?.name ? (person.post === undefined ? 'post' : 'review') : 'name';
const hasAsked = ({ role, class: of }: Draft, { person }: Actor): boolean =>
  person?.requests[of === undefined ? role : `${role}:${of}`] !== undefined;
