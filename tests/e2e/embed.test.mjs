// The element on a foreign page: several of them, moved, removed and put back, and controlled by script.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { journey, ready } from './harness.mjs';
import { allReady, element, host } from './host.mjs';
import { DIST, POLICY } from './server.mjs';
import { FAILED_CHECK, box, choose, fact, origin, says, verdict } from './steps.mjs';

const two = host('<section id="a"><flow-preflight id="one">One</flow-preflight></section><section id="b"><flow-preflight id="two" theme="dark">Two</flow-preflight></section>');
const one = host('<flow-preflight>One</flow-preflight>');

const drawn = (page, id) => page.evaluate((name) => document.getElementById(name).shadowRoot.querySelector('.workbench')?.childNodes.length ?? 0, id);
const asked = (site, ending) => site.requests.filter((path) => path.endsWith(ending)).length;

journey('two elements share one engine', two, async ({ page, site }) => {
  await allReady(page, 2);
  assert.ok((await drawn(page, 'one')) > 0 && (await drawn(page, 'two')) > 0);
  // Style, program and catalogue are fetched in parallel, in any order.
  assert.deepEqual(site.requests.filter((path) => !/html$|svg$/.test(path)).sort(), ['/catalog.bin', '/embed.js', '/flow_preflight_bg.wasm', '/styles.json']);
});

journey('an element that is moved keeps what it shows', two, async ({ page }) => {
  await allReady(page, 2);
  const same = await page.evaluate(async () => {
    const moved = document.getElementById('one');
    const before = moved.shadowRoot.querySelector('.workbench');
    document.getElementById('b').append(moved);
    await new Promise((later) => setTimeout(later, 0));
    return before !== null && before === moved.shadowRoot.querySelector('.workbench');
  });
  assert.ok(same, 'it was drawn anew');
});

journey('an element taken away and brought back shows again what was typed and said', one, async ({ page }) => {
  await ready(page);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  await choose(page, 'environment.payAsYouGo', 'Yes');
  await says(origin(page, 'environment.payAsYouGo'), /^you$/);
  const before = await verdict(page).innerText();
  const away = await page.evaluate(async () => {
    const taken = document.querySelector('flow-preflight');
    const later = () => new Promise((resume) => setTimeout(resume, 0));
    taken.remove();
    await later();
    const empty = taken.shadowRoot.querySelector('.app');
    document.body.append(taken);
    return empty;
  });
  assert.equal(away, null, 'it goes on while it is away');
  await says(verdict(page), before);
  assert.equal(await box(page).inputValue(), FAILED_CHECK);
  await says(origin(page, 'environment.payAsYouGo'), /^you$/);
});

journey('an element taken away while it loads stays quiet', two, async ({ page }) => {
  await page.evaluate(() => {
    const three = document.createElement('flow-preflight');
    document.body.prepend(three);
    setTimeout(() => three.remove(), 5);
  });
  await allReady(page, 2);
  assert.equal(await page.evaluate(() => globalThis.flowPreflightSeen.errors.length), 0);
});

const far = host('<p class="far">Read this first.</p><flow-preflight>What stands inside.</flow-preflight>', { head: '<style>.far { height: 400vh; }</style>', mayAsk: true });

journey('nothing is loaded before the element comes near', far, async ({ page, site, seen }) => {
  await page.waitForFunction(() => customElements.get('flow-preflight'));
  await seen.settle();
  assert.deepEqual([asked(site, '.wasm'), asked(site, 'styles.json')], [0, 0], 'it loads where nobody sees it');
  assert.ok(await page.getByText('What stands inside.').isVisible());
  await element(page).scrollIntoViewIfNeeded();
  await ready(page);
  assert.deepEqual([asked(site, '.wasm'), asked(site, 'styles.json')], [1, 1]);
});

journey('properties that were set before the element was known work', host('<flow-preflight>One</flow-preflight><script>Object.assign(document.querySelector("flow-preflight"), { code: "NoCandidateMachine", plan: { run: { mode: "unattended" } }, headingLevel: 3 })</script>'), async ({ page }) => {
  await ready(page);
  assert.equal(await box(page).inputValue(), 'NoCandidateMachine');
  await says(origin(page, 'run.mode'), /^you$/);
  assert.deepEqual(await page.evaluate(() => {
    const { code, plan, headingLevel, compact } = document.querySelector('flow-preflight');
    return [code, plan, headingLevel, compact];
  }), ['NoCandidateMachine', '{"run":{"mode":"unattended"}}', '3', false]);
});

journey('each change of the verdict is told, without a name in it', host('<flow-preflight>One</flow-preflight><script>globalThis.told = []; addEventListener("flow-preflight-verdict", ({ detail, target }) => told.push([target.localName, detail]))</script>'), async ({ page }) => {
  await ready(page);
  assert.deepEqual(await page.evaluate(() => globalThis.told), [], 'nothing is known yet');
  await box(page).fill(`${FAILED_CHECK}\n USERNAME  SESSIONNAME  ID  STATE\n contoso\\sherlock  console  1  Active`);
  await says(verdict(page), 'Will not run');
  await box(page).fill('NoCandidateMachine');
  await says(verdict(page), 'Can’t tell yet');
  assert.deepEqual(await page.evaluate(() => globalThis.told), [
    ['flow-preflight', { verdict: 'blocked', codes: ['UnattendedNoAddon'] }],
    ['flow-preflight', { verdict: 'notSure', codes: ['NoCandidateMachine'] }],
  ]);
});

journey('a page can have a text read, ask for the report and empty everything', one, async ({ page }) => {
  const call = (name, ...words) => page.evaluate(([method, given]) => document.querySelector('flow-preflight')[method](...given), [name, words]);
  const early = await page.evaluate(() => typeof document.createElement('flow-preflight').report());
  assert.equal(early, 'undefined', 'there is a report before it is ready');
  await ready(page);
  await call('read', FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  assert.equal(await box(page).inputValue(), FAILED_CHECK);
  const report = await call('report');
  assert.deepEqual([report.schema, report.verdict], ['flow-preflight/1', 'blocked']);
  await choose(page, 'environment.payAsYouGo', 'Yes');
  await call('read', 'NoCandidateMachine');
  await says(verdict(page), 'Can’t tell yet');
  await says(origin(page, 'environment.payAsYouGo'), /^you$/);
  await call('clear');
  await verdict(page).waitFor({ state: 'detached' });
  assert.equal(await box(page).inputValue(), '');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  assert.equal(await box(page).inputValue(), 'NoCandidateMachine');
});

journey('the report that a page gets has no names in it', one, async ({ page }) => {
  await ready(page);
  await page.evaluate(() => document.querySelector('flow-preflight').read(JSON.stringify({ machine: { sessions: { items: [{ user: 'contoso\\sherlock' }] } } })));
  await says(fact(page, 'machine.sessions'), 'sherlock');
  const report = await page.evaluate(() => JSON.stringify(document.querySelector('flow-preflight').report()));
  assert.match(report, /user-1/);
  assert.doesNotMatch(report, /sherlock/);
});

// A second release on the same page, from its own folder.
const secondRelease = host('<flow-preflight id="one">One</flow-preflight><other-preflight id="two">Two</other-preflight>', {
  script: '<script type="module" src="embed.js"></script><script type="module">import { FlowPreflight } from "./second/embed.js"; customElements.define("other-preflight", FlowPreflight);</script>',
  instead: async (path) => {
    if (!path.startsWith('second/')) return undefined;
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'application/wasm';
    return { headers: { 'Content-Type': type }, body: await readFile(DIST + path.slice('second/'.length)) };
  },
});

journey('two releases on one page leave each other alone', secondRelease, async ({ page, site }) => {
  await allReady(page, 2);
  assert.equal(asked(site, '.wasm'), 2, 'each has its own engine');
  // A failure of one doesn't affect the other.
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError('unreachable');
    error.stack = `at ${new URL('second/flow_preflight_bg.wasm', location.href)}:wasm-function[1]`;
    dispatchEvent(new ErrorEvent('error', { error }));
  });
  await page.locator('#two .load-error').waitFor();
  assert.ok((await drawn(page, 'one')) > 0, 'the first one stopped too');
});

journey('a page whose policy names scripts by a nonce is no obstacle', host('<flow-preflight>One</flow-preflight>', {
  policy: POLICY.replace("script-src 'self'", "script-src 'nonce-c3RyaWN0'"),
  script: '<script type="module" nonce="c3RyaWN0" src="embed.js"></script>',
}), ({ page }) => ready(page));

journey('a server that does not know the type of wasm is no obstacle', {
  instead: (path) => (path.endsWith('.wasm') ? asOctets(path) : undefined),
}, ({ page }) => ready(page));

async function asOctets(path) {
  return { headers: { 'Content-Type': 'application/octet-stream' }, body: await readFile(DIST + path) };
}
