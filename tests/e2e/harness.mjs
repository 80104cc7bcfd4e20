// A journey: a page of the built site in Chromium, watched from the first request to the last.

import { after, test } from 'node:test';

import { answered } from './answered.mjs';
import { browser, closeBrowser, contextOptions, LIMIT, WAIT } from './browser.mjs';
import { clock } from './clock.mjs';
import { serve } from './server.mjs';
import { watch } from './watch.mjs';

export { browser, contextOptions, here, LIMIT, ready, until, want } from './browser.mjs';

after(closeBrowser);

/**
 * Runs `steps({ page, site, seen })` as a test. Afterwards, the page must have sent no request to another
 * origin and none after it was ready, and must have logged nothing.
 *
 * Settings, all optional:
 * - `width`, `height`, `scheme` (light, dark), `forcedColors` (active), `reducedMotion` (reduce), `locale`: the page's settings;
 * - `folder`, `base`, `policy`, `instead`: how it is served (`server.mjs`);
 * - `path`: the page to open; `inPage`: a function that runs in it before its own scripts;
 * - `clock`: true if time passes by `pass` and `freeze` (`steps.mjs`) instead of the machine's clock;
 * - `expectedNoise`: patterns for the console, each of which must and may come;
 * - `mayAsk`: true if the user starts a request after load.
 */
export function journey(name, settings, steps) {
  test(name, { timeout: LIMIT }, async () => {
    const site = await serve(settings);
    const { page, giveBack, drop } = await pageFor(settings);
    try {
      await answered(page, async () => {
        const seen = await watch(page, site.origin);
        if (settings.inPage) await page.addInitScript(settings.inPage);
        if (settings.clock) await page.addInitScript(clock);
        await page.goto(new URL(settings.path ?? '', site.url).href);
        await steps({ page, site, seen });
        await seen.settle();
        await seen.check(settings);
        seen.stop();
        await giveBack();
      });
    } catch (error) {
      await drop();
      throw error;
    } finally {
      await site.close();
    }
  });
}

// Pages that a journey left unchanged, each with its settings. A new page costs a browser process; the next journey has
// another origin, so it sees nothing of the last one.
const idle = new Map();

async function pageFor(settings) {
  const options = contextOptions(settings);
  const look = JSON.stringify(options);
  const kept = idle.get(look);
  idle.delete(look);
  const context = kept?.context() ?? await (await browser()).newContext(options);
  context.setDefaultTimeout(WAIT);
  const page = kept ?? await context.newPage();
  // Scripts injected into every document and a test clock can't be removed.
  const isMarked = settings.inPage || settings.clock;
  return {
    page,
    drop: () => context.close(),
    async giveBack() {
      if (isMarked || idle.has(look) || context.pages().length > 1) return void await context.close();
      await page.goto('about:blank');
      await context.clearPermissions();
      await context.setOffline(false);
      await page.setViewportSize(options.viewport);
      await page.emulateMedia({ colorScheme: options.colorScheme, forcedColors: options.forcedColors, reducedMotion: options.reducedMotion ?? null, media: null });
      idle.set(look, page);
    },
  };
}
