// A visit to a real generator's site, with the element on its pages.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { faults } from '../e2e/axe.mjs';
import { browser, closeBrowser, contextOptions, LIMIT } from '../e2e/browser.mjs';

after(closeBrowser);

/** Opens a page and runs these steps. Afterwards the console must be empty. */
export function visit(name, url, settings, steps) {
  test(name, { timeout: LIMIT }, async () => {
    const context = await (await browser()).newContext(contextOptions(settings));
    try {
      const page = await context.newPage();
      const noise = [];
      page.on('console', (message) => noise.push(message.text()));
      page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`));
      await page.goto(typeof url === 'function' ? url() : url);
      await steps({ page });
      assert.deepEqual(noise, [], 'something was left on the console');
    } finally {
      await context.close();
    }
  });
}

/** Waits until the element on the page explains its code. */
export async function explains(page, words = /unattended/i) {
  const app = page.locator('flow-preflight .app');
  await app.waitFor({ timeout: LIMIT / 3 }).catch(async () => {
    assert.fail(`the element shows nothing: ${await page.locator('flow-preflight').innerText()}`);
  });
  await app.getByText('UnattendedNoAddon').first().waitFor();
  assert.match(await app.innerText(), words);
}

/** The lightness of the element's background and text, from 0 to 255. */
export function lightness(page) {
  return page.locator('flow-preflight .app').evaluate((app) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const light = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      return Math.round(0.21 * red + 0.72 * green + 0.07 * blue);
    };
    const card = app.querySelector('.card, .verdict, section') ?? app;
    return { ground: light(getComputedStyle(card).backgroundColor), letters: light(getComputedStyle(card).color) };
  });
}

/** Asserts that a page with the element has no more violations than without it. */
export async function assertNoWorse(page) {
  const within = await faults(page);
  await page.locator('flow-preflight').evaluateAll((all) => all.forEach((element) => element.remove()));
  const without = new Set(await faults(page));
  assert.deepEqual(within.filter((fault) => !without.has(fault)), [], 'the element makes the page worse for some');
}
