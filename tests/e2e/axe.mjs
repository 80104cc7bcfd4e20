// Accessibility faults on a page, shadow roots included.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with one line for each fault: the rule, what it asks, and where. */
export async function assertAccessible(page, words = 'not everybody can use this page') {
  assert.deepEqual(await faults(page, { runOnly: { type: 'tag', values: LEVELS } }), [], words);
}

/** A line for each fault that axe finds with these options of its own, once nothing fades any more. */
export async function faults(page, options = {}) {
  // By the debugger's own way in: the page's policy lets no script element be added.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source);
  return page.evaluate(async (wanted) => {
    const roots = [document, ...[...document.querySelectorAll('flow-preflight')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    // What is seen halfway from one colour to another is no fault. What never ends is not waited for.
    const fading = roots.flatMap((root) => root.getAnimations()).filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime));
    await Promise.allSettled(fading.map(({ finished }) => finished));
    // Without `preload: false` axe would itself fetch style sheets.
    const { violations } = await globalThis.axe.run(document, { preload: false, ...wanted });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}, at ${target.flat().join(' → ')}`));
  }, options);
}
