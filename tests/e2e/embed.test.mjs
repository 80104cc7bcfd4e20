// The element on somebody else's page: several of them, moved about, taken away and brought back.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { journey, ready } from './harness.mjs';
import { DIST } from './server.mjs';

const TWO = `<!doctype html><html lang="en"><head><title>Docs</title>
<link rel="icon" href="favicon.svg"><script type="module" src="embed.js"></script></head>
<body><h1>Docs</h1><section id="a"><flow-preflight id="one">One</flow-preflight></section>
<section id="b"><flow-preflight id="two" theme="dark">Two</flow-preflight></section></body></html>`;

const docs = {
  path: 'docs.html',
  instead: (path) => (path === 'docs.html' ? { headers: { 'Content-Type': 'text/html' }, body: TWO } : undefined),
};

const bothReady = (page) => page.waitForFunction(() => globalThis.flowPreflightSeen.ready.length === 2);
const drawn = (page, id) => page.evaluate((name) => document.getElementById(name).shadowRoot.querySelector('.app')?.childNodes.length ?? 0, id);

journey('two elements share one engine', docs, async ({ page, site }) => {
  await bothReady(page);
  assert.ok((await drawn(page, 'one')) > 0 && (await drawn(page, 'two')) > 0);
  assert.equal(site.requests.filter((path) => path.endsWith('.wasm')).length, 1);
  assert.equal(site.requests.filter((path) => path.endsWith('style.css')).length, 1);
});

journey('an element that is moved keeps what it shows', docs, async ({ page }) => {
  await bothReady(page);
  const same = await page.evaluate(async () => {
    const one = document.getElementById('one');
    const before = one.shadowRoot.querySelector('.app').firstChild;
    document.getElementById('b').append(one);
    await new Promise((later) => setTimeout(later, 0));
    return before !== null && before === one.shadowRoot.querySelector('.app').firstChild;
  });
  assert.ok(same, 'it was drawn anew');
});

journey('an element taken away and brought back starts again', docs, async ({ page }) => {
  await bothReady(page);
  const states = await page.evaluate(async () => {
    const one = document.getElementById('one');
    const later = () => new Promise((resume) => setTimeout(resume, 0));
    one.remove();
    await later();
    const away = one.shadowRoot.querySelector('.app');
    document.getElementById('a').append(one);
    await later();
    return [away, one.shadowRoot.querySelector('.app')?.childNodes.length > 0];
  });
  assert.deepEqual(states, [null, true]);
});

journey('an element taken away while it loads stays quiet', docs, async ({ page }) => {
  await page.evaluate(() => {
    const three = document.createElement('flow-preflight');
    document.body.append(three);
    three.remove();
  });
  await bothReady(page);
  assert.equal(await page.evaluate(() => globalThis.flowPreflightSeen.errors.length), 0);
});

journey('a server that does not know the type of wasm is no obstacle', {
  instead: (path) => (path.endsWith('.wasm') ? asOctets(path) : undefined),
}, ({ page }) => ready(page));

async function asOctets(path) {
  return { headers: { 'Content-Type': 'application/octet-stream' }, body: await readFile(DIST + path) };
}
