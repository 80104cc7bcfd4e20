// The page for embedding: choices, preview, and tags that work on another site's page.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { assertAccessible } from './axe.mjs';
import { browser, contextOptions, until } from './browser.mjs';
import { journey, ready } from './harness.mjs';
import { DIST, serve } from './server.mjs';
import { reach, says } from './steps.mjs';

const start = { path: 'embed/', mayAsk: true };
const preview = (page) => page.locator('.preview > flow-preflight');
const tags = (page) => page.locator('#tags').evaluate(({ textContent }) => textContent);

/** Chooses an option of a select by keyboard, as somebody does who types its first letters. */
async function pick(page, label, option) {
  const select = page.getByLabel(label, { exact: true });
  await reach(page, select);
  await page.keyboard.type(option);
  await until(async () => (await select.evaluate(({ selectedOptions }) => selectedOptions[0].text)) === option, `${label}: ${option}`);
}

/** Opens tags on a page of another origin, under the policy that the page for embedding says. */
async function onAnotherSite(html, policy, steps) {
  const host = await serve({
    policy: `default-src 'none'; img-src data:; ${policy} base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    instead: () => ({ headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>An article</title></head><body>${html}</body></html>` }),
  });
  const context = await (await browser()).newContext(contextOptions({}));
  try {
    const page = await context.newPage();
    const refused = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(host.url);
    await steps(page);
    assert.deepEqual(refused, [], 'the policy on the page is not enough');
  } finally {
    await context.close();
    await host.close();
  }
}

journey('the tags work on another site under the policy that the page names', start, async ({ page, site }) => {
  await ready(page);
  const script = await readFile(`${DIST}@0.1.0/embed.js`);
  const html = await tags(page);
  assert.ok(html.includes(`src="${site.url}@0.1.0/embed.js" integrity="sha384-${createHash('sha384').update(script).digest('base64')}" crossorigin`), html);
  const policy = await page.locator('[data-way="element"] code').innerText();
  await onAnotherSite(html, policy, async (other) => {
    await says(other.locator('flow-preflight'), 'unattended');
    assert.equal(await other.evaluate(() => document.querySelector('flow-preflight').shadowRoot !== null), true);
    await other.waitForFunction(() => document.querySelector('flow-preflight').shadowRoot.querySelector('.app'));
  });
});

journey('the frame works on another site under the policy that the page names', start, async ({ page }) => {
  await ready(page);
  await page.getByText('Frame', { exact: true }).click();
  const html = (await tags(page)).replace(/<!--.*$/s, '');
  const policy = await page.locator('[data-way="frame"] code').innerText();
  assert.ok(await page.locator('[data-way="element"]').isHidden());
  await onAnotherSite(html, policy, async (other) => {
    await says(other.frameLocator('iframe').locator('flow-preflight'), 'UnattendedNoAddon');
  });
});

journey('what is chosen by keyboard is in the preview and in the tags', start, async ({ page, site }) => {
  await ready(page);
  const code = page.locator('#code');
  await reach(page, code);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('NoCandidateMachine');
  assert.match(await tags(page), /code="NoCandidateMachine"/);
  await pick(page, 'Theme', 'Dark');
  await says(preview(page), 'NoCandidateMachine');
  await until(async () => (await preview(page).getAttribute('theme')) === 'dark', 'the preview is dark');
  assert.match(await tags(page), /theme="dark"/);
  assert.ok((await tags(page)).includes(`href="${site.url}codes/NoCandidateMachine/"`));
  await reach(page, page.locator('#compact'));
  await page.keyboard.press('Space');
  assert.match(await tags(page), / compact>/);
  await until(async () => (await preview(page).getAttribute('compact')) === '', 'the preview is compact');
  await page.evaluate(() => { Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.taken = text; } } }); });
  await reach(page, page.getByRole('button', { name: 'Copy', exact: true }));
  await page.keyboard.press('Enter');
  await says(page.locator('#copied'), 'Copied');
  assert.equal(await page.evaluate(() => globalThis.taken), await tags(page));
});

for (const [view, name, shown] of [['Workbench', undefined, '#paste'], ['Catalogue', 'catalog', '.catalog'], ['Auto-claim', 'auto-claim', '.auto-claim'], ['Run history', 'runs', '.drop']]) {
  journey(`the preview shows the view ${view}`, start, async ({ page, site }) => {
    await ready(page);
    await page.getByLabel('View', { exact: true }).selectOption(view);
    await preview(page).locator(shown).first().waitFor();
    const html = await tags(page);
    if (name) assert.ok(html.includes(`view="${name}"`) && html.includes(`href="${site.url}${name}/"`), html);
    else assert.ok(!html.includes('view='), html);
    assert.doesNotMatch(html, /code=/);
  });
}

journey('what somebody types cannot end an attribute', start, async ({ page }) => {
  await ready(page);
  const evil = '"><script>alert(1)</script>&amp;';
  await page.locator('#code').fill(evil);
  const html = await tags(page);
  assert.ok(html.includes('code="&quot;>&lt;script>alert(1)&lt;/script>&amp;amp;"'), html);
  assert.doesNotMatch(html, /<script>alert/);
});

for (const width of [390, 1280]) {
  for (const scheme of ['light', 'dark']) {
    journey(`everybody can use it, ${scheme}, ${width} wide`, { ...start, width, scheme }, async ({ page }) => {
      await ready(page);
      await assertAccessible(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/embed-${scheme}-${width}.png`, fullPage: true });
    });
  }
}
