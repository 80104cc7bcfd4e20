// Accessibility checks on a page, including shadow roots.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with one line per violation: the rule, what it requires, and where. */
export async function assertAccessible(page, words = 'not everybody can use this page') {
  assert.deepEqual(await faults(page, { runOnly: { type: 'tag', values: LEVELS } }), [], words);
}

/** One line per violation that axe finds with these options, with all animations at their end. */
export async function faults(page, options = {}) {
  // Through the debugger, because the page's policy allows no extra script element.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source);
  return page.evaluate(async (wanted) => {
    const roots = [document, ...[...document.querySelectorAll('flow-preflight')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    // A colour during a transition is no violation: what has an end is brought to it.
    const fading = roots.flatMap((root) => root.getAnimations()).filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime));
    for (const animation of fading) animation.finish();
    // Without `preload: false`, axe would fetch style sheets.
    const { violations } = await globalThis.axe.run(document, { preload: false, ...wanted });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}, at ${target.flat().join(' → ')}`));
  }, options);
}
