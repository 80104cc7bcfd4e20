// What to do: by keyboard, with pinned facts, and a message to copy.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';
import { journey, ready } from './harness.mjs';
import { paste, reach, says, verdict } from './steps.mjs';

const PLAN = JSON.stringify({
  run: { mode: 'unattended' },
  connection: { auth: 'usernamePassword', accountType: 'domain' },
  account: { inRemoteDesktopUsers: true },
  machine: {
    osFamily: 'windows11', osMultiSession: false, rdpEnabled: true, unattendedBots: 1,
    sessions: { items: [{ user: 'contoso\\maria', isConnectionUser: false }], complete: true },
  },
});

const ways = (page) => page.locator('flow-preflight .ways');

journey('what to change is named, goes round what has to stay, and settles the run', {}, async ({ page }) => {
  await ready(page);
  await paste(page, PLAN);
  await says(verdict(page), 'Will not run');
  await says(ways(page), '1 change, Machine admin');
  await says(ways(page), 'After that: Ready.');
  await says(ways(page), 'Sign everyone out of the machine');
  await reach(page, ways(page).getByRole('button', { name: /^I can’t change this/ }).first());
  await page.keyboard.press('Enter');
  await says(ways(page), 'Stays as it is:');
  await says(ways(page), 'use a Windows Server');
  await reach(page, ways(page).getByRole('button', { name: /^I can change this/ }));
  await page.keyboard.press('Enter');
  await says(ways(page), 'Sign everyone out of the machine');
  await assertAccessible(page);
});

journey('a ticked change moves the verdict, and unticked gives it back', {}, async ({ page }) => {
  await ready(page);
  await paste(page, PLAN.replace('"rdpEnabled":true', '"rdpEnabled":false'));
  await says(verdict(page), 'Will not run');
  const ticks = ways(page).locator('ol').first().getByRole('checkbox', { name: /^Assume it’s done/ });
  assert.equal(await ticks.count(), 2);
  await reach(page, ticks.first());
  await page.keyboard.press('Space');
  await says(page.locator('flow-preflight .verdict'), 'Next run, with what you ticked');
  await says(verdict(page), 'Will not run');
  await says(ways(page).getByRole('status'), 'With what you ticked: Will not run.');
  await reach(page, ticks.nth(1));
  await page.keyboard.press('Space');
  await says(ways(page).getByRole('status'), 'With what you ticked: Ready.');
  await says(verdict(page), 'Ready');
  await assertAccessible(page);
  await page.keyboard.press('Space');
  await says(verdict(page), 'Will not run');
  await reach(page, ticks.first());
  await page.keyboard.press('Space');
  await says(ways(page).getByRole('status'), 'After that: Ready.');
});

journey('the message for the person who has to act names nobody', {}, async ({ page }) => {
  await ready(page);
  await paste(page, PLAN);
  const message = ways(page).locator('details').filter({ hasText: 'Message to Machine admin' });
  await reach(page, message.locator('summary'));
  await page.keyboard.press('Enter');
  const text = await message.locator('textarea').inputValue();
  assert.match(text, /^A Power Automate desktop flow needs your help/);
  assert.match(text, /query user/);
  assert.doesNotMatch(text, /maria/);
  const checklist = await ways(page).locator('textarea').last().inputValue();
  assert.match(checklist, /\[ \] Machine admin: Sign everyone out/);
  assert.doesNotMatch(checklist, /maria/);
});

journey('a cause of a code is told by keyboard: “not this” settles it, “it is this” says its facts', {}, async ({ page }) => {
  await ready(page);
  await paste(page, 'UnattendedNoAddon');
  await says(verdict(page), 'Will not run');
  const causes = page.locator('flow-preflight .causes');
  await reach(page, causes.locator('summary').first());
  await page.keyboard.press('Enter');
  const first = causes.getByRole('button', { name: /^It is this/ }).first();
  const before = await causes.getByRole('button', { name: /^It is this/ }).count();
  await reach(page, first);
  await page.keyboard.press('Enter');
  await says(causes.locator('.chip'), 'It is this');
  assert.ok((await causes.getByRole('button', { name: /^It is this/ }).count()) < before, 'the cause is still asked');
  await assertAccessible(page);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await first.waitFor();
  assert.equal(await causes.getByRole('button', { name: /^It is this/ }).count(), before, '“Undo” does not take it back');
});
