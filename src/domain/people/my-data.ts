import { materialsBy } from '#src/domain/channels/materials.ts';
import type { Material } from '#src/domain/channels/record.ts';
import { readChatsAround } from '#src/domain/chats/filing.ts';
import { type NamedInChat, namedInChats } from '#src/domain/chats/my-school-chats.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import type { Request } from '#src/domain/joining/record.ts';
import { mailingsBy } from '#src/domain/mailings/forgetting.ts';
import type { Mailing } from '#src/domain/mailings/record.ts';
import { readApplication } from '#src/domain/papers/application.ts';
import type { Application } from '#src/domain/papers/record.ts';
import type { Person } from '#src/domain/people/record.ts';
import { pleaDataOf } from '#src/domain/pleas/pleas.ts';
import type { Confidant, Plea } from '#src/domain/pleas/record.ts';
import { answersOf, type OwnAnswer } from '#src/domain/questions/own.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { readTickets } from '#src/domain/tickets/kept.ts';
import type { SupportLetter, Ticket } from '#src/domain/tickets/record.ts';
import { readLetter } from '#src/domain/tickets/support-letter.ts';
import { isFamily } from '#src/regulation/roles.ts';

/** Everything that is stored about the person who asks, in one place. */
export interface MyData {
  readonly person: Person;
  readonly requests: readonly Request[];
  readonly mailings: readonly Mailing[];
  /** When the head last reminded them of what is open. */
  readonly nudgedAt: number | undefined;
  readonly materials: readonly Material[];
  /** How much waits for their evening message. */
  readonly evening: number;
  /** How much waits for the end of the quiet hours. */
  readonly morning: number;
  /** Answers to questions that are kept. */
  readonly answers: readonly OwnAnswer[];
  /** What was entered for a letter, for an hour at most. */
  readonly application: Application | undefined;
  readonly schoolChats: readonly NamedInChat[];
  /** Classes that were divided, of which they have said which is theirs now. */
  readonly chose: readonly string[];
  /** What they teach. */
  readonly courses: readonly Course[];
  /** Whether they may be told of trouble. */
  readonly confidant: Confidant | undefined;
  /** What they have asked the school, with all that was said. */
  readonly tickets: readonly Ticket[];
  /** A letter to the platform's support on its way, for an hour at most. */
  readonly letter: SupportLetter | undefined;
  /** How much of theirs, or for them, went wrong and is kept to be tried again, for seven days at most. */
  readonly setAside: number;
  /** Pleas for help that they have handed on, each for two days at most. */
  readonly pleas: readonly Plea[];
  readonly classTitle: (id: string | undefined) => string;
  /** The same as a file for people to take away. */
  readonly json: string;
}

export async function readMyData({ tx, me }: Desk): Promise<MyData | undefined> {
  const { person } = me;
  if (!person) return undefined;
  const [
    classes,
    notices,
    requests,
    mailings,
    materials,
    application,
    chats,
    waiting,
    morning,
    courses,
    answers,
    chose,
    told,
    tickets,
    letter,
    setAside,
  ] = await Promise.all([
    readClasses(tx),
    tx.read('notices', me.id),
    tx.readAll('request', Object.values(person.requests)),
    mailingsBy({ tx }, me.id),
    materialsBy({ tx }, me.id),
    readApplication(tx, me.id),
    readChatsAround(tx, me),
    tx.list('evening', me.id),
    tx.read('morning', me.id),
    readCourses(tx, me.id),
    answersOf({ tx }, me.id),
    classesChosenIn(tx, me),
    pleaDataOf(tx, me.id),
    readTickets(tx, me.id),
    readLetter(tx, me.id),
    tx.setAsideOf(me.id),
  ]);
  const classTitle = (id: string | undefined): string => titleOf(classes, id);
  const schoolChats = namedInChats(chats, me.id);
  const kept = {
    requests,
    mailings,
    materials,
    application,
    schoolChats,
    courses,
    answers,
    chose,
    tickets,
    letter,
    ...told,
  };
  const counts = {
    setAside: setAside.length,
    evening: waiting.length,
    morning: morning?.waiting.length ?? 0,
  };
  const json = JSON.stringify(
    { person, ...kept, notices, evening: waiting, morning, setAside },
    undefined,
    2,
  );
  return { person, ...kept, ...counts, nudgedAt: notices?.nudgedAt, classTitle, json };
}

async function classesChosenIn(tx: Desk['tx'], { id, roles }: Desk['me']): Promise<readonly string[]> {
  const family = roles.flatMap(({ role, class: of }) => (of !== undefined && isFamily(role) ? [of] : []));
  const lists = await Promise.all(family.map((of) => tx.list('class-chosen', of)));
  return family.filter((_, i) => lists[i]?.some((one) => partsOf(one.id)[1] === id));
}
