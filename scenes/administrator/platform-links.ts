import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  type Moves,
  open,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { readLink, saveOrOther } from '#scenes/staff/own-chat.ts';
import { dropPlatformLink, keepPlatformLink } from '#src/domain/chats/platform-links.ts';
import { countWaiting } from '#src/domain/chats/platform-waiting.ts';
import { staffroomLink } from '#src/domain/chats/staffroom.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { PlatformRole } from '#src/regulation/roles.ts';

/**
 * A6 (2.1): the platform's own links, one a class and role, and who has not received theirs yet. A link is shown once
 * when it is entered, and afterwards to nobody but those who were accepted for it.
 */
type Steps = {
  classes: 'class' | 'staffroom';
  roles: 'role' | 'annul' | 'others';
  link: never;
  check: 'yes' | 'other';
};
const Draft = z.object({
  class: z.string().default(''),
  role: PlatformRole.default('teacher'),
  link: z.string().default(''),
});
type Draft = z.infer<typeof Draft>;

export const platformLinks = scene<Steps, typeof Draft>(
  'platform-links',
  {
    duties: ['A6'],
    version: 1,
    draft: Draft,
    first: 'classes',
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    classes: {
      async ask({ me, school }) {
        const [{ list }, waiting] = await Promise.all([readClasses(school.tx), countWaiting(school)]);
        // One that cannot be read is no reason not to show the others.
        const records = await school.tx.readAll(
          'class',
          list.map(({ id }) => id),
        );
        const linked = new Map(records.map(({ id, platform }) => [id, Object.keys(platform ?? {}).length]));
        return {
          text: [
            say('platform-links-classes.ask', { inside: school.guides.platform.inside[me.lang] }),
            ...(waiting.staffroom > 0
              ? [say('platform-links-classes.staffroom-waits', { count: waiting.staffroom })]
              : []),
          ],
          list: {
            choose: 'class',
            rows: list.map(({ id, title }) => ({
              of: id,
              line: say('platform-links-classes.line', {
                class: title,
                links: linked.get(id) ?? 0,
                waiting: waiting.classes.get(id) ?? 0,
              }),
            })),
          },
          buttons: [
            button(
              'staffroom',
              say(
                `platform-links-classes.${staffroomLink(school.school) === null ? 'staffroom' : 'staffroom-there'}`,
              ),
            ),
          ],
        };
      },
      choices: { class: ({ of }) => go('roles', { class: of }), staffroom: () => open('staffroom') },
    },
    roles: about(chosen, {
      ask: ({ it }) => ({
        text: [
          say('platform-links-roles.ask', { class: it.class }),
          ...PlatformRole.options.map((role) =>
            say('platform-links-roles.line', { role, stands: it.has(role) ? 'yes' : 'no' }),
          ),
        ],
        buttons: [
          ...PlatformRole.options.map((role) => [
            button('role', say(`platform-links-roles.${role}`), { of: role }),
            ...(it.has(role)
              ? [button('annul', say(`platform-links-roles.annul-${role}`), { of: role })]
              : []),
          ]),
          button('others', say('platform-links-roles.others')),
        ],
      }),
      choices: {
        role: ({ of }) => go('link', { role: PlatformRole.parse(of) }),
        annul: {
          confirm: ({ it, of }) => ({
            ask: say('platform-links-roles.sure', { class: it.class, role: of }),
            yes: say('platform-links-roles.yes'),
          }),
          async take({ of, draft, school }) {
            const dropped = await dropPlatformLink(school, {
              class: draft.class,
              role: PlatformRole.parse(of),
            });
            return goOn('roles', {}, dropped.ok ? say('platform-links.dropped') : refused(dropped));
          },
        },
        others: () => goOn('classes'),
      },
    }),
    link: about(chosen, {
      ask: ({ it, draft }) => ({
        text: say('platform-links-link.ask', { class: it.class, role: draft.role }),
      }),
      choices: {},
      words({ said, school }) {
        const read = readLink(said, school);
        return read.ok ? go('check', { link: read.link }, ...read.notes) : again(read.no);
      },
    }),
    check: about(chosen, {
      ask: ({ it, draft }) => ({
        text: [
          say('platform-links-check.ask', { class: it.class, role: draft.role }),
          say('class-chat.address', { link: draft.link }),
        ],
        buttons: saveOrOther,
      }),
      choices: {
        async yes({ draft, school }) {
          const kept = await keepPlatformLink(school, draft);
          return kept.ok
            ? goOn('roles', { link: '' }, say('platform-links.saved'))
            : goOn('link', { link: '' }, refused(kept));
        },
        other: () => go('link', { link: '' }),
      },
    }),
  },
);

/** The class that was chosen, and the roles for which it has a link; the links themselves are shown to nobody here. */
async function chosen({ draft, school }: Asked<Draft>) {
  const [classes, { platform = {} }] = await Promise.all([
    readClasses(school.tx),
    readClass(school.tx, draft.class),
  ]);
  const gone: Moves<'classes', Draft> = goOn('classes');
  if (!classes.list.some(({ id }) => id === draft.class)) return gone;
  return {
    class: titleOf(classes, draft.class),
    has: (role: PlatformRole): boolean => platform[role] !== undefined,
  };
}
