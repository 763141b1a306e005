import fc from 'fast-check';
import { buttonsOf, carriedBy, wordOf } from '#demo/actor.ts';
import type { Button } from '#sandbox/index.ts';
import { scenes } from '#scenes/index.ts';
import { push, Talk } from '#src/conversation/place.ts';
import { frameOf } from '#src/conversation/settle.ts';
import { actorOf } from '#src/domain/ground/desk.ts';
import { days, hours } from '#src/regulation/durations.ts';
import type { Act, Model, Somebody } from '#test/faults/conversations-model.ts';
import { castSize, labelOf, type School } from '#test/faults/conversations-school.ts';

type Command = fc.AsyncCommand<Model, School>;

/** What people do, by chance: each a step, after which everything is looked at. */
class Does implements Command {
  constructor(
    readonly name: string,
    readonly does: (school: School) => Promise<string | undefined>,
  ) {}

  check(): boolean {
    return true;
  }

  async run(_model: Model, school: School): Promise<void> {
    const at = school.journal.push(this.name) - 1;
    const told = await this.does(school);
    school.journal[at] = `${this.name}${told ?? ''}`;
  }

  toString(): string {
    return this.name;
  }
}

const words = [
  ...['Маша Петрова', 'учитель математики', '1–4 А,Б', '7А, 7Б, 8А', '25.12', '31.02', '26.10–03.11'],
  ...['8:00–18:00', 'назад', 'отмена', 'помощь', 'мои дела', 'здравствуйте', 'Школа № 555', '1', '2', '77'],
  ...['Всё есть в электронном дневнике.', 'не знаю', 'да', 'нет', 'готово', 'принять', 'спасибо', 'мои чаты'],
  ...['@all [id1|Паша] *id1', 'ы'.repeat(4000), '😀', 'завтра в 15:00', '29.02', '№ 12/1 от 01.09.2026'],
  ...['настройки', 'заявки', 'приглашения', 'люди', 'события', 'мои заявки', 'меня нет', 'мои данные'],
  ...[
    'где ссылка на чат класса',
    'как вступить в чат?',
    'когда собрание',
    'меня обижают в классе',
    '8В',
    '7А → 8Б',
  ],
  ...[
    'мой код из смс 4821',
    'позовите человека',
    'hello, I am a teacher',
    '\u202Eнаоборот\u200B\uFEFF',
    'queue',
  ],
  ...[
    'home/home',
    '{"s":"queue"}',
    '=HYPERLINK("https://evil.example";"Журнал")',
    '+7 911 123-45-67',
    'удалить',
  ],
  ...['удалить мои данные', 'администратор', 'кто администратор', 'меню', 'начать', 'Пропустить', 'согласна'],
];
const files = [
  '1А\n7А\n7Б\n',
  'ФИО;Должность\nОрлова Инна Ильинична;учитель\n',
  '',
  `${'ы'.repeat(3000)};1\n`,
];

const nat = fc.nat(999);
/** Mostly one of a few, so that somebody gets somewhere in forty steps. */
export const focus = fc.uniqueArray(fc.nat(castSize - 1), { minLength: 1, maxLength: 4 });

export function commandsOf(actors: readonly number[]) {
  const anybody = nat.map((n) => (n % 5 < 4 ? (actors[n % actors.length] ?? 0) : n % castSize));
  const one = <T>(
    name: string,
    more: fc.Arbitrary<T>,
    act: (school: School, who: Somebody, with_: T) => Acted,
  ) =>
    fc.tuple(anybody, more).map(
      ([at, arg]) =>
        new Does(`${at} ${name} ${JSON.stringify(arg)}`, async (school) => {
          const who = school.people[at];
          if (!who) return undefined;
          let told: string | undefined;
          await school.step(() => {
            const acted = act(school, who, arg);
            told = acted?.told;
            return acted?.acts ?? [];
          });
          return told;
        }),
    );
  return [
    fc.oneof(
      {
        weight: 45,
        arbitrary: one('taps', nat, (school, who, n) => taps(school, who, pick(ownButtons(who), n))),
      },
      {
        weight: 5,
        arbitrary: one('taps any', nat, (school, who, n) =>
          taps(school, who, pick(buttonsOf(who.person.dialog), n)),
        ),
      },
      { weight: 3, arbitrary: one('taps twice', nat, tapsTwice) },
      { weight: 4, arbitrary: one('taps an old button', nat, tapsOld) },
      { weight: 2, arbitrary: one('forges a button', nat, forges) },
      { weight: 6, arbitrary: one('forges a notice', nat, forgesNotice) },
      { weight: 8, arbitrary: one('says', fc.constantFrom(...words), says) },
      { weight: 14, arbitrary: one('answers', nat, answers) },
      { weight: 4, arbitrary: one('gives a code', nat, givesCode) },
      { weight: 3, arbitrary: one('enters a link', nat, entersLink) },
      { weight: 2, arbitrary: one('sends', fc.constantFrom('voice', 'sticker', 'photo', ...files), sends) },
      { weight: 1, arbitrary: one('corrects', fc.constantFrom(...words), corrects) },
      { weight: 1, arbitrary: one('forbids or allows', nat, allows) },
      { weight: 8, arbitrary: entering(anybody) },
      { weight: 6, arbitrary: fc.tuple(nat, nat).map(([at, n]) => joins(at, n)) },
      { weight: 7, arbitrary: nat.map(decides) },
      { weight: 1, arbitrary: fc.tuple(nat, nat).map(([at, n]) => ends(at, n)) },
      { weight: 2, arbitrary: fc.tuple(anybody, anybody, nat).map(([a, b, n]) => together(a, b, n)) },
      { weight: 1, arbitrary: fc.constantFrom(1, 5, 24, 72, 24 * 31).map(passes) },
      {
        weight: 1,
        arbitrary: fc
          .constant(0)
          .map(() => new Does('the bot restarts', async (school) => void (await school.bot.restarts()))),
      },
    ),
  ];
}

type Acted = { readonly acts: readonly Act[]; readonly told: string } | undefined;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** The buttons of the present question before those that every question has. */
function ownButtons(who: Somebody): readonly Button[] {
  const all = buttonsOf(who.person.dialog);
  const own = all
    .slice(0, 40)
    .filter((button) => !wordOf(carriedBy(button))?.startsWith('@') || isSure(button));
  return own.length > 0 ? own : all;
}
const isSure = (button: Button): boolean =>
  ['@sure', '@no', '@page'].includes(wordOf(carriedBy(button)) ?? '');

function taps(school: School, who: Somebody, button: Button | undefined): Acted {
  if (!button) return says(school, who, 'начать');
  const acts = [school.acting(who, { chose: wordOf(carriedBy(button)) ?? '' })];
  who.person.dialog.taps(button);
  return { acts, told: ` «${labelOf(button)}»` };
}

function tapsTwice(school: School, who: Somebody, n: number): Acted {
  const button = pick(ownButtons(who), n);
  const first = taps(school, who, button);
  const second = taps(school, who, button);
  return { acts: [...(first?.acts ?? []), ...(second?.acts ?? [])], told: first?.told ?? '' };
}

/** One of an earlier question: what is under a notice opens its matter whenever it is pressed. */
function tapsOld(school: School, who: Somebody, n: number): Acted {
  const now = new Set(
    buttonsOf(who.person.dialog).map(({ action }) => ('payload' in action ? action.payload : '')),
  );
  const old = who.old.filter((button) => {
    const { a, c } = carriedBy(button);
    return a === undefined && c !== '@home' && 'payload' in button.action && !now.has(button.action.payload);
  });
  const button = pick(old, n);
  if (!button) return undefined;
  const acts = [school.acting(who, { chose: 'old' })];
  who.person.dialog.taps({
    payload: JSON.parse(('payload' in button.action && button.action.payload) || '{}'),
    label: labelOf(button),
  });
  return { acts, told: ` «${labelOf(button)}»` };
}

/** What somebody else was offered. */
function forges(school: School, who: Somebody, n: number): Acted {
  const others = school.people.filter((one) => one !== who).flatMap(({ old }) => old);
  const button = pick(others, n);
  if (!button || !('payload' in button.action)) return undefined;
  const acts = [school.acting(who, { chose: 'forged' })];
  const payload: unknown = JSON.parse(button.action.payload ?? '{}');
  who.person.dialog.taps({ payload, label: labelOf(button), callback: n % 2 === 0 });
  return { acts, told: ` ${JSON.stringify(payload)}` };
}

/** What notices are about in this school, whoever gets them. */
const abouts = [
  ...[
    'class-chat c1',
    'class-chat c2',
    'class-chat c1',
    'other-way c1',
    'platform-link c1:parent',
    'staffroom',
  ],
  ...[
    'platform-link c1:student',
    'platform-link c1:teacher',
    'class-chats c1',
    'queue class-c1',
    'queue staff',
  ],
  ...[
    'queue administration',
    'queue late',
    'invites',
    'class-teacher c1',
    'taught-chats',
    'report',
    'pleas',
    'answers',
  ],
];

/** A button under a notice that nobody has got. */
function forgesNotice(school: School, who: Somebody, n: number): Acted {
  const [a = '', o] = (pick(abouts, n) ?? '').split(' ');
  const payload = { a, ...(o === undefined ? {} : { o }) };
  const acts = [school.acting(who, { chose: `open:${payload.a}` })];
  // Some clients press as VK's callback buttons do, which wait for an answer of their own.
  who.person.dialog.taps({ payload, label: 'Открыть', callback: n % 2 === 0 });
  return { acts, told: ` ${JSON.stringify(payload)}` };
}

function says(school: School, who: Somebody, text: string): Acted {
  const acts = [school.acting(who, { said: text })];
  for (const code of school.codes) if (text.replaceAll('-', '').includes(code)) school.model.comes(who, code);
  who.person.dialog.says(text);
  return { acts, told: '' };
}

/** What the example shows, or a name of one's own. */
function answers(school: School, who: Somebody, n: number): Acted {
  const shown = who.person.dialog.messages.findLast(({ from }) => from === 'community')?.text ?? '';
  const examples = [...shown.matchAll(/[«“]([^«»“”]+)[»”]/g)].flatMap(([, example = '']) => example);
  const [name = ''] = who.names;
  const text = pick([`${name} Новая`, ...examples], n) ?? name;
  const acted = says(school, who, text);
  return acted && { ...acted, told: ` «${text}»` };
}

function givesCode(school: School, who: Somebody, n: number): Acted {
  const code = pick(school.codes, n) ?? '';
  const acts = [school.acting(who, { said: code })];
  school.model.comes(who, code);
  if (n % 2 === 0) who.person.dialog.opens(code);
  else who.person.dialog.says(code);
  return { acts, told: ` ${code}` };
}

function entersLink(school: School, who: Somebody, n: number): Acted {
  const known = [...school.model.links.keys()];
  const link = n % 4 === 0 ? (pick(known, n) ?? '') : school.freshLink();
  school.model.enters(who, link);
  const acted = says(school, who, link);
  return acted && { ...acted, told: ` ${link}` };
}

function sends(school: School, who: Somebody, what: string): Acted {
  const { dialog } = who.person;
  const acts = [school.acting(who, { said: what })];
  if (what === 'voice') dialog.sendsVoice({ transcript: 'мои чаты' });
  else if (what === 'sticker') dialog.sendsSticker();
  else if (what === 'photo') dialog.sendsPhoto();
  else dialog.sendsFile({ name: 'список.csv', content: new TextEncoder().encode(what) });
  return { acts, told: '' };
}

function corrects(school: School, who: Somebody, text: string): Acted {
  const said = who.person.dialog.messages.findLast(({ from }) => from === 'person');
  if (!said || !who.person.dialog.allowed) return undefined;
  // What changes nothing needs no answer.
  const { chose: _none, said: _text, ...act } = school.acting(who, { said: text });
  who.person.dialog.edits(said.cmid, text);
  return { acts: [act], told: '' };
}

function allows(_school: School, { person: { dialog } }: Somebody): Acted {
  if (dialog.allowed && dialog.messages.length > 0) dialog.denies();
  else if (dialog.messages.length > 0) dialog.allows();
  return undefined;
}

/** Somebody goes where something has led them: into a scene that may be theirs. */
const entering = (anybody: fc.Arbitrary<number>) =>
  fc.tuple(anybody, nat, fc.constantFrom('C3b:c1', 'C3a:c1', 'c1', 'c2', 'c1:parent', 'A6', undefined)).map(
    ([at, n, of]) =>
      new Does(`${at} goes ${n}`, async (school) => {
        const who = school.people[at];
        if (!who) return undefined;
        const { bot } = school;
        const me = actorOf(who.person.id, await bot.read('person', who.person.id), 'ru', bot.clock.now());
        const theirs = [...scenes.values()].filter((scene) => scene.may(me));
        const slug = pick(theirs, n)?.slug ?? 'home';
        await goes(school, who, slug, of === undefined ? {} : { of });
        return ` to ${slug} ${of ?? ''}`;
      }),
  );

async function goes(
  school: School,
  who: Somebody,
  slug: string,
  draft: Record<string, unknown>,
): Promise<void> {
  const { bot } = school;
  const place = await bot.read('place', who.person.id);
  const talk = push(Talk.parse(place?.talk ?? {}), frameOf(bot.scenes, { scene: slug, draft }));
  await bot.write('place', who.person.id, { v: 1, until: bot.clock.now() + hours(1), talk });
  who.place = undefined;
  await school.step(() => {
    const acts = [school.acting(who, { said: 'начать' })];
    who.person.dialog.opens();
    return acts;
  });
}

const tapsWord = (school: School, who: Somebody, ...chosen: readonly string[]) =>
  school.step(() => {
    const button = buttonsOf(who.person.dialog).find((one) => chosen.includes(wordOf(carriedBy(one)) ?? ''));
    return (button && taps(school, who, button)?.acts) ?? [];
  });

/** A stranger comes with a code and answers as asked, to the end. */
const joins = (at: number, n: number): Command =>
  new Does(`${at} joins`, async (school) => {
    const strangers = school.people.filter(({ held }) => held.size === 0);
    const who = pick(strangers, at);
    if (!who) return undefined;
    const codes = [...school.model.invites.keys()];
    const code = pick(codes, n) ?? '';
    await school.step(() => {
      const acts = [school.acting(who, { said: code })];
      school.model.comes(who, code);
      who.person.dialog.opens(code);
      return acts;
    });
    await tapsWord(school, who, 'yes');
    for (let i = 0; i < 2; i += 1) await school.step(() => answers(school, who, 0)?.acts ?? []);
    await tapsWord(school, who, 'send');
    return ` by ${code}`;
  });

/** Whoever decides comes and accepts what waits first. */
const decides = (n: number): Command =>
  new Does(`somebody decides ${n}`, async (school) => {
    const who = pick(
      school.people.filter(({ held }) => [...held].some((right) => /^(adm|classT)/.test(right))),
      n,
    );
    if (!who) return undefined;
    await goes(school, who, 'queue', {});
    await tapsWord(school, who, 'queue');
    await tapsWord(school, who, ...(n % 3 === 0 ? ['single'] : ['all']));
    await tapsWord(school, who, ...(n % 3 === 0 ? ['accept'] : ['@sure']));
    return ` as ${who.person.id}`;
  });

/** The administrator ends a role of somebody, by name. */
const ends = (at: number, n: number): Command =>
  new Does(`the administrator ends a role ${at} ${n}`, async (school) => {
    const admin = pick(
      school.people.filter(({ held }) => held.has('administrator')),
      at,
    );
    const whose = pick(
      school.people.filter(({ held }) => held.size > 0),
      n,
    );
    if (!admin || !whose) return undefined;
    const family = [...whose.held].find((right) => /^(parent|student)/.test(right));
    const group = family === undefined ? 'staff' : family.replace(/.*:/, '');
    await goes(school, admin, 'people', { group, given: true });
    await school.step(() => {
      const button = buttonsOf(admin.person.dialog).find((one) => {
        const { c, o } = carriedBy(one);
        return c === 'person' && o === whose.person.id;
      });
      return (button && taps(school, admin, button)?.acts) ?? [];
    });
    await tapsWord(school, admin, ...(n % 4 === 0 ? ['freeze', 'thaw'] : ['end']));
    await tapsWord(school, admin, '@sure');
    return ` of ${whose.person.id}`;
  });

/** Two at one moment. */
const together = (a: number, b: number, n: number): Command =>
  new Does(`${a} and ${b} tap ${n}`, async (school) => {
    await school.step(() =>
      [a, b].flatMap((at) => {
        const who = school.people[at];
        return (who && taps(school, who, pick(ownButtons(who), n))?.acts) ?? [];
      }),
    );
    return undefined;
  });

const passes = (count: number): Command =>
  new Does(`${count} hours pass`, async (school) => {
    const before = school.people.map(({ held }) => held);
    await school.bot.passes(count > 100 ? days(31) : hours(count));
    await school.check([], before);
    return undefined;
  });
