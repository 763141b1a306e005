import { createHash, timingSafeEqual } from 'node:crypto';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Pause, unlessAborted } from '#src/clock.ts';
import { listeningFault, nearAddress } from '#src/listening.ts';
import { seconds } from '#src/regulation/durations.ts';

/** Where VK calls for one community, and how it is known that it is VK. */
export interface CallbackCommunity {
  readonly groupId: number;
  readonly secret: string;
  /** What VK wants to hear before it sends anything. */
  readonly confirmation: string;
}

export interface DoorPorts {
  readonly at: { readonly host: string; readonly port: number; readonly path: string };
  readonly communities: readonly CallbackCommunity[];
  readonly log: Logger;
  /** What an operator reads on the console. */
  readonly tell?: (sentence: string) => void;
  readonly pause?: Pause;
  /** Hears the port, which matters when 0 was asked for. */
  readonly listening?: ((port: number) => void) | undefined;
  /** How long a client may take for its request, ms. */
  readonly patience?: number | undefined;
}

/** Who handles the calls for one community. */
export interface Called {
  /** @returns whether it is committed; what is not now may be later */
  take(raw: unknown): Promise<boolean>;
  /** VK sends from now on. */
  confirmed(): void;
}

/** An update of VK's is some kilobytes; ten forwarded messages with their attachments are a hundred. */
const mostBody = 1_048_576;
/**
 * When VK is to come again, s, by how often it has come: soon at first, since Redis is back in a moment most times, and
 * late at last, since VK comes five times and no more.
 */
const comeAgain = [5, 30, 180, 900, 3_600];

/** The answer to what VK never sends; whoever hears it knows who listens. */
const noUpdate = 'no update';

const Post = z.looseObject({
  type: z.string(),
  group_id: z.coerce.number(),
  secret: z.string().catch(''),
});

/**
 * Where VK calls, one server and one path for all communities. Whose secret is compared says the `group_id` of the call;
 * who calls for a community that is not there hears the same, as late, as who guesses a secret.
 */
export class CallbackDoor {
  readonly #ports: DoorPorts;
  readonly #communities: ReadonlyMap<number, CallbackCommunity>;
  readonly #called = new Map<number, Called>();
  readonly #strange = new Set<number>();
  readonly #abort = new AbortController();
  readonly #server;
  #closing: Promise<void> | undefined;
  #deaf: string | undefined;

  constructor(ports: DoorPorts) {
    this.#ports = ports;
    this.#communities = new Map(ports.communities.map((community) => [community.groupId, community]));
    const request = ports.patience ?? seconds(5);
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
  }

  /** Why nobody can call it; undefined while it listens, or is about to. */
  get deaf(): string | undefined {
    return this.#deaf;
  }

  /** From now on the calls for this community go there; before that VK is asked to come again. */
  opens(groupId: number, called: Called): void {
    this.#called.set(groupId, called);
  }

  /** Takes nothing new; resolves when what is under way is answered. */
  stop(): Promise<void> {
    this.#abort.abort();
    this.#closing ??= new Promise<void>((resolve) => this.#server.close(() => resolve()));
    if ('closeIdleConnections' in this.#server) this.#server.closeIdleConnections();
    return this.#closing;
  }

  /** Where another process still has the port, it is tried again: nobody starts the bot for that. */
  async #listen(): Promise<void> {
    const { at, log, tell, pause = unlessAborted, listening } = this.#ports;
    for (let tries = 0; !this.#abort.signal.aborted; tries += 1) {
      const fault = await new Promise<unknown>((resolve) => {
        this.#server.once('error', resolve);
        this.#server.listen(at.port, at.host, () => resolve(undefined));
      });
      this.#server.removeAllListeners('error');
      if (fault === undefined) {
        if (this.#deaf !== undefined) log.info('the callback server listens now');
        this.#deaf = undefined;
        const address = this.#server.address();
        listening?.(typeof address === 'object' && address !== null ? address.port : at.port);
        return;
      }
      const sentence = listeningFault('CALLBACK_PORT', at, fault);
      if (sentence !== this.#deaf)
        tell?.(`${sentence} Until then VK reaches nobody here; the bot tries again by itself.`);
      this.#deaf = sentence;
      log.error({ check: sentence }, 'the callback server cannot listen; it tries again');
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
    const raw = parseJson(await context.req.text());
    const post = Post.safeParse(raw).data;
    if (!post) return context.text(noUpdate, 400);
    const community = this.#communities.get(post.group_id);
    const called = this.#called.get(post.group_id);
    const knows = isSame(post.secret, community?.secret ?? '');
    if (community && post.type === 'confirmation') {
      // From now on VK sends; what was said between the last update and this moment it does not.
      called?.confirmed();
      return context.text(community.confirmation);
    }
    if (!community || !knows) {
      if (community) this.#guessed(community);
      return context.text('refused', 403);
    }
    const committed = !this.#abort.signal.aborted && (await called?.take(raw));
    return committed ? context.text('ok') : later(context);
  }

  /** Once: it may be VK and a setting that is wrong, or anybody who has found the port. */
  #guessed({ groupId }: CallbackCommunity): void {
    if (this.#strange.has(groupId)) return;
    this.#strange.add(groupId);
    const check = 'CALLBACK_SECRET and the secret key entered at VK, if VK calls and nobody is answered';
    this.#ports.log.error(
      { groupId, check },
      'a call came with another secret; it was refused, as all like it are',
    );
  }
}

/** Who listens where VK is to call: the bot, nobody, or somebody else. */
export async function whoListens(
  at: DoorPorts['at'],
  patience = seconds(5),
): Promise<'bot' | 'nobody' | 'other'> {
  try {
    const asked = { method: 'POST', body: '{}', signal: AbortSignal.timeout(patience) };
    const answer = await fetch(`${nearAddress(at)}${at.path}`, asked);
    return answer.status === 400 && (await answer.text()) === noUpdate ? 'bot' : 'other';
  } catch (fault) {
    const { cause } = fault instanceof Error ? fault : {};
    const isRefused = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
    return isRefused ? 'nobody' : 'other';
  }
}

function later(context: Context): Response {
  const tries = Number(context.req.header('X-Retry-Counter') ?? 0);
  const pause = comeAgain[Math.min(Number.isInteger(tries) && tries > 0 ? tries : 0, comeAgain.length - 1)];
  return context.text('later', 503, { 'Retry-After': String(pause) });
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
