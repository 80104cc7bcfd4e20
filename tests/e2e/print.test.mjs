// Paper: one column of answer, run and sources, without anything that could only be pressed.

import assert from 'node:assert/strict';

import { journey, ready } from './harness.mjs';
import { box, FAILED_CHECK, open, paste, says, verdict } from './steps.mjs';

const PAGES = {
  'an answer': async (page) => {
    await paste(page, FAILED_CHECK);
    await says(verdict(page), 'Will not run');
  },
  'an answer with every fold open': async (page) => {
    await paste(page, FAILED_CHECK);
    await says(verdict(page), 'Will not run');
    await open(page, 'run.mode');
    await page.locator('flow-preflight').evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('details').forEach((one) => { one.open = true; }));
  },
  'a page of auto-claim': async (page) => {
    await page.locator('flow-preflight .trials').getByRole('button', { name: /^Go Premium/ }).click();
    await says(verdict(page), 'It depends');
  },
};

/** What is on paper and asks to be pressed: controls, and lines with the mark of a fold. */
function pressable(element) {
  const all = [...document.querySelectorAll('body *'), ...element.shadowRoot.querySelectorAll('*')];
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const marks = (one) => [one, ...one.querySelectorAll('*')].some((part) => /[▾›⌄]/.test(getComputedStyle(part, '::after').content)) || getComputedStyle(one).listStyleType !== 'none';
  return all
    .filter((one) => isShown(one) && (one.matches('button, input, select, textarea, nav') || (one.localName === 'summary' && marks(one))))
    .map((one) => `${one.localName}.${one.className}: ${(one.textContent || one.id).trim().slice(0, 40)}`);
}

for (const [name, reach] of Object.entries(PAGES)) {
  for (const width of [794, 1123]) {
    journey(`${name} is printed without controls, in one column, ${width} wide`, { path: name.includes('auto-claim') ? 'auto-claim/' : '', width }, async ({ page }) => {
      await ready(page);
      await reach(page);
      await page.emulateMedia({ media: 'print' });
      const element = page.locator('flow-preflight');
      assert.deepEqual(await element.evaluate(pressable), []);
      const lefts = await element.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('.column')].map((one) => one.getBoundingClientRect()).filter(({ width: wide }) => wide > 0).map(({ left }) => Math.round(left)));
      assert.equal(new Set(lefts).size, 1, `columns begin at ${lefts}`);
      await says(element.locator('.facts'), name.includes('auto-claim') ? 'Auto-claim feature' : 'Unattended');
      await says(element.locator('.sources:visible'), /page of/);
    });
  }
}

journey('what a search found is printed without its form', { path: 'catalog/#q=signed+in' }, async ({ page }) => {
  await ready(page);
  await page.emulateMedia({ media: 'print' });
  const element = page.locator('flow-preflight');
  await says(element, 'Win10AlreadyHasActiveSession');
  assert.deepEqual(await element.evaluate(pressable), []);
});

journey('a dark page is printed in dark ink on white', { scheme: 'dark' }, async ({ page }) => {
  await ready(page);
  await page.locator('#colours select').selectOption('dark');
  await box(page).fill('AttendedNoLicense');
  await page.emulateMedia({ media: 'print' });
  const ground = page.locator('flow-preflight .app').first();
  assert.equal(await ground.evaluate((app) => getComputedStyle(app).colorScheme), 'light');
});
