// A journey: a page of the built site in Chromium, watched from the first request to the last.

import { after, test } from 'node:test';

import { browser, closeBrowser, contextOptions } from './browser.mjs';
import { serve } from './server.mjs';
import { watch } from './watch.mjs';

export { browser, contextOptions, ready } from './browser.mjs';

after(closeBrowser);

/**
 * Runs `steps({ page, site, seen })` as a test. When it is over, the page must have asked no other origin for
 * anything, must have asked for nothing after it was ready, and must have left nothing on the console.
 *
 * Settings, all optional:
 * - `width`, `height`, `scheme` (light, dark), `forcedColors` (active), `reducedMotion` (reduce): how it is looked at;
 * - `folder`, `base`, `policy`, `instead`: how it is served (`server.mjs`);
 * - `path`: the page to open; `inPage`: a function that runs in it before its own scripts;
 * - `expectedNoise`: patterns for the console, each of which must and may come;
 * - `timeout`: in milliseconds, where a minute is too short;
 * - `mayAsk`: true where the person starts a request after load.
 */
export function journey(name, settings, steps) {
  test(name, { timeout: settings.timeout ?? 60_000 }, async () => {
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
