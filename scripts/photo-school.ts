import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { groupId } from '#demo/bot.ts';
import { openSchool } from '#demo/open-school.ts';
import type { Dialog } from '#sandbox/index.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';

/** What scripts/screenshots.mjs is told of one picture. */
export interface Shot {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly phone?: true;
  readonly dark?: true;
  readonly scale?: number;
  readonly steps: readonly object[];
}

/** Opens the demo school on a September morning; its pages are photographed by scripts/screenshots.mjs. */
export async function openPhotoSchool() {
  const dataDir = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const redis = await startPrivateRedis({ durable: false });
  const at = Date.UTC(2026, 8, 15, 7, 0);
  const school = await openSchool({ dataDir, redisSocket: redis.socketPath, port: 0, at });
  return {
    dialog: (id: number): Dialog => school.sandbox.dialog(groupId, id),
    /** @throws where a picture could not be taken */
    async photograph(...shots: readonly Shot[]): Promise<void> {
      const list = join(dataDir, 'shots.json');
      writeFileSync(list, JSON.stringify(shots));
      const script = fileURLToPath(new URL('./screenshots.mjs', import.meta.url));
      // The page is served by this very process, so it must go on working while the pictures are taken.
      const taken = spawn(process.execPath, [script, school.url, list], { stdio: 'inherit' });
      const code = await new Promise((resolve) => taken.once('exit', resolve));
      if (code !== 0) throw new Error('The pictures were not taken.');
    },
    async close(): Promise<void> {
      await school.stop();
      await redis.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits for the bot's answer to an act. */
export async function turn(who: Dialog, act: () => unknown): Promise<void> {
  const before = who.messages.length;
  act();
  while (who.messages.slice(before).every(({ from }) => from === 'person')) await pause(20);
}

export const says = (who: Dialog, text: string): Promise<void> => turn(who, () => who.says(text));

/** Presses the latest button that begins so. */
export const taps = (who: Dialog, label: string): Promise<void> =>
  turn(who, () => {
    const inline = who.messages.flatMap(({ keyboard }) => keyboard?.buttons.flat() ?? []);
    const all = [...(who.keyboard?.buttons.flat() ?? []), ...inline.reverse()];
    const button = all.find(({ action }) => 'label' in action && action.label.startsWith(label));
    if (!button) throw new Error(`There is no button «${label}»`);
    who.taps(button);
  });

/** Somebody's dialog on a phone. */
export const onPhone = (name: string, person: string, more: Partial<Shot> = {}): Shot => ({
  ...{ name, width: 390, height: 720, phone: true },
  steps: [{ click: `nav >> text=${person}` }, { wait: 800 }],
  ...more,
});
