// The steps of which journeys are made: what people look at, and what they do by keyboard.

import assert from 'node:assert/strict';

/** The answer of a failed licence check. */
export const FAILED_CHECK = `{
  "flowsessionId": "7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  "licenseCheck": {
    "code": "UnattendedNoAddon",
    "message": "Invalid License Coverage. Running this desktop flow in unattended mode requires an \\"Unattended RPA add-on\\" or a \\"Power Automate Process\\" license."
  }
}`;

/** The parts of the page that journeys look at. */
export const box = (page) => page.locator('flow-preflight #paste');
export const fact = (page, id) => page.locator(`flow-preflight [data-fact="${id}"]`);
export const verdict = (page) => page.locator('flow-preflight #verdict');

/** Waits until something says these words. */
export async function says(locator, words) {
  await locator.filter({ hasText: words }).first().waitFor({ timeout: 5_000 }).catch(async () => {
    assert.fail(`expected ${words}, found: ${(await locator.allInnerTexts()).join(' | ') || 'nothing'}`);
  });
}

/** Puts a long text into the box as a paste does: all at once. (Typed by the debugger, many lines take a minute.) */
export function paste(page, text) {
  return box(page).evaluate((area, value) => {
    area.value = value;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }, text);
}

/** Presses Tab until the control has the focus: what can't be reached so can't be used by keyboard. */
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

/** Chooses a word of a fact with Tab and the arrow keys or Space. */
export async function choose(page, id, word) {
  await chooseIn(page, fact(page, id), word);
}

export async function chooseIn(page, group, word) {
  const radio = group.getByRole('radio', { name: word, exact: true }).first();
  await radio.waitFor();
  const name = await radio.getAttribute('name');
  // A strip of radio buttons is one stop for Tab; the arrow keys move inside it.
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
