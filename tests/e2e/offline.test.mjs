// Offline use: only if somebody asks for it, from the copy alone, a new version when they choose it, and gone when they remove it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { assertAccessible } from './axe.mjs';
import { until } from './browser.mjs';
import { journey, ready } from './harness.mjs';
import { CLAIMS } from './parts.mjs';
import { DIST } from './server.mjs';
import { FAILED_CHECK, box, reach, says, verdict } from './steps.mjs';

const start = { path: 'offline/', mayAsk: true };
const state = (page) => page.locator('#state');
const button = (page, name) => page.getByRole('button', { name, exact: true });
const press = async (page, name) => {
  await reach(page, button(page, name));
  await page.keyboard.press('Enter');
};
const keep = async (page) => {
  await press(page, 'Keep on this device');
  await says(state(page), 'works without a network');
  await page.waitForFunction(() => navigator.serviceWorker.controller);
};
const stored = (page) => page.evaluate(async () => ({
  caches: (await caches.keys()).filter((name) => name.startsWith('flow-preflight')).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}));

/** Leaves nothing for the next journey on this page. */
const forget = (page) => page.evaluate(async () => {
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
});

journey('with the server stopped, every view opens and answers', start, async ({ page, site }) => {
  await says(state(page), 'Nothing from this site is kept');
  await keep(page);
  await site.close();
  const asked = site.requests.length;

  await page.goto(site.url);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');

  await page.goto(`${site.url}catalog/`);
  await ready(page);
  await page.locator('flow-preflight').getByRole('searchbox').first().fill('NoCandidateMachine');
  await says(page.locator('flow-preflight .hits'), 'NoCandidateMachine');

  await page.goto(`${site.url}codes/NoCandidateMachine/?from=mail`);
  await says(page.locator('h1'), 'NoCandidateMachine');

  await page.goto(`${site.url}auto-claim/`);
  await page.locator('flow-preflight .trials').getByRole('button', { name: /^Go Premium/ }).click();
  await page.locator('flow-preflight .ask').getByRole('button', { name: 'Not yet' }).click();
  await says(verdict(page), CLAIMS.no);

  await page.goto(`${site.url}runs/`);
  await page.evaluate(() => {
    const file = new File(['errorcode,statuscode,runmode,startedon\nNoCandidateMachine,8,1,2026-11-01T00:00:00Z\n'], 'flowsession.csv');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    document.querySelector('flow-preflight').shadowRoot.querySelector('.workbench').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }));
  });
  await says(page.locator('flow-preflight'), 'NoCandidateMachine');

  await page.goto(`${site.url}offline/`);
  await says(state(page), 'works without a network');
  await press(page, 'Look for a new version');
  await says(state(page), 'could not be reached');
  assert.equal(site.requests.length, asked, 'a stopped server was asked');
  await forget(page);
});

journey('what is kept is asked for once, and then no more; nothing of it by any other page', start, async ({ page, site }) => {
  await keep(page);
  const once = site.requests.filter((path) => path === '/catalog.bin' || path === '/flow_preflight_bg.wasm');
  assert.equal(once.length, 2, `each file is fetched once: ${once}`);
  assert.deepEqual(site.requests.filter((path) => path.startsWith('/@') || /\.(br|gz|md)$/.test(path)), []);
  site.requests.length = 0;
  await page.goto(site.url);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  // The browser itself may look for a newer worker.
  assert.deepEqual(site.requests.filter((path) => path !== '/offline-worker.js'), []);
  await forget(page);
});

journey('no other page may register a worker', { path: '', expectedNoise: [/Content Security policy/i, /TrustedScriptURL/, /policy refused/] }, async ({ page }) => {
  const refused = await page.evaluate(async () => {
    const tried = [];
    for (const name of ['flow-preflight-offline', 'mine']) {
      try { tried.push(globalThis.trustedTypes.createPolicy(name, { createScriptURL: (address) => address })); } catch (error) { tried.push(error.name); }
    }
    try { await navigator.serviceWorker.register('offline-worker.js'); } catch (error) { tried.push(error.name); }
    return tried;
  });
  assert.deepEqual(refused, ['TypeError', 'TypeError', 'TypeError']);
  assert.deepEqual(await stored(page), { caches: 0, workers: 0 });
});

// The next version of the site: its start page differs.
const next = {
  is: false,
  async instead(path) {
    if (!next.is) return undefined;
    const html = (await readFile(`${DIST}index.html`, 'utf8')).replace('</title>', ', next version</title>');
    if (path === 'index.html') return { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: html };
    if (path !== 'offline-worker.js') return undefined;
    const before = await readFile(`${DIST}offline-worker.js`, 'utf8');
    const hash = `sha384-${createHash('sha384').update(next.isDamaged ? 'other' : html).digest('base64')}`;
    const body = before.replace(/"":"sha384-[^"]+"/, `"":"${hash}"`).replace(/version:'[^']+'/, `version:'${hash}'`);
    return { headers: { 'Content-Type': 'text/javascript; charset=utf-8' }, body };
  },
};

journey('a new version waits until somebody chooses it', { ...start, instead: next.instead }, async ({ page, site }) => {
  Object.assign(next, { is: false, isDamaged: false });
  await keep(page);
  await press(page, 'Look for a new version');
  await says(state(page), 'There is no newer version');
  next.is = true;
  await press(page, 'Look for a new version');
  await says(state(page), 'A new version is here');
  await page.goto(site.url);
  assert.doesNotMatch(await page.title(), /next version/, 'it was not chosen yet');
  await page.goto(`${site.url}offline/`);
  await says(state(page), 'A new version is here');
  await press(page, 'Use the new version');
  await says(state(page), 'works without a network');
  await until(async () => (await stored(page)).caches === 1, 'the earlier version is deleted');
  await page.goto(site.url);
  assert.match(await page.title(), /next version/);
  await forget(page);
});

journey('a version whose files do not fit together is not kept', { ...start, instead: next.instead }, async ({ page }) => {
  Object.assign(next, { is: true, isDamaged: true });
  await press(page, 'Keep on this device');
  await says(state(page), 'could not be fetched completely');
  await until(async () => (await stored(page)).caches === 0, 'nothing is left of it');
  await forget(page);
});

// Runs in the page.
function loadsIcon() {
  return new Promise((tell) => {
    const icon = new Image();
    icon.onload = icon.onerror = ({ type }) => tell(type);
    icon.src = new URL('../favicon.svg?again', location);
  });
}

journey('removed is removed: the server is asked again', start, async ({ page, site }) => {
  await keep(page);
  await press(page, 'Remove from this device');
  await says(state(page), 'Nothing from this site is kept');
  await until(async () => { const { caches: left, workers } = await stored(page); return left + workers === 0; }, 'nothing is left');
  // The worker is still there for this page. What it is asked for now must not make it store anything.
  assert.equal(await page.evaluate(loadsIcon), 'load', 'the icon does not come');
  assert.deepEqual(await stored(page), { caches: 0, workers: 0 }, 'after it was removed, something is stored again');
  site.requests.length = 0;
  await page.goto(site.url);
  assert.ok(site.requests.includes('/'), 'the page came from somewhere else');
});

for (const width of [390, 1280]) {
  for (const scheme of ['light', 'dark']) {
    journey(`everybody can use it, ${scheme}, ${width} wide`, { ...start, width, scheme }, async ({ page }) => {
      await keep(page);
      await assertAccessible(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/offline-${scheme}-${width}.png`, fullPage: true });
      await forget(page);
    });
  }
}
