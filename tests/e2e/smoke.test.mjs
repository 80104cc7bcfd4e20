// The page loads, says what it is, and leaves the network alone.

import assert from 'node:assert/strict';

import { journey, ready } from './harness.mjs';

for (const scheme of ['light', 'dark']) {
  for (const width of [390, 1280]) {
    journey(`the page is ready, ${scheme}, ${width} wide`, { scheme, width }, async ({ page }) => {
      await ready(page);
      assert.equal(await page.locator('flow-preflight .load-error').count(), 0);
      assert.notEqual((await page.locator('flow-preflight .app').innerText()).trim(), '', 'the element shows nothing');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`);
    });
  }
}

journey('each file is asked for once, but the style, which page and element share', {}, async ({ page, site }) => {
  await ready(page);
  const counts = new Map();
  for (const path of site.requests) counts.set(path, (counts.get(path) ?? 0) + 1);
  counts.delete('/answer.css');
  assert.deepEqual([...counts].filter(([, count]) => count > 1), []);
});

journey('the site works under another base path', { base: '/tools/flow/' }, async ({ page, site }) => {
  await ready(page);
  assert.deepEqual(site.requests.filter((path) => !path.startsWith('/tools/flow/')), []);
});
