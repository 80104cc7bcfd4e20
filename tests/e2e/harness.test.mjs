// Tests the test harness: on a page that misbehaves, it must fail.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { answered, Unanswered } from './answered.mjs';
import { assertAccessible } from './axe.mjs';
import { browser, contextOptions, ready } from './harness.mjs';
import { serve } from './server.mjs';
import { watch } from './watch.mjs';

const onReady = (what) => `addEventListener('flow-preflight-ready', () => setTimeout(() => { ${what} }, 20));`;

catches('a request after it was ready', onReady("fetch('style.css?late')"), /after it was ready/);
catches('a request to another origin', "fetch('http://127.0.0.1:9/').catch(() => {})", /another origin|its policy refused/);
catches('a beacon to another origin', onReady("navigator.sendBeacon('http://127.0.0.1:9/', 'x')"), /another origin|its policy refused/);
catches('a web socket', onReady("new WebSocket('ws://127.0.0.1:9/')"), /another origin|console/);
catches('a word on the console', "console.info('hello')", /console\.info: hello/);
catches('an uncaught error', "setTimeout(() => { throw new Error('lost') })", /uncaught: lost/);
catches('a style attribute', onReady("document.body.setAttribute('style', 'color: red')"), /style-src-attr/);
catches('HTML made from data', onReady("try { document.body.innerHTML = 'x' } catch {}"), /require-trusted-types-for/);
catches('a picture from elsewhere', onReady("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))"), /another origin|its policy refused/);

test('a fault in the shadow root is found', () => opened('', async (page) => {
  await page.evaluate(() => {
    document.querySelector('flow-preflight').shadowRoot.append(document.createElement('input'));
  });
  await assert.rejects(assertAccessible(page), /label: .*flow-preflight → input/s);
}));

function catches(fault, script, words) {
  test(`${fault} is found`, () => opened(script, async (page, seen) => {
    await seen.settle();
    await assert.rejects(seen.check({}), words);
  }));
}

// A page that runs one script too many.
async function opened(script, look) {
  const instead = async (path) => {
    if (path !== 'page.js') return undefined;
    const type = { 'Content-Type': 'text/javascript' };
    return { headers: type, body: `${script}\nimport { FlowPreflight } from './element.js';\ncustomElements.define('flow-preflight', FlowPreflight);` };
  };
  const site = await serve({ instead });
  const context = await (await browser()).newContext(contextOptions({}));
  try {
    const page = await context.newPage();
    const seen = await watch(page, site.origin);
    await page.goto(site.url);
    await ready(page);
    await look(page, seen);
  } finally {
    await context.close();
    await site.close();
  }
}

test('a call that gets no answer is named, and ends the steps', () => opened('', async (page) => {
  const forgotten = () => page.evaluate(() => new Promise(() => {}));
  await assert.rejects(answered(page, forgotten, 50), (error) => {
    assert.ok(error instanceof Unanswered, error);
    assert.match(error.message, /no answer to page\.evaluate in 0\.05 s, and the page /);
    return true;
  });
}));

test('a fault in the steps is not taken for a call without an answer', () => opened('', async (page) => {
  await assert.rejects(answered(page, () => page.evaluate(() => { throw new Error('lost'); })), /lost/);
}));
