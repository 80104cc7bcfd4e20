// The guides: read, tick, copy, print, pass on; what a link of the workbench says is marked, and never wrongly.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { assertAccessible } from './axe.mjs';
import { until } from './browser.mjs';
import { journey } from './harness.mjs';
import { jsonOf, linkOf } from './links.mjs';
import { DIST } from './server.mjs';
import { says, verdict } from './steps.mjs';
import { judge } from '../../static/guide-facts.js';

const UNATTENDED = 'guides/unattended-machine/';
const GUIDES = readdirSync(join(DIST, 'guides'), { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name);
const left = (page) => page.locator('.tools .left');
const state = (page, id) => page.locator(`[id="${id}"] .state`);
const box = (page, id) => page.locator(`[id="${id}"] > h3 input`);
const LINK = linkOf(JSON.stringify({
  said: { run: { mode: 'unattended' }, machine: { rdpEnabled: true } },
  read: [{ machine: { rdpListener: false, maxIdleTime: 'none' } }, { account: { allowLogOnLocally: true } }],
  codes: ['Win10AlreadyHasActiveSession'],
}));

/** The decoded text of an attribute. */
const decoded = (text) => text?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

/** The items of the built guides, as the script sees them. */
function items() {
  const found = new Map();
  for (const guide of GUIDES) {
    const html = readFileSync(join(DIST, 'guides', guide, 'index.html'), 'utf8');
    for (const [tag] of html.matchAll(/<li [^>]*class="task"[^>]*>|<li class="task"[^>]*>/g)) {
      const read = (name) => decoded(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]);
      found.set(read('id'), { applies: read('data-applies'), broken: read('data-broken'), unless: read('data-unless'), targets: read('data-targets') });
    }
  }
  return found;
}

test('an item is judged as the engine judges the examples of its rule, or left open', () => {
  const outcomes = { 'Broken': 'broken', 'OK': 'met', 'Doesn’t apply': 'other', 'Needs more facts': undefined };
  const counts = { agreed: 0, open: 0 };
  for (const [id, item] of items()) {
    const page = join(DIST, 'rules', id, 'index.html');
    let html;
    try {
      html = readFileSync(page, 'utf8');
    } catch {
      continue; // A text about auto-claim.
    }
    for (const [, outcome, plan] of html.matchAll(/<strong>([^<]+?): <\/strong>.*?#plan=([^"]+)"/gs)) {
      assert.ok(outcome in outcomes, `${id}: ${outcome}`);
      const said = judge(item, JSON.parse(decodeURIComponent(decoded(plan))));
      if (said === undefined) counts.open += 1;
      else assert.equal(said, outcomes[outcome], `${id}: ${decodeURIComponent(plan)}`);
      counts.agreed += said === undefined ? 0 : 1;
    }
  }
  assert.ok(counts.agreed > 250, `${counts.agreed} examples were judged, ${counts.open} left open`);
});

test('a fact that the target does not have says nothing', () => {
  const item = items().get('remote-desktop-off');
  const plan = { run: { mode: 'unattended' }, machine: { rdpEnabled: false } };
  assert.equal(judge(item, { ...plan, target: { type: 'machine' } }), 'broken');
  assert.equal(judge(item, { ...plan, target: { type: 'hostedGroup' } }), undefined);
});

journey('by keyboard: tick, reload, clear; the address alone holds it', { path: UNATTENDED }, async ({ page, seen }) => {
  await says(left(page), /^(\d+) of \1 left$/);
  const all = Number((await left(page).textContent()).split(' ')[0]);
  await box(page, 'remote-desktop-off').focus();
  await page.keyboard.press('Space');
  await says(left(page), `${all - 1} of ${all} left`);
  assert.equal(new URL(page.url()).hash, '#done=remote-desktop-off');
  await page.keyboard.press('Tab'); // The rule.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await says(page.locator('#remote-desktop-off details'), /fDenyTSConnections/);
  await page.reload();
  assert.equal(await box(page, 'remote-desktop-off').isChecked(), true);
  await says(left(page), `${all - 1} of ${all} left`);
  await page.getByRole('button', { name: 'Clear ticks' }).press('Enter');
  await says(left(page), `${all} of ${all} left`);
  assert.equal(new URL(page.url()).hash, '');
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0, 'something was stored');
  assert.ok(seen.requests().every((url) => !url.includes('remote-desktop-off')));
});

journey('a link of the workbench says what is so, what is not, and which item can cause its code', { path: UNATTENDED + LINK }, async ({ page }) => {
  await says(page.locator('.known-link'), /By the link: [2-9] met, 1 not met/);
  await says(state(page, 'remote-desktop-off'), 'Met');
  await says(state(page, 'remote-desktop-not-listening'), 'Not met');
  await says(state(page, 'session-open-on-client-windows'), 'Can cause Win10AlreadyHasActiveSession');
  assert.equal(await state(page, 'legal-notice').textContent(), '', 'the link says nothing of it');
  await box(page, 'no-right-to-remote-desktop').check();
  assert.match(page.url(), /#done=no-right-to-remote-desktop&run=1\./);
  const before = await left(page).textContent();
  await page.reload();
  await says(left(page), before);
  await says(state(page, 'remote-desktop-off'), 'Met');
});

journey('a pasted address of the workbench is read, and a wrong one is refused in words', { path: UNATTENDED }, async ({ page, site }) => {
  const field = page.getByLabel('Link from the workbench');
  await box(page, 'legal-notice').check();
  await field.fill('https://example.org/');
  await says(page.locator('.told'), /isn’t a workbench link/);
  await field.fill(`${site.url}#1.AAAA`);
  await says(page.locator('.told'), /incomplete/);
  await field.fill(`${site.url}${LINK}`);
  await says(state(page, 'remote-desktop-not-listening'), 'Not met');
  assert.equal(await box(page, 'legal-notice').isChecked(), true, 'what was ticked stays');
});

for (const fragment of ['#1.', '#1.%%%', '#run=1.AAAA', '#done=nothing,%00', '#done=', `#run=${linkOf('[]').slice(1)}`, `#run=${linkOf('{"said":{"machine":null},"read":{"x":1},"codes":7,"takenBack":[1]}').slice(1)}`, `#run=${linkOf('{"said":{"__proto__":{"rdpEnabled":false},"machine":{"rdpEnabled":{"toString":1}}}}').slice(1)}`]) {
  journey(`the fragment ${fragment.slice(0, 24)} leaves the list usable`, { path: UNATTENDED + fragment }, async ({ page }) => {
    await says(left(page), /^(\d+) of \1 left$/);
    await box(page, 'remote-desktop-off').check();
    await says(left(page), /^\d+ of \d+ left$/);
    assert.match(page.url(), /done=remote-desktop-off/);
  });
}

journey('what is ticked opens in the workbench as facts', { path: UNATTENDED + LINK }, async ({ page }) => {
  await box(page, 'remote-desktop-right-withheld').check();
  const open = page.getByRole('link', { name: 'Open in the workbench' });
  await until(async () => /#1\./.test(await open.getAttribute('href')) && /denyLogOnThroughRds/.test(jsonOf(await open.getAttribute('href'))), 'a link with what was ticked');
  const { said, codes } = JSON.parse(jsonOf(await open.getAttribute('href')));
  assert.deepEqual(said.account, { allowLogOnLocally: true, denyLogOnThroughRds: false, allowLogOnThroughRds: true });
  assert.deepEqual(said.machine, { rdpEnabled: true, rdpListener: false, maxIdleTime: 'none' });
  assert.deepEqual(said.target, { type: 'machine' });
  assert.deepEqual(codes, ['Win10AlreadyHasActiveSession']);
  await open.click();
  await says(verdict(page), 'Will not run');
});

journey('the list is copied as Markdown, with ticks, owners and states', { path: UNATTENDED + LINK }, async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await box(page, 'legal-notice').check();
  await page.getByRole('button', { name: 'Copy the list' }).press('Enter');
  await says(page.locator('.told'), 'Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^# Prepare a machine for unattended runs\n\n## Licence\n\n- \[ \] The machine has an unattended bot/);
  assert.match(copied, /- \[x\] Remote Desktop is on \(Machine admin\): met\n- \[ \] Remote Desktop is listening \(Machine admin\): not met\n/);
  assert.match(copied, /- \[x\] No notice must be confirmed/);
  await page.locator('#remote-desktop-off summary').press('Enter');
  await page.locator('#remote-desktop-off').getByRole('button', { name: /^Copy: reg add/ }).press('Enter');
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())).startsWith('reg add "HKLM'), 'the command on the clipboard');
});

journey('auto-claim opens on its own page, with what is ticked', { path: 'guides/auto-claim/' }, async ({ page }) => {
  await box(page, 'step-turn-on').check();
  const open = page.getByRole('link', { name: 'Open in auto-claim' });
  await until(async () => /"feature":\{"on":true\}/.test(jsonOf(await open.getAttribute('href'))), 'a link with what was ticked');
  assert.match(new URL(await open.getAttribute('href'), page.url()).pathname, /^\/auto-claim\/$/);
});

for (const guide of GUIDES) {
  for (const [width, scheme] of [[390, 'light'], [390, 'dark'], [1280, 'light'], [1280, 'dark']]) {
    journey(`${guide} can be used by everybody, ${width} wide, ${scheme}`, { path: `guides/${guide}/${guide === 'unattended-machine' ? LINK : ''}`, width, scheme }, async ({ page }) => {
      await says(left(page), /left$/);
      await page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true; });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'it is wider than the window');
      await assertAccessible(page);
    });
  }
}

journey('paper has one column and a box for each item, and nothing to press', { path: UNATTENDED, width: 794 }, async ({ page }) => {
  await says(left(page), /left$/);
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() => [...document.querySelectorAll('main button, main input, .tools')].filter((one) => one.checkVisibility()).length);
  assert.equal(shown, 0);
  const boxes = await page.evaluate(() => [...document.querySelectorAll('.task > h3')].map((one) => getComputedStyle(one, '::before').borderTopStyle));
  assert.ok(boxes.length > 20 && boxes.every((style) => style === 'solid'), `${boxes}`);
  await says(page.locator('#remote-desktop-off details p').first(), /Remote Desktop/);
  assert.equal(await page.locator('#remote-desktop-off details p').first().isVisible(), true, 'what is collapsed is printed');
});

const PICTURES = { 'rules/session-open-on-client-windows/': ['Nobody', 'fails here'], 'rules/no-free-session-on-server/': ['Session,', 'fails here'], 'rules/reuse-with-several-sessions/': ['Session,', 'may fail'], 'codes/Win10AlreadyHasActiveSession/': ['Nobody', 'fails here'] };
for (const [path, [point, says_]] of Object.entries(PICTURES)) {
  for (const [width, scheme, forcedColors] of [[390, 'light', 'none'], [1280, 'dark', 'none'], [390, 'dark', 'active']]) {
    journey(`${path} shows where the session fails, ${width} wide, ${scheme}, forced colours ${forcedColors}`, { path, width, scheme, forcedColors }, async ({ page }) => {
      const picture = page.locator('.session > svg');
      const words = await picture.evaluate((svg) => [...svg.querySelectorAll('[data-way="failed"]')].map((one) => [...one.querySelectorAll('text')].map((text) => text.textContent)));
      assert.ok(words.length > 0 && words.every((all) => all.includes(says_)) && words.some((all) => all.includes(point)), JSON.stringify(words));
      const size = await picture.evaluate((svg) => {
        const own = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].filter((text) => { const box = text.getBoundingClientRect(); return box.left < own.left - 1 || box.right > own.right + 1; }).map((text) => text.textContent);
      });
      assert.deepEqual(size, [], 'words leave the picture');
      await page.locator('.session summary').press('Enter');
      await says(page.locator('.session .points').first(), says_ === 'fails here' ? /The run fails here\./ : /The run may fail here\./);
      await assertAccessible(page);
    });
  }
}
