import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { scenes as allScenes } from '#scenes/index.ts';
import type { Clock } from '#src/clock.ts';
import type { Scenes } from '#src/conversation/scene.ts';
import type { TurnTools } from '#src/conversation/tools.ts';
import type { Desk, Dice } from '#src/domain/ground/desk.ts';
import type { DrawnFile, MadeFile } from '#src/files/described.ts';
import { draw } from '#src/files/draw.ts';
import { type Guides, loadGuides } from '#src/guides/load.ts';
import { type Connection, connect } from '#src/store/connection.ts';
import type { LeaseOwner } from '#src/store/lease.ts';
import { loadTexts, type Texts } from '#src/text/texts.ts';
import { toolsOf } from '#src/tools.ts';
import { loadUnderstanding } from '#src/understanding/load.ts';
import type { Understanding } from '#src/understanding/understand.ts';

/** From outside, for all communities. What is left out is the real thing; tests put their own in its place. */
export interface SharedParts {
  /** By url or by the path of a socket. */
  readonly redis: string;
  readonly clock: Clock;
  readonly dice: Dice;
  /** The same for a bot that is started again on its data, so that it need not wait for its own leases. */
  readonly owner: string;
  readonly texts?: Texts;
  readonly guides?: Guides;
  readonly scenes?: Scenes<Desk>;
  readonly draw?: (file: DrawnFile) => Promise<MadeFile>;
  /** Lets the store write its file anew, without what was deleted; undefined where the store is not the bot's own. */
  readonly rewrite?: (() => Promise<void>) | undefined;
  /** Hears of Redis going away; everything waits for it meanwhile. */
  readonly storeIsAway?: (fault: Error) => void;
}

/** What all communities of a process have in common: read once, connected once. */
export interface Shared {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly who: LeaseOwner;
  readonly texts: Texts;
  readonly guides: Guides;
  readonly scenes: Scenes<Desk>;
  readonly tools: Omit<TurnTools<Desk>, 'room'>;
  readonly draw: (file: DrawnFile) => Promise<MadeFile>;
  readonly rewrite?: (() => Promise<void>) | undefined;
}

const contentIn = (folder: string): string => fileURLToPath(new URL(`../${folder}`, import.meta.url));

/** Read once a process, when somebody first writes what no step asked for. */
let read: Understanding | undefined;
function understanding(): Understanding {
  read ??= loadUnderstanding(contentIn('guides'));
  return read;
}

export function share(parts: SharedParts): Shared {
  const { clock, dice, rewrite } = parts;
  const texts = parts.texts ?? loadTexts(contentIn('locales'));
  const scenes = parts.scenes ?? allScenes;
  return {
    ...{ clock, dice, rewrite, texts, scenes },
    guides: parts.guides ?? loadGuides(contentIn('guides')),
    connection: connect(parts.redis, parts.storeIsAway),
    who: { owner: parts.owner, boot: randomUUID() },
    tools: toolsOf(scenes, texts, understanding),
    draw: parts.draw ?? draw,
  };
}
