// If the tool can't load, it says why in place, and how to fix it; the author's content stays visible.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible } from './axe.mjs';
import { browser, contextOptions, journey, LIMIT, ready, want } from './harness.mjs';
import { LOOSE, host } from './host.mjs';
import { POLICY, serve } from './server.mjs';
import { FAILED_CHECK, box, choose, fact, origin, pass, says, verdict } from './steps.mjs';
import { watch } from './watch.mjs';

const WASM = 'flow_preflight_bg.wasm';
const GLUE = 'flow_preflight.js';
const without = (text) => {
  if (!POLICY.includes(text)) throw new Error(`the policy has no ${text} to leave out`);
  return POLICY.replace(text, '');
};
const only = (file, answer) => (path) => (path === file ? answer : undefined);

fails('the wasm is missing', {
  instead: only(WASM, { status: 404 }),
  expectedNoise: [/status of 404/],
}, 'not-found', /server doesn’t have the file flow_preflight_bg\.wasm/, /^http.*\/flow_preflight_bg\.wasm$/);

fails('a page stands where the wasm should be', {
  instead: only(WASM, { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html>' }),
}, 'wrong-type', /sends flow_preflight_bg\.wasm as text\/html/, /^Content-Type: application\/wasm$/);

fails('the glue is missing', {
  instead: only(GLUE, { status: 404 }),
  expectedNoise: [/status of 404/],
}, 'not-found', /server doesn’t have the file flow_preflight\.js/, /^http.*\/flow_preflight\.js$/);

fails('the glue has the wrong type', {
  instead: only(GLUE, { headers: { 'Content-Type': 'text/plain' }, body: 'export default 1' }),
  expectedNoise: [/MIME type|Failed to load module script/],
}, 'wrong-type', /sends flow_preflight\.js as text\/plain/, /^Content-Type: text\/javascript$/);

fails('the server is broken', {
  instead: only('answer.css', { status: 503 }),
  expectedNoise: [/status of 503/, /answer\.css/],
}, 'server', /answered 503 when asked for answer\.css/);

fails('the server hangs up', {
  instead: only(WASM, { hangUp: true }),
  expectedNoise: [/ERR_EMPTY_RESPONSE|Failed to load resource/],
}, 'unreachable', /flow_preflight_bg\.wasm could not be fetched/);

fails('the wasm is damaged', {
  instead: only(WASM, { headers: { 'Content-Type': 'application/wasm' }, body: '\0asm but no more' }),
}, 'damaged', /flow_preflight_bg\.wasm is damaged/);

fails('the policy forbids WebAssembly', {
  policy: without(" 'wasm-unsafe-eval'"),
  expectedNoise: [/wasm-eval|unsafe-eval/],
}, 'policy-wasm', /doesn’t allow WebAssembly/, /^Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);

fails('the policy forbids fetching', {
  policy: without("connect-src 'self';"),
  expectedNoise: [/connect-src/, /Refused to connect|violates/],
}, 'policy-connect', /doesn’t let it fetch/, /^Content-Security-Policy: default-src 'none'; .*; connect-src 'self'$/);

fails('the policy forbids the script', {
  policy: POLICY.replace("script-src 'self'", `script-src http://127.0.0.1:*/first-screen.js http://127.0.0.1:*/page.js http://127.0.0.1:*/cure.js`),
  expectedNoise: [/script-src/, /Refused to load|violates/],
}, 'policy-script', /doesn’t allow its script/, /script-src http.*'wasm-unsafe-eval' 'self';/);

fails('there is no WebAssembly', { inPage: () => delete globalThis.WebAssembly }, 'no-webassembly', /needs WebAssembly/);

fails('the browser knows no style sheets in shadow roots', {
  inPage: () => delete Document.prototype.adoptedStyleSheets,
}, 'too-old', /needs a browser of the last three years/);

fails('the browser does not know all of our WebAssembly', {
  inPage: () => { WebAssembly.validate = () => false; },
  instead: only(WASM, { headers: { 'Content-Type': 'application/wasm' }, body: '\0asm from the future' }),
}, 'too-old', /needs a browser of the last three years/);

// The next text that the engine renders traps, as a panic does.
function breakable() {
  const real = Document.prototype.createTextNode;
  Document.prototype.createTextNode = function broken(text) {
    if (globalThis.isBroken && new Error().stack.includes('flow_preflight')) throw new WebAssembly.RuntimeError('unreachable');
    return real.call(this, text);
  };
}
const PANIC = [/^uncaught: unreachable$/];

fails('the engine breaks while it starts to draw', {
  inPage: `globalThis.isBroken = true; (${breakable})()`,
  expectedNoise: PANIC,
}, 'panic', /stopped because of a bug/);

/** Opens the page with something broken, and expects the message, the fix and the content. */
function fails(what, settings, cause, words, cure) {
  journey(`${what}: it says so`, settings, async ({ page }) => {
    await want(page);
    await seesFailure(page, cause, words, cure);
    // The first screen, or where it is broken what stands in the page.
    const content = page.getByText(/never sent anywhere|Nothing is sent\./).filter({ visible: true });
    assert.notEqual(await content.count(), 0, 'the content of the element is not visible');
  });
}

async function seesFailure(page, cause, words, cure) {
  const message = page.locator('flow-preflight .load-error');
  await message.waitFor();
  assert.match(await message.innerText(), words);
  const line = page.locator('flow-preflight .failure pre');
  if (cure) {
    await line.waitFor();
    assert.match(await line.innerText(), cure);
  } else {
    assert.equal(await line.count(), 0);
  }
  const { errors, ready: began } = await page.evaluate(() => globalThis.flowPreflightSeen);
  assert.deepEqual([errors.map((error) => error.cause), began], [[cause], []]);
  await assertAccessible(page);
}

journey('a cure can be copied', { instead: only(WASM, { status: 404 }), expectedNoise: [/status of 404/] }, async ({ page, site }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await want(page);
  await page.locator('.failure').getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site.url}${WASM}`);
});

journey('after a panic what was typed and said comes back, without a request', { inPage: breakable, expectedNoise: PANIC, clock: true }, async ({ page }) => {
  await ready(page);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  await choose(page, 'environment.payAsYouGo', 'Yes');
  await says(origin(page, 'environment.payAsYouGo'), /^you$/);
  const before = await verdict(page).innerText();
  await page.evaluate(() => { globalThis.isBroken = true; });
  await page.locator('flow-preflight').getByRole('button', { name: 'Share', exact: true }).click();
  await says(page.locator('flow-preflight .load-error'), 'is still here');
  await assertAccessible(page);
  await page.evaluate(() => { globalThis.isBroken = false; });
  await page.getByRole('button', { name: 'Start again' }).press('Enter');
  await says(verdict(page), before);
  assert.equal(await box(page).inputValue(), FAILED_CHECK);
  await says(origin(page, 'environment.payAsYouGo'), /^you$/);
  assert.ok(await box(page).evaluate((area) => area.getRootNode().activeElement === area), 'the focus is lost');
  // Later timers of the broken engine must not log errors.
  await pass(page, 1_200);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await verdict(page).waitFor({ state: 'detached' });
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]);
  assert.deepEqual(kept, [0, 0, '', 0], 'something was stored');
});

journey('what breaks again at once begins empty', { inPage: breakable, expectedNoise: PANIC }, async ({ page }) => {
  await ready(page);
  await box(page).fill('NoCandidateMachine');
  await says(verdict(page), 'Can’t tell yet');
  await page.evaluate(() => { globalThis.isBroken = true; });
  await box(page).fill(FAILED_CHECK);
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.waitForFunction(() => globalThis.flowPreflightSeen.errors.length === 2);
  await page.evaluate(() => { globalThis.isBroken = false; });
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.waitForFunction(() => globalThis.flowPreflightSeen.ready.length === 2);
  assert.equal(await box(page).inputValue(), '');
});

const ONE = '<flow-preflight>It is never sent anywhere.</flow-preflight>';

journey('a file that is not the expected one is refused', host(ONE, {
  instead: only(WASM, { headers: { 'Content-Type': 'application/wasm' }, body: '\0asm\x01\0\0\0' }),
  expectedNoise: [/integrity|digest/],
}), ({ page }) => seesFailure(page, 'integrity', /isn’t the one that this page expects/, /flow_preflight_bg\.wasm$/));

fails('a file that has a sum is missing', host(ONE, {
  instead: only(WASM, { status: 404 }),
  expectedNoise: [/status of 404/, /integrity|digest/],
}), 'not-found', /server doesn’t have the file flow_preflight_bg\.wasm/, /^http.*\/flow_preflight_bg\.wasm$/);

fails('a page stands where a file that has a sum should be', host(ONE, {
  instead: only(WASM, { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html>' }),
  expectedNoise: [/integrity|digest/],
}), 'wrong-type', /sends flow_preflight_bg\.wasm as text\/html/, /^Content-Type: application\/wasm$/);

const FAR = '<p class="far">Read this first.</p><flow-preflight>It is never sent anywhere.</flow-preflight>';

journey('offline it says so, and tries again', host(FAR, { head: '<style>.far { height: 400vh; }</style>', mayAsk: true, expectedNoise: [/ERR_INTERNET_DISCONNECTED/] }), async ({ page }) => {
  await page.waitForFunction(() => customElements.get('flow-preflight'));
  await page.context().setOffline(true);
  await page.locator('flow-preflight').scrollIntoViewIfNeeded();
  await seesFailure(page, 'offline', /browser is offline/);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await ready(page);
});

test('the server of another origin does not let it be read: it says so', { timeout: LIMIT }, async () => {
  const unread = { headers: { 'Content-Type': 'application/wasm', 'Access-Control-Allow-Origin': 'https://other.example' }, body: '' };
  const parts = await serve({ instead: only(WASM, unread) });
  const script = `<script type="module" src="${parts.url}embed.js"></script>`;
  const policy = LOOSE.replace("connect-src 'self'", 'connect-src *').replace("script-src 'self'", 'script-src *');
  const site = await serve({ ...host(ONE, { script }), policy });
  const context = await (await browser()).newContext(contextOptions({}));
  try {
    const page = await context.newPage();
    await watch(page, site.origin);
    await page.goto(`${site.url}docs.html`);
    await seesFailure(page, 'cross-origin', /doesn’t let other sites read it/, new RegExp(`^Access-Control-Allow-Origin: ${site.origin}$`));
  } finally {
    await context.close();
    await Promise.all([parts.close(), site.close()]);
  }
});
