// Steps of journeys: what people look at, and what they do with the keyboard.

import assert from 'node:assert/strict';

import { WAIT } from './browser.mjs';
import { PARTS } from './parts.mjs';

export { FAILED_CHECK } from './parts.mjs';

/** The parts of the page that journeys look at. */
export const box = (page) => page.locator(`flow-preflight ${PARTS.box}`);
export const fact = (page, id) => page.locator(`flow-preflight [data-fact="${id}"]`);
/** The origin of a fact's value. */
export const origin = (page, id) => fact(page, id).locator('.fact-origin');
export const verdict = (page) => page.locator(`flow-preflight ${PARTS.verdict}`);

/** Waits until an element contains these words. */
export async function says(locator, words) {
  await locator.filter({ hasText: words }).first().waitFor({ timeout: WAIT }).catch(async () => {
    assert.fail(`expected ${words}, found: ${(await locator.allInnerTexts()).join(' | ') || 'nothing'}`);
  });
}

/** Lets time pass in a page whose journey has `clock`: runs the timers that are due by then, however slow the machine is. */
export const pass = (page, milliseconds) => page.evaluate((passed) => globalThis.testClock.pass(passed), milliseconds);

/** From now on time only passes by `pass`: typing takes no time. */
export const freeze = (page) => page.evaluate(() => globalThis.testClock.freeze());

/** Pastes a long text at once. (Typing it through the debugger takes a minute.) */
export function paste(page, text) {
  return box(page).evaluate((area, value) => {
    area.value = value;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }, text);
}

/**
 * Measures in the page how long it takes from an event until an element is drawn. What it returns gives the milliseconds,
 * to be printed: machines differ, and no test judges a time.
 */
export async function timed(page, event, selector) {
  await page.evaluate(([kind, wanted]) => {
    const { shadowRoot } = document.querySelector('flow-preflight');
    globalThis.drawn = new Promise((tell) => {
      let began;
      addEventListener(kind, () => { began ??= performance.now(); }, { capture: true });
      const observer = new MutationObserver(() => {
        if (began === undefined || !shadowRoot.querySelector(wanted)) return;
        observer.disconnect();
        // A task after the next frame: by then it is laid out and painted.
        requestAnimationFrame(() => setTimeout(() => tell(Math.round(performance.now() - began))));
      });
      observer.observe(shadowRoot, { childList: true, subtree: true });
    });
  }, [event, selector]);
  return () => page.evaluate(() => globalThis.drawn);
}

/** Presses Tab until the control has the focus: fails for a control that can't be reached by keyboard. */
export async function reach(page, control) {
  await control.waitFor();
  for (let step = 0; step < 300; step += 1) {
    if (await control.evaluate((element) => element.getRootNode().activeElement === element)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not reach ${control}`);
}

export async function tabTo(page, role, name) {
  await reach(page, page.locator('flow-preflight').getByRole(role, { name, exact: true }));
}

/** Clicks an example on the empty page. */
export const pressExample = (page, title) => page.locator('flow-preflight .trials').getByRole('button', { name: title, exact: true }).click();

/** Opens the control of a fact, as a click on its line does. */
export async function open(page, id) {
  const row = fact(page, id).locator('details').first();
  await row.waitFor();
  await row.evaluate((details) => { details.open = true; });
}

/** Opens the control of a fact by keyboard. */
export async function unfold(page, id) {
  const line = fact(page, id).locator('summary').first();
  await reach(page, line);
  if (!(await line.evaluate((summary) => summary.parentElement.open))) await page.keyboard.press('Enter');
}

/** Opens a fact and chooses a word, with Tab and the arrow keys or Space. */
export async function choose(page, id, word) {
  await unfold(page, id);
  await chooseIn(page, fact(page, id), word);
}

export async function chooseIn(page, group, word) {
  const radio = group.getByRole('radio', { name: word, exact: true }).first();
  await radio.waitFor();
  const name = await radio.getAttribute('name');
  // A strip of radio buttons is one tab stop; the arrow keys move inside it.
  for (let step = 0; step < 300; step += 1) {
    const focused = await radio.evaluate((element) => element.getRootNode().activeElement?.getAttribute('name'));
    if (focused === name) break;
    await page.keyboard.press('Tab');
  }
  for (let step = 0; step < 8; step += 1) {
    if (await radio.evaluate((element) => element.getRootNode().activeElement === element)) break;
    await page.keyboard.press('ArrowRight');
  }
  if (!(await radio.isChecked())) await page.keyboard.press('Space');
  assert.ok(await radio.isChecked(), `the keyboard does not choose “${word}”`);
}

/** Drops files, each with a name, a type and its content, onto a part of the page. Returns whether the page accepted them. */
export const drop = (page, files, onto = '.workbench') => page.locator(`flow-preflight ${onto}`).evaluate((target, parts) => {
  const dataTransfer = new DataTransfer();
  for (const { name, type, content, repeat = 1 } of parts) {
    const part = typeof content === 'string' ? content.repeat(repeat) : new Uint8Array(content);
    dataTransfer.items.add(new File([part], name, { type }));
  }
  const send = (kind) => !target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
  const over = send('dragover');
  return over && send('drop');
}, files);
