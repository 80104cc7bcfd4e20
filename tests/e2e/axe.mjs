// Accessibility faults on a page, shadow roots included.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with one line for each fault: the rule, what it asks, and where. */
export async function assertAccessible(page, words = 'not everybody can use this page') {
  // By the debugger's own way in: the page's policy lets no script element be added.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source);
  const faults = await page.evaluate(async (levels) => {
    // Without `preload: false` axe would itself fetch style sheets.
    const options = { preload: false, runOnly: { type: 'tag', values: levels } };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}, at ${node.target.flat().join(' → ')}`));
  }, LEVELS);
  assert.deepEqual(faults, [], words);
}
