import { createHash } from 'node:crypto';
import type { Came } from '#src/conversation/came.ts';
import { lean, type Manner, Talk, top } from '#src/conversation/place.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import { takeTurn } from '#src/conversation/turn.ts';
import { isDueKind, onDue } from '#src/domain/due.ts';
import { foreseeWords } from '#src/domain/foreseen.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { type PersonId, theClock } from '#src/domain/ground/person-id.ts';
import type { Told } from '#src/domain/ground/transaction.ts';
import { tellMissed } from '#src/domain/joining/missed.ts';
import { waitForMorning } from '#src/domain/mailings/morning.ts';
import { noteSeen } from '#src/domain/people/seen.ts';
import { isToldKind, isWorthTelling, onTold } from '#src/domain/told.ts';
import type { TableRead } from '#src/files/table-read.ts';
import type { About } from '#src/messenger/delivery.ts';
import type { Address, Arrived, Did } from '#src/messenger/did.ts';
import type { Messenger } from '#src/messenger/port.ts';
import type { Kept } from '#src/pipeline/dead-letter.ts';
import { type DueFact, partsOf } from '#src/pipeline/due-fact.ts';
import type { Incoming } from '#src/pipeline/inbox.ts';
import type { MailingEntry, OutboxEntry } from '#src/pipeline/outbox.ts';
import { personAt } from '#src/pipeline/person-at.ts';
import type { Spoken } from '#src/pipeline/prepare.ts';
import { answerOf, listenerOf, mailingOf, noticeOf, sentenceOf } from '#src/pipeline/speak.ts';
import type { Staging } from '#src/pipeline/staging.ts';
import { duePauses } from '#src/pipeline/tries.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Language } from '#src/text/language.ts';
import { type Say, say } from '#src/text/say.ts';
import type { Texts } from '#src/text/texts.ts';

export interface IntakePorts {
  readonly messenger: Pick<Messenger, 'capabilities' | 'envelope' | 'handle'>;
  readonly texts: Texts;
  readonly tools: TurnTools<Desk>;
  /** The desk for somebody, on the transaction of the update. */
  readonly seat: (tx: Staging, person: PersonId, manner: Manner) => Promise<Desk>;
  /** How often a due fact has failed. */
  readonly dueTries: (member: string) => Promise<number>;
}

/**
 * What comes in, each as something to be handled once: updates of the messenger, due facts, and what came of a
 * delivery or of a fetch. The order of all that concerns one person is one.
 */
export class Intake {
  /** By the record: a turn asks for it twice. */
  readonly #talks = new WeakMap<object, Talk>();

  constructor(readonly ports: IntakePorts) {}

  /** @returns undefined for what is no update of this messenger */
  update(raw: unknown): Incoming | undefined {
    const envelope = this.ports.messenger.envelope(raw);
    if (!envelope) return undefined;
    const { key, address, text = '' } = envelope;
    return {
      id: key,
      key: address ?? key,
      what: 'update',
      handle: (tx) =>
        this.ports.messenger.handle(raw, {
          where: (at) => this.#where(tx, at),
          turn: (arrived) => this.#turn(tx, arrived),
        }),
      apologise: async (tx, number) => {
        const care = this.ports.tools.care(text);
        await this.#apologise(tx, address, say(care ? `care.${care}` : 'patterns.fault', { number }));
        // What somebody in danger wrote is kept nowhere.
        return care ? { is: 'update' } : { is: 'update', update: raw };
      },
    };
  }

  /** What was fetched for a question of somebody's, or said in a voice message. */
  fetched({ cause, lane, delivery }: OutboxEntry, read: TableRead | Spoken): Incoming | undefined {
    if (delivery.kind !== 'fetch' && delivery.kind !== 'listen') return undefined;
    const { to, question } = delivery;
    const { ref, replyTo } = delivery.kind === 'listen' ? delivery : {};
    const came: Came = 'spoken' in read ? { ...read, question, ref, replyTo } : { fetched: read, question };
    return {
      id: `fetched:${cause}`,
      key: to,
      what: 'fetched',
      handle: (tx) => this.#converse(tx, to, came),
      apologise: async (tx, number) => {
        await this.#apologise(tx, to, say('patterns.fault', { number }));
        return { is: 'delivery', lane, delivery };
      },
    };
  }

  /** What became of a delivery that said what it is about. */
  told({ cause, delivery }: OutboxEntry | MailingEntry, told: Told): Incoming | undefined {
    const about = 'about' in delivery ? delivery.about : undefined;
    if (!about || !isToldKind(about.kind) || !isWorthTelling(about.kind, told)) return undefined;
    const { kind, id } = about;
    return {
      id: `told:${cause}`,
      key: 'to' in delivery ? delivery.to : `${kind}:${id}`,
      what: 'told',
      handle: (tx) => this.#hear(tx, about, told),
      apologise: async () => ({ is: 'told', about, told }),
    };
  }

  /** What the process itself does or has seen; where it fails nobody is told, and it comes again by itself. */
  own(id: string, work: (desk: Desk) => Promise<void>): Incoming {
    return {
      ...{ id, key: id, what: 'due' },
      handle: async (tx) => {
        await work(await this.ports.seat(tx, theClock, { lang: 'ru' }));
        await this.#speakNotices(tx);
      },
      apologise: async () => 'again',
    };
  }

  due({ member, at }: DueFact): Incoming {
    const [kind, id] = partsOf(member);
    return {
      // The mark of it outlives the fact by two days and names nobody.
      id: `due:${kind}:${createHash('sha256').update(`${id} ${at}`).digest('hex').slice(0, 24)}`,
      // What is due for a person keeps their order; other facts only their own.
      key: kind === 'digest' ? id : member,
      what: 'due',
      handle: async (tx) => {
        tx.claimDue(member, at);
        if (isDueKind(kind)) await onDue[kind](await this.ports.seat(tx, theClock, { lang: 'ru' }), id);
        await this.#speakNotices(tx);
      },
      apologise: async (tx) => {
        const tries = await this.ports.dueTries(member);
        const pause = duePauses[tries];
        if (pause === undefined) {
          tx.claimDue(member, at);
          return { is: 'due', member };
        }
        tx.putOffDue(member, at, tx.now + pause, tries + 1);
        return 'again';
      },
    };
  }

  /**
   * What was set aside is tried once more, as the operator has ordered by a due fact of its own. Where it fails again it
   * stays as it is, and nobody is told a second time.
   *
   * @param kept  undefined where it is gone or cannot be opened
   */
  again({ member, at }: DueFact, entry: string, kept: Kept | undefined): Incoming {
    const tried = kept && this.#fromKept(kept);
    return {
      id: `again:${member}`,
      key: tried?.key ?? member,
      what: 'again',
      async handle(tx) {
        tx.claimDue(member, at);
        if (!kept) return;
        tx.eraseSetAside(entry);
        await tried?.handle(tx);
      },
      async apologise(tx) {
        tx.claimDue(member, at);
        return 'stays';
      },
    };
  }

  #fromKept(kept: Kept): Pick<Incoming, 'key' | 'handle'> | undefined {
    switch (kept.is) {
      case 'update':
        return this.update(kept.update);
      case 'told': {
        const { about, told } = kept;
        return { key: `${about.kind}:${about.id}`, handle: (tx) => this.#hear(tx, about, told) };
      }
      case 'delivery': {
        const { lane, delivery } = kept;
        const key = 'to' in delivery ? delivery.to : lane;
        return { key, handle: async (tx) => tx.deliver(lane, delivery) };
      }
      case 'due': {
        const [kind, id] = partsOf(kept.member);
        const handle = async (tx: Staging) => void (isDueKind(kind) && tx.makeDue(kind, id, tx.now));
        return { key: kept.member, handle };
      }
    }
  }

  /** What became of a delivery, told to whom it matters. */
  async #hear(tx: Staging, { kind, id }: About, told: Told): Promise<void> {
    if (isToldKind(kind)) await onTold[kind](await this.ports.seat(tx, theClock, { lang: 'ru' }), id, told);
    await this.#speakNotices(tx);
  }

  async #turn(tx: Staging, arrived: Arrived): Promise<void> {
    const { address, did, press } = arrived;
    if (did.kind === 'added') return this.#introduce(tx, address);
    const missed = did.kind !== 'stopped' && (await tx.missedAnswer(address));
    tx.markReachable(address, did.kind !== 'stopped');
    if (did.kind === 'stopped') return;
    if (did.kind === 'allowed') {
      await this.#welcomeBack(tx, address);
      return missed ? this.#converse(tx, address, arrived) : this.#speakNotices(tx);
    }
    if (press !== undefined) {
      const { pressLife } = this.ports.messenger.capabilities;
      tx.deliver('answers', { kind: 'answer-press', to: address, press, expiresAt: tx.now + pressLife });
    }
    // Nobody answers a question that did not reach them.
    const heard = missed && this.#isAnswer(did) ? { ...arrived, did: { kind: 'allowed' as const } } : arrived;
    await this.#converse(tx, address, heard);
  }

  /** Said to a question; what leads on from everywhere, and what is in danger, is none. */
  #isAnswer(did: Did): boolean {
    const { care, words } = this.ports.tools;
    if (did.kind === 'choice' || did.kind === 'start' || did.kind === 'edited') return false;
    return !('text' in did) || (care(did.text) === undefined && words.common(did.text) === undefined);
  }

  /** What was decided while messages were closed did not come: somebody who is known is told by now. */
  async #welcomeBack(tx: Staging, address: Address): Promise<void> {
    const id = await personAt(tx, address);
    const [person, closed] = await Promise.all([tx.read('person', id), tx.unreachableOf([id])]);
    if (person === undefined || !closed.has(id)) return;
    await tellMissed(await this.ports.seat(tx, id, person));
  }

  async #converse(tx: Staging, address: Address, came: Came): Promise<void> {
    const { texts, tools, seat, messenger } = this.ports;
    if ('spoken' in came || ('did' in came && came.did.kind === 'words')) foreseeWords(tx);
    const [id] = await Promise.all([personAt(tx, address), tx.read('school', 'main')]);
    const before = await this.#placeOf(tx, id, ('lang' in came && came.lang) || 'ru');
    const turn = await takeTurn(tools, before, came, (manner) => seat(tx, id, manner));
    const { me, school } = await seat(tx, id, turn.talk);
    if (me.person) noteSeen(tx, me.person);
    const life = me.person ? limits.placeLifeAfterConsent : limits.placeLifeBeforeConsent;
    const until = tx.now + life;
    tx.write('place', id, { v: 1, until, talk: lean({ ...turn.talk, lang: me.lang }) }, { untilMs: until });
    if ('fetch' in turn) tx.deliver('answers', { kind: 'fetch', to: address, ...turn.fetch });
    else if ('listen' in turn) tx.deliver('answers', { kind: 'listen', to: address, ...turn.listen });
    else if ('reply' in turn) {
      const listener = { address, lang: me.lang, zone: school.zone, bare: turn.talk.bare };
      for (const said of answerOf(texts, turn.reply, listener, messenger.capabilities))
        tx.deliver('answers', said);
    }
    await this.#speakNotices(tx);
  }

  /** Where the person is. A place that cannot be read any more leads to a safe one, with an apology. */
  async #placeOf(tx: Staging, id: PersonId, lang: Language): Promise<Talk> {
    const place = await tx.read('place', id);
    if (!place || place.until <= tx.now) return Talk.parse({ lang });
    const talk = this.#talks.get(place) ?? Talk.safeParse(place.talk).data;
    if (talk === undefined) return Talk.parse({ lang, frames: [lost] });
    this.#talks.set(place, talk);
    return talk;
  }

  async #where(tx: Staging, address: Address): Promise<string | undefined> {
    // One trip for what every turn needs; what follows finds it read.
    const [id] = await Promise.all([
      personAt(tx, address),
      tx.read('place', address),
      tx.read('school', 'main'),
      tx.read('person', address).catch(() => undefined),
      tx.missedAnswer(address),
    ]);
    return top(await this.#placeOf(tx, id, 'ru'))?.scene;
  }

  /** What operations want others to be told, each in their own language. */
  async #speakNotices(tx: Staging): Promise<void> {
    if (tx.notices.length === 0 && tx.mailings.length === 0) return;
    const { texts, messenger } = this.ports;
    const named = [...tx.notices.map(({ to }) => to), ...tx.mailings.flatMap(({ to }) => to)];
    const [school, people] = await Promise.all([
      tx.read('school', 'main'),
      tx.readAll('person', [...new Set(named)]),
    ]);
    const known = new Map(people.map((person) => [person.id, person]));
    const { notices, mailings } = await waitForMorning(tx, tx, school, known);
    const listener = (id: PersonId) => listenerOf(known.get(id), id, school?.zone);
    for (const notice of notices)
      tx.deliver(
        notice.lane ?? 'answers',
        noticeOf(texts, notice, listener(notice.to), messenger.capabilities),
      );
    for (const mailing of mailings)
      tx.deliver('mailings', mailingOf(texts, mailing, listener, messenger.capabilities));
  }

  #introduce(tx: Staging, chat: Address): void {
    const listener = listenerOf(undefined, chat);
    tx.deliver('answers', sentenceOf(this.ports.texts, say('patterns.in-chat'), listener));
  }

  /** One calm sentence when an update could not be handled; the place in the conversation stays. */
  async #apologise(tx: Staging, address: Address | undefined, said: Say): Promise<void> {
    if (address === undefined) return;
    const person = await tx.read('person', address).catch(() => undefined);
    const listener = listenerOf(person, address);
    tx.deliver('answers', sentenceOf(this.ports.texts, said, listener));
  }
}

const lost = { scene: '', version: 0, step: '', draft: {} };
