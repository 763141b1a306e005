import { randomUUID } from 'node:crypto';
import { type DemoBot, type DemoPlace, groupId, isReading, startDemoBot, token } from '#demo/bot.ts';
import { captionOfStranger, writeCaptions } from '#demo/captions.ts';
import { dueOf } from '#demo/due-of.ts';
import { type Kept, keepAll, putBack } from '#demo/kept.ts';
import { passTo, passToNextMessage } from '#demo/passing.ts';
import { livePast } from '#demo/past.ts';
import { demoPeople, demoWaiting } from '#demo/people.ts';
import { tasksOf } from '#demo/tasks.ts';
import { factsOf } from '#demo/turns.ts';
import {
  type Beginning,
  type Behind,
  createSandbox,
  type Looked,
  type Sandbox,
  type Task,
} from '#sandbox/index.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { begin } from '#src/store/transaction.ts';
import { addressOf } from '#src/vk/address.ts';

/** The two ways in which the demo begins, as the page offers them. */
export const beginnings: readonly Beginning[] = [
  {
    name: 'school',
    title: { ru: 'Школа для пробы', en: 'A school to try' },
    about: {
      ru: 'Классы, учителя и родители уже в боте; есть заявки, вопрос и событие.',
      en: 'Classes, teachers and parents are in the bot; there are requests, a question and an event.',
    },
  },
  {
    name: 'clean',
    title: { ru: 'Чистый лист', en: 'A clean sheet' },
    about: {
      ru: 'Те же люди, но бота ещё никто не настраивал. Начните с Анны Орловой: она администратор.',
      en: 'The same people, and a bot that nobody has set up. Begin with Анна Орлова, the administrator.',
    },
  },
];

/** A school that has been lived in: what VK and the bot remember of it, at a time. */
interface Lived {
  readonly at: number;
  readonly world: string;
  readonly store: readonly Kept[];
}

/**
 * The demo's school, which begins anew as often as somebody likes. The bot is stopped meanwhile: what it was doing
 * ends before its memory goes.
 */
export class Beginnings {
  readonly #place: DemoPlace;
  readonly #sandbox: Sandbox;
  readonly #at: () => number;
  #lived: Lived | undefined;
  #bot: DemoBot | undefined;
  #apiBaseUrl = '';
  #turn: Promise<unknown> = Promise.resolve();

  /** @param at  what the school's clock shows when it begins anew, ms since the epoch */
  constructor(place: DemoPlace, sandbox: Sandbox, at: () => number) {
    this.#place = place;
    this.#sandbox = sandbox;
    this.#at = at;
  }

  /** The bot of the school; undefined while it begins anew. */
  get bot(): DemoBot | undefined {
    return this.#bot;
  }

  /** Goes on with what is there. */
  open(apiBaseUrl: string): DemoBot {
    this.#apiBaseUrl = apiBaseUrl;
    this.#bot = startDemoBot(this.#place, this.#sandbox, apiBaseUrl);
    return this.#bot;
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#bot?.stop();
    this.#bot = undefined;
  }

  /** On to the next moment at which somebody is written to. */
  passOn(): Promise<number[]> {
    return this.#inTurn(async () => (this.#bot ? passToNextMessage(this.#sandbox, this.#bot.app) : []));
  }

  /** On to a time, from one thing that is due to the next. */
  passTo(until: number): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#bot) await passTo(this.#sandbox, this.#bot.app, until);
    });
  }

  /** One at a time; each begins when the one before has ended, however that was. */
  begin(name: string): Promise<void> {
    return this.#inTurn(() => this.#begin(name));
  }

  /** Nothing while it begins anew: whoever asks is told of that and asks again. */
  async tasks(): Promise<Task[]> {
    return this.#bot ? tasksOf(this.#sandbox, this.#bot.store) : [];
  }

  /** What is known of a message: the turn it belongs to, and what is to come for whoever looks at it. */
  async behind({ personId, peerId, message, event }: Looked): Promise<Behind> {
    const bot = this.#bot;
    if (!bot) return { turn: [], due: [] };
    return {
      turn: factsOf(bot.turns.find(bot.app, addressOf(peerId), message, event)),
      due: await dueOf(bot.store, addressOf(personId), this.#sandbox.clock.now()),
    };
  }

  /** Forgets where somebody is in the conversation, and begins it again for them. */
  async restart(personId: number): Promise<void> {
    const bot = this.#bot;
    if (!bot) return;
    const id = PersonId.parse(addressOf(personId));
    const tx = begin(bot.store)({ cause: `page:${randomUUID()}`, now: this.#sandbox.clock.now() });
    if (await tx.read('place', id)) tx.erase('place', id);
    await tx.commit();
    this.#sandbox.dialog(groupId, personId).opens();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(run);
    this.#turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** Puts the beginning in place, without a bot. */
  async put(name: string): Promise<void> {
    if (name === 'school') {
      this.#lived ??= await live(this.#place, this.#at());
      await putBack(this.#place.redisSocket, this.#lived.store);
      this.#sandbox.restore(this.#lived.world);
      this.#sandbox.clock.set(this.#lived.at);
      return;
    }
    await putBack(this.#place.redisSocket, []);
    this.#sandbox.reset();
    populate(this.#sandbox);
    this.#sandbox.clock.set(this.#at());
  }

  async #begin(name: string): Promise<void> {
    await this.#bot?.stop();
    this.#bot = undefined;
    await this.put(name);
    await isReading(this.open(this.#apiBaseUrl).store);
  }
}

/** Off the stage, so that nobody looks on and nobody meddles. */
async function live(place: DemoPlace, at: number): Promise<Lived> {
  await putBack(place.redisSocket, []);
  const sandbox = createSandbox();
  populate(sandbox);
  const { apiBaseUrl } = await sandbox.listen();
  const bot = startDemoBot(place, sandbox, apiBaseUrl);
  await isReading(bot.store);
  await livePast(sandbox, bot.app, at);
  await writeCaptions(sandbox, bot.store);
  await bot.stop();
  await sandbox.close();
  return { at, world: sandbox.dump(), store: await keepAll(place.redisSocket) };
}

function populate(sandbox: Sandbox): void {
  sandbox.addCommunity({ id: groupId, name: 'Школа № 555', screenName: 'school555', token });
  // VK has it off in a new community; `npm run vk:setup` switches it on in a real one.
  sandbox.call(groupId, 'groups.setLongPollSettings', { group_id: groupId, message_edit: 1 });
  for (const { id, firstName, lastName, sex, part } of [...demoPeople, ...demoWaiting])
    sandbox.addPerson({ id, firstName, lastName, sex, caption: captionOfStranger(part) });
}
