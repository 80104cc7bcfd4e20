// The one browser of a process, started when it is first wanted.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

let launched;

/** The machine's Chromium, with an empty profile. */
export function browser() {
  const executablePath = process.env.CHROMIUM;
  assert.ok(executablePath, 'the variable CHROMIUM must name the browser; `cargo xtask test` sets it');
  launched ??= chromium.launch({ executablePath, headless: true, args: ARGS });
  return launched;
}

/** Ends the browser, if it was started. */
export async function closeBrowser() {
  await (await launched)?.close();
}

/** How a page is looked at; the same everywhere, so that nothing depends on the machine's own place and time. */
export function contextOptions({ width = 1280, height = 900, scheme = 'light', forcedColors = 'none', reducedMotion }) {
  return { viewport: { width, height }, colorScheme: scheme, forcedColors, reducedMotion, locale: 'en-GB', timezoneId: 'UTC' };
}

/** Waits until an element says that it is ready. The page must be watched (`watch.mjs`). */
export async function ready(page) {
  await page.waitForFunction(() => globalThis.flowPreflightSeen.ready.length > 0, undefined, { timeout: 15_000 });
}
