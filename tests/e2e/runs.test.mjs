// The page of many runs, as people use it: dropped files, the answer, what is open, by keyboard, stopped halfway.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';
import { journey, ready } from './harness.mjs';
import { drop, runHistory } from './run_history.mjs';
import { reach, says } from './steps.mjs';

const start = { path: 'runs/' };
const app = (page, inside) => page.locator(`flow-preflight .app ${inside}`);
const grouped = (number) => number.toLocaleString('en');
const bar = (page, words) => app(page, '.bars .bar').filter({ hasText: words });

journey('a hundred thousand runs: the answer, the causes by weight, and what nobody knows', start, async ({ page }) => {
  await ready(page);
  const { csv, failed, unknown, causes } = runHistory(100_000);
  await drop(page, { 'flowsession.csv': csv });
  const headline = app(page, '#saving');
  await says(headline, /^\d changes would have saved [\d.]+ % of the failed runs/);
  assert.equal(await headline.evaluate((heading) => heading.getRootNode().activeElement === heading), true, 'the focus is on the answer');
  const figures = await app(page, '.figures').innerText();
  for (const words of ['100,000', grouped(failed), '38']) assert.ok(figures.includes(words), `${words} in ${figures}`);
  for (const [code, runs] of causes) await says(bar(page, code), new RegExp(`\\b${grouped(runs)}\\b`));
  await says(bar(page, 'Not recognised: 3 texts'), new RegExp(`\\b${grouped(unknown)}\\b`));
  const first = await app(page, '.bars .bar').first().innerText();
  assert.ok(first.includes('Win10AlreadyHasActiveSession'), first);
});

journey('by keyboard alone: choose, open a cause, read its steps and the message', start, async ({ page }) => {
  await ready(page);
  const choose = page.getByRole('button', { name: 'Choose files' });
  await reach(page, choose);
  const choosing = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  const chooser = await choosing;
  const { csv } = runHistory(2_000);
  await chooser.setFiles([{ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }]);
  const cause = bar(page, 'UnattendedNoAddon');
  await reach(page, cause);
  await page.keyboard.press('Enter');
  assert.equal(await cause.getAttribute('aria-expanded'), 'true');
  await says(app(page, '.opened'), /Machines: CONTOSO-RPA-/);
  await assertAccessible(page);
  const message = app(page, '.saving summary').first();
  await reach(page, message);
  await page.keyboard.press('Enter');
  assert.match(await app(page, '.saving textarea').first().inputValue(), /would have saved \d+ of them/);
  await reach(page, cause);
  await page.keyboard.press('Enter');
  assert.equal(await app(page, '.opened').count(), 0);
});

journey('stopped halfway, what was read counts, and more files are added to it', start, async ({ page }) => {
  await ready(page);
  const { csv } = runHistory(100_000);
  // The button is pressed as soon as it stands there.
  await page.evaluate(() => {
    const root = document.querySelector('flow-preflight').shadowRoot;
    const stop = () => root.querySelector('.reading button')?.click();
    new MutationObserver(stop).observe(root, { childList: true, subtree: true });
  });
  await drop(page, { 'long.csv': csv });
  await says(app(page, '[aria-label="What was read"]'), /Stopped: the rest wasn’t read/);
  const runs = async () => Number((await app(page, '.figures dd').first().innerText()).replace(/\D/g, ''));
  const before = await runs();
  assert.ok(before < 100_000, `${before}`);
  await drop(page, { 'b.json': JSON.stringify([{ statuscode: 8, errorcode: 'UnattendedNoAddon', startedon: '2026-11-20T04:00:00Z' }]) });
  await says(app(page, '[aria-label="What was read"]'), /long\.csv, b\.json/);
  assert.equal(await runs(), before + 1);
});

journey('what is no table says so', start, async ({ page }) => {
  await ready(page);
  await drop(page, { 'note.txt': 'It failed again.\nNobody knows why.\n' });
  await says(app(page, '.card'), /The first line of a file doesn’t name the columns/);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await says(app(page, '.drop h2'), 'Drop your run history here');
});

for (const scheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    journey(`run history is accessible and fits, ${scheme}, ${width} wide`, { ...start, scheme, width }, async ({ page }) => {
      await ready(page);
      await assertAccessible(page);
      await drop(page, { 'flowsession.csv': runHistory(2_000).csv });
      await says(app(page, '#saving'), /would have saved/);
      await app(page, 'summary', { hasText: 'As a table' }).last().click();
      await assertAccessible(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
    });
  }
}
