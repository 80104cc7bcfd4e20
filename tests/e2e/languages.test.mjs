// The packs of languages: a browser loads those that it prefers, with the program, and reads what they hold.

import assert from 'node:assert/strict';

import { journey, ready } from './harness.mjs';
import { allReady, host } from './host.mjs';
import { says, paste } from './steps.mjs';

const packs = (site) => site.requests.filter((path) => path.includes('language-')).sort();
const TICKET = `Seit der Kennwortänderung steht der Dienst auf RPA-VM07:

Fehler 1069: Der Dienst konnte wegen einer fehlerhaften Anmeldung nicht gestartet werden.`;
const TITLE = 'Windows can’t start the Power Automate service: error 1069';

journey('a German browser loads the German pack and reads a German ticket; afterwards it asks for nothing', { path: '', locale: 'de-AT' }, async ({ page, site, seen }) => {
  await ready(page);
  assert.deepEqual(packs(site), ['/language-de.bin']);
  await seen.settle();
  const asked = site.requests.length;
  await paste(page, TICKET);
  await says(page.locator('flow-preflight'), TITLE);
  assert.equal(site.requests.length, asked, 'reading asks for something');
});

journey('without its pack a message is not recognised, and the page says what to paste', { path: '', locale: 'en-GB' }, async ({ page, site }) => {
  await ready(page);
  assert.deepEqual(packs(site), []);
  await paste(page, TICKET);
  await says(page.locator('flow-preflight'), /paste/i);
  assert.ok(!(await page.locator('flow-preflight').innerText()).includes(TITLE));
});

journey('an element on another site loads the pack too, under the strict policy', host('<flow-preflight>One</flow-preflight>', { locale: 'ja-JP' }), async ({ page, site }) => {
  await allReady(page, 1);
  assert.deepEqual(packs(site), ['/language-ja.bin']);
  await paste(page, 'エラー 1069: ログオンに失敗したため、サービスを開始できませんでした。');
  await says(page.locator('flow-preflight'), TITLE);
});
