import { z } from 'zod';
import { type Asked, about, again, button, go, leave, refused, say, scene } from '#scenes/scene.ts';
import { consentStep } from '#scenes/steps/consent.ts';
import { nameStep } from '#scenes/steps/name.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { type InviteLabel, InviteRole } from '#src/domain/joining/record.ts';
import { keyOf, sendRequest } from '#src/domain/joining/requests.ts';
import { longestPost, readNameAndPost, readText } from '#src/domain/people/names.ts';
import { rename } from '#src/domain/people/people.ts';

/**
 * The way in for staff, up to which H3 = C1 = T1 does not exist (2.2–2.4): an invite → a request to the administrator.
 * Consent comes before anything is stored; what was entered is stored with the request, not before.
 */
type Steps = {
  consent: 'yes' | 'no' | 'lang';
  name: 'keep';
  post: 'keep' | 'skip';
  review: 'send' | 'change';
};
const Draft = z.object({
  /** The hash of the invite; the role and the class that it names are for the texts alone. */
  invite: z.string().default(''),
  role: InviteRole.exclude(['parent', 'student']).default('subjectTeacher'),
  class: z.string().optional(),
  name: z.string().optional(),
  /** Empty for none. */
  post: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

const named = nameStep<Draft, keyof Steps>('post', () => say('staff-join-name.ask'));

/** Whom a personal invite is for, while it waits. */
async function labelOf({ tx }: Desk, { invite }: Draft): Promise<InviteLabel | undefined> {
  return invite === '' ? undefined : (await tx.readAll('invite', [invite]))[0]?.label;
}

/** The name and the post as they were entered here, as they are stored, or as the invite says them. */
async function entered({ draft, me, school }: Asked<Draft>): Promise<{ name: string; post: string }> {
  const label = await labelOf(school, draft);
  return {
    name: draft.name ?? (me.person?.name || label?.name) ?? '',
    post: draft.post ?? me.person?.post ?? label?.post ?? '',
  };
}

export const staffJoin = scene<Steps, typeof Draft>(
  'staff-join',
  { duties: [], version: 1, draft: Draft, first: 'consent', resumes: true, may: () => true },
  {
    consent: about(
      invitedAs,
      consentStep(
        'name',
        () => 'staff',
        async ({ draft, school }) => {
          const label = await labelOf(school, draft);
          const title = titleOf(await readClasses(school.tx), draft.class);
          return [
            say('staff-join-consent.ask', { role: draft.role, class: title }),
            ...(label ? [say('staff-join-consent.for', { name: label.name })] : []),
          ];
        },
      ),
    ),
    name: {
      ...named,
      async ask(asked) {
        // A personal invite names the person already; they look it over in the end.
        const { name } = await entered(asked);
        return asked.draft.name === undefined && name !== '' ? go('post') : named.ask(asked);
      },
      // «Анна Кузьмина, завуч» answers the next question too.
      words({ said }) {
        const read = readNameAndPost(said);
        if (read === undefined) return again(say('name.unread'));
        return go(read.post === undefined ? 'post' : 'review', read);
      },
    },
    post: about(invitedAs, {
      async ask({ it, ...asked }) {
        const { post } = await entered(asked);
        if (asked.draft.post === undefined && post !== '') return go('review');
        return {
          text: [
            // Whoever has a role already was not greeted: their consent is there.
            ...(asked.me.roles.length > 0 ? [say('staff-join-post.invited', { role: it })] : []),
            say('staff-join-post.ask'),
          ],
          buttons: [
            ...(post === '' ? [] : [button('keep', say('staff-join-post.keep', { post }))]),
            button('skip', say('staff-join-post.skip')),
          ],
        };
      },
      choices: { keep: () => go('review'), skip: () => go('review', { post: '' }) },
      words({ said }) {
        const post = readText(said, longestPost);
        return post === undefined
          ? again(say('staff-join-post.unread', { most: longestPost }))
          : go('review', { post });
      },
    }),
    review: about(invitedAs, {
      async ask({ it, ...asked }) {
        const { name, post } = await entered(asked);
        return {
          text: say('staff-join-review.ask', { name, post: post || say('staff-join-post.none'), role: it }),
          buttons: [
            button('send', say('staff-join-review.send'), { look: 'positive' }),
            button('change', say('staff-join-review.change')),
          ],
        };
      },
      choices: {
        async send(asked) {
          // Before the label goes with the request.
          const own = await entered(asked);
          const sent = await sendRequest(asked.school, { invite: asked.draft.invite });
          if (!sent.ok) return leave(refused(sent));
          await rename(asked.school, own);
          return leave(say('staff-join.sent'));
        },
        change: async (asked) => go('name', await entered(asked)),
      },
    }),
  },
);

/** As what somebody is invited. One request for one role, however often the invite is opened. */
async function invitedAs({ draft, me, school }: Asked<Draft>) {
  const { invite, role, class: of } = draft;
  if (invite === '') return leave(refused({ refusal: 'invite-unknown' }));
  if (me.person?.requests[keyOf(role, of)] !== undefined) return leave(say('staff-join.already-sent'));
  return say(`staff-join-role.${role}`, { class: titleOf(await readClasses(school.tx), of) });
}
