import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  day,
  go,
  leave,
  open,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { familyClasses, readFamilyChat } from '#src/domain/chats/family-chat.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { familyAnswer } from '#src/domain/joining/family-answer.ts';
import { askToMove, leaveClass } from '#src/domain/movement/by-family.ts';
import { readName } from '#src/domain/people/names.ts';

/**
 * P1 (2.7), S1 (2.5): a child goes to another class, or the family leaves this one. The new class's teacher accepts
 * as with every joining; what follows from leaving is said first, and out of the chat itself everybody goes alone.
 */
type Steps = {
  menu: 'moved' | 'left' | 'forget';
  others: 'goes' | 'stays';
  to: 'to';
  child: never;
  review: 'send';
};
const Draft = z.object({
  of: z.string().optional(),
  /** Another child of theirs goes on in the old class. */
  stays: z.boolean().default(false),
  to: z.string().default(''),
  child: z.string().default(''),
});
type Draft = z.infer<typeof Draft>;

const classOfFamily = ({ draft, school }: Asked<Draft>) => readFamilyChat(school, draft.of);

export const classLeaving = scene<Steps, typeof Draft>(
  'class-leaving',
  {
    duties: ['P1', 'S1'],
    version: 1,
    draft: Draft,
    first: 'menu',
    may: (me) => familyClasses(me).length > 0,
  },
  {
    menu: about(classOfFamily, {
      ask: ({ it: { role, title } }) => ({
        text: say('class-leaving-menu.ask', { role, class: title }),
        buttons: [
          ...(role === 'parent'
            ? [button('moved', say('class-leaving-menu.moved'), { look: 'primary' as const })]
            : []),
          button('left', say('class-leaving-menu.left', { class: title })),
          button('forget', say('class-leaving-menu.forget')),
        ],
      }),
      choices: {
        moved: () => go('others'),
        left: {
          confirm: ({ it: { role, title, teacher }, me, school }) => ({
            ask: say('class-leaving-menu.sure', {
              role,
              class: title,
              teacher: teacher ? 'yes' : 'no',
              inside: school.guides.platform.inside[me.lang],
            }),
            yes: say('class-leaving-menu.yes'),
          }),
          async take({ it: { role, title, class: of }, me, school }) {
            const done = await leaveClass(school, { class: of });
            if (!done.ok) return leave(refused(done));
            const inside = school.guides.platform.inside[me.lang];
            return leave(say('class-leaving-menu.done', { role, class: title, inside }));
          },
        },
        forget: ({ it: { role }, me, school }) =>
          open(
            'settings',
            {},
            say('class-leaving-menu.forget-how', { role, inside: school.guides.platform.inside[me.lang] }),
          ),
      },
    }),
    others: about(classOfFamily, {
      ask: ({ it }) => ({
        text: say('class-leaving-others.ask', { class: it.title }),
        buttons: [
          button('goes', say('class-leaving-others.goes'), { look: 'primary' }),
          button('stays', say('class-leaving-others.stays')),
        ],
      }),
      choices: {
        goes: () => go('to', { stays: false }),
        stays: () => go('to', { stays: true }),
      },
    }),
    to: {
      async ask({ me, school }) {
        const own = classesAs(me, 'parent');
        const { list } = await readClasses(school.tx);
        const others = list.filter((one) => one.open && !own.includes(one.id));
        return {
          text: [
            say(others.length > 0 ? 'class-leaving-to.ask' : 'class-leaving-to.none'),
            // Where another child is there already, nothing has to be asked for.
            ...(own.length > 1 ? [say('class-leaving-to.own')] : []),
          ],
          list: classList('to', others),
        };
      },
      choices: { to: ({ of }) => go('child', { to: of }) },
    },
    child: {
      ask: async ({ draft, school }) => ({
        text: say('class-leaving-child.ask', { class: await titleIn(school, draft.to) }),
      }),
      choices: {},
      words({ said }) {
        const child = readName(said);
        return child === undefined ? again(say('family-join-child.unread')) : go('review', { child });
      },
    },
    review: about(classOfFamily, {
      ask: async ({ it, draft, school }) => ({
        text: say('class-leaving-review.ask', {
          child: draft.child,
          from: it.title,
          to: await titleIn(school, draft.to),
          stays: draft.stays ? 'yes' : 'no',
        }),
        buttons: [button('send', say('family-join-review.send'), { look: 'positive' })],
      }),
      choices: {
        async send({ it, draft: { to, child, stays }, school }) {
          const sent = await askToMove(school, { class: it.class, to, child, stays });
          if (!sent.ok) return leave(refused(sent));
          const { byTeacher, until } = await familyAnswer(school, to);
          const title = await titleIn(school, to);
          const who = say(byTeacher ? 'family-join.teacher' : 'family-join.administrator', { class: title });
          return leave(say('family-join.sent', { role: 'parent', who, until: day(until) }));
        },
      },
    }),
  },
);

const titleIn = async ({ tx }: Desk, of: string): Promise<string> => titleOf(await readClasses(tx), of);
