import { fileURLToPath } from 'node:url';
import type { App } from '#src/app.ts';
import type { Came, Reply } from '#src/conversation/came.ts';
import { isMove } from '#src/conversation/move.ts';
import { push, Talk, top } from '#src/conversation/place.ts';
import { presentOf } from '#src/conversation/present.ts';
import { frameOf } from '#src/conversation/settle.ts';
import { takeTurn } from '#src/conversation/turn.ts';
import type { Button, List } from '#src/conversation/view.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Did } from '#src/messenger/did.ts';
import { answerOf } from '#src/pipeline/speak.ts';
import type { Hint } from '#src/pipeline/staging.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';
import type { Language } from '#src/text/language.ts';
import { loadTexts } from '#src/text/texts.ts';

type Fetched = Extract<Came, { fetched: unknown }>;

/** What one turn has read. */
export interface Cost {
  /** Round trips before the commit. */
  readonly trips: number;
  readonly records: number;
  readonly bytes: number;
  readonly cpuMs: number;
}

export interface Step {
  /** `scene/step` */
  readonly place: string;
  readonly talk: Talk;
  readonly reply: Reply;
  readonly cost: Cost;
  readonly hints: readonly Hint[];
  /** The messages as they would be sent. */
  readonly messages: ReturnType<typeof answerOf>;
}

const texts = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)));
const zone = 'Europe/Moscow';

/** The school as one person can look at it: every turn is taken to its end, and nothing of it is committed. */
export class Looker {
  readonly #store: Store;
  #read = { trips: 0, records: 0, bytes: 0 };
  #turns = 0;

  constructor(
    readonly app: Pick<App, 'store' | 'tools' | 'seat' | 'messenger'>,
    readonly id: PersonId,
    readonly now: number,
    readonly lang: Language = 'ru',
  ) {
    this.#store = { ...app.store, client: this.#counted(app.store.client) };
  }

  /** @param from  where the person is; «Начать» leads home from nowhere */
  async turn(did: Did | Fetched, from?: Pick<Step, 'talk' | 'hints'>): Promise<Step | undefined> {
    this.#read = { trips: 0, records: 0, bytes: 0 };
    this.#turns += 1;
    const began = process.cpuUsage();
    const tx = begin(this.#store)({
      cause: `look-${this.#turns}`,
      now: this.now,
      hints: from?.hints,
    });
    // The first trip of every turn.
    await Promise.all([
      tx.read('alias', this.id),
      tx.read('place', this.id),
      tx.read('school', 'main'),
      tx.read('person', this.id),
    ]);
    const before = from?.talk ?? Talk.parse({ lang: this.lang });
    const { tools, seat, messenger } = this.app;
    const came = 'fetched' in did ? did : { address: this.id, did };
    const turn = await takeTurn(tools, before, came, (manner) => seat(tx, this.id, manner));
    const frame = top(turn.talk);
    if (!('reply' in turn) || !frame) return undefined;
    const to = { address: this.id, lang: this.lang, zone };
    const messages = answerOf(texts, turn.reply, to, messenger.capabilities);
    const { user, system } = process.cpuUsage(began);
    return {
      place: `${frame.scene}/${frame.step}`,
      talk: turn.talk,
      reply: turn.reply,
      cost: { ...this.#read, cpuMs: (user + system) / 1_000 },
      hints: tx.hints,
      messages,
    };
  }

  taps(from: Step, { chose, of }: Pick<Button, 'chose' | 'of'>): Promise<Step | undefined> {
    const { scene, step, asked } = from.reply.question;
    const payload = { s: scene, t: step, n: asked, c: chose, ...(of === undefined ? {} : { o: of }) };
    return this.turn({ kind: 'choice', payload }, from);
  }

  says(from: Step, text: string): Promise<Step | undefined> {
    return this.turn({ kind: 'words', text }, from);
  }

  sends(from: Step, rows: readonly (readonly string[])[]): Promise<Step | undefined> {
    const question = from.reply.question;
    return this.turn({ fetched: { ok: true, rows: rows.map((row) => [...row]) }, question }, from);
  }

  /** Puts the person into a scene, as whatever leads there does; undefined where it is not theirs. */
  async enters(
    { talk, hints }: Step,
    slug: string,
    draft: Record<string, unknown> = {},
  ): Promise<Step | undefined> {
    const frame = frameOf(this.app.tools.scenes, { scene: slug, draft });
    // What is about something cannot be begun without it; its own test sees to that.
    const there = await this.turn({ kind: 'start' }, { talk: push(talk, frame), hints }).catch(
      () => undefined,
    );
    return there?.place.startsWith(`${slug}/`) ? there : undefined;
  }

  /** The step as it is for whoever has done nothing before: nothing of what led there is kept. */
  async anew(step: Step): Promise<Step> {
    const shown = await this.turn({ kind: 'start' }, step);
    return shown?.place === step.place ? shown : step;
  }

  /** The list that the step shows, whole. */
  async listAt({ talk }: Step): Promise<List | undefined> {
    const tx = begin(this.app.store)({ cause: 'list', now: this.now });
    const { tools, seat } = this.app;
    const present = await presentOf(tools, talk, await seat(tx, this.id, talk));
    return isMove<string, Record<string, unknown>>(present) ? undefined : present.view.list;
  }

  render(said: Parameters<typeof texts.render>[0]): string {
    return texts.render(said, this.lang, zone);
  }

  #counted(client: Store['client']): Store['client'] {
    const note = (answer: unknown): void => {
      const found = Array.isArray(answer) ? answer : [answer];
      this.#read.records += found.filter((one) => one !== null).length;
      for (const one of found) this.#read.bytes += typeof one === 'string' ? one.length : 0;
    };
    return new Proxy(client, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const answer: unknown = value.apply(target, args);
          if (name !== 'pipeline') {
            this.#read.trips += 1;
            return answer;
          }
          const pipeline = answer as ReturnType<Store['client']['pipeline']>;
          const exec = pipeline.exec.bind(pipeline);
          pipeline.exec = async () => {
            this.#read.trips += 1;
            const results = await exec();
            for (const [, result] of results ?? []) note(result);
            return results;
          };
          return pipeline;
        };
      },
    });
  }
}

/** A table of staff, as large as one may be. */
const table = [
  ['ФИО', 'Должность', 'Предмет', 'Класс'],
  ...Array.from({ length: limits.staffTableRows }, (_, i) => {
    const letter = (at: number) => String.fromCharCode('а'.charCodeAt(0) + (at % 32));
    return [`Новикова ${letter(i).toUpperCase()}нна И${letter(i / 32)}вановна`, 'учитель', 'математика', ''];
  }),
];
/** Words that answer most questions. */
const answers: Record<Language, readonly string[]> = {
  ru: ['Собрание родителей', 'Анна Петрова', 'завтра в 15:30'],
  en: ['Meeting of parents', 'Anna Brown', 'tomorrow at 15:30'],
};
/** Those of every language, with the codes of invites that a test may have issued. */
const others = ['25.12', '1', 'https://vk.me/join/AJQ1d_newNewNew7ArodVw4', 'AAAAABBBBB', 'CCCCCDDDDD'];
/** Of a list so many rows are followed: others lead to cards of the same kind. Duties lead each to a scene of its own. */
const followed = 3;

/** What is tapped at a step: every button, and of a list's rows the first ones and the last. */
function tapped({ reply: { shown } }: Step): readonly Button[] {
  const own = shown.rows.flat().filter(({ chose }) => /^@(sure|help)/.test(chose));
  const count = new Map<string, number>();
  const some = shown.offered.filter(({ chose }) => {
    count.set(chose, (count.get(chose) ?? 0) + 1);
    return chose === 'duty' || (count.get(chose) ?? 0) <= followed;
  });
  return [...some, ...shown.offered.slice(-1), ...own];
}

/**
 * Goes wherever somebody can go, from home and from the beginning of each scene that may be theirs; each step once for
 * each set of choices that it offers.
 *
 * @param look  at each step, whatever it offers
 * @returns each place as it was seen with most to choose from
 */
export async function crawl(
  looker: Looker,
  look: (step: Step) => void = () => undefined,
): Promise<ReadonlyMap<string, Step>> {
  const home = await looker.turn({ kind: 'start' });
  const open = [home].filter((step) => step !== undefined);
  for (const slug of home ? looker.app.tools.scenes.keys() : []) {
    const inside = home && (await looker.enters(home, slug));
    if (inside) open.push(inside);
  }
  const seen = new Map<string, Step>();
  const known = new Set<string>();
  for (let step = open.shift(); step !== undefined; step = open.shift()) {
    look(step);
    const shown = step.reply.shown;
    const choices = [...new Set(shown.offered.map(({ chose }) => chose))].sort();
    const longest = seen.get(step.place)?.reply.shown.offered.length ?? -1;
    if (shown.offered.length > longest) seen.set(step.place, step);
    const frame = top(step.talk);
    // Each duty's card leads to a scene of its own.
    const duty = frame?.scene === 'duty' ? String(frame.draft.of) : '';
    const key = `${step.place} ${duty} ${choices.join()} ${frame?.sure === undefined}`;
    if (known.has(key)) continue;
    known.add(key);
    for (const one of tapped(step)) {
      const next = await looker.taps(step, one);
      if (next) open.push(next);
    }
    const { scene, step: name } = step.reply.question;
    const takes = looker.app.tools.scenes.get(scene)?.steps[name];
    const tabled = takes?.table && (await looker.sends(step, table));
    if (tabled) open.push(tabled);
    for (const words of takes?.words ? [...answers[looker.lang], ...others] : []) {
      const next = await looker.says(step, words);
      if (next) open.push(next);
    }
  }
  return seen;
}
