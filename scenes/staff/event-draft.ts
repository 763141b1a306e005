import { z } from 'zod';
import { type Asked, type Say, say } from '#scenes/scene.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { WhenDraft } from '#scenes/steps/when.ts';
import { findKept } from '#src/domain/chats/my-school-chats.ts';
import { titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { countExpected, plansForAll } from '#src/domain/events/audience.ts';
import { factsOf } from '#src/domain/events/facts.ts';
import { EventAudience, EventKind } from '#src/domain/events/record.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readStaff } from '#src/domain/people/people.ts';

/** What is known of an event while it is planned. */
export const EventDraft = WhenDraft.extend({
  kind: EventKind.default('meeting'),
  title: z.string().default(''),
  who: z.enum(['everybody', 'staff', 'leaders', 'families', 'chat']).default('staff'),
  classes: z.array(z.string()).default([]),
  /** A chat of the administration, whose members are meant. */
  chat: z.string().default(''),
  /** Whom a webinar is meant for. */
  whom: z.string().optional(),
  link: z.string().nullable().default(null),
  room: z.string().nullable().default(null),
  /** Whether people are asked who comes. */
  asks: z.boolean().default(false),
  charge: PersonId.optional(),
  /** For whom it is was said where this was opened. */
  given: z.boolean().default(false),
  /** What is changed after it was shown whole; it leads back there. */
  changing: z.enum(['title', 'when', 'who', 'place']).optional(),
});
export type EventDraft = z.infer<typeof EventDraft>;

export function audienceOf({ who, classes, chat }: EventDraft): EventAudience | undefined {
  const read = EventAudience.safeParse({ who, classes, chat });
  return read.success ? read.data : undefined;
}

/** The classes whose families may be asked to come: the own ones, or all. */
export async function plannable({ tx, me }: Desk) {
  const { list } = await readClasses(tx);
  const own = classesAs(me, 'classTeacher');
  return plansForAll(me) ? list : list.filter(({ id }) => own.includes(id));
}

export const toggled = (chosen: readonly string[], of: string): string[] =>
  chosen.includes(of) ? chosen.filter((one) => one !== of) : [...chosen, of];

async function whomOf({ who, classes, chat }: EventDraft, school: Desk) {
  const { tx } = school;
  if (who === 'chat') {
    const kept = await findKept(school, chat);
    return say('event-whom.chat', { title: kept?.stored ? titleOfSchoolChat(kept.stored) : '' });
  }
  if (who !== 'families') return say(`event-whom.${who}`);
  const all = await readClasses(tx);
  return say('event-whom.families', { classes: classes.map((id) => titleOf(all, id)) });
}

async function chargeOf({ draft, me, school }: Asked<EventDraft>) {
  const staff = await readStaff(school.tx);
  const person = staff.find(({ id }) => id === (draft.charge ?? me.id));
  return person ? nameOf(person, staff, school.tx.now) : say('event-plan-review.you');
}

/** The event whole, before anybody is told of it. */
export async function reviewOf(asked: Asked<EventDraft>, audience: EventAudience): Promise<readonly Say[]> {
  const { draft, school } = asked;
  const [count, whom, charge] = await Promise.all([
    countExpected(school, audience),
    whomOf(draft, school),
    chargeOf(asked),
  ]);
  return [
    ...factsOf(draft),
    say('event-plan-review.whom', { whom, count }),
    ...(draft.kind === 'webinar' ? [] : [say('event-plan-review.charge', { charge })]),
    ...(draft.asks ? [say('event-plan-review.asking')] : []),
    say('event-plan-review.ask'),
  ];
}
