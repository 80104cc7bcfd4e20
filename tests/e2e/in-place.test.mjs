// On a published page: a link to the workbench opens in its place, once it is clicked.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';
import { journey } from './harness.mjs';

const answer = (page, verdict) => page.locator('flow-preflight').getByRole('heading', { name: verdict }).waitFor();

/** The scroll position, and the distances of heading and card from the top. */
const place = (page) => page.evaluate(() => {
  const top = (selector) => document.querySelector(selector).getBoundingClientRect().top + scrollY;
  return { scrolled: scrollY, heading: top('h1'), card: top('flow-preflight, .try') };
});

const code = { path: 'codes/UnattendedNoAddon/', mayAsk: true };

journey('a code is worked out in place, and nothing above it moves', code, async ({ page, site }) => {
  await page.waitForLoadState('networkidle');
  assert.deepEqual(site.requests.filter((path) => path.endsWith('.wasm')), [], 'nothing is loaded before somebody asks');
  const link = page.getByRole('link', { name: 'Check your own run' });
  await link.scrollIntoViewIfNeeded();
  const before = await place(page);
  await link.click();
  await answer(page, 'Will not run');
  assert.deepEqual(await place(page), before, 'what stands above stays where it was');
  assert.equal(new URL(page.url()).pathname, '/codes/UnattendedNoAddon/', 'the address is still that of the page');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'flow-preflight', 'the focus is on what was asked for');
  assert.equal(await page.locator('flow-preflight .try').isVisible(), false, 'the card has given way');
  await assertAccessible(page);
});

const rule = { path: 'rules/unattended-capacity/', mayAsk: true };

journey('a rule is tried on a run that breaks it, by keyboard', rule, async ({ page }) => {
  await page.getByRole('link', { name: 'Check your own run' }).focus();
  await page.keyboard.press('Enter');
  await answer(page, 'Will not run');
});

const broken = {
  ...code,
  instead: (path) => (path === 'embed.js' || path === 'page.js' ? { status: 404, headers: {}, body: '' } : undefined),
  expectedNoise: [/404/],
};

journey('where the tool cannot be loaded, the link leads on as ever', broken, async ({ page, site }) => {
  await page.getByRole('link', { name: 'Check your own run' }).click();
  await page.waitForURL(`${site.url}#code=UnattendedNoAddon`);
});
