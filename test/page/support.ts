import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/index.ts';
import { createSandbox } from '#sandbox/index.ts';
import { findChromium, startBrowser } from './browser.ts';
import { buildPage } from './build-page.ts';
import { startEchoBot } from './echo-bot.ts';

export const SCHOOL = 7;
export const ANNA = 10;
export const BORIS = 11;
export const VERA = 12;

const TOKEN = 'school-token';
const CHROMIUM = findChromium();

/** What a test of the page is given: a sandbox of its own with an echo bot, and a way to open the page. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly url: string;
  /** A window with a storage of its own. Its errors end the test. */
  open(options?: BrowserContextOptions, address?: string): Promise<Page>;
  stopBot(): Promise<void>;
  /** For tests in which the browser is meant to complain. */
  forgive(): void;
}

/** Tests that need a browser: without one they fail and name the remedy. */
export function describePage(name: string, tests: (stage: Stage) => void): void {
  describe(name, () => {
    if (CHROMIUM) tests(stageFor(CHROMIUM));
    else
      it('has a browser to run in', () =>
        expect.fail('no Chromium: `npm run setup` installs it, or set CHROMIUM_PATH'));
  });
}

function stageFor(chromium: string): Stage {
  let browser: Browser | undefined;
  let sandbox: Sandbox | undefined;
  let url = '';
  let bot: { stop(): Promise<void> } | undefined;
  let errors: string[] = [];

  beforeAll(async () => {
    await buildPage();
    browser = await startBrowser(chromium);
  }, 120_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    errors = [];
    sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY });
    sandbox.addCommunity({ id: SCHOOL, name: 'Школа № 555', screenName: 'school', token: TOKEN });
    sandbox.addPerson({ id: ANNA, firstName: 'Анна', lastName: 'Орлова', sex: 1 });
    sandbox.addPerson({ id: BORIS, firstName: 'Борис', lastName: 'Петров', sex: 2 });
    sandbox.addPerson({ id: VERA, firstName: 'Вера', lastName: 'Ильина', sex: 1 });
    const listening = await sandbox.listen();
    url = listening.url;
    const { apiBaseUrl } = listening;
    bot = await startEchoBot({ apiBaseUrl, token: TOKEN, groupId: SCHOOL, screenName: 'school' });
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    await bot?.stop();
    await sandbox?.close();
    expect(errors).toEqual([]);
  });

  return {
    get sandbox() {
      if (!sandbox) throw new Error('the stage is set in beforeEach');
      return sandbox;
    },
    get url() {
      return url;
    },
    async stopBot() {
      await bot?.stop();
      bot = undefined;
    },
    forgive() {
      errors = [];
    },
    async open(options = {}, address = url) {
      if (!browser) throw new Error('the browser is started in beforeAll');
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'ru-RU',
        ...options,
      });
      // A bound for what never comes; on a loaded machine a page takes its time.
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      page.on('console', (said) => {
        if (said.type() === 'error' || said.type() === 'warning') errors.push(said.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(address);
      await page.getByRole('navigation', { name: /Люди|People/ }).waitFor();
      return page;
    },
  };
}

/** One person's column, as a test speaks of it. */
export function columnOf(page: Page, name: string) {
  const box = page.getByRole('region', { name });
  const log = box.getByRole('log');
  return {
    box,
    log,
    input: box.getByRole('textbox', { name: 'Сообщение' }),
    keyboard: box.getByRole('group', { name: 'Клавиатура бота' }),
    last: log.getByRole('article').last(),
    async says(text: string) {
      await box.getByRole('textbox', { name: 'Сообщение' }).fill(text);
      await box.getByRole('button', { name: 'Отправить' }).click();
    },
    /** Presses «Начать» and waits for the bot. */
    async starts() {
      await box.getByRole('button', { name: 'Начать' }).click();
      await sees(log.getByText('Здравствуйте!'));
    },
  };
}

export const sees = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' });
export const seesNot = (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden' });

/** Looks until it is so. */
export async function until(isSo: () => unknown, ms = 5000): Promise<void> {
  await expect.poll(async () => Boolean(await isSo()), { timeout: ms, interval: 25 }).toBe(true);
}
