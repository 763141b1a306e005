import type { OutButton, Sendable } from '#src/messenger/delivery.ts';
import type { Arrived, Did } from '#src/messenger/did.ts';
import type { Found, Messenger } from '#src/messenger/port.ts';

interface Message {
  readonly ref: string;
  text: string;
  rows: readonly (readonly OutButton[])[];
}
type Raw = { readonly key: string; readonly arrived: Arrived };

/**
 * A second messenger, made up for the tests: other addresses, buttons under messages only, small messages, no
 * recognition of a repeated send, one message a call and two a second to one dialog.
 */
export class MadeUpMessenger implements Messenger {
  readonly capabilities = {
    ...{ textLength: 1_000, labelLength: 30, rows: 6, buttonsInRow: 2, buttons: 12 },
    ...{ keyboard: 'inline' as const, editable: 60_000, remembers: 0, remembersLast: 0, callsInSecond: 50 },
    ...{ messagesInSecond: 2, together: 1, recipients: 1, pressLife: 0 },
  };
  readonly #dialogs = new Map<string, Message[]>();
  /** When each message came, by its dialog: the bound of two a second is looked at here. */
  readonly arrivals: { readonly to: string; readonly at: number }[] = [];
  #refs = 0;

  constructor(readonly now: () => number) {}

  envelope(raw: unknown) {
    const { key, arrived } = raw as Raw;
    return { key, address: arrived.address };
  }

  async handle(raw: unknown, { turn }: Parameters<Messenger['handle']>[1]): Promise<void> {
    await turn((raw as Raw).arrived);
  }

  async call(batch: Parameters<Messenger['call']>[0]) {
    return batch.map(({ delivery }) => ({ ok: true as const, ref: this.#take(delivery) }));
  }

  #take(delivery: Sendable): string | undefined {
    if (delivery.kind === 'answer-press') return undefined;
    const { to, text, rows = [] } = delivery;
    const messages = this.messages(to);
    this.#dialogs.set(to, messages);
    const edited = delivery.kind === 'edit' && messages.find(({ ref }) => ref === delivery.ref);
    if (edited) {
      Object.assign(edited, { text, rows });
      return edited.ref;
    }
    this.arrivals.push({ to, at: this.now() });
    this.#refs += 1;
    const ref = `message-${this.#refs}`;
    messages.push({ ref, text, rows });
    return ref;
  }

  async upload() {
    return { ok: true as const, ref: 'picture' };
  }

  async search(): Promise<Found> {
    return 'not-sent';
  }

  async listen() {
    return { is: 'nothing' as const };
  }

  async download() {
    return { ok: false as const, refusal: 'unreadable' as const };
  }

  readonly address = 'made-up school';

  linkFor(code: string): string {
    return `made-up://school/${code}`;
  }

  receive() {
    return { stop: async () => undefined };
  }

  messages(address: string): Message[] {
    return this.#dialogs.get(address) ?? [];
  }
}

/** Somebody at the other end of the made-up messenger. */
export function madeUpPerson(messenger: MadeUpMessenger, name: string, take: (raw: Raw) => Promise<void>) {
  const address = `mm:${name}`;
  let order = 0;
  const does = async (did: Did, more: Partial<Arrived> = {}): Promise<void> => {
    order += 1;
    await take({ key: `${name}-${order}`, arrived: { address, order, did, ...more } });
  };
  return {
    address,
    opens: (start: string) => does({ kind: 'start' }, { start }),
    says: (text: string) => does({ kind: 'words', text }),
    /** Presses a button by what stands on it, under the latest message that has it. */
    async presses(label: RegExp) {
      const buttons = messenger
        .messages(address)
        .flatMap(({ rows }) => rows.flat())
        .reverse();
      const found = buttons.find((one) => label.test(one.label));
      if (!found)
        throw new Error(`No button ${label}; there are: ${buttons.map((one) => one.label).join(', ')}`);
      await does({ kind: 'choice', payload: found.payload });
    },
    get last(): Message {
      const last = messenger.messages(address).at(-1);
      if (!last) throw new Error(`${name} has got no message`);
      return last;
    },
  };
}
