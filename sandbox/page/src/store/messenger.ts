import type {
  ControlActed,
  ControlChat,
  ControlDialog,
  ControlMessage,
  ControlState,
  NewPersonBody,
  OpenBody,
  SayBody,
  TapBody,
  Where,
} from '../../../control-types.ts';
import { type Api, Refused } from './api.ts';
import { changeConversation, merge } from './changes.ts';
import { conversationOf } from './select.ts';
import { keyOf, NO_CONVERSATION, type Notice, type Place, seenKey, type World, whereOf } from './state.ts';
import type { Store } from './store.ts';

const NOTICE_MS = 6000;
const EARLIER = 50;

export interface NewMessage extends SayBody {
  file?: File;
}

/** Everything a person does in a conversation. A refusal is shown in it and does not throw. */
export class Messenger {
  readonly #store: Store<World>;
  readonly #api: Api;
  readonly #loading = new Set<string>();
  /** In a chat the answer to a tap is only for whoever tapped. */
  readonly #lastToTap = new Map<number, number>();
  #notices = 0;

  constructor(store: Store<World>, api: Api) {
    this.#store = store;
    this.#api = api;
  }

  /** The latest messages, unless they are here already. */
  async load(place: Place, personId: number): Promise<void> {
    const where = whereOf(place, personId);
    const key = keyOf(where);
    if (this.#loading.has(key) || this.#store.state.conversations.get(key)?.loaded) return;
    this.#loading.add(key);
    try {
      await this.#try(where, () => this.#loadAnew(where));
    } finally {
      this.#loading.delete(key);
    }
  }

  async #loadAnew(where: Where): Promise<void> {
    for (;;) {
      const { epoch } = this.#store.state;
      // What the stream tells from now on is kept; what was here before may have a gap after it.
      this.#change(where, { messages: [] });
      const { messages, keyboard } = await this.#fetch(where);
      const fresh = this.#store.state.conversations.get(keyOf(where));
      // Everything is to be fetched anew meanwhile: what was fetched may be of before.
      if (!fresh || this.#store.state.epoch !== epoch) continue;
      this.#change(where, { messages: merge(messages, fresh.messages), keyboard, loaded: true });
      return;
    }
  }

  async loadEarlier(place: Place, personId: number): Promise<void> {
    const where = whereOf(place, personId);
    const first = conversationOf(this.#store.state, place, personId).messages[0];
    if (!first || first.cmid <= 1) return;
    await this.#try(where, async () => {
      const path = `${pathOf(where)}/messages?before=${first.cmid}&limit=${EARLIER}`;
      const older = await this.#api.get<ControlMessage[]>(path);
      const { messages } = conversationOf(this.#store.state, place, personId);
      this.#change(where, { messages: merge(older, messages) });
    });
  }

  /** All that was ever said, for whoever searches it. */
  async loadAll(place: Place, personId: number): Promise<void> {
    for (;;) {
      const before = conversationOf(this.#store.state, place, personId).messages[0]?.cmid ?? 1;
      if (before <= 1) return;
      await this.loadEarlier(place, personId);
      if (conversationOf(this.#store.state, place, personId).messages[0]?.cmid === before) return;
    }
  }

  open(communityId: number, personId: number, body: OpenBody): Promise<ControlActed | undefined> {
    return this.#act({ communityId, personId }, 'open', body);
  }

  async send(place: Place, personId: number, { file, ...message }: NewMessage): Promise<boolean> {
    const where = whereOf(place, personId);
    if ('chatId' in where) return !!(await this.#act(where, 'say', { ...message, personId }));
    if (!file) return !!(await this.#act(where, 'say', message));
    const form = new FormData();
    form.set('file', file);
    form.set('text', message.text);
    const isPhoto = /^image\/(png|jpeg|gif)$/.test(file.type);
    return !!(await this.#act(where, isPhoto ? 'photo' : 'file', form));
  }

  /** The event_id of a callback tap, by which its answer is known. */
  async tap(place: Place, personId: number, communityId: number, tap: TapBody): Promise<string | undefined> {
    const where = whereOf(place, personId);
    if ('chatId' in where) this.#lastToTap.set(where.chatId, personId);
    const body = 'chatId' in where ? { personId, communityId, tap } : tap;
    const acted = await this.#act(where, 'tap', body);
    const event = acted?.updates.find(({ type }) => type === 'message_event');
    const eventId = event?.object.event_id;
    return typeof eventId === 'string' ? eventId : undefined;
  }

  /** Acts of a dialog that need nothing more than their body. */
  async does(
    communityId: number,
    personId: number,
    act: 'voice' | 'sticker' | 'edit' | 'allow' | 'deny',
    body: object = {},
  ): Promise<boolean> {
    return !!(await this.#act({ communityId, personId }, act, body));
  }

  /** The conversation begins anew; what was said stays. */
  restart(communityId: number, personId: number): Promise<unknown> {
    const where = { communityId, personId };
    return this.#try(where, () => this.#api.post(`${pathOf(where)}/restart`));
  }

  /** Typing and reading are told by the way: that they were not is no trouble to anybody. */
  tells(place: Place, personId: number, act: 'type' | 'read'): void {
    if ('chatId' in place) {
      const chat = this.#store.state.chats.get(place.chatId);
      if (chat && act === 'read') this.sees(chat, personId);
      return;
    }
    this.#api.post(`${pathOf({ ...place, personId })}/${act}`).catch(() => {});
  }

  sees(chat: ControlChat, personId: number): void {
    const key = seenKey(personId, chat.id);
    if (this.#store.state.seen.get(key) === chat.count) return;
    this.#store.change((world) => world.seen.set(key, chat.count));
  }

  /** In a chat: `join`, `leave`, `communities`, `rename`, `member`. */
  async inChat(chatId: number, personId: number, act: string, body: object): Promise<boolean> {
    const where = { chatId };
    const done = await this.#try({ ...where, personId }, () =>
      this.#api.post(`${pathOf(where)}/${act}`, body),
    );
    return done !== undefined;
  }

  async joinByLink(link: string, personId: number): Promise<ControlChat | undefined> {
    await this.#api.post('chats/by-link', { link, personId });
    await this.refreshState();
    return [...this.#store.state.chats.values()].find((chat) => chat.link === link);
  }

  async addPerson(person: NewPersonBody): Promise<void> {
    await this.#api.post('people', person);
    await this.refreshState();
  }

  async createChat(title: string, ownerId: number, memberIds: number[]): Promise<ControlChat> {
    const chat = await this.#api.post<ControlChat>('chats', { title, ownerId, memberIds });
    this.#store.change((world) => world.chats.set(chat.id, chat));
    return chat;
  }

  /** Anew: in a way that is offered, or with nothing. */
  async begin(name?: string): Promise<void> {
    this.#store.set({ beginning: true });
    try {
      if (name === undefined) await this.#api.post('reset');
      else await this.#api.post('begin', { name });
    } finally {
      this.#store.set({ beginning: false });
    }
  }

  /** People and chats anew, without forgetting what conversations hold. */
  async refreshState(): Promise<void> {
    const { people, chats, communities } = await this.#api.get<ControlState>('state');
    this.#store.change((world) => {
      world.people = people;
      world.communities = communities;
      for (const chat of chats) world.chats.set(chat.id, chat);
    });
  }

  /** A snackbar, or a link that the answer to a tap opens. */
  hears(where: Where, notice: Omit<Notice, 'id' | 'personId'>): void {
    const tapped = 'chatId' in where ? this.#lastToTap.get(where.chatId) : undefined;
    this.notify(where, { ...notice, ...(tapped !== undefined && { personId: tapped }) });
  }

  notify(where: Where, notice: Omit<Notice, 'id'>): void {
    this.#notices += 1;
    const id = this.#notices;
    this.#changeNotices(where, (notices) => [...notices.slice(-2), { ...notice, id }]);
    setTimeout(() => this.dismiss(where, id), NOTICE_MS);
  }

  dismiss(where: Where, id: number): void {
    this.#changeNotices(where, (notices) => notices.filter((notice) => notice.id !== id));
  }

  #changeNotices(where: Where, change: (notices: readonly Notice[]) => readonly Notice[]): void {
    const { notices } = this.#store.state.conversations.get(keyOf(where)) ?? NO_CONVERSATION;
    this.#change(where, { notices: change(notices) });
  }

  async #fetch(where: Where): Promise<Pick<ControlDialog, 'messages' | 'keyboard'>> {
    if (!('chatId' in where)) return this.#api.get<ControlDialog>(pathOf(where));
    const [chat, messages] = await Promise.all([
      this.#api.get<ControlChat>(pathOf(where)),
      this.#api.get<ControlMessage[]>(`${pathOf(where)}/messages`),
    ]);
    return { messages, keyboard: chat.keyboard };
  }

  #act(where: Where, act: string, body: object): Promise<ControlActed | undefined> {
    return this.#try(where, () => this.#api.post<ControlActed>(`${pathOf(where)}/${act}`, body));
  }

  async #try<T>(where: Where & { personId?: number }, run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.notify(where, { text: error.message, kind: 'error' });
      return undefined;
    }
  }

  #change(where: Where, part: Parameters<typeof changeConversation>[2]): void {
    this.#store.change((world) => changeConversation(world, where, part));
  }
}

const pathOf = (where: Where): string =>
  'chatId' in where ? `chats/${where.chatId}` : `dialogs/${where.communityId}/${where.personId}`;
