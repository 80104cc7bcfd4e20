// When the tool cannot load, it says why in place, and what the page's author wrote stays on screen.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';
import { journey } from './harness.mjs';
import { POLICY } from './server.mjs';

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
}, 'not-found', /server does not have the file flow_preflight_bg\.wasm/);

fails('a page stands where the wasm should be', {
  instead: only(WASM, { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html>' }),
}, 'wrong-type', /sends flow_preflight_bg\.wasm as text\/html/);

fails('the glue is missing', {
  instead: only(GLUE, { status: 404 }),
  expectedNoise: [/status of 404/],
}, 'not-found', /server does not have the file flow_preflight\.js/);

fails('the glue has the wrong type', {
  instead: only(GLUE, { headers: { 'Content-Type': 'text/plain' }, body: 'export default 1' }),
  expectedNoise: [/MIME type|Failed to load module script/],
}, 'wrong-type', /sends flow_preflight\.js as text\/plain/);

fails('the server is broken', {
  instead: only('style.css', { status: 503 }),
  expectedNoise: [/status of 503/, /style\.css/],
}, 'server', /answered 503 when asked for style\.css/);

fails('the wasm is damaged', {
  instead: only(WASM, { headers: { 'Content-Type': 'application/wasm' }, body: '\0asm but no more' }),
}, 'damaged', /flow_preflight_bg\.wasm is damaged/);

fails('the policy forbids WebAssembly', {
  policy: without(" 'wasm-unsafe-eval'"),
  expectedNoise: [/wasm-eval|unsafe-eval/],
}, 'policy-wasm', /'wasm-unsafe-eval'/);

fails('the policy forbids fetching', {
  policy: without("connect-src 'self';"),
  expectedNoise: [/connect-src/, /Refused to connect|violates/],
}, 'policy-connect', /connect-src/);

fails('there is no WebAssembly', { inPage: () => delete globalThis.WebAssembly }, 'no-webassembly', /needs WebAssembly/);

fails('the engine breaks while it starts to draw', {
  inPage: () => {
    // What a panic looks like from outside: the first drawing runs into a trap.
    const real = Document.prototype.createTextNode;
    Document.prototype.createTextNode = function broken(text) {
      if (new Error().stack.includes('flow_preflight')) throw new WebAssembly.RuntimeError('unreachable');
      return real.call(this, text);
    };
  },
  expectedNoise: [/^uncaught: unreachable$/],
}, 'panic', /stopped because of a mistake of its own/);

/** Opens the page with something broken, and looks for the words and for the content. */
function fails(what, settings, cause, words) {
  journey(`${what}: it says so`, settings, async ({ page }) => {
    const message = page.locator('flow-preflight .load-error');
    await message.waitFor({ timeout: 15_000 });
    assert.match(await message.innerText(), words);
    assert.ok(await page.getByText('never sent anywhere').isVisible(), 'the content of the element is not visible');
    const { errors, ready } = await page.evaluate(() => globalThis.flowPreflightSeen);
    assert.deepEqual([errors.map((error) => error.cause), ready], [[cause], []]);
    await assertAccessible(page);
  });
}
