import { z } from 'zod';
import { type Asked, about, button, goOn, leave, refused, say, scene } from '#scenes/scene.ts';
import { readPlatformLink, receivePlatformLink } from '#src/domain/chats/platform-links.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { PlatformRole } from '#src/regulation/roles.ts';

/**
 * A6 (2.1), the receiving end: the platform's own link into the class in one's role. The warning stands before it,
 * for a link of another role gives that role, and it cannot usually be changed. `of`: `<class>:<role>`.
 */
type Steps = { warning: 'show' | 'later'; link: 'done' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const platformLink = scene<Steps, typeof Draft>(
  'platform-link',
  { duties: ['A6'], version: 1, draft: Draft, first: 'warning', may: (me) => me.person !== undefined },
  {
    warning: about(ownLink, {
      ask: ({ it }) => ({
        text: [
          say('platform-link-warning.ask', it),
          ...(it.role === 'teacher' ? [] : [say('platform-link-warning.voluntary', it)]),
        ],
        buttons: [
          button('show', say('platform-link-warning.show'), { look: 'primary', means: 'yes' }),
          button('later', say('platform-link-warning.later'), { means: 'no' }),
        ],
      }),
      choices: {
        async show({ it, school }) {
          const noted = await receivePlatformLink(school, { class: it.of, role: it.role });
          return noted.ok ? goOn('link') : leave(refused(noted));
        },
        later: () => leave(),
      },
    }),
    link: about(ownLink, {
      ask: ({ it }) => ({
        text: [say('platform-link-link.ask', it), say('class-chat.address', { link: it.link })],
        buttons: [button('done', say('platform-link-link.done'), { look: 'positive' })],
      }),
      choices: { done: () => leave() },
    }),
  },
);

/** The place that the button names, while it is this person's and has a link. */
async function ownLink({ draft, school }: Asked<Draft>) {
  const [of = '', word] = draft.of.split(':');
  const role = PlatformRole.safeParse(word);
  const link = role.success ? await readPlatformLink(school, { class: of, role: role.data }) : undefined;
  if (link === undefined || !role.success) return leave(refused({ refusal: 'link-gone' }));
  return { of, role: role.data, link, class: titleOf(await readClasses(school.tx), of) };
}
