// `node scripts/screenshots.mjs <url> <list.json> [folder]`: pictures of a page that runs at <url>, one for each
// entry of the list, into docs/screenshots/. An entry says how large the window is and what is done in it first:
//
//   [{ "name": "phone", "width": 390, "height": 844, "phone": true, "dark": true,
//      "steps": [{ "click": "role=button[name='Начать']" }, { "see": "text=Здравствуйте" },
//                { "fill": ["role=textbox[name='Сообщение']", "привет"] }, { "press": "Enter" }, { "wait": 300 }] }]
//
// Steps find things by Playwright's selectors. The page is as its user would see it: nothing is drawn over it.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/**
 * @typedef {{ click?: string, fill?: [string, string], press?: string, see?: string, wait?: number }} Step
 * @typedef {{ name: string, width?: number, height?: number, scale?: number, phone?: boolean, dark?: boolean,
 *   steps?: Step[] }} Shot
 */

const [url, list, folder = join(import.meta.dirname, '../docs/screenshots')] = process.argv.slice(2);
if (!url || !list) {
  console.error('node scripts/screenshots.mjs <url> <list.json> [folder]');
  process.exit(2);
}
/** @type {Shot[]} */
const shots = JSON.parse(readFileSync(list, 'utf8'));
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run'],
});
try {
  for (const shot of shots) await take(shot);
} finally {
  await browser.close();
}

/** @param {Shot} shot */
async function take({
  name,
  width = 1440,
  height = 900,
  scale = 1,
  phone = false,
  dark = false,
  steps = [],
}) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    isMobile: phone,
    hasTouch: phone,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'ru-RU',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url ?? '');
  for (const step of steps) await perform(page, step);
  await page.waitForTimeout(300);
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  console.log(file);
}

/** @param {import('playwright-core').Page} page @param {Step} step */
async function perform(page, { click, fill, press, see, wait }) {
  /** @param {string} selector */
  const shown = (selector) => page.locator(selector).filter({ visible: true }).first();
  if (click) await shown(click).click();
  if (fill) await shown(fill[0]).fill(fill[1]);
  if (press) await page.keyboard.press(press);
  if (see) await shown(see).waitFor();
  if (wait) await page.waitForTimeout(wait);
}

/** @returns {string} */
function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const places = names.flatMap((name) => folders.map((place) => join(place, name)));
  const found = process.env.CHROMIUM_PATH ?? places.find((path) => existsSync(path));
  if (!found) throw new Error('no Chromium: see `npm run setup`, or set CHROMIUM_PATH');
  return found;
}
