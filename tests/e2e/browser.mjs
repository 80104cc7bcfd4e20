// The only browser of a process, started when first needed.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

import { logger } from './answered.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The most that one journey may take, in milliseconds: five minutes. Waits are for conditions; this only ends what hangs, on a busy machine. */
export const LIMIT = 300_000;

/** The most that one wait may take: less, so that what did not come is named. */
export const WAIT = LIMIT / 3;

let launched;

/** The machine's Chromium, with an empty profile. */
export function browser() {
  const executablePath = process.env.CHROMIUM;
  assert.ok(executablePath, 'the variable CHROMIUM must name the browser; `cargo xtask test` sets it');
  launched ??= chromium.launch({ executablePath, headless: true, args: ARGS, logger });
  return launched;
}

/** Closes the browser, if it was started. */
export async function closeBrowser() {
  await (await launched)?.close();
}

/** Polls until a condition holds. */
export async function until(isSo, words) {
  const end = Date.now() + WAIT;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `this did not come: ${words}`);
    await new Promise((again) => { setTimeout(again, 20); });
  }
}

/** The settings of a page; the same everywhere, so that nothing depends on the machine's locale and time zone. */
export function contextOptions({ width = 1280, height = 900, scheme = 'light', forcedColors = 'none', reducedMotion, locale = 'en-GB' }) {
  return { viewport: { width, height }, colorScheme: scheme, forcedColors, reducedMotion, locale, timezoneId: 'UTC' };
}

/** Waits until an element says that it is ready. A first screen is touched, so that its program comes. The page must be watched (`watch.mjs`). */
export async function ready(page) {
  await want(page);
  await page.waitForFunction(() => globalThis.flowPreflightSeen.ready.length > 0, undefined, { timeout: WAIT });
}

/** Waits until the script of the page's first screen is there, if it has one. */
export async function here(page) {
  await page.waitForFunction(() => !document.querySelector('script[src$="first-screen.js"]')
    || customElements.get('flow-preflight') || document.querySelector('flow-preflight')?.firstScreen, undefined, { timeout: WAIT });
}

/** Touches the elements of a page, as somebody does who wants to use them. */
export async function want(page) {
  await here(page);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('flow-preflight')) element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  });
}
