// Two runs side by side: by keyboard, with the places of what differs, and without a request once it is loaded.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';
import { journey, until } from './harness.mjs';
import { reach, says } from './steps.mjs';

const start = { path: 'compare/', mayAsk: true };
const WORKED = JSON.stringify({ run: { mode: 'unattended' }, machine: { osFamily: 'windows11', rdpEnabled: true, padVersion: '2.57' } });
const FAILED = 'Run mode: Unattended\nError code: RDPIsNotEnabled\nOS Name: Microsoft Windows 11 Pro\nAgent version: 2.58.1\n';

async function write(page, label, text) {
  const box = page.getByLabel(label, { exact: true });
  await reach(page, box);
  await page.keyboard.insertText(text);
}

journey('what differs is shown by keyboard, and what of it matters comes first', start, async ({ page }) => {
  await write(page, 'The run that worked', WORKED);
  await write(page, 'The run that failed', FAILED);
  await reach(page, page.getByRole('button', { name: 'Compare', exact: true }));
  await page.keyboard.press('Enter');
  const first = page.locator('#table > table');
  await says(first, '1 difference changes the answer.');
  await says(first.locator('tr[data-matters]'), 'Remote Desktop');
  await says(first, 'In the run that failed: Remote Desktop is switched off on the machine');
  await until(() => page.evaluate(() => document.activeElement.id === 'result-title'), 'the focus is on the result');
  await assertAccessible(page);
  const fold = page.locator('#table summary');
  await reach(page, fold);
  await page.keyboard.press('Enter');
  await says(page.locator('#table details'), 'Power Automate for desktop');
  await assertAccessible(page);
  const asked = await page.evaluate(() => performance.getEntriesByType('resource').length);
  const place = first.getByRole('button', { name: 'line 1' });
  await reach(page, place);
  await page.keyboard.press('Enter');
  const chosen = await page.evaluate(() => {
    const box = document.activeElement;
    return box.value.slice(box.selectionStart, box.selectionEnd);
  });
  assert.match(chosen, /true/, 'the place of the value is selected');
  await reach(page, page.getByRole('button', { name: 'Compare', exact: true }));
  await page.keyboard.press('Enter');
  await says(first, '1 difference changes the answer.');
  assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').length), asked, 'a second comparison asks for nothing');
});

journey('an empty box is named, and the example shows an answer', start, async ({ page }) => {
  const button = page.getByRole('button', { name: 'Compare', exact: true });
  await button.click();
  await says(page.locator('#said'), 'Paste something for both runs.');
  await until(() => page.evaluate(() => document.activeElement.id === 'before'), 'the empty box has the focus');
  await page.getByRole('button', { name: 'Try an example' }).click();
  await says(page.locator('#table'), 'Windows sessions');
  await says(page.locator('#table'), 'Someone is signed in');
});

journey('without a network it says so and can be tried again', { ...start, expectedNoise: [/ERR_FAILED/] }, async ({ page }) => {
  await page.route(/engine_bg\.wasm/, (route) => route.abort());
  await page.getByRole('button', { name: 'Try an example' }).click();
  await says(page.locator('#said'), 'The engine could not load.');
  await page.unroute(/engine_bg\.wasm/);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await says(page.locator('#table'), 'Windows sessions');
});
