import { day, dayAndTime, type Say, say } from '#scenes/scene.ts';
import { spanLine } from '#scenes/staff/own-hours.ts';
import { titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { readKey } from '#src/domain/duties/key.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { beginningOf } from '#src/domain/mailings/mailings.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import type { MyData } from '#src/domain/people/my-data.ts';
import { optionOf } from '#src/domain/questions/options.ts';

/** What is stored about a person, in plain words, one fact a line. */
export function linesOf(data: MyData): readonly Say[] {
  const {
    person,
    requests,
    mailings,
    materials,
    evening,
    schoolChats,
    courses,
    answers,
    confidant,
    pleas,
    classTitle,
    nudgedAt,
  } = data;
  return [
    say('my-data.page', { id: person.id.slice(person.id.indexOf(':') + 1) }),
    say('my-data.name', { name: person.name === '' ? '—' : person.name }),
    ...(person.renamedAt === undefined ? [] : [say('my-data.renamed', { when: day(person.renamedAt) })]),
    ...(person.missed ? [say('my-data.missed', { count: person.missed.length })] : []),
    ...(person.post === undefined ? [] : [say('my-data.post', { post: person.post })]),
    ...(person.subjects === undefined
      ? []
      : [say('my-data.subjects', { subjects: person.subjects.join(', ') })]),
    ...courses.map(({ title, classes, link }) =>
      say('my-data.course', {
        title: [title, ...classes.map(classTitle)].join(' '),
        linked: link === null ? 'no' : 'yes',
      }),
    ),
    ...person.roles.map(({ role, class: of }) =>
      say('my-data.role', {
        role: say(`my-data-role.${role}`),
        class: of === undefined ? '' : classTitle(of),
      }),
    ),
    ...(person.handedOver ?? []).map((duty) =>
      say('my-data.handed-over', { title: titleOf(duty, classTitle) }),
    ),
    ...applicationLines(data),
    say('my-data.lang', { lang: person.lang }),
    say('my-data.consent', { when: day(person.consent.at), version: person.consent.version }),
    ...Object.entries(person.duties).map(([key, { state, at }]) =>
      say('my-data.duty', {
        mark: say(`duty-state.${state}-mark`),
        title: titleOf(key, classTitle),
        when: day(at),
      }),
    ),
    ...(person.inCourses?.length ? [say('my-data.in-courses', { count: person.inCourses.length })] : []),
    ...requests.map((request) =>
      say('my-data.request', {
        role: say(`my-data-role.${request.role}`),
        class: request.class === undefined ? '' : classTitle(request.class),
        child: request.child ?? '',
        hasChild: request.child === undefined ? 'no' : 'yes',
        when: day(request.at),
      }),
    ),
    ...requests.flatMap(({ invitedFor }) =>
      invitedFor === undefined ? [] : [say('my-data.invited-for', { name: invitedFor })],
    ),
    ...(person.mutes ?? []).map((kind) => say('my-data.mute', { kind: say(`mail-kind.${kind}`) })),
    ...schoolChats.map((chat) => say(`my-data.chat-${chat.as}`, { title: titleOfSchoolChat(chat) })),
    ...(person.hears === undefined
      ? []
      : [say('my-data.hears', { hears: say(`hears.${person.hears}`), count: evening })]),
    ...data.chose.map((of) => say('my-data.chose', { class: classTitle(of) })),
    ...(data.morning > 0 ? [say('my-data.morning', { count: data.morning })] : []),
    ...answers.map(({ text, answer }) =>
      say('my-data.answer', { beginning: beginningOf({ text }), answer: optionOf(answer) }),
    ),
    ...(person.hours === undefined
      ? []
      : [
          say('my-data.own-hours', {
            present: person.hours === 'school' ? say('own-hours.as-school') : spanLine(person.hours),
          }),
        ]),
    ...(person.lessonReminders ? [say('my-data.lesson-reminders')] : []),
    ...(materials.length > 0 ? [say('my-data.materials', { count: materials.length })] : []),
    ...(mailings.length > 0 ? [say('my-data.mailings', { count: mailings.length })] : []),
    ...(person.withoutBot === undefined
      ? []
      : [say('my-data.without-bot', { since: day(person.withoutBot) })]),
    ...(person.seen === undefined ? [] : [say('my-data.seen')]),
    ...(nudgedAt === undefined ? [] : [say('my-data.nudged', { when: day(nudgedAt) })]),
    ...(confidant
      ? [
          say('my-data.confidant', {
            agreed: confidant.agreed ? 'yes' : 'no',
            post: say(`confidant-post.${confidant.post}`),
          }),
        ]
      : []),
    ...data.tickets.map(({ number, at, messages }) =>
      say('my-data.ticket', { number, when: day(at), count: messages.length }),
    ),
    ...(data.letter
      ? [say('my-data.letter', { email: data.letter.email, until: dayAndTime(data.letter.until) })]
      : []),
    ...(data.setAside > 0 ? [say('my-data.set-aside', { count: data.setAside })] : []),
    ...pleas.map(({ at }) => say('my-data.plea', { when: dayAndTime(at) })),
    ...(person.away ? [say('my-data.away', { until: day(person.away.until) })] : []),
  ];
}

/** What was entered for the school's application, while it is kept. */
function applicationLines({ application }: MyData): readonly Say[] {
  if (!application) return [];
  const { name, email, phone, order, until } = application;
  const data = [name, email, phone, order?.name].filter((one) => one !== undefined);
  return [say('my-data.application', { data, until: dayAndTime(until) })];
}

function titleOf(key: string, classTitle: MyData['classTitle']): Say | string {
  const read = readKey(key);
  if (!read) return key;
  return say(`duty-${read.id}.title`, { class: read.class === undefined ? '' : classTitle(read.class) });
}

/** What falls to others when somebody goes: said before, so that it can be handed over, and never a refusal. */
export async function warningsOf({ tx, me }: Desk): Promise<readonly Say[]> {
  const { ids } = await readAdministrators(tx);
  return [
    ...(holdsOwn(me, 'classTeacher') ? [say('settings-forget.hand-over')] : []),
    ...(ids.length === 1 && ids[0] === me.id ? [say('settings-forget.last-administrator')] : []),
  ];
}
