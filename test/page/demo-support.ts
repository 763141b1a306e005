import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type OpenSchool, openSchool } from '#demo/open-school.ts';
import { schoolMorning } from '#test/support/bot.ts';
import { startTestRedis, type TestRedis } from '#test/support/redis.ts';
import { columnOf, describePage } from './support.ts';

export interface DemoStage {
  readonly school: OpenSchool;
  /** A window of the demo. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** A window with this person's column. */
  window(name: string): Promise<DemoWindow>;
  restart(): Promise<void>;
}

export interface DemoWindow {
  readonly page: Page;
  readonly column: ReturnType<typeof columnOf>;
  /** Presses a button of the keyboard under the input. */
  taps(label: string | RegExp): Promise<void>;
}

/** Tests in a browser on the whole demo, which begins anew before each of them. */
export function describeDemo(name: string, tests: (stage: DemoStage) => void): void {
  describePage(name, (stage) => {
    let school: OpenSchool;
    let redis: TestRedis;
    let dataDir: string;
    const pages: Page[] = [];
    const start = async (): Promise<void> => {
      school = await openSchool({ dataDir, redisSocket: redis.socketPath, port: 0, at: schoolMorning });
    };

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
      redis = await startTestRedis();
      await start();
    }, 120_000);
    afterAll(async () => {
      await school.stop();
      await redis.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
    beforeEach(() => school.sandbox.backstage?.begin('school'), 60_000);
    // The windows first: a page whose server goes away complains.
    afterEach(async () => {
      for (const page of pages.splice(0)) await page.context().close();
    });

    const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
      const page = await stage.open(options, school.url);
      pages.push(page);
      return page;
    };
    tests({
      get school() {
        return school;
      },
      open,
      async window(person) {
        const page = await open();
        return windowOf(page, person);
      },
      async restart() {
        for (const page of pages.splice(0)) await page.context().close();
        await school.stop();
        await start();
      },
    });
  });
}

/** Opens somebody's column in a window. */
export async function windowOf(page: Page, person: string): Promise<DemoWindow> {
  await page.getByRole('navigation', { name: 'Люди' }).getByText(person).first().click();
  const column = columnOf(page, person);
  return {
    page,
    column,
    async taps(label) {
      const button = column.keyboard.getByRole('button', { name: label, exact: typeof label === 'string' });
      await button.first().click();
    },
  };
}
