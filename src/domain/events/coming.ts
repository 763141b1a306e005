import { readSchoolChats } from '#src/domain/chats/filing.ts';
import { expectedAt, isFor, isSpared } from '#src/domain/events/audience.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import type { Opens } from '#src/domain/ground/about.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Person } from '#src/domain/people/record.ts';
import { putAnswer, readAnswer, readAnswers } from '#src/domain/questions/answers.ts';
import { optionOf, optionSets } from '#src/domain/questions/options.ts';
import { type Say, say } from '#src/text/say.ts';

/** «Буду», «Не буду», by their place among the answers. */
export const comings = optionSets.coming;
const notComing = comings.indexOf('@not-coming');

/** For a webinar one signs up; of everything else one says «Буду» or «Не буду». */
export const comingLabel = (kind: SchoolEvent['kind'], option: (typeof comings)[number]): Say =>
  kind === 'webinar' ? say(`event-signing.${option.slice(1)}`) : optionOf(option);

/** Under what is told of an event that asks who comes. Nobody need say that they do not sign up. */
export const comingButtons = ({ id, asks, kind }: Pick<SchoolEvent, 'id' | 'asks' | 'kind'>) =>
  (asks ? comings.slice(0, kind === 'webinar' ? 1 : comings.length) : []).map(
    (option, i): Opens => ({
      ...{ about: 'coming', id: memberOf(id, String(i)), label: comingLabel(kind, option) },
      beside: i > 0,
    }),
  );

/** It still asks who comes. */
export const asksNow = ({ asks, state, at }: SchoolEvent, now: number): boolean =>
  asks === true && state === 'planned' && at > now;

/** Whether it is for whoever is talking, and not seen to by them. */
export const isInvited = async (desk: Desk, { audience, charge }: SchoolEvent): Promise<boolean> =>
  charge !== desk.me.id && isFor(audience, desk, await readSchoolChats(desk.tx));

/** The events ahead that ask whoever is talking whether they come, and can be answered so. */
export async function findAsking(
  desk: Desk,
  isMeant: (label: Say) => boolean,
): Promise<readonly { readonly event: SchoolEvent; readonly option: number }[]> {
  const { tx } = desk;
  const ahead = (await tx.list('events', 'all')).filter(({ at }) => at > tx.now);
  const events = await tx.readAll(
    'event',
    ahead.map(({ id }) => id),
  );
  const meant = events.flatMap((event) => {
    const option = comings.findIndex((one) => isMeant(comingLabel(event.kind, one)));
    return option >= 0 && asksNow(event, tx.now) ? [{ event, option }] : [];
  });
  const theirs = await Promise.all(meant.map(({ event }) => isInvited(desk, event)));
  return meant.filter((_, i) => theirs[i]);
}

/**
 * Whoever is invited says whether they come; the answer can be changed until the beginning.
 *
 * @returns event-gone, question-over
 */
export const sayComing = operation(
  'events.come',
  ofNothing,
  async (desk: Desk, { id, option }: { id: string; option: number }) => {
    const { tx, me } = desk;
    const event = await tx.read('event', id);
    const answer = comings[option];
    if (!event || answer === undefined || !(await isInvited(desk, event))) return no('event-gone');
    if (!asksNow(event, tx.now)) return no('question-over');
    putAnswer(tx, id, { person: me.id, option });
    return { ok: true as const, answer };
  },
);

/** What somebody has said, by its place. */
export const comingOf = (
  { tx }: Pick<Desk, 'tx'>,
  { id }: SchoolEvent,
  person: PersonId,
): Promise<number | undefined> => readAnswer(tx, id, person);

/** Those who have said that they do not come: they are not reminded. */
export async function stayingAway(
  { tx }: Pick<Desk, 'tx'>,
  { id }: SchoolEvent,
): Promise<ReadonlySet<PersonId>> {
  const answers = await readAnswers(tx, id);
  return new Set(answers.flatMap(({ person, option }) => (option === notComing ? [person] : [])));
}

const comes = ({ option }: { readonly option: number }): boolean => option !== notComing;

/** Of these events those for which somebody has signed up. */
export async function signedUp(
  { tx }: Pick<Desk, 'tx'>,
  events: readonly SchoolEvent[],
  person: PersonId,
): Promise<ReadonlySet<string>> {
  const said = await Promise.all(events.map(({ id }) => readAnswers(tx, id)));
  const isIn = (i: number) => said[i]?.some((one) => one.person === person && comes(one));
  return new Set(events.filter((_, i) => isIn(i)).map(({ id }) => id));
}

/** Who hears of an event that draws near or changes: of a webinar those who have signed up for it. */
export async function attending(
  desk: Pick<Desk, 'tx' | 'school'>,
  { id: of, kind, audience }: SchoolEvent,
): Promise<readonly Person[]> {
  if (kind !== 'webinar') return expectedAt(desk, audience);
  const [people, said] = await Promise.all([expectedAt(desk, audience), readAnswers(desk.tx, of)]);
  const signed = new Set(said.filter(comes).map(({ person }) => person));
  return people.filter(({ id }) => signed.has(id));
}

/** For whoever sees to it: how many come, do not come, have not said. Numbers, and no name among them. */
export async function countComing(desk: Pick<Desk, 'tx' | 'school'>, event: SchoolEvent) {
  const [people, answers] = await Promise.all([
    expectedAt(desk, event.audience),
    readAnswers(desk.tx, event.id),
  ]);
  const expected = people.filter(({ id }) => id !== event.charge);
  const said = answers.filter(({ person }) => expected.some(({ id }) => id === person));
  const count = (option: number) => said.filter((one) => one.option === option).length;
  const waiting = expected.filter((one) => !isSpared(one) && !said.some(({ person }) => person === one.id));
  return { coming: count(0), away: count(notComing), waiting: waiting.length };
}
