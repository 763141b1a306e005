import { describe, expect, it } from 'vitest';
import { chanceFrom } from '#demo/big/chance.ts';
import type { Button, Dialog } from '#sandbox/index.ts';
import { scenes } from '#scenes/index.ts';
import type { Scene } from '#scenes/scene.ts';
import { hashOf } from '#src/domain/ground/code.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Held } from '#src/domain/people/record.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

/** People of all roles tap and write at random, with restarts between. MONKEY_SEED repeats a run. */
const seed = Number(process.env.MONKEY_SEED ?? 555);
const turnsEach = 150;
/** Patience with a scene that chance avoids. */
const mostTurns = 8 * turnsEach;
/** On a busy machine too the run ends by itself and says where it has been. */
const mostSeconds = Number(process.env.MONKEY_SECONDS ?? 420);
const restartEvery = 15;

const classes = ['1А', '5Б', '7А', '7Б', '9А', '11А'];
const inClass = (i: number) => `c${(i % classes.length) + 1}`;
const people: readonly (readonly [string, number, (i: number) => readonly Held[]])[] = [
  ['администратор', 6, () => [{ role: 'administrator' }, { role: 'subjectTeacher' }]],
  ['директор', 1, () => [{ role: 'head' }]],
  ['заместитель', 2, () => [{ role: 'deputy' }]],
  ['классный', 8, (i) => [{ role: 'classTeacher', class: inClass(i) }]],
  ['учитель', 8, () => [{ role: 'subjectTeacher' }]],
  [
    'родитель',
    10,
    (i) => [
      { role: 'parent', class: inClass(i) },
      ...(i % 3 === 0 ? [{ role: 'parent' as const, class: inClass(i + 1) }] : []),
    ],
  ],
  ['ученик', 5, (i) => [{ role: 'student', class: inClass(i) }]],
];
const strangers = 16;

const another = '<another>';
/** What people write: answers to most questions, wrong ones to the others. */
const words = [
  'Анна Петрова',
  'учитель математики',
  '1–4 А,Б',
  '7А, 7Б, 8А',
  '25.12',
  '31.02',
  '26.10–03.11',
  '8:00–18:00',
  'назад',
  'отмена',
  'помощь',
  'мои дела',
  'здравствуйте',
  'Школа № 555',
  'https://vk.me/join/AJQ1d_y45zgROKii0Ezb',
  // Each time another one: a link belongs to one chat.
  `https://vk.me/join/AJQ1d_${another}`,
  'https://example.org/x',
  'https://web.vk.me/convo/200000015',
  '1',
  '2',
  '3',
  '77',
  'Всё есть в электронном дневнике.',
  'не знаю',
  'да',
  'нет',
  'готово',
  '@all [id1|Паша] *id1',
  'ы'.repeat(4000),
  '😀',
  'Маша Петрова',
  'у детей нет VK',
  'завтра в 15:00',
  '29.02',
  '№ 12/1 от 01.09.2026',
  'Актовый зал, https://sferum.ru/?call_link=abc',
  'https://user:pw@sferum.ru.evil.example/x',
  '9В',
  '7А → 8Б',
  'ул. Мира, д. 1',
  '+7 812 555-55-55',
  '+7 911 123-45-67',
  'school@example.org',
  '\u202Eнаоборот\u200B\uFEFF',
  '=HYPERLINK("https://evil.example";"Журнал")',
  'hello, I am a teacher',
];

/** Lists of classes and of the staff as schools have them, and one that is neither. */
const tables = [
  '1А\n7А\n7Б\n',
  'ФИО;Должность;Классное руководство\nОрлова Инна Ильинична;учитель;7А\nЛис Пётр;директор;\n',
  'Иванова Анна Ивановна;завуч\n=1+1;@SUM(A1)\n',
  `${'ы'.repeat(3000)};${'я'.repeat(3000)}\n`,
  '',
];

describe('a seeded monkey', () => {
  it(`leaves nobody without an answer and visits every scene (seed ${seed})`, {
    timeout: 600_000,
  }, async () => {
    const random = chanceFrom(seed);
    const visited = new Map<string, number>();
    const bot = await startBot({ scenes: watched(visited) });
    process.stdout.write(`the monkey's seed: ${seed}\n`);
    await schoolWith(bot, { classes, school: { pupils: 'guided' } });
    await bot.write('claim', 'main', { v: 1, hash: hashOf('7K3MPQ9XTA'), at: bot.clock.now() });
    const crowd: Person[] = [];
    const steady = new Set<Person>();
    for (const [name, count, roles] of people) {
      for (let i = 0; i < count; i += 1) {
        const person = await member(bot, `${name}-${i}`, {
          roles: roles(i),
          name: `Имя ${'абвгдежзик'[i]}`,
        });
        crowd.push(person);
        // One of each kind stays what they are and ends nobody's part, so that no scene is closed for good.
        if (i === 0) steady.add(person);
      }
    }
    for (const id of ['c1', 'c2', 'c3']) await withChat(bot, id);
    for (let i = 0; i < strangers; i += 1)
      crowd.push(
        bot.person(`прохожий-${i}`, i % 5 === 0 ? { lang: 'en' } : i % 5 === 1 ? { bare: true } : {}),
      );
    expect(crowd.length).toBeGreaterThanOrEqual(50);

    const used = new Map<string, number>();
    const codes = ['7K3MPQ9XTA', ...(await invitesOfAllKinds(bot))];
    // Updates meet each other as they come, so two runs of one seed differ a little: a run goes on until it has been
    // everywhere, within reason. A scene that chance avoided is shown to those who may be there.
    const until = performance.now() + mostSeconds * 1_000;
    const goesOn = (turn: number) =>
      performance.now() < until && (turn < turnsEach || (wantsMore(visited) && turn < mostTurns));
    for (let turn = 0; goesOn(turn); turn += 1) {
      if (turn >= turnsEach && turn % restartEvery === 0)
        for (const person of steady) {
          // The last one that is theirs to enter is where they go on.
          const some = notWhollySeen(visited).sort(() => random() - 0.5);
          for (const slug of [...some.slice(0, 3), ...unvisited(visited)])
            await opensScene(bot, person, slug, { of: 'C3b:c1' });
        }
      // Strangers come one by one, as in life.
      const here = crowd.slice(0, crowd.length - strangers + turn * 2);
      for (const person of here) act(person.dialog, { random, used, codes, steady: steady.has(person) });
      await bot.settle();
      collectCodes(crowd, codes);
      if (turn % restartEvery === restartEvery - 1) {
        await bot.restarts();
        await bot.passes(hours(3));
      }
    }
    await bot.settle();

    expect(unanswered(crowd), 'people whose last word got no answer').toEqual([]);
    expect(
      crowd.filter(({ dialog }) => (dialog.keyboard?.buttons.flat().length ?? 0) === 0).map(({ id }) => id),
      'dead ends',
    ).toEqual([]);
    expect(
      bot.sandbox.calls
        .filter(({ error }) => error)
        .map(({ method, error }) => `${method} ${error?.error_code} ${error?.error_msg}`),
    ).toEqual([]);
    expect(bot.faults).toEqual([]);
    expect(await bot.store.client.exists(bot.store.keys.dead())).toBe(0);
    expect(await bot.store.client.xlen(bot.store.keys.outbox('answers'))).toBe(0);
    for (const person of crowd) person.ignores();
    report(visited);
  });
});

/** A class whose parents' chat is there already. */
async function withChat(bot: Bot, id: string): Promise<void> {
  const entry = await bot.read('class', id);
  if (!entry) throw new Error(`the class ${id} has no class teacher`);
  const chat = {
    title: 'Родители',
    link: 'https://vk.me/join/AJQ1d_y45zgROKii0Ezb',
    second: null,
    aside: null,
    at: bot.clock.now(),
  };
  const done = { state: 'done' as const, at: bot.clock.now() };
  await bot.write('class', id, { ...entry, chats: { C3b: chat }, duties: { ...entry.duties, C3b: done } });
}

/** One invite of each kind to begin with; the people issue more of them. */
async function invitesOfAllKinds(bot: Bot): Promise<string[]> {
  const made = [
    ['SUBJECT000', { role: 'subjectTeacher' }],
    ['DEPVTY0000', { role: 'deputy' }],
    ['TEACHER000', { role: 'classTeacher', class: 'c6' }],
    ['PARENT0000', { role: 'parent', class: 'c2' }],
    ['STVDENT000', { role: 'student', class: 'c3' }],
  ] as const;
  for (const [code, held] of made) {
    const hash = hashOf(code);
    await bot.transaction(async (tx) => {
      await tx.read('invite', hash);
      const now = bot.clock.now();
      tx.write('invite', hash, {
        v: 1,
        hash,
        code,
        maker: 'vk:1',
        madeAt: now,
        expiresAt: now + days(30),
        uses: 70,
        ...held,
      });
      tx.setCount('invite-uses', hash, 70);
    });
  }
  return made.map(([code]) => code);
}

/** The scenes, with a note of every step that asks. */
function watched(visited: Map<string, number>): ReadonlyMap<string, Scene> {
  const note = (scene: Scene): Scene => ({
    ...scene,
    steps: Object.fromEntries(
      Object.entries(scene.steps).map(([name, step]) => {
        const place = `${scene.slug}/${name}`;
        visited.set(place, 0);
        return [
          name,
          {
            ...step,
            ask(asked: Parameters<typeof step.ask>[0]) {
              visited.set(place, (visited.get(place) ?? 0) + 1);
              return step.ask(asked);
            },
          },
        ];
      }),
    ),
  });
  return new Map([...scenes].map(([slug, scene]) => [slug, note(scene)]));
}

interface Mood {
  readonly random: () => number;
  readonly used: Map<string, number>;
  readonly codes: readonly string[];
  /** Comes by no other code and ends nobody's part in the school. */
  readonly steady: boolean;
}

/** One act: mostly the button that was pressed least so far, sometimes words, a sticker, a file, an old button. */
function act(dialog: Dialog, mood: Mood): void {
  const dice = mood.random();
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(mood.random() * list.length)];
  const buttons = (dialog.keyboard?.buttons.flat() ?? []).filter(
    (button) => !mood.steady || !ending.test(nameOf(button)),
  );
  const own = buttons.filter((button) => !/"@(back|cancel|help|home)"/.test(nameOf(button)));
  const inline = dialog.messages.flatMap(({ keyboard }) => keyboard?.buttons.flat() ?? []);
  if (dialog.messages.length === 0) dialog.opens(pick(mood.codes));
  else if (dice < 0.03 && !mood.steady) dialog.opens(pick(mood.codes));
  else if (dice < 0.05) dialog.sendsVoice();
  else if (dice < 0.07) dialog.sendsSticker();
  else if (dice < 0.08) dialog.sendsPhoto();
  else if (dice < 0.1)
    dialog.sendsFile({ name: 'классы.csv', content: new TextEncoder().encode(pick(tables) ?? '') });
  else if (dice < 0.16 && inline.length > 0) press(dialog, rarest(dialog, inline, mood), mood);
  else if (dice < 0.19) press(dialog, pick(buttons), mood);
  else if (own.length > 0 && dice < (mood.steady ? 0.8 : 0.9)) press(dialog, rarest(dialog, own, mood), mood);
  else
    dialog.says(
      pick(mood.random() < 0.5 ? examplesIn(dialog) : words)?.replace(another, () => fresh(mood)) ?? '',
    );
}

/** People write what the example shows. */
function examplesIn(dialog: Dialog): readonly string[] {
  const shown = dialog.messages.findLast(({ from }) => from === 'community')?.text ?? '';
  const examples = [...shown.matchAll(/[«“]([^«»“”]+)[»”]/g)].flatMap(([, example = '']) => example);
  return examples.length > 0 ? examples : words;
}

const fresh = ({ random }: Mood): string => random().toString(36).slice(2, 14).padEnd(12, 'x');

function press(dialog: Dialog, button: Button | undefined, mood: Mood): void {
  if (!button) return;
  const name = `${nameOf(button)} ${pageOf(dialog)}`;
  mood.used.set(name, (mood.used.get(name) ?? 0) + 1);
  dialog.taps(button);
}

/** What a button does, wherever it stands: its number and the ids it is about make no difference, a duty does. */
const nameOf = ({ action }: Button): string =>
  ('payload' in action ? (action.payload ?? '') : '')
    .replace(/"n":\d+,?/, '')
    .replace(/"o":"(?!([ACHPRST]\d))[^"]*"/, '')
    .replace(/:c\d+"/, '"');

const ending = /"(delete|forget|withdraw|freeze|end|left|hand-over|close|join)"|"t":"heir"/;
/** What begins or ends people's part in the school is rare in life; else everybody is soon an administrator. */
const rare =
  /"(appoint|delete|forget|withdraw|freeze|end|left|hand-over|close|join|lang|@cancel|@back|@help)"|"t":"(forget|end|left|heir|withdraw|join)","c":"@sure"|"t":"review","c":"save"/;

/** The same button on another page is another one: «Начать» under this duty and under that. */
const pageOf = (dialog: Dialog): string =>
  dialog.messages.findLast(({ from }) => from === 'community')?.text.slice(0, 40) ?? '';

function rarest(dialog: Dialog, buttons: readonly Button[], { used, random }: Mood): Button | undefined {
  const count = (button: Button) =>
    (used.get(`${nameOf(button)} ${pageOf(dialog)}`) ?? 0) +
    random() * 2 +
    (rare.test(nameOf(button)) ? 60 : 0);
  return buttons.map((button) => [count(button), button] as const).sort((a, b) => a[0] - b[0])[0]?.[1];
}

/** Codes that administrators and class teachers were given travel to the others, as in life. */
function collectCodes(crowd: readonly Person[], codes: string[]): void {
  for (const { dialog } of crowd) {
    for (const match of (dialog.messages.at(-1)?.text ?? '').matchAll(/ref=([0-9A-Z]{10})/g)) {
      if (match[1] !== undefined && !codes.includes(match[1])) codes.push(match[1]);
    }
  }
  codes.splice(0, Math.max(0, codes.length - 40));
}

const unanswered = (crowd: readonly Person[]): PersonId[] =>
  crowd.filter(({ dialog }) => dialog.messages.at(-1)?.from === 'person').map(({ id }) => id);

const shareOf = (visited: ReadonlyMap<string, number>): number =>
  [...visited.values()].filter((count) => count > 0).length / visited.size;

const wantsMore = (visited: ReadonlyMap<string, number>): boolean =>
  unvisited(visited).length > 0 || shareOf(visited) < 0.8;

/** The scenes of which some step was never asked. */
const notWhollySeen = (visited: ReadonlyMap<string, number>): string[] => [
  ...new Set([...visited].flatMap(([place, count]) => (count === 0 ? [place.replace(/\/.*/, '')] : []))),
];

const unvisited = (visited: ReadonlyMap<string, number>): string[] =>
  [...scenes.keys()].filter(
    (slug) => ![...visited].some(([place, count]) => place.startsWith(`${slug}/`) && count > 0),
  );

function report(visited: ReadonlyMap<string, number>): void {
  const missed = [...visited].filter(([, count]) => count === 0).map(([place]) => place);
  const share = shareOf(visited);
  process.stdout.write(
    `steps visited: ${Math.round(share * 100)} % of ${visited.size}; not: ${missed.join(', ') || 'none'}\n`,
  );
  const lost = unvisited(visited);
  expect(lost, 'scenes that nobody visited').toEqual([]);
  expect(share).toBeGreaterThanOrEqual(0.8);
}
