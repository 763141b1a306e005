import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import QRCode from 'qrcode';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { readPages } from '#test/files/pdf.ts';
import { inkIn, readPattern } from '#test/files/pixels.ts';

const folder = mkdtempSync(join(tmpdir(), 'print-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** `npm run print` in a folder of its own. */
async function print(args: readonly string[], env: Record<string, string> = {}) {
  const run = ['--import', inRoot('node_modules/tsx/dist/loader.mjs'), inRoot('src/print.ts'), ...args];
  const child = spawn(process.execPath, run, { cwd: folder, env: { PATH: process.env.PATH, ...env } });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (said += String(data)));
  const [code] = await once(child, 'close');
  return { code, said };
}

describe('the sheet for the teachers’ meeting', { timeout: 60_000 }, () => {
  let sandbox: Sandbox;
  let env: Record<string, string>;

  beforeEach(async () => {
    sandbox = createSandbox();
    const { apiBaseUrl } = await sandbox.listen();
    sandbox.addCommunity({
      id: 78,
      name: 'Школа № 555 «Белогорье»',
      screenName: 'school555',
      token: 'token',
    });
    env = { VK_TOKEN: 'token', VK_GROUP_ID: '78', VK_API_BASE_URL: apiBaseUrl };
  });
  afterEach(async () => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
    await sandbox.close();
  });

  const sheet = () => {
    const pages = readPages(readFileSync(join(folder, 'bot-school555.pdf')));
    const [page] = pages;
    if (!page || pages.length !== 1) return expect.fail(`${pages.length} pages`);
    return page;
  };
  const leadsToTheBot = (page: ReturnType<typeof sheet>) => {
    const link = 'https://vk.me/school555';
    const { size, data } = QRCode.create(link, { errorCorrectionLevel: 'M' }).modules;
    const rows = Array.from({ length: size }, (_, row) => [...data.slice(row * size, (row + 1) * size)]);
    expect(readPattern(page, size)).toEqual(rows.map((row) => row.map(Number)));
  };
  /** What stands above the title. */
  const inkOfName = (page: ReturnType<typeof sheet>) => inkIn(page, 180, 180, 2300, 300);

  it('is one page with the QR code of the community whose key stands in the settings, and its name', async () => {
    const { code, said } = await print([], env);
    expect(said).toContain('bot-school555.pdf: one page, A4');
    expect(code).toBe(0);
    const named = sheet();
    leadsToTheBot(named);
    expect((await print(['https://vk.com/school555'])).code).toBe(0);
    const nameless = sheet();
    leadsToTheBot(nameless);
    expect(inkOfName(named)).not.toBe(inkOfName(nameless));
  });

  it('says what is wanted, and makes no sheet of what leads nowhere', async () => {
    for (const args of [['https://example.org/x'], ['школа'], ['school555', 'more'], ['--wat']]) {
      const { code, said } = await print(args);
      expect(code, args.join(' ')).toBe(1);
      expect(said).toMatch(/^npm run print .*\n.*school555/);
    }
    expect(await print(['--help'])).toMatchObject({
      code: 0,
      said: expect.stringContaining('npm run print'),
    });
    const unknown = await print([], { ...env, VK_TOKEN: 'other' });
    expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('VK 5') });
    expect(await print([], {})).toMatchObject({
      code: 1,
      said: expect.stringContaining('VK_TOKEN is missing'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
