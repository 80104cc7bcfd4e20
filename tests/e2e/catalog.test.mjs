// The catalogue and the published pages: searching, filtering, reading without a script, redirects.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible } from './axe.mjs';
import { browser, contextOptions, journey, LIMIT, ready } from './harness.mjs';
import { serve } from './server.mjs';

const field = (page) => page.getByRole('searchbox');
const entries = (page) => page.locator('flow-preflight .app .links a');
const count = (page) => page.locator('flow-preflight .count');
const says = (locator, words) => locator.filter({ hasText: words }).first().waitFor();
const first = async (page, title) => says(entries(page).first(), title);

const catalog = { path: 'catalog/' };

journey('a code, an old name, a number and a message each find their entry first', catalog, async ({ page }) => {
  await ready(page);
  for (const [text, title] of [
    ['unattendednoaddon', 'No unattended capacity on the machine'],
    ['AadLogonFailure', 'Windows refused the Microsoft Entra sign-in'],
    ['There is a user session on the target machine. Cannot execute unattended desktop flow.', 'Someone is signed in to the machine'],
  ]) {
    await field(page).fill(text);
    const [href, words] = await entries(page).first().evaluate((link) => [link.getAttribute('href'), link.textContent]);
    assert.match(href, /\/(codes|rules)\/[^/]+\/$/);
    assert.ok(words.includes(title), words);
  }
  await field(page).fill('AadLogonFailure');
  await says(page.locator('flow-preflight .app .links li').first(), 'Also called AadLogonFailure');
});

journey('by keyboard alone: the key /, words, filters, an entry', catalog, async ({ page }) => {
  await ready(page);
  await page.keyboard.press('/');
  await page.keyboard.type('machine/');
  assert.equal(await field(page).inputValue(), 'machine/', 'in the field the key is a letter');
  await page.keyboard.press('Backspace');
  const all = Number.parseInt(await count(page).innerText(), 10);
  assert.ok(all > 3);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await says(count(page), /^\d+ entr/);
  const rules = Number.parseInt(await count(page).innerText(), 10);
  assert.ok(rules < all && rules > 0, 'only rules are left');
  for (const name of ['Family', 'Run mode', 'Fixed by']) {
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), name);
  }
  await page.keyboard.type('Machine admin');
  await page.waitForFunction((before) => {
    const said = document.querySelector('flow-preflight').shadowRoot.querySelector('.count').innerText;
    return Number.parseInt(said, 10) < before;
  }, rules);
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'Clear filters');
  await page.keyboard.press('Enter');
  assert.equal(await field(page).evaluate((input) => input.getRootNode().activeElement === input), true, 'the focus is in the field');
  assert.equal(Number.parseInt(await count(page).innerText(), 10), all);
  await page.keyboard.press('Escape');
  assert.equal(await field(page).inputValue(), '');
});

/** The name of the focused element: its label or text. */
function focused(page) {
  return page.evaluate(() => {
    const at = document.querySelector('flow-preflight').shadowRoot.activeElement;
    return at?.labels?.[0]?.innerText ?? at?.innerText ?? '';
  });
}

journey('what is looked for stands in the address and is found again', { path: 'catalog/#q=session&kind=rule' }, async ({ page }) => {
  await ready(page);
  assert.equal(await field(page).inputValue(), 'session');
  assert.ok(await page.getByRole('radio', { name: /^Rules/ }).isChecked());
  await field(page).fill('licence “x” & y');
  await page.waitForFunction(() => location.hash.includes('licence'));
  const address = page.url();
  assert.match(address, /#q=licence\+%E2%80%9Cx%E2%80%9D\+%26\+y&kind=rule$/);
  await page.evaluate(() => { location.hash = '#q=owner'; });
  await page.waitForFunction(() => document.querySelector('flow-preflight').shadowRoot.querySelector('input').value === 'owner');
});

journey('a misspelt code is met half way, and the number of hits is told', catalog, async ({ page }) => {
  await ready(page);
  await field(page).fill('UnatendedNoAdon');
  await says(page.locator('flow-preflight .hint'), /Did you mean/);
  await first(page, 'No unattended capacity on the machine');
  await says(page.locator('flow-preflight [role=status]'), 'Nothing found');
  await field(page).fill('pasword');
  await page.getByRole('button', { name: 'password' }).click();
  await says(page.locator('flow-preflight [role=status]'), /^\d+ entr/);
});

const EMBEDDED = `<!doctype html><html lang="en"><head><title>Docs</title><link rel="icon" href="favicon.svg">
<script type="module" src="embed.js"></script></head><body><h1>Docs</h1><flow-preflight view="catalog" query="licence">The catalogue</flow-preflight></body></html>`;

journey('embedded it leaves the address of its host alone', {
  path: 'docs.html#q=chapter-2',
  instead: (path) => (path === 'docs.html' ? { headers: { 'Content-Type': 'text/html' }, body: EMBEDDED } : undefined),
}, async ({ page, site }) => {
  await ready(page);
  assert.equal(await field(page).inputValue(), 'licence');
  const before = page.url();
  await page.locator('h1').click();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.localName), 'body', 'the key belongs to the host');
  await field(page).fill('session');
  await says(count(page), /entr/);
  assert.equal(page.url(), before);
  assert.ok((await entries(page).first().getAttribute('href')).startsWith(site.url));
});

journey('without its index the catalogue says so, and the list can still be read', {
  path: 'catalog/',
  instead: (path) => (path === 'catalog-index.bin' ? { status: 404 } : undefined),
  expectedNoise: [/status of 404/],
}, async ({ page }) => {
  await says(page.locator('flow-preflight .load-error'), 'server doesn’t have the file catalog-index.bin');
  assert.ok(await page.getByRole('link', { name: 'No unattended capacity on the machine' }).first().isVisible());
});

journey('a code page opens the workbench with its code in another tab', { path: 'codes/RDPIsNotEnabled/', mayAsk: true }, async ({ page: from }) => {
  const opened = from.context().waitForEvent('page');
  await from.getByRole('link', { name: 'Check your own run' }).click({ modifiers: ['ControlOrMeta'] });
  const page = await opened;
  await says(page.locator('flow-preflight #verdict'), 'Will not run');
  assert.equal(await page.locator('flow-preflight #paste').inputValue(), 'RDPIsNotEnabled');
});

journey('an example of a rule opens in the workbench', { path: 'rules/unattended-capacity/', mayAsk: true }, async ({ page }) => {
  await page.getByRole('link', { name: /^Open in the workbench: no bot, and auto/ }).click();
  await says(page.locator('flow-preflight #verdict'), 'Will not run');
  await says(page.locator('flow-preflight .verdict'), /unattended/);
});

journey('an old name leads to the page', { path: 'codes/AadLogonFailure/' }, async ({ page, site }) => {
  await page.waitForURL(`${site.url}codes/MSEntraLogonFailure/`);
  await says(page.locator('.glance'), 'AadLogonFailure');
});

journey('an address that leads nowhere is looked up', {
  path: 'codes/UnatendedNoAdon/',
  expectedNoise: [/status of 404/],
}, async ({ page }) => {
  await ready(page);
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await first(page, 'No unattended capacity on the machine');
  await entries(page).first().click();
  await page.waitForURL(/codes\/UnattendedNoAddon\/$/);
});

journey('the pages work under another base path', { base: '/tools/flow/', path: 'catalog/', mayAsk: true }, async ({ page, site }) => {
  await ready(page);
  await field(page).fill('UnattendedNoAddon');
  await entries(page).first().click();
  await page.waitForURL(`${site.url}codes/UnattendedNoAddon/`);
  await page.getByRole('link', { name: 'Licence check' }).click();
  await page.waitForURL(/\/tools\/flow\/catalog\/#kind=code&family=Licence\+check$/);
  assert.deepEqual(site.requests.filter((path) => !path.startsWith('/tools/flow/')), []);
});

const PAGES = { 'the catalogue': 'catalog/', 'a code page': 'codes/NoCandidateMachine/', 'a rule page': 'rules/attended-user-license/', 'a licence page': 'licenses/premium/' };

for (const [name, path] of Object.entries(PAGES)) {
  for (const scheme of ['light', 'dark']) {
    for (const width of [390, 1280]) {
      journey(`${name} is accessible and fits, ${scheme}, ${width} wide`, { path, scheme, width }, async ({ page }) => {
        if (path === 'catalog/') await ready(page);
        await assertAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`);
      });
    }
  }
}

journey('a page asks for its style, and for what opens the tool in it once asked', { path: 'codes/NoCandidateMachine/' }, async ({ site }) => {
  assert.deepEqual(site.requests.filter((path) => !path.endsWith('.svg')).sort(), ['/codes/NoCandidateMachine/', '/foot.js', '/in-place.js', '/pages.css', '/style.css']);
});

test('without a script the catalogue and its pages are read and followed', { timeout: LIMIT }, async () => {
  const site = await serve();
  const context = await (await browser()).newContext({ ...contextOptions({}), javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}catalog/`);
    assert.ok((await page.locator('main a').count()) > 40);
    await page.getByRole('link', { name: 'Remote Desktop is switched off on the machine' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Remote Desktop is switched off on the machine' }).waitFor();
    assert.ok(await page.getByRole('heading', { name: 'Do this' }).isVisible());
    await page.goto(`${site.url}codes/AadLogonFailure/`);
    await page.waitForURL(`${site.url}codes/MSEntraLogonFailure/`);
  } finally {
    await context.close();
    await site.close();
  }
});
