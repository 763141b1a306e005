import { expect } from 'vitest';
import { buttonsOf, carriedBy } from '#demo/actor.ts';
import type { Button, Keyboard } from '#sandbox/index.ts';
import type { SchoolClass } from '#src/domain/classes/record.ts';
import { hashOf } from '#src/domain/ground/code.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import type { PupilsMode } from '#src/domain/school/record.ts';
import { days } from '#src/regulation/durations.ts';
import { begin } from '#src/store/transaction.ts';
import type { Say, SayArgs } from '#src/text/say.ts';
import { type Act, Model, type Right, rightOf, type Somebody } from '#test/faults/conversations-model.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { seedPerson, seedSchool } from '#test/support/seed.ts';

/** Names of which none is part of another one or of a text. */
const cast: readonly (readonly [string, readonly Held[]])[] = [
  ['Агния', [{ role: 'administrator' }, { role: 'subjectTeacher' }]],
  ['Бажена', [{ role: 'classTeacher', class: 'c1' }]],
  ['Велимир', [{ role: 'parent', class: 'c1' }]],
  ['Гордей', []],
  ['Дорофея', []],
  ['Евлампий', [{ role: 'head' }]],
  ['Зосима', [{ role: 'subjectTeacher' }]],
  ['Исидора', [{ role: 'student', class: 'c1' }]],
  ['Капитолина', [{ role: 'administrator' }, { role: 'classTeacher', class: 'c2' }]],
  ['Лукерья', []],
  ['Мстислава', [{ role: 'parent', class: 'c2' }]],
];
export const castSize = cast.length;

/** Codes that are good at the beginning: of whom, and for how many. */
const sown = [
  ['SVBJECT234', { role: 'subjectTeacher' }, 1],
  ['DEPVTY2345', { role: 'deputy' }, 5],
  ['HEAD234567', { role: 'head' }, 1],
  ['TEACHER234', { role: 'classTeacher', class: 'c3' }, 1],
  ['PARENT2345', { role: 'parent', class: 'c1' }, 30],
  ['PARENT3456', { role: 'parent', class: 'c2' }, 1],
  ['STVDENT234', { role: 'student', class: 'c1' }, 30],
] as const satisfies readonly (readonly [string, Held, number])[];
const claim = '7K3MPQ9XTA';
/** One that was issued nowhere. */
const foreign = 'XXXXX98765';

const joinLink = (of: string): string => `https://vk.me/join/${of.padEnd(20, '7')}`;
const classLinks = {
  C3a: [joinLink('students'), ['student:c1', 'classTeacher:c1']],
  C3b: [joinLink('parents'), ['parent:c1', 'classTeacher:c1']],
} as const;
const platformLinks = {
  teacher: [joinLink('PlatformTeacher'), ['classTeacher:c1']],
  student: [joinLink('PlatformStudent'), ['student:c1']],
  parent: [joinLink('PlatformParent'), ['parent:c1']],
} as const;
const staffroom = joinLink('staffroom');

export interface Setting {
  readonly pupils: PupilsMode;
  /** Who talks most; the others have not written yet. */
  readonly actors: readonly number[];
}

export const counts = {
  steps: 0,
  granted: 0,
  ended: 0,
  links: 0,
  codes: 0,
  places: new Set<string>(),
};

/** A school with its bot, its people, and the model that looks over their shoulders. */
export class School {
  readonly codes: string[] = [...sown.map(([code]) => code), claim, foreign];
  /** What was done, in words. */
  readonly journal: string[] = [];
  #said = 0;
  #calls = 0;
  /** How many links people have entered. */
  #entered = 0;

  private constructor(
    readonly bot: Bot,
    readonly people: readonly Somebody[],
    readonly model: Model,
  ) {}

  static async open({ pupils, actors }: Setting): Promise<School> {
    const bot = await startBot();
    const titles = ['7А', '7Б', '1А'];
    const people = cast.map(([name], i): Somebody => {
      const person = bot.person(name, i === 9 ? { bare: true } : {});
      return {
        ...{
          person,
          names: new Set([name]),
          held: new Set(),
          lent: new Map(),
          frozen: false,
          changed: false,
        },
        ...{ came: new Map(), claims: false, old: [], place: undefined, looked: 0 },
      };
    });
    const model = new Model();
    const at = bot.clock.now();
    await bot.transaction(async (tx) => {
      await seedSchool(tx, { titles, open: titles, school: { pupils, staffroom } });
      for (const [i, [name, roles]] of cast.entries())
        if (roles.length > 0) {
          const id = people[i]?.person.id;
          if (id !== undefined) await seedPerson(tx, { id, name: `${name} Первая`, roles });
        }
      const entry = await tx.read('class', 'c1');
      const chat = (link: string) => ({ title: 'Чат', link, second: null, aside: null, at });
      const chats = { C3a: chat(classLinks.C3a[0]), C3b: chat(classLinks.C3b[0]) };
      const platform = Object.fromEntries(
        Object.entries(platformLinks).map(([role, [link]]) => [role, { link, at }]),
      );
      if (entry) tx.write('class', 'c1', { ...entry, chats, platform });
      tx.create('claim', 'main', { v: 1, hash: hashOf(claim), at });
      for (const [code, held, uses] of sown) {
        const hash = hashOf(code);
        const life = { maker: 'vk:1' as const, madeAt: at, expiresAt: at + days(30), uses };
        tx.create('invite', hash, { v: 1, hash, code, ...life, ...held });
        tx.setCount('invite-uses', hash, uses);
      }
    });
    for (const [i, [, roles]] of cast.entries()) {
      const one = people[i];
      if (one) one.held = new Set(roles.map(rightOf));
    }
    for (const [code, held, uses] of sown) model.invitesWith(code, rightOf(held), uses);
    model.claims.add(claim);
    for (const [link, rights] of [...Object.values(classLinks), ...Object.values(platformLinks)])
      model.sows(link, ...rights);
    model.sows(staffroom, 'staff');
    const school = new School(bot, people, model);
    await school.step(() => {
      for (const [i, { person, held }] of people.entries())
        if (held.size > 0 && (i === 0 || actors.includes(i))) person.dialog.opens();
      return [];
    });
    return school;
  }

  freshLink(): string {
    this.#entered += 1;
    return joinLink(`Entered${this.#entered}`);
  }

  /** What somebody has before their eyes as they do something. */
  acting(who: Somebody, did: Pick<Act, 'chose' | 'said'>): Act {
    const { dialog } = who.person;
    const last = dialog.messages.findLast(({ from }) => from === 'community');
    const labels = buttonsOf(dialog).map(labelOf);
    const frame = who.place === undefined ? undefined : frameIn(who.place);
    const sure = frame?.sure && { ...frame.sure, person: frame.draft.person };
    return {
      who,
      as: { ...who },
      shown: [last?.text ?? '', ...labels].join('\n'),
      scene: frame?.scene ?? '',
      ...did,
      sure,
    };
  }

  /** People do something, the bot answers, and everything that must hold is looked at. */
  async step(does: () => readonly Act[]): Promise<void> {
    const before = this.people.map(({ held }) => held);
    const acts = does();
    await this.bot.settle();
    await this.check(acts, before);
  }

  async check(acts: readonly Act[], before: readonly ReadonlySet<Right>[]): Promise<void> {
    counts.steps += 1;
    const { bot, people } = this;
    const now = bot.clock.now();
    this.#refusals();
    const look = begin(bot.store)({ cause: 'the model', now });
    const [records, places, school, entry] = await Promise.all([
      Promise.all(people.map(({ person }) => look.read('person', person.id))),
      Promise.all(people.map(({ person }) => look.read('place', person.id))),
      look.read('school', 'main'),
      look.read('class', 'c1'),
    ]);
    for (const [i, who] of people.entries()) holdsNow(who, records[i], now);
    this.#rights(acts, before);
    this.#endings(acts);
    for (const [i, who] of people.entries()) await this.#reads(who, before[i] ?? new Set(), acts);
    for (const [i, who] of people.entries()) {
      const place = places[i];
      // Of a day that is over nothing is kept, and no button of it is an old one.
      if (place && place.until <= now) who.place = undefined;
      else this.#stands(who, place?.talk, acts);
    }
    const kept = [school?.staffroom, ...linksOf(entry)];
    for (const link of sownLinks) if (!kept.includes(link)) this.model.annuls(link);
    this.#said = bot.texts.said.length;
  }

  /** VK refuses nothing but what is sent to people who have not allowed it, and the bot logs no fault. */
  #refusals(): void {
    const { sandbox, faults } = this.bot;
    const refused = sandbox.calls.slice(this.#calls).filter(({ error }) => error && error.error_code !== 901);
    this.#calls = sandbox.calls.length;
    expect(
      refused.map(({ method, error }) => `${method} ${error?.error_msg}`),
      'refused calls',
    ).toEqual([]);
    expect(faults, 'faults').toEqual([]);
  }

  /** Nobody holds what nobody who may has given. */
  #rights(acts: readonly Act[], before: readonly ReadonlySet<Right>[]): void {
    const { people, model } = this;
    for (const [i, who] of people.entries()) {
      const had = before[i] ?? new Set<Right>();
      for (const right of who.held) {
        if (had.has(right)) continue;
        counts.granted += 1;
        const told = `${who.person.id} holds ${right}, which nobody who may has given`;
        expect(model.grants(who, right, had, acts), told).toBe(true);
      }
      for (const [right, lender] of who.lent) {
        const told = `${who.person.id} holds ${right} in the stead of somebody who does not`;
        const whose = people.find(({ person }) => person.id === lender);
        expect(model.lends(whose, right), told).toBe(true);
      }
    }
  }

  /** What was ended by name is over: a role of somebody, an invite. */
  #endings(acts: readonly Act[]): void {
    for (const { as, chose, sure, scene, shown } of acts) {
      if (chose !== '@sure') continue;
      if (/^invite/.test(scene)) this.model.annulsCodesIn(shown);
      const whose = this.people.find(({ person }) => person.id === sure?.person);
      if (sure?.chose !== 'end' || !whose || !this.model.mayInvite(as, sure.of)) continue;
      counts.ended += 1;
      expect([...whose.held], `the role of ${whose.person.id} was ended`).not.toContain(sure.of);
    }
  }

  /** What has come into somebody's dialog since: no link and no code but what is theirs to see, within VK's bounds. */
  async #reads(who: Somebody, had: ReadonlySet<Right>, acts: readonly Act[]): Promise<void> {
    const { dialog } = who.person;
    const came = dialog.messages.slice(who.looked);
    who.looked = dialog.messages.length;
    // Of two who act at one moment either may have been the first.
    const reader = acts.length > 1 ? { ...who, held: new Set([...had, ...who.held]) } : who;
    for (const message of came) {
      if (message.from !== 'community') continue;
      const text = message.text.replaceAll('\u2060', '');
      expect(text.length, 'characters of a message').toBeLessThanOrEqual(4096);
      for (const [link, audience] of this.model.links) {
        if (!text.includes(link)) continue;
        counts.links += 1;
        expect(audience(reader) || audience(who), `${who.person.id} was shown ${link}: ${text}`).toBe(true);
      }
      for (const [code = ''] of text.matchAll(/(?<=ref=)[0-9A-Z]{10}/g))
        await this.#codeShown(code, reader, text);
      for (const { say } of this.bot.texts.said.slice(this.#said))
        if (say.key === 'administrators.told-nobody-left' && text.includes(String(say.args.code))) {
          expect([...reader.held], 'the claim code is the head’s').toContain('head');
          this.#learns(String(say.args.code).replace('-', ''), () => undefined);
          this.model.claims.add(String(say.args.code).replace('-', ''));
        }
      if (message.keyboard) withinBounds(message.keyboard);
      who.old.push(...(message.keyboard?.buttons.flat() ?? []));
    }
    if (dialog.keyboard && came.length > 0) {
      withinBounds(dialog.keyboard);
      who.old.push(...dialog.keyboard.buttons.flat());
    }
  }

  async #codeShown(code: string, who: Somebody, text: string): Promise<void> {
    const known = this.model.invites.get(code);
    const right = known?.right ?? (await this.#rightOf(code));
    if (right === undefined) throw new Error(`A code that nobody has issued was shown: ${text}`);
    expect(this.model.mayInvite(who, right), `${who.person.id} was shown the code of ${right}`).toBe(true);
    this.#learns(code, () => this.model.invitesWith(code, right));
  }

  #learns(code: string, then: () => void): void {
    counts.codes += 1;
    if (!this.codes.includes(code)) this.codes.push(code);
    then();
  }

  /** As whom a code invites, as its card says it. */
  async #rightOf(code: string): Promise<Right | undefined> {
    const { list } = (await this.bot.read('classes', 'main')) ?? { list: [] };
    for (const { say } of this.bot.texts.said.slice(this.#said)) {
      const as = say.args.as;
      if (!isSay(as) || !String(say.args.link ?? '').includes(code)) continue;
      const role = as.key.replace('invited-as.', '');
      const of = list.find(({ title }) => title === say.args.class)?.id;
      return of === undefined || !/^(parent|student|classTeacher)$/.test(role) ? role : `${role}:${of}`;
    }
    return undefined;
  }

  /** Where somebody stands: one question open, a way on, and nothing that waits for an answer. */
  #stands(who: Somebody, talk: unknown, acts: readonly Act[]): void {
    const { person } = who;
    const { dialog } = person;
    expect(dialog.pendingEvents, `presses of ${person.id} without an answer`).toBe(0);
    const frames = framesOf(talk);
    const placeBefore = who.changed ? undefined : who.place;
    who.place = frames.length === 0 ? undefined : JSON.stringify(talk);
    const mine = acts.filter((act) => act.who === who);
    if (mine.length === 0) return;
    who.changed = false;
    if (!dialog.allowed) return;
    const last = dialog.messages.at(-1);
    if (mine.some(({ chose, said }) => chose !== undefined || said !== undefined))
      expect(last?.from, `${person.id} has no answer to «${last?.text}»`).toBe('community');
    const top = frames.at(-1);
    if (!top) return;
    counts.places.add(`${top.scene}/${top.step}`);
    const doubled = frames.map(({ scene, draft }) => `${scene} ${String(draft.of)}`);
    expect(new Set(doubled).size, `${person.id} is in one scene twice: ${doubled}`).toBe(doubled.length);
    const buttons = (dialog.keyboard?.buttons.flat() ?? []).map(carriedBy);
    expect(buttons.length, `a dead end for ${person.id} at ${top.scene}/${top.step}`).toBeGreaterThan(0);
    if (frames.length > 1)
      expect(
        buttons.map(({ c }) => c),
        `no way back for ${person.id} at ${top.scene}/${top.step}`,
      ).toContain('@back');
    const asked = numberIn(talk);
    for (const button of dialog.keyboard?.buttons.flat() ?? [])
      expect(questionOf(button), `the buttons of ${person.id} are another conversation's`).toEqual({
        ...{ s: top.scene, t: top.step, n: asked },
      });
    // An old button changes nothing.
    if (mine.length === 1 && acts.length === 1 && mine[0]?.chose === 'old' && placeBefore !== undefined)
      expect(bare(framesOf(JSON.parse(placeBefore))), `${person.id} pressed an old button`).toEqual(
        bare(frames),
      );
  }

  /** In the end a word leads everybody home, and nothing is left undone. */
  async ends(): Promise<void> {
    const { bot, people } = this;
    const talking = people.filter(({ place, person }) => place !== undefined && person.dialog.allowed);
    for (const { person } of talking) person.dialog.says('меню');
    await bot.settle();
    for (const { person } of talking) {
      const [first, ...more] = framesOf((await bot.read('place', person.id))?.talk);
      expect(['home', 'hello'], `${person.id} cannot go home`).toContain(first?.scene);
      expect(more, `${person.id} is not at home`).toEqual([]);
    }
    expect(await bot.store.client.exists(bot.store.keys.dead()), 'set aside').toBe(0);
    // A file for somebody who has forbidden messages is tried for a while, before they count as unreachable.
    const away = people
      .filter(({ person }) => !person.dialog.allowed)
      .map(({ person }) => `"to":"${person.id}"`);
    for (const lane of ['answers', 'reminders'] as const) {
      const entries = await bot.store.client.xrange(bot.store.keys.outbox(lane), '-', '+');
      const left = entries.map(([, fields]) => fields.join(' '));
      expect(
        left.filter((entry) => !away.some((to) => entry.includes(to))),
        `left in ${lane}`,
      ).toEqual([]);
    }
  }

  async close(): Promise<void> {
    for (const { person } of this.people) person.ignores();
    this.bot.faults.splice(0);
    await forget(this.bot);
    await this.bot.stop();
  }
}

/** Redis holds no more than the schools that are under way. */
async function forget({ store: { client }, groupId }: Bot): Promise<void> {
  const keys = await client.keys(`{g${groupId}}:*`);
  if (keys.length > 0) await client.del(...keys);
}

const sownLinks = [
  staffroom,
  ...[...Object.values(classLinks), ...Object.values(platformLinks)].map(([link]) => link),
];
const linksOf = (entry: SchoolClass | undefined): readonly (string | null | undefined)[] => [
  ...Object.values(entry?.chats ?? {}).map(({ link }) => link),
  ...Object.values(entry?.platform ?? {}).map((one) => one?.link),
];

function holdsNow(who: Somebody, record: Person | undefined, now: number): void {
  const roles = record?.roles ?? [];
  const before = standingOf(who);
  who.frozen = record?.frozen ?? false;
  if (record) who.names.add(record.name);
  who.held = new Set(roles.filter(({ until }) => until === undefined).map(rightOf));
  who.lent = new Map(
    roles.flatMap((one) =>
      one.until !== undefined && one.until > now ? [[rightOf(one), one.insteadOf ?? '']] : [],
    ),
  );
  who.changed ||= standingOf(who) !== before;
}
const standingOf = ({ held, lent, frozen }: Somebody): string =>
  JSON.stringify([[...held], [...lent], frozen]);

interface FrameSeen {
  readonly scene: string;
  readonly step: string;
  readonly draft: Readonly<Record<string, unknown>>;
  readonly sure?: { readonly chose: string; readonly of: string };
}

const framesOf = (talk: unknown): readonly FrameSeen[] =>
  typeof talk === 'object' && talk !== null && 'frames' in talk ? (talk.frames as FrameSeen[]) : [];
const numberIn = (talk: unknown): number =>
  typeof talk === 'object' && talk !== null && 'asked' in talk ? Number(talk.asked) : 0;
const frameIn = (place: string): FrameSeen | undefined => framesOf(JSON.parse(place)).at(-1);
const bare = (frames: readonly FrameSeen[]) =>
  frames.map(({ scene, step, draft }) => ({ scene, step, draft }));
const isSay = (value: SayArgs[string] | undefined): value is Say =>
  typeof value === 'object' && value !== null && 'key' in value;

export const labelOf = ({ action }: Button): string => ('label' in action ? action.label : '');

function questionOf(button: Button): unknown {
  const { s, t, n } = carriedBy(button) as { s?: string; t?: string; n?: number };
  return { s, t, n };
}

/** VK's limits (dev.vk.com, bots/development/keyboard). */
function withinBounds({ inline, buttons }: Keyboard): void {
  expect(buttons.length, 'rows').toBeLessThanOrEqual(inline ? 6 : 10);
  expect(buttons.flat().length, 'buttons').toBeLessThanOrEqual(inline ? 10 : 40);
  for (const row of buttons) expect(row.length, 'buttons in a row').toBeLessThanOrEqual(5);
  for (const { action } of buttons.flat()) {
    expect('label' in action ? action.label.length : 0, 'a label').toBeLessThanOrEqual(40);
    expect(action.payload?.length ?? 0, 'a payload').toBeLessThanOrEqual(255);
  }
}
