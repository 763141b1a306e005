import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  day,
  go,
  goOn,
  leave,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import {
  type ClassLife,
  type FamilyFigures,
  findClassLife,
  remindFamilies,
} from '#src/domain/chats/class-life.ts';
import { askSuccessor } from '#src/domain/classes/handing.ts';
import { mayLead } from '#src/domain/classes/teachers.ts';
import { isClosed, settleDuty } from '#src/domain/duties/progress.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readStaff } from '#src/domain/people/people.ts';
import { mayNudge } from '#src/domain/reports/nudge.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * C4 (2.3): the class as its class teacher keeps it up: how many families are in the chat, one kind reminder, writing to
 * them, asking them, an event, «все чаты живы» once a term, and handing the class over. `of`: a class, or the duty's key.
 */
type Steps = {
  look:
    | 'alive'
    | 'remind'
    | 'parents'
    | 'families'
    | 'ask'
    | 'event'
    | 'rehearsal'
    | 'subjects'
    | 'hand'
    | 'chats';
  hand: 'person';
};
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) => findClassLife(school, draft.of);

export const classLife = scene<Steps, typeof Draft>(
  'class-life',
  { duties: ['C4'], version: 1, draft: Draft, first: 'look', may: (me) => holdsOwn(me, 'classTeacher') },
  {
    look: about(find, {
      ask: ({ it, now }) => ({
        text: [
          say('class-life-look.ask', { class: it.title }),
          ...(it.open ? it.families.flatMap(familyLines) : [say('class-life-look.closed')]),
          termLine(it),
          ...(mayNudge(it.nudgedAt, now)
            ? []
            : [say('class-life-look.reminded', { when: day(it.nudgedAt ?? now) })]),
        ],
        buttons: [
          ...(it.chats.length > 0 && !isClosed(it.state)
            ? [button('alive', say('class-life-look.alive'), { look: 'positive' })]
            : []),
          ...(it.chats.length > 0 ? [] : [button('chats', say('class-life-look.chats'))]),
          ...(it.toRemind > 0 && mayNudge(it.nudgedAt, now)
            ? [button('remind', say('class-life-look.remind'))]
            : []),
          ...(it.open
            ? [
                [
                  button('parents', say('class-life-look.parents')),
                  button('families', say('class-life-look.families')),
                ],
              ]
            : []),
          [button('ask', say('class-life-look.question')), button('event', say('class-life-look.event'))],
          [button('rehearsal', say('rehearsal.open')), button('subjects', say('class-life-look.subjects'))],
          button('hand', say('class-life-look.hand')),
        ],
      }),
      choices: {
        async alive({ it, school }) {
          const done = await settleDuty(school, { key: `C4:${it.class}`, end: 'done' });
          return goOn('look', {}, done.ok ? say('class-life.alive') : refused(done));
        },
        async remind({ it, school }) {
          const reminded = await remindFamilies(school, { class: it.class });
          return goOn('look', {}, reminded.ok ? say('class-life.reminded') : refused(reminded));
        },
        parents: ({ it }) => writeTo(it, 'parents'),
        families: ({ it }) => writeTo(it, 'families'),
        ask: ({ it }) => open('questions', { classes: [it.class] }),
        event: ({ it }) =>
          open('event-plan', { kind: 'meeting', who: 'families', classes: [it.class], given: true }),
        rehearsal: ({ it }) => open('rehearsal', { of: it.class }),
        subjects: ({ it }) => open('class-subjects', { of: it.class }),
        hand: () => go('hand'),
        chats: ({ it }) => open('chat', { of: `C3a:${it.class}` }),
      },
    }),
    hand: about(find, {
      async ask({ it, school }) {
        const colleagues = await successors(school);
        return {
          text: say(colleagues.length > 0 ? 'class-hand.ask' : 'class-hand.nobody', { class: it.title }),
          list: peopleList('person', colleagues, school.tx.now),
        };
      },
      choices: {
        person: {
          async confirm({ it, of, school }) {
            const colleagues = await successors(school);
            const next = colleagues.find(({ id }) => id === of);
            return (
              next && {
                ask: say('class-hand.sure', {
                  class: it.title,
                  name: nameOf(next, colleagues, school.tx.now),
                }),
                yes: say('class-hand.yes'),
              }
            );
          },
          async take({ it, of, school }) {
            const asked = await askSuccessor(school, { class: it.class, person: PersonId.parse(of) });
            return asked.ok ? leave(say('class-hand.done')) : again(refused(asked));
          },
        },
      },
    }),
  },
);

const writeTo = (it: ClassLife, whom: 'parents' | 'families') =>
  open('mailing', { kind: 'announcements', whom, classes: [it.class], given: true });

const successors = async ({ tx, me }: Desk) =>
  (await readStaff(tx)).filter((person) => person.id !== me.id && mayLead(person));

/** Where only one or two belong to a class, a number would tell who it is. */
function familyLines(figures: FamilyFigures): readonly Say[] {
  const { role, accepted } = figures;
  if (role === 'student' && accepted === 0) return [];
  if (accepted < limits.fewestCounted) return [say('class-life-look.few', { role, count: accepted })];
  return [say('class-life-look.counts', { ...figures })];
}

function termLine({ state, chats }: ClassLife): Say {
  if (chats.length === 0) return say('class-life-look.no-chats');
  return state && isClosed(state)
    ? say('class-life-look.ticked', { when: day(state.at) })
    : say('class-life-look.term');
}
