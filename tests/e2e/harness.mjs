// A journey: a page of the built site in Chromium, watched from the first request to the last.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';

import { serve } from './server.mjs';
import { watch } from './watch.mjs';

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

/** The one browser of this process, with an empty profile. */
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

after(closeBrowser);

/**
 * Runs `steps({ page, site, seen })` as a test. When it is over, the page must have asked no other origin for
 * anything, must have asked for nothing after it was ready, and must have left nothing on the console.
 *
 * Settings: `width`, `height`, `scheme` (light, dark), `forcedColors`, `reducedMotion`; `base`, `policy`, `instead` for
 * the server; `path`, the page to open, `inPage`, run before its own scripts; `expectedNoise`, a list of patterns, each of which must appear
 * on the console, and may; `mayAsk`, for a journey on which the person starts a request after load.
 */
export function journey(name, settings, steps) {
  test(name, { timeout: 60_000 }, async () => {
    const site = await serve(settings);
    const context = await (await browser()).newContext(contextOptions(settings));
    try {
      const page = await context.newPage();
      const seen = await watch(page, site.origin);
      if (settings.inPage) await page.addInitScript(settings.inPage);
      await page.goto(new URL(settings.path ?? '', site.url).href);
      await steps({ page, site, seen });
      await seen.settle();
      await seen.check(settings);
    } finally {
      await context.close();
      await site.close();
    }
  });
}

/** Waits until an element says that it is ready. */
export async function ready(page) {
  await page.waitForFunction(() => globalThis.flowPreflightSeen.ready.length > 0, undefined, { timeout: 15_000 });
}

export function contextOptions({ width = 1280, height = 900, scheme = 'light', forcedColors = 'none', reducedMotion }) {
  return { viewport: { width, height }, colorScheme: scheme, forcedColors, reducedMotion, locale: 'en-GB', timezoneId: 'UTC' };
}
