// The main tasks by keyboard: cause, first fix and owner are on the first screen, on a phone within two.

import assert from 'node:assert/strict';

import { journey, ready } from './harness.mjs';
import { box, FAILED_CHECK, reach, says } from './steps.mjs';

const RUN_ERROR = '{"error":{"code":"UIFlowExecutionFailed","message":"{\\"error\\":{\\"code\\":\\"RDPIsNotEnabled\\",\\"message\\":\\"RDP isn\'t enabled on the target machine\\"}}"}}';
const QUSER = ' USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n>ops                   console             1  Active      none   11/20/2026 7:58 AM\n kim                   rdp-tcp#12          2  Disc           14  11/20/2026 8:31 AM\n';
const WINDOWS_11 = '{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","sessions":{"items":[{"locked":true,"isConnectionUser":false}],"complete":true}}}';
const SERVER = '{"run":{"mode":"unattended"},"machine":{"osFamily":"windowsServer","sessions":{"items":[{"isConnectionUser":true}],"complete":true}}}';

/** What is pasted or opened, and the expected words of cause, first fix and owner. */
const TASKS = {
  'a licence code': { text: 'AttendedNoLicense', cause: /don’t include attended runs/, fix: /Assign Power Automate Premium/, owner: 'Microsoft 365 admin' },
  'a failed licence check': { text: FAILED_CHECK, cause: /No unattended capacity/, fix: /assign Process capacity/i, owner: 'Power Platform admin' },
  'a run error with a nested message': { text: RUN_ERROR, cause: /Remote Desktop isn’t enabled/, fix: /Switch on Remote Desktop/, owner: 'Machine admin' },
  'a locked session on Windows 11': { text: WINDOWS_11, cause: /is signed in/, fix: /Sign everyone out/, owner: 'Machine admin' },
  'a server on which the connection’s user is signed in': { text: SERVER, cause: /connection’s user already has a session/, fix: /Sign the connection’s user out/, owner: 'Machine admin' },
  'quser': { text: QUSER, cause: /is signed in/, fix: /Sign everyone out/, owner: 'Machine admin' },
  'a missing Entra consent': { text: 'AADSTS65001: The user or administrator has not consented to use the application', cause: /Consent for an application is missing/, fix: /Grant admin consent/, owner: 'Entra admin' },
  'a code in the address': { path: '#code=RDPIsNotEnabled', cause: /Remote Desktop isn’t enabled/, fix: /Switch on Remote Desktop/, owner: 'Machine admin' },
};

for (const [width, screens] of [[1280, 1], [390, 2]]) {
  for (const [name, { text, path, cause, fix, owner }] of Object.entries(TASKS)) {
    journey(`${name}: cause, fix and owner are in sight at once, ${width} wide`, { path, width }, async ({ page }) => {
      await ready(page);
      if (text) {
        await reach(page, box(page));
        await page.keyboard.insertText(text);
      }
      const answer = page.locator('flow-preflight .meaning');
      await says(answer, cause);
      await says(answer.locator('.step').first(), fix);
      await says(answer.locator('.step .owner').first(), owner);
      const end = await answer.evaluate((column) => {
        const first = column.querySelector('.step');
        return first.getBoundingClientRect().bottom + scrollY;
      });
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
  await says(offer, /Is this the connection’s owner\?/);
  await reach(page, offer.getByRole('radio').first());
  await page.keyboard.press('Space');
  await says(page.locator('flow-preflight .verdict'), /licence/);
});
