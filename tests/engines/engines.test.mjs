// The main tasks in three browsers: Chromium, Firefox and WebKitGTK.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';

import { LIMIT } from '../e2e/browser.mjs';
import { LOOSE } from '../e2e/host.mjs';
import { linkOf } from '../e2e/links.mjs';
import { DIST, serve } from '../e2e/server.mjs';
import { ANSWERS, CLAIMS, FAILED_CHECK, PARTS } from '../e2e/parts.mjs';
import { puppet } from './puppet.mjs';
import { webkit } from './webkit.mjs';

const { CHROMIUM, FIREFOX, WEBKIT_DRIVER, XVFB } = process.env;
const ENGINES = {
  Chromium: () => puppet('chrome', CHROMIUM, LIMIT),
  Firefox: () => puppet('firefox', FIREFOX, LIMIT),
  WebKitGTK: () => webkit(WEBKIT_DRIVER, XVFB, LIMIT),
};

const RUNS = readFileSync(new URL('../artifacts/dataverse/flowsessions-newest-first.json', import.meta.url), 'utf8');
const string = JSON.stringify;

// Runs in the page: the visible text, including shadow roots.
const LOOK = `(() => {
  const texts = [];
  const walk = (root) => { for (const one of root.querySelectorAll('*')) { if (one.shadowRoot) { texts.push([...one.shadowRoot.children].map((part) => part.innerText).join('\\n')); walk(one.shadowRoot); } } };
  walk(document);
  return document.body.innerText + '\\n' + texts.join('\\n');
})()`;
const one = (selector) => `(document.querySelector('flow-preflight')?.shadowRoot ?? document).querySelector(${string(selector)})`;

/** A page in a browser, with a user's actions. */
function person(page) {
  const until = async (source, words) => {
    const end = Date.now() + LIMIT / 2;
    while (!(await page.run(source).catch(() => false))) {
      if (Date.now() > end) assert.fail(`${words} did not come; the page says: ${(await page.run(LOOK)).slice(0, 2_000)}`);
      await new Promise((again) => { setTimeout(again, 50); });
    }
  };
  return {
    ...page,
    until,
    sees: (words) => until(`${LOOK}.includes(${string(words)})`, `“${words}”`),
    async paste(text) {
      await until(`Boolean(${one(PARTS.box)})`, 'the box');
      await page.run(`(() => { const box = ${one(PARTS.box)}; box.focus(); box.value = ${string(text)}; box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); return true; })()`);
    },
    answers: (words) => until(`${one(PARTS.verdict)}?.innerText.includes(${string(words)})`, `the answer “${words}”`),
    /** Clicks the first control with these words. */
    async click(selector, words) {
      const all = `[...document.querySelector('flow-preflight').shadowRoot.querySelectorAll(${string(selector)})].find((one) => one.innerText.includes(${string(words)}))`;
      await until(`Boolean(${all})`, `“${words}” to click`);
      await page.run(`(${all}.click(), true)`);
    },
    /** Presses Tab until something with this name has the focus. */
    async tabTo(name) {
      const focused = `(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return (at?.getAttribute('aria-label') ?? at?.innerText ?? '').trim(); })()`;
      for (let step = 0; step < 120; step += 1) {
        if ((await page.run(focused)) === name) return;
        await page.key('Tab');
      }
      assert.fail(`the keyboard does not reach “${name}”`);
    },
  };
}

const JOURNEYS = {
  'a paste is answered': async ({ page, site }) => {
    const me = person(await page(site.url));
    await me.paste(FAILED_CHECK);
    await me.answers(ANSWERS.blocked);
    await me.sees('UnattendedNoAddon');
  },
  'a link opens to its answer': async ({ page, site }) => {
    const me = person(await page(site.url + linkOf('{"said":{"machine":{"rdpEnabled":false}},"codes":["RDPIsNotEnabled"]}')));
    await me.answers(ANSWERS.blocked);
    await me.sees('RDPIsNotEnabled');
  },
  'a link of a later version says so': async ({ page, site }) => {
    await person(await page(`${site.url}#2.later`)).sees('newer version');
  },
  'an example is tried by keyboard alone': async ({ page, site }) => {
    const me = person(await page(site.url));
    await me.until(`Boolean(${one(PARTS.box)})`, 'the box');
    await me.tabTo('A failed licence check');
    await me.key('Enter');
    await me.answers(ANSWERS.risk);
  },
  'the catalogue is searched': async ({ page, site }) => {
    const me = person(await page(`${site.url}catalog/#q=RDPIsNotEnabled`));
    await me.sees('RDPIsNotEnabled');
    await me.until(`!${LOOK}.includes('NoCandidateMachine')`, 'the end of what was not looked for');
  },
  'auto-claim answers, and answers anew': async ({ page, site }) => {
    const me = person(await page(`${site.url}auto-claim/`));
    await me.until(`Boolean(${one(PARTS.box)})`, 'the box');
    await me.until(`Boolean(document.querySelector('flow-preflight').firstScreen)`, 'the script of the first screen');
    await me.run(`(${one(PARTS.box)}.focus(), true)`);
    await me.click('button', 'Go Premium');
    await me.answers(CLAIMS.open);
    // The step that asks is open, and says what it is about.
    await me.until(`${one('.stepper li:has(.ask)')}?.innerText.includes('A policy fits and is in effect')`, 'the step that asks');
    await me.click('.stepper li:has(.ask) button', 'Not yet');
    await me.answers(CLAIMS.no);
    await me.until(`${one('.stepper details[open] .finding')}?.innerText.includes('isn’t in effect yet')`, 'the reason in its step');
    // Elsewhere in the list a fact is changed where it stands.
    await me.click('.stepper summary', 'The auto-claim feature is on');
    await me.click('.stepper [data-fact="feature.on"] label', 'Off');
    await me.until(`${one('.verdict')}?.innerText.includes('The feature is switched off')`, 'the verdict after the change');
    const shown = (id) => `${one(`#${id}`)}.checkVisibility()`;
    await me.tabTo('Check one user');
    await me.key('ArrowRight');
    await me.until(`${shown('set-up-tab-panel')} && !${shown('check-tab-panel')}`, 'the set-up');
    await me.key('ArrowLeft');
    await me.until(`${shown('check-tab-panel')} && !${shown('set-up-tab-panel')}`, 'the check');
  },
  'a guide says by a link what is so, and keeps a tick in its address': async ({ page, site }) => {
    const me = person(await page(`${site.url}guides/unattended-machine/${linkOf('{"said":{"machine":{"rdpEnabled":true,"rdpListener":false}}}')}`));
    await me.until(`document.querySelector('#remote-desktop-off .state')?.innerText.includes('Met')`, 'what is so');
    await me.until(`document.querySelector('#remote-desktop-not-listening .state').innerText.includes('Not met')`, 'what is not');
    await me.run(`(document.querySelector('#legal-notice input').click(), true)`);
    await me.until(`/^#done=legal-notice&run=1\\./.test(location.hash)`, 'the tick in the address');
    await me.until(`/#1\\./.test(document.querySelector('.tools a').getAttribute('href'))`, 'the link to the workbench');
  },
  'one of several runs is chosen': async ({ page, site }) => {
    const me = person(await page(site.url));
    await me.paste(RUNS);
    await me.sees('3 runs');
    await me.until(`${one(PARTS.meaning)}?.parentElement.innerText.includes('RDPIsNotEnabled')`, 'the newest run');
    await me.click('.offer label', 'AttendedUserNotLoggedIn');
    await me.until(`${one(PARTS.meaning)}?.parentElement.innerText.includes('AttendedUserNotLoggedIn')`, 'the chosen run');
  },
  'the site is kept if somebody asks for it, opens with its server stopped, and is removed': async ({ page, site }) => {
    const me = person(await page(`${site.url}offline/`));
    const press = (id) => me.run(`(document.getElementById('${id}').click(), true)`);
    await me.sees('Nothing from this site is kept');
    await press('keep');
    await me.sees('works without a network');
    await me.until('Boolean(navigator.serviceWorker.controller)', 'the worker');
    await site.close();
    await me.go(site.url);
    await me.paste(FAILED_CHECK);
    await me.answers(ANSWERS.blocked);
    await me.go(`${site.url}offline/`);
    await me.sees('works without a network');
    await press('remove');
    await me.until(`caches.keys().then((names) => names.length === 0)`, 'the end of the files');
  },
  'the element explains a code on a strict page of somebody else': async ({ page, site, host }) => {
    const strict = await host(`<script type="module" src="${site.url}embed.js"></script>`, '<flow-preflight view="explain" code="UnattendedNoAddon">Fallback</flow-preflight>', LOOSE.replaceAll("'self'", site.origin));
    const me = person(await page(strict));
    await me.answers(ANSWERS.blocked);
  },
  'a sandboxed frame explains a code': async ({ page, site, host }) => {
    const strict = await host('', `<iframe title="Flow Preflight" width="900" height="900" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" src="${site.url}frame/#view=explain&code=UnattendedNoAddon"></iframe>`, `default-src 'none'; frame-src ${site.origin}`);
    const opened = await page(strict);
    await opened.enterFrame();
    const me = person(opened);
    await me.answers(ANSWERS.blocked);
    assert.equal(await me.run('origin'), 'null', 'the frame has an origin');
  },
};

// As `cargo xtask dist --site-url` writes it: the policy of the page for frames has the site's origin.
async function site() {
  const made = await serve({
    instead: (path) => (path === 'frame/index.html' ? { headers: { 'Content-Type': 'text/html' }, body: named(made, readFileSync(`${DIST}frame/index.html`, 'utf8')) } : undefined),
    policyOf: (path, policy) => (path.includes('/frame/') ? named(made, policy) : policy),
  });
  return made;
}

const named = ({ origin }, text) => text.replaceAll("'self'", `'self' ${origin}`);

async function hostOf(closing, head, body, policy) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Docs</title>${head}</head><body><h1>Docs</h1>${body}</body></html>`;
  const host = await serve({ policy, instead: (path) => (path === 'docs.html' ? { headers: { 'Content-Type': 'text/html' }, body: html } : undefined) });
  closing.push(host.close);
  return `${host.url}docs.html`;
}

for (const [engine, start] of Object.entries(ENGINES)) {
  let started;
  after(async () => (await started)?.end());
  for (const [name, steps] of Object.entries(JOURNEYS)) {
    test(`${engine}: ${name}`, { timeout: LIMIT }, async () => {
      started ??= start();
      const browser = await started;
      const own = await site();
      const closing = [own.close];
      try {
        const page = async (url) => {
          const opened = await browser.open(url);
          closing.unshift(opened.close);
          return opened;
        };
        await steps({ page, site: own, host: (...given) => hostOf(closing, ...given) });
        const strangers = own.requests.filter((path) => path.startsWith('http'));
        assert.deepEqual(strangers, []);
      } finally {
        for (const close of closing) await close();
      }
    });
  }
}
