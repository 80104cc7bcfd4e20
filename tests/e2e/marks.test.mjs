// The paste with what was understood marked: from a fact to its place and back, and into the box again.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';
import { journey, ready } from './harness.mjs';
import { box, drop, fact, origin, reach, says, verdict } from './steps.mjs';

const TEXT = '😀 Lauf fehlgeschlagen\n"runMode": "unattended",\n"code": "UnattendedNoAddon"\n';
const marked = (page) => page.locator('flow-preflight .marked');
const marks = (page) => marked(page).locator('a').allInnerTexts();
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.innerText ?? '');
const caret = (page) => box(page).evaluate((area) => area.selectionStart);

for (const [width, scheme] of [[1280, 'light'], [390, 'dark']]) {
  journey(`what was understood is marked in the paste, ${width} ${scheme}`, { width, scheme }, async ({ page }) => {
    await ready(page);
    await box(page).focus();
    await page.keyboard.insertText(TEXT);
    await says(verdict(page), 'Will not run');
    assert.equal(await marked(page).evaluate((text) => text.textContent), TEXT, 'the text is not the one of the paste');
    assert.deepEqual(await marks(page), ['unattended', 'UnattendedNoAddon']);
    await assertAccessible(page);
  });
}

journey('by keyboard: from a fact to its place and back, and to what a code means', {}, async ({ page }) => {
  await ready(page);
  await box(page).focus();
  await page.keyboard.insertText(TEXT);
  await says(verdict(page), 'Will not run');
  await reach(page, origin(page, 'run.mode').getByRole('button'));
  await page.keyboard.press('Enter');
  assert.equal(await focused(page), 'unattended', 'the place of a fact doesn’t lead to its mark');
  await page.keyboard.press('Enter');
  assert.match(await focused(page), /Run mode/, 'a mark doesn’t lead back to its fact');
  await marked(page).locator('a', { hasText: 'UnattendedNoAddon' }).click();
  assert.match(await focused(page), /why it failed/i, 'the mark of a code doesn’t lead to its meaning');
});

journey('a mark opens the step that its fact is in; without a fact or a code it leads to the answer', { path: 'auto-claim/' }, async ({ page }) => {
  await ready(page);
  const at = () => page.evaluate(() => document.querySelector('flow-preflight').shadowRoot.activeElement?.dataset.fact ?? document.querySelector('flow-preflight').shadowRoot.activeElement?.id);
  await box(page).fill('{ "feature": { "on": true, "scope": "allEnvironments" } }');
  const mark = marked(page).locator('a', { hasText: 'allEnvironments' });
  await mark.waitFor();
  const fold = fact(page, 'feature.scope').locator('xpath=ancestor::details[1]');
  assert.equal(await fold.evaluate((details) => details.open), false, 'the step is open already');
  await mark.click();
  assert.equal(await at(), 'feature.scope', 'the mark doesn’t lead to its fact');
  assert.equal(await fold.evaluate((details) => details.open), true);
  await box(page).fill('{ "feature": { "on": true } } UnattendedNoAddon');
  await marked(page).locator('a', { hasText: 'UnattendedNoAddon' }).click();
  assert.equal(await at(), 'verdict', 'the mark of a code leads nowhere');
});

journey('the first paste, which the program comes for, is covered too', {}, async ({ page }) => {
  await box(page).focus();
  await page.keyboard.insertText(TEXT);
  await says(verdict(page), 'Will not run');
  assert.equal(await marked(page).isVisible(), true, 'the marks of a first paste can’t be seen');
  assert.equal(await box(page).evaluate((area) => area.getRootNode().activeElement === area), true);
});

journey('typing and Edit show the box again, with its caret', {}, async ({ page }) => {
  await ready(page);
  await box(page).focus();
  await page.keyboard.insertText(TEXT);
  await says(verdict(page), 'Will not run');
  // The focus has stayed in the box: what is typed goes on where the paste ended.
  await page.keyboard.type('x');
  assert.equal(await marked(page).isVisible(), false, 'somebody types into a box that can’t be seen');
  assert.equal(await box(page).inputValue(), `${TEXT}x`);
  assert.equal(await caret(page), TEXT.length + 1);
  await reach(page, page.locator('flow-preflight').getByRole('button', { name: 'Open a file' }));
  await marked(page).waitFor();
  await page.waitForFunction((text) => document.querySelector('flow-preflight').shadowRoot.querySelector('.marked')?.textContent === text, `${TEXT}x`);
  await reach(page, page.locator('flow-preflight').getByRole('button', { name: 'Edit', exact: true }));
  await page.keyboard.press('Enter');
  assert.equal(await box(page).evaluate((area) => area.getRootNode().activeElement === area), true);
  assert.equal(await marked(page).isVisible(), false);
});

journey('of a long paste the beginning is marked', {}, async ({ page }) => {
  await ready(page);
  await drop(page, [{ name: 'run.log', type: 'text/plain', content: `UnattendedNoAddon\n${'nothing to see here\n'.repeat(20_000)}` }]);
  await says(verdict(page), 'Will not run');
  assert.equal((await marked(page).evaluate((text) => text.textContent)).length, 256 * 1024);
  assert.deepEqual(await marks(page), ['UnattendedNoAddon']);
});
