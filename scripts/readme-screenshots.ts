import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSchool } from '#demo/open-school.ts';
import type { Dialog } from '#sandbox/index.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';

/**
 * `npm run screenshots`: the README's pictures. The demo school is opened on a September morning, a parent comes by the
 * class's link, the class teacher accepts; then the pages are photographed by scripts/screenshots.mjs.
 */
const dataDir = mkdtempSync(join(tmpdir(), 'screenshots-'));
const redis = await startPrivateRedis({ durable: false });
const school = await openSchool({
  dataDir,
  redisSocket: redis.socketPath,
  port: 0,
  at: Date.UTC(2026, 8, 15, 7, 0),
});
const dialog = (id: number): Dialog => school.sandbox.dialog(555, id);
const [teacher, parent] = [dialog(1003), dialog(1007)];

/** Waits for the bot's answer to an act. */
async function turn(who: Dialog, act: () => unknown): Promise<void> {
  const before = who.messages.length;
  act();
  while (who.messages.slice(before).every(({ from }) => from === 'person')) await pause(20);
}
const taps = (who: Dialog, label: string): Promise<void> =>
  turn(who, () => {
    const inline = who.messages.flatMap(({ keyboard }) => keyboard?.buttons.flat() ?? []);
    const all = [...(who.keyboard?.buttons.flat() ?? []), ...inline];
    const button = all.find(({ action }) => 'label' in action && action.label.startsWith(label));
    if (!button) throw new Error(`There is no button «${label}»`);
    who.taps(button);
  });

while (!teacher.keyboard) await pause(20);
await taps(teacher, 'Приглашения');
await taps(teacher, 'Родителей класса');
const code = /ref=([0-9A-Z]{10})/.exec(teacher.messages.at(-1)?.text ?? '')?.[1] ?? '';
await turn(parent, () => parent.opens(code));
await taps(parent, 'Соглашаюсь');
await turn(parent, () => parent.says('Жанна Миронова'));
await turn(parent, () => parent.says('Зоя Миронова'));
await taps(parent, 'Отправить');
await turn(teacher, () => teacher.says('заявки'));
// Two others have waited since yesterday: who is accepted together is asked by name.
await taps(teacher, 'Принять');
await taps(teacher, 'Принять');
while (!parent.messages.at(-1)?.keyboard) await pause(50);
await taps(parent, 'Как войти');

const beside = (name: string) => ({ click: `nav >> text=${name}` });
const shots = [
  {
    name: 'conversation',
    width: 1440,
    height: 900,
    steps: [beside('Вера Зимина'), beside('Жанна Миронова'), { wait: 800 }],
  },
  {
    name: 'phone',
    width: 390,
    height: 844,
    phone: true,
    dark: true,
    scale: 2,
    steps: [beside('Жанна Миронова'), { wait: 800 }],
  },
];
const list = join(dataDir, 'shots.json');
writeFileSync(list, JSON.stringify(shots));
const script = fileURLToPath(new URL('./screenshots.mjs', import.meta.url));
// The page is served by this very process, so it must go on working while the pictures are taken.
const taken = spawn(process.execPath, [script, school.url, list], { stdio: 'inherit' });
const exitCode = await new Promise<number>((resolve) => taken.once('exit', (exit) => resolve(exit ?? 1)));
await school.stop();
await redis.stop();
rmSync(dataDir, { recursive: true, force: true });
process.exitCode = exitCode;
