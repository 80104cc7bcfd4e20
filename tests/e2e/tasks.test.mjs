// The main tasks by keyboard: cause, first fix and owner are on the first screen, on a phone within two.

import assert from 'node:assert/strict';

import { journey, ready } from './harness.mjs';
import { box, choose, chooseIn, fact, FAILED_CHECK, reach, says, tabTo, unfold } from './steps.mjs';

const RUN_ERROR = '{"error":{"code":"UIFlowExecutionFailed","message":"{\\"error\\":{\\"code\\":\\"RDPIsNotEnabled\\",\\"message\\":\\"RDP isn\'t enabled on the target machine\\"}}"}}';
const QUSER = ' USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n>ops                   console             1  Active      none   11/20/2026 7:58 AM\n kim                   rdp-tcp#12          2  Disc           14  11/20/2026 8:31 AM\n';
const CONNECTION_USER = 'The connection’s user';

/** Says a run by hand: the machine's Windows, and one session on it. */
const byHand = (os, whose, more = []) => async (page) => {
  await tabTo(page, 'button', 'Describe the run instead');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', 'Show all settings');
  await page.keyboard.press('Enter');
  await choose(page, 'run.mode', 'Unattended');
  await choose(page, 'machine.osFamily', os);
  for (const [id, word] of more) await choose(page, id, word);
  await unfold(page, 'machine.sessions');
  await reach(page, fact(page, 'machine.sessions').getByRole('button', { name: 'Add a Windows session' }));
  await page.keyboard.press('Enter');
  await chooseIn(page, fact(page, 'machine.sessions'), whose);
};

const pasted = (text) => async (page) => {
  await reach(page, box(page));
  await page.keyboard.insertText(text);
};

/** Pastes, makes a link, and opens it as the person does to whom it is sent. */
const handedOver = (text) => async (page) => {
  await pasted(text)(page);
  await tabTo(page, 'button', 'Share');
  await page.keyboard.press('Enter');
  const shown = page.getByRole('textbox', { name: 'The link' });
  await shown.waitFor();
  const link = await shown.inputValue();
  await page.getByRole('button', { name: 'Clear' }).press('Enter');
  await page.evaluate((address) => { location.href = address; }, link);
};

/** What a person does, and the words of cause, first fix and owner. */
const TASKS = {
  'a licence code': { steps: pasted('AttendedNoLicense'), cause: /don’t include attended runs/, fix: /Assign Power Automate Premium/, owner: 'Microsoft 365 admin' },
  'a failed licence check': { steps: pasted(FAILED_CHECK), cause: /No unattended capacity/, fix: /assign Process capacity/i, owner: 'Power Platform admin' },
  'a run error with a nested message': { steps: pasted(RUN_ERROR), cause: /Remote Desktop isn’t enabled/, fix: /Switch on Remote Desktop/, owner: 'Machine admin' },
  'Windows 11 with somebody’s session, by hand': { steps: byHand('Windows 11', 'Someone else', [['machine.osMultiSession', 'No']]), cause: /is signed in/, fix: /Sign everyone out/, owner: 'Machine admin' },
  'a server on which the connection’s user is signed in, by hand': { steps: byHand('Windows Server', CONNECTION_USER), cause: /connection’s user already has a session/, fix: /Sign the connection’s user out/, owner: 'Machine admin' },
  'quser': { steps: pasted(QUSER), cause: /is signed in/, fix: /Sign everyone out/, owner: 'Machine admin' },
  'a missing Entra consent': { steps: pasted('AADSTS65001: The user or administrator has not consented to use the application'), cause: /Consent for an application is missing/, fix: /Grant admin consent/, owner: 'Entra admin' },
  'a link from a colleague': { steps: handedOver(FAILED_CHECK), cause: /No unattended capacity/, fix: /assign Process capacity/i, owner: 'Power Platform admin' },
  'a code in the address': { path: '#code=RDPIsNotEnabled', cause: /Remote Desktop isn’t enabled/, fix: /Switch on Remote Desktop/, owner: 'Machine admin' },
};

/** The stops of Tab on the whole page: what takes the focus, a group of radio buttons once. */
function stops() {
  const inside = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  const controls = inside(document).filter((one) => one.matches('a[href], button, input, select, textarea, summary') && one.tabIndex >= 0 && one.checkVisibility());
  return new Set(controls.map((one) => (one.type === 'radio' ? one.name : one))).size;
}

for (const [width, screens] of [[1280, 1], [390, 2]]) {
  for (const [name, { steps, path, cause, fix, owner }] of Object.entries(TASKS)) {
    journey(`${name}: cause, fix and owner are in sight at once, ${width} wide`, { path, width }, async ({ page }) => {
      await ready(page);
      await steps?.(page);
      const answer = page.locator('flow-preflight .meaning');
      await says(answer, cause);
      await says(answer.locator('.step').first(), fix);
      await says(answer.locator('.step .owner').first(), owner);
      const end = await answer.evaluate((column) => {
        const first = column.querySelector('.step');
        return first.getBoundingClientRect().bottom + scrollY;
      });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      // Reported, not chased.
      console.log(`${name}, ${width} wide: first fix ends at ${Math.round(end)} px, page ${height} px, ${await page.evaluate(stops)} stops of Tab`);
      const screen = page.viewportSize().height * screens;
      assert.ok(end <= screen, `the first fix with its owner ends ${Math.round(end)} px down, ${screen} are in sight`);
    });
  }
}

journey('what a machine prints is said in a sentence', {}, async ({ page }) => {
  await ready(page);
  await reach(page, box(page));
  await page.keyboard.insertText('AzureAdJoined : YES\nEnterpriseJoined : NO\nDomainJoined : NO\n');
  await says(page.locator('flow-preflight .understood'), /joined to (Microsoft )?Entra/);
});

journey('licences of a user end in one question, answered by keyboard', {}, async ({ page }) => {
  await ready(page);
  await reach(page, box(page));
  await page.keyboard.insertText('{"value":[{"skuPartNumber":"FLOW_FREE"},{"skuPartNumber":"SPE_E5"}]}');
  const offer = page.locator('flow-preflight .offer');
  await says(offer, /Is this the connection owner\?/);
  await reach(page, offer.getByRole('radio').first());
  await page.keyboard.press('Space');
  await says(page.locator('flow-preflight .verdict'), /licence/);
});
