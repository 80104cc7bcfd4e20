// The main tasks on the page.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';
import { journey, ready } from './harness.mjs';
import { linkOf } from './links.mjs';
import { EXAMPLES } from './parts.mjs';
import { FAILED_CHECK, box, choose, chooseIn, fact, origin, open, pass, paste, pressExample, reach, says, tabTo, timed, unfold, verdict } from './steps.mjs';

const many = (count, item) => ({ items: Array.from({ length: count }, () => item), complete: true });
const SESSIONS = { machine: { sessions: many(20_000, {}) } };
const LICENSES = { connectionOwner: { licenses: many(3_000, { product: 'x' }) } };
// Some hundred characters each, which once rendered 43 elements per session.
const FLOODS = [
  ['20,000 sessions', 'machine.sessions', linkOf(JSON.stringify({ said: SESSIONS }))],
  ['3,000 licences', 'connectionOwner.licenses', linkOf(JSON.stringify({ said: LICENSES }))],
];

journey('a pasted failure is explained, with owner and source', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  const shown = page.locator('flow-preflight .meaning');
  await says(shown, 'No unattended capacity on the machine');
  await says(shown, 'UnattendedNoAddon');
  await says(shown, 'Power Platform admin');
  const source = page.locator('flow-preflight ol.sources a[href*="desktop-flow-run-time-license-check"]').first();
  assert.match(await source.innerText(), /Failed license check/);
  await says(page.locator('flow-preflight #sources + .sources'), /4\sMar\s2024/);
  await says(fact(page, 'run.mode'), /line 4/);
  await says(fact(page, 'machine.unattendedBots'), /from code/);
});

journey('a fact shows its place in the paste', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill(FAILED_CHECK);
  await fact(page, 'run.mode').getByRole('button', { name: /line 4/ }).click();
  const selected = await page.evaluate(() => document.querySelector('flow-preflight').shadowRoot.activeElement.textContent);
  assert.equal(selected, 'unattended mode');
});

journey('a locked session on Windows 11, said by hand and by keyboard alone, then taken back', {}, async ({ page }) => {
  await ready(page);
  const press = async (name, role = 'button') => tabTo(page, role, name);
  await press('Describe the run instead');
  await page.keyboard.press('Enter');
  await press('Show all settings');
  await page.keyboard.press('Enter');
  await choose(page, 'run.mode', 'Unattended');
  await choose(page, 'machine.osFamily', 'Windows 11');
  await choose(page, 'machine.osMultiSession', 'No');
  await unfold(page, 'machine.sessions');
  await reach(page, fact(page, 'machine.sessions').getByRole('button', { name: 'Add a Windows session' }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('contoso\\maria');
  await chooseIn(page, fact(page, 'machine.sessions'), 'Someone else');
  await chooseIn(page, fact(page, 'machine.sessions'), 'Locked');
  await says(verdict(page), 'Will not run');
  await says(page.locator('flow-preflight .verdict'), 'omeone is signed in to this Windows 10 or 11 machine');
  await says(page.locator('flow-preflight .ways'), 'Sign everyone out of the machine before the run.');
  await says(page.locator('flow-preflight .ways'), 'Machine admin');

  // The fact about the session is set to unknown.
  await reach(page, fact(page, 'machine.sessions').getByRole('button', { name: /^Not known/ }).last());
  await page.keyboard.press('Enter');
  await says(verdict(page), 'Can’t tell yet');
});

journey('the example of a locked session asks for it once it is taken back, and gives it back', {}, async ({ page }) => {
  await ready(page);
  await pressExample(page, EXAMPLES.locked);
  await says(verdict(page), 'Will not run');
  await open(page, 'machine.sessions');
  await fact(page, 'machine.sessions').getByRole('button', { name: /^Not known/ }).last().click();
  await says(verdict(page), 'Can’t tell yet');
  await says(fact(page, 'machine.sessions'), 'you removed it');
  await fact(page, 'machine.sessions').getByRole('button', { name: /^Back to what was found/ }).click();
  await says(verdict(page), 'Will not run');
  await page.getByRole('button', { name: 'Undo' }).click();
  await says(verdict(page), 'Can’t tell yet');
});

// Common conditions are settled, so that how the connection signs in is asked next.
const SIGN_IN_OPEN = JSON.stringify({
  run: { mode: 'unattended' },
  account: { inRemoteDesktopUsers: true },
  machine: { osFamily: 'windows11', sessions: { items: [], complete: true }, rdpEnabled: true, unattendedBots: 1 },
});

journey('the next question is answered in place', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill(SIGN_IN_OPEN);
  await says(verdict(page), 'Can’t tell yet');
  const before = await page.locator('flow-preflight #ask').innerText();
  // A question with many long answers uses a select.
  await page.locator('flow-preflight .ask select').selectOption('Service principal as run owner');
  await page.locator('flow-preflight .ask').getByRole('button', { name: 'Use this answer' }).click();
  await says(origin(page, 'connection.auth'), /^you$/);
  assert.equal(await fact(page, 'connection.auth').locator('select').inputValue(), 'Service principal as run owner');
  await page.waitForFunction((old) => {
    const asked = document.querySelector('flow-preflight').shadowRoot.querySelector('#ask');
    return asked?.innerText !== old;
  }, before);
  await page.getByRole('button', { name: 'Undo' }).click();
  await says(page.locator('flow-preflight #ask'), before);
  await page.locator('flow-preflight .ask').getByRole('button', { name: 'I can’t find out' }).click();
  await page.locator('flow-preflight #ask').filter({ hasNotText: before }).waitFor();
});

journey('a list of answers follows what is undone', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill('RdpPermissionNotGranted');
  await page.getByRole('button', { name: 'Add a setting' }).click();
  await page.getByRole('button', { name: 'Show all settings' }).click();
  await open(page, 'connection.auth');
  const list = fact(page, 'connection.auth').locator('select');
  await list.selectOption('Certificate');
  await list.selectOption('Connect with sign-in');
  await page.getByRole('button', { name: 'Undo' }).click();
  await says(origin(page, 'connection.auth'), /^you$/);
  assert.equal(await list.inputValue(), 'Certificate');
  await page.getByRole('button', { name: 'Undo' }).click();
  await says(fact(page, 'connection.auth'), 'not known');
  assert.equal(await list.inputValue(), 'Choose an answer');
});

journey('a misspelt code is recognised and put right with one press', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill('UnatendedNoAdon');
  await says(page.locator('flow-preflight .paste'), 'Did you mean UnattendedNoAddon?');
  await page.locator('flow-preflight .paste').getByRole('button', { name: /UnattendedNoAddon/ }).click();
  assert.equal(await box(page).inputValue(), 'UnattendedNoAddon');
  await says(verdict(page), 'Will not run');
});

const ODD = {
  'nothing but blanks': ' \n\t ',
  'a cut-off answer': FAILED_CHECK.slice(0, 120),
  'a byte-order mark': `\uFEFF${FAILED_CHECK}`,
  'curly quotes': '{“code”: “AttendedNoLicense”, “message”: “x”}',
  'a hundred thousand brackets': '['.repeat(100_000),
  'five megabytes of noise': null,
};

for (const [name, text] of Object.entries(ODD)) {
  journey(`${name}: a reading with notes, and the page goes on`, { clock: true }, async ({ page }) => {
    await ready(page);
    const given = text ?? noise(5_000_000);
    // Like a paste: the value is set at once, then the event.
    await box(page).evaluate((area, value) => {
      area.value = value;
      area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }, given);
    await pass(page, 700);
    assert.equal((await box(page).inputValue()).length, given.replaceAll('\r\n', '\n').length, 'the text was changed');
    await box(page).fill('RDPIsNotEnabled');
    await says(verdict(page), 'Will not run');
  });
}

// What a flood may come to: elements of the page, and entries of its longest list.
async function bounded(page, facts = ['machine.sessions', 'connectionOwner.licenses']) {
  for (const id of facts) await says(fact(page, id), /180 more/);
  const { elements, entries } = await page.locator('flow-preflight').evaluate(({ shadowRoot }) => ({
    elements: shadowRoot.querySelectorAll('*').length,
    entries: Math.max(...[...shadowRoot.querySelectorAll('.list')].map((list) => list.querySelectorAll('.entry').length)),
  }));
  assert.ok(elements < 5_000, `the page has ${elements} elements`);
  assert.equal(entries, 20, 'a list shows the first twenty');
}

journey('a flood of 20,000 sessions or 3,000 licences in a link is drawn in a moment, and counted', {}, async ({ page }) => {
  await ready(page);
  for (const [name, id, link] of FLOODS) {
    const took = await timed(page, 'hashchange', `[data-fact="${id}"]`);
    await page.evaluate((fragment) => { location.hash = fragment; }, link);
    await says(page.locator('flow-preflight .notice'), 'Only the first 200 are used');
    console.log(`${name} in a link: ${await took()} ms`);
    await bounded(page, [id]);
  }
});

journey('both in one link are more than a link is unpacked to, and said to be', {}, async ({ page }) => {
  await ready(page);
  await page.evaluate((link) => { location.hash = link; }, linkOf(JSON.stringify({ said: { ...SESSIONS, ...LICENSES } })));
  await says(page.locator('flow-preflight .notice'), 'nothing could be opened');
});

journey('a flood in a plan that is pasted is drawn in a moment, and counted', {}, async ({ page }) => {
  await ready(page);
  const took = await timed(page, 'input', '[data-fact="machine.sessions"]');
  await paste(page, JSON.stringify({ ...SESSIONS, ...LICENSES }));
  await says(page.locator('flow-preflight .understood'), /200/);
  console.log(`20,000 sessions and 3,000 licences in a plan that is pasted: ${await took()} ms`);
  await bounded(page);
});

journey('a narrow screen of 320 px shows everything', { width: 320 }, async ({ page }) => {
  await ready(page);
  await pressExample(page, EXAMPLES.locked);
  await says(verdict(page), 'Will not run');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`);
  await assertAccessible(page);
});

journey('a change is told to screen readers', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill('RDPIsNotEnabled');
  await says(page.locator('flow-preflight [role=status]'), /Will not run/);
});

journey('the engine in the browser refuses a misspelt field in the words of the terminal', { mayAsk: true }, async ({ page }) => {
  await ready(page);
  const said = await page.evaluate(async () => {
    const engine = await import(new URL('engine.js', location.href).href);
    await engine.default();
    try {
      engine.check({ machine: { rdpEnabld: true } });
    } catch (error) {
      return error.message;
    }
  });
  assert.equal(said, '"machine.rdpEnabld" is not a field of a plan. Did you mean "machine.rdpEnabled"? (line 1, column 13)');
});

/** Random text from a seed. */
function noise(length) {
  let state = 42;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += String.fromCharCode(32 + (state >>> 16) % 95);
  }
  return text;
}
