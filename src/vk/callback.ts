import { createHash, timingSafeEqual } from 'node:crypto';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import type { API } from 'vk-io';
import { z } from 'zod';
import type { Clock, Pause } from '#src/clock.ts';
import { nameOf } from '#src/faults.ts';
import type { Receiver, Sink } from '#src/messenger/port.ts';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { gapOf, isRefused, readMissed } from '#src/vk/catch-up.ts';
import { placeText, readPlace } from '#src/vk/log-place.ts';

export interface CallbackAt {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  /** What VK wants to hear before it sends anything. */
  readonly confirmation: string;
}

export interface CallbackPorts {
  readonly api: API;
  readonly groupId: number;
  readonly at: CallbackAt;
  readonly log: Logger;
  readonly clock: Clock;
  readonly pause: Pause;
  /** Hears the port, which matters when 0 was asked for. */
  readonly listening?: ((port: number) => void) | undefined;
  /** How long a client may take for its request, and how long a commit is waited for, ms. */
  readonly patience?: { readonly request: number; readonly commit: number } | undefined;
}

/** An update of VK's is some kilobytes; ten forwarded messages with their attachments are a hundred. */
const mostBody = 1_048_576;
const usualPatience = { request: seconds(5), commit: seconds(5) };
/**
 * When VK is to come again, s, by how often it has come: soon at first, since Redis is back in a moment most times, and
 * late at last, since VK comes five times and no more.
 */
const comeAgain = [5, 30, 180, 900, 3_600];
/** How often the time is kept from which a long poll would have to go on. */
const placeEvery = minutes(1);

const Post = z.looseObject({
  type: z.string(),
  group_id: z.coerce.number(),
  secret: z.string().catch(''),
});

/**
 * VK calls the bot: any number of processes listen, and each answers `ok` when what came is committed. What cannot be
 * committed now is asked for again, by VK's own repetitions; a repetition is known by its key, whichever process took it.
 */
export class CallbackReceiver implements Receiver {
  readonly #ports: CallbackPorts;
  readonly #sink: Sink;
  readonly #server;
  readonly #abort = new AbortController();
  #underWay: Promise<unknown> = Promise.resolve();
  #placeAt = 0;
  #isStrange = false;

  constructor(ports: CallbackPorts, sink: Sink) {
    this.#ports = ports;
    this.#sink = sink;
    const { request } = ports.patience ?? usualPatience;
    this.#server = createAdaptorServer({
      fetch: this.#routes().fetch,
      overrideGlobalObjects: false,
      // Who sends their request drop by drop is cut off.
      serverOptions: {
        headersTimeout: request,
        requestTimeout: request,
        connectionsCheckingInterval: request / 5,
      },
    });
    void this.#listen();
    void this.#catchUp();
  }

  /** Takes nothing new; resolves when what is under way is answered. */
  async stop(): Promise<void> {
    if (this.#abort.signal.aborted) return this.#underWay.then(() => undefined);
    this.#abort.abort();
    this.#underWay = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    if ('closeIdleConnections' in this.#server) this.#server.closeIdleConnections();
    await this.#underWay;
  }

  /** Where another process still has the port, it is tried again: nobody starts the bot for that. */
  async #listen(): Promise<void> {
    const { at, log, pause, listening } = this.#ports;
    for (let tries = 0; !this.#abort.signal.aborted; tries += 1) {
      const fault = await new Promise<unknown>((resolve) => {
        this.#server.once('error', resolve);
        this.#server.listen(at.port, at.host, () => resolve(undefined));
      });
      this.#server.removeAllListeners('error');
      if (fault === undefined) {
        const address = this.#server.address();
        listening?.(typeof address === 'object' && address !== null ? address.port : at.port);
        return;
      }
      log.error(
        { fault: nameOf(fault), check: 'CALLBACK_HOST and CALLBACK_PORT, and who else listens there' },
        'the callback server cannot listen; it tries again',
      );
      await pause(seconds(Math.min(2 ** tries, 10)), this.#abort.signal);
    }
  }

  #routes(): Hono {
    const { path } = this.#ports.at;
    const app = new Hono();
    // Whoever finds the port may send anything: what cannot be read is no line in the log.
    app.onError((_fault, context) => context.text('not readable', 400));
    app.use(async (context, next) => {
      if (new URL(context.req.url).pathname !== path) return context.text('not here', 404);
      if (context.req.method !== 'POST') return context.text('POST only', 405, { Allow: 'POST' });
      await next();
      // Whoever keeps the connection for the next call would keep a bot that is stopping waiting.
      if (this.#abort.signal.aborted) context.header('Connection', 'close');
    });
    app.use(bodyLimit({ maxSize: mostBody, onError: (context) => context.text('too long', 413) }));
    app.post('*', (context) => this.#take(context));
    return app;
  }

  async #take(context: Context): Promise<Response> {
    const { groupId, at } = this.#ports;
    const raw = parseJson(await context.req.text());
    const post = Post.safeParse(raw);
    if (!post.success) return context.text('no update', 400);
    if (post.data.group_id !== groupId) return context.text('another community', 403);
    if (post.data.type === 'confirmation') {
      // From now on VK sends; what was said between the last update and this moment it does not.
      void this.#catchUp();
      return context.text(at.confirmation);
    }
    if (!isSame(post.data.secret, at.secret)) {
      this.#strange();
      return context.text('wrong secret', 403);
    }
    if (
      this.#abort.signal.aborted ||
      this.#sink.isAway() ||
      this.#sink.isFull() ||
      !(await this.#commits(raw))
    )
      return this.#later(context);
    this.#keepPlace();
    return context.text('ok');
  }

  /** Once: it may be VK and a setting that is wrong, or anybody who has found the port. */
  #strange(): void {
    if (this.#isStrange) return;
    this.#isStrange = true;
    const check = 'CALLBACK_SECRET and the secret key entered at VK, if VK calls and nobody is answered';
    this.#ports.log.error({ check }, 'a call came with another secret; it was refused, as all like it are');
  }

  #later(context: Context): Response {
    const tries = Number(context.req.header('X-Retry-Counter') ?? 0);
    const pause = comeAgain[Math.min(Number.isInteger(tries) && tries > 0 ? tries : 0, comeAgain.length - 1)];
    return context.text('later', 503, { 'Retry-After': String(pause) });
  }

  /** @returns false when it is not committed by now; it may be later, and is a repetition then */
  async #commits(raw: unknown): Promise<boolean> {
    const taken = this.#sink.take(raw).then(
      () => true,
      () => false,
    );
    const waited = new AbortController();
    const tooLong = this.#ports
      .pause((this.#ports.patience ?? usualPatience).commit, waited.signal)
      .then(() => false);
    const committed = await Promise.race([taken, tooLong]);
    waited.abort();
    return committed;
  }

  /** For the day when the bot reads VK's log again: it goes on from here, not from where it read last. */
  #keepPlace(): void {
    const { clock, log } = this.#ports;
    const at = clock.now();
    if (Math.abs(at - this.#placeAt) < placeEvery) return;
    this.#placeAt = at;
    this.#sink
      .leavePlace(placeText({ ts: undefined, at }))
      .catch((fault: unknown) =>
        log.warn({ fault: nameOf(fault) }, 'the place of the callbacks was not kept'),
      );
  }

  /** What was said while nobody listened. VK repeats for two hours what it could not deliver, and tells nothing older. */
  async #catchUp(): Promise<void> {
    const { api, groupId, clock, log, pause } = this.#ports;
    const sink = this.#sink;
    while (!this.#abort.signal.aborted) {
      try {
        const stored = await sink.readCursor();
        if (stored === undefined) return;
        const gap = gapOf(readPlace(stored), clock.now());
        const missed = await readMissed({ api, groupId, inPlace: sink.inPlace }, gap);
        await Promise.all(missed.map(({ update }) => sink.take(update)));
        return;
      } catch (fault) {
        log.warn({ fault: nameOf(fault) }, 'what was said meanwhile cannot be read in the dialogs');
        if (isRefused(fault)) return;
        await pause(seconds(10), this.#abort.signal);
      }
    }
  }
}

/** Takes the same time however much of it is right; the digests are of one length. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
