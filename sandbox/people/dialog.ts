import { writeFile } from 'node:fs/promises';
import type {
  Client,
  Dialog,
  SaysExtra,
  Tap,
  Transcript,
  TranscriptLine,
  VoiceOptions,
} from '../dialog-types.ts';
import type { Events } from '../events/events.ts';
import type { Attachment, Keyboard, VkUpdate } from '../vk-types.ts';
import { addDoc, addPhoto, addVoice, type Origin } from '../world/media.ts';
import { editMessage, messageByCmid, showKeyboard } from '../world/messages.ts';
import { renderClient, renderMessage } from '../world/render.ts';
import type { DialogState, StoredMessage } from '../world/state.ts';
import { type World, whereIs } from '../world/world.ts';
import { type PersonExtra, personSays } from './person-message.ts';
import { EVENT_LIFE_MS, notSupported, openEvent, readTap } from './taps.ts';

/** The person's side of a dialog: a handle that looks its state up, so that it outlives a load. */
export class PersonDialog implements Dialog {
  readonly communityId: number;
  readonly personId: number;
  readonly #world: World;
  readonly #events: Events;

  constructor(world: World, events: Events, communityId: number, personId: number) {
    this.#world = world;
    this.#events = events;
    this.communityId = communityId;
    this.personId = personId;
  }

  get #state(): DialogState {
    return this.#world.dialog(this.communityId, this.personId);
  }

  get #origin(): Origin {
    return { communityId: this.communityId, ownerId: this.personId, byPerson: true };
  }

  opens(ref?: string, refSource?: string): VkUpdate {
    const link = { ...(ref !== undefined && { ref }), ...(refSource !== undefined && { refSource }) };
    return this.#writes('Начать', { payload: { command: 'start' }, ...link }, 'opens');
  }

  says(text: string, extra: SaysExtra = {}): VkUpdate {
    return this.#writes(text, extra, extra.attachments?.length ? 'sends' : 'says');
  }

  taps(button: Tap): VkUpdate {
    const state = this.#state;
    const press = readTap(state, button);
    if (press.oneTime) showKeyboard(this.#world, state, null);
    if (!press.callback) return this.#writes(press.label, { payload: press.payload }, 'taps');
    if (!state.client.buttonActions.includes('callback')) {
      return this.#writes(press.label, { payload: notSupported(press.payload) }, 'taps');
    }
    const { communityId, personId } = this;
    const who = { communityId, personId, peerId: personId, now: this.#world.now() };
    return this.#events.emit(communityId, 'message_event', openEvent(state, press, who));
  }

  sendsVoice({ transcript, seconds = 3, readyAfter = 0, content, replyTo }: VoiceOptions = {}): VkUpdate {
    const voice = { duration: seconds, ...(content && { content }) };
    const audio = addVoice(this.#world, this.#origin, voice);
    const readyAt = this.#world.now() + readyAfter;
    return this.#sends({ type: 'audio_message', audio_message: audio }, '', {
      voice: { readyAt, ...(transcript !== undefined && { transcript }) },
      ...(replyTo !== undefined && { replyTo }),
    });
  }

  sendsFile(
    file: { name: string; content: Uint8Array; mime?: string },
    { text = '', ...extra }: SaysExtra & { text?: string } = {},
  ): VkUpdate {
    const doc = addDoc(this.#world, this.#origin, file);
    return this.#sends({ type: 'doc', doc }, text, extra);
  }

  sendsPhoto(
    { content }: { content?: Uint8Array } = {},
    { text = '', ...extra }: SaysExtra & { text?: string } = {},
  ): VkUpdate {
    const photo = addPhoto(this.#world, this.#origin, content);
    return this.#sends({ type: 'photo', photo }, text, extra);
  }

  sendsSticker(stickerId = 9008): VkUpdate {
    const url = `${this.#world.state.baseUrl}/images/sticker_${stickerId}.png`;
    const images = [64, 128, 256].map((side) => ({ url, width: side, height: side }));
    return this.#sends(
      {
        type: 'sticker',
        sticker: {
          inner_type: 'base_sticker_new',
          sticker_id: stickerId,
          product_id: 1,
          images,
          images_with_background: images,
        },
      },
      '',
      {},
    );
  }

  edits(cmid: number, text: string): VkUpdate {
    const state = this.#state;
    const message = messageByCmid(state, cmid);
    if (message?.from !== 'person') throw new Error(`message ${cmid} is not one of this person's`);
    editMessage(this.#world, state, message, { text, attachments: message.attachments });
    return this.#events.emit(this.communityId, 'message_edit', this.#render(message));
  }

  denies(): VkUpdate {
    this.#setAllowed(false);
    return this.#events.emit(this.communityId, 'message_deny', { user_id: this.personId });
  }

  allows(key = ''): VkUpdate {
    this.#setAllowed(true);
    return this.#events.emit(this.communityId, 'message_allow', { user_id: this.personId, key });
  }

  types(): VkUpdate {
    return this.#events.emit(this.communityId, 'message_typing_state', {
      state: 'typing',
      from_id: this.personId,
      to_id: -this.communityId,
    });
  }

  reads(): VkUpdate {
    const state = this.#state;
    const last = state.messages.at(-1);
    state.readByPerson = last?.cmid ?? 0;
    const told = {
      at: this.#world.now(),
      where: whereIs(state),
      by: 'person',
      upTo: state.readByPerson,
    } as const;
    this.#world.tell({ kind: 'read', ...told });
    return this.#events.emit(this.communityId, 'message_read', {
      from_id: this.personId,
      peer_id: this.personId,
      read_message_id: last?.id ?? 0,
      conversation_message_id: state.readByPerson,
    });
  }

  get client(): Client {
    return this.#state.client;
  }

  get allowed(): boolean {
    return this.#state.allowed;
  }

  get messages(): readonly StoredMessage[] {
    return this.#state.messages;
  }

  get keyboard(): Keyboard | null {
    return this.#state.keyboard;
  }

  get snackbars() {
    return this.#state.snackbars;
  }

  get openedLinks() {
    return this.#state.openedLinks;
  }

  get pendingEvents(): number {
    const since = this.#world.now() - EVENT_LIFE_MS;
    return [...this.#state.events.values()].filter(({ answered, at }) => !answered && at >= since).length;
  }

  transcript(): Transcript {
    const community = this.#world.community(this.communityId);
    const person = this.#world.person(this.personId);
    return {
      community: { id: community.id, name: community.name },
      person: { id: person.id, name: `${person.firstName} ${person.lastName}` },
      lines: structuredClone(this.#state.journal),
    };
  }

  async saveTranscript(file: string): Promise<void> {
    await writeFile(file, `${JSON.stringify(this.transcript(), null, 2)}\n`);
  }

  #sends(attachment: Attachment, text: string, extra: PersonExtra): VkUpdate {
    return this.#writes(text, { ...extra, attachments: [...(extra.attachments ?? []), attachment] }, 'sends');
  }

  /** Whoever writes first, or again after a denial, consents by it: VK tells that with an empty key. */
  #writes(text: string, extra: PersonExtra, did: TranscriptLine['did']): VkUpdate {
    const state = this.#state;
    if (!state.allowed) this.allows();
    const message = personSays(this.#world, state, this.personId, text, extra, did);
    state.readByPerson = message.cmid;
    return this.#events.emit(this.communityId, 'message_new', {
      message: this.#render(message),
      client_info: renderClient(state),
    });
  }

  #render(message: StoredMessage): Record<string, unknown> {
    return renderMessage(this.#world, this.#world.community(this.communityId), this.#state, message);
  }

  #setAllowed(allowed: boolean): void {
    const state = this.#state;
    state.allowed = allowed;
    const at = this.#world.now();
    state.journal.push({ at, who: 'person', did: allowed ? 'allows' : 'denies' });
    this.#world.tell({ kind: 'consent', at, where: whereIs(state), allowed });
  }
}
