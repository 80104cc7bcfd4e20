// Passing on what is known: links out and in, exports, and what is never in them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { until, WAIT } from './browser.mjs';
import { journey, ready } from './harness.mjs';
import { jsonOf, linkOf, randomBytes } from './links.mjs';
import { FAILED_CHECK, box, choose, drop, fact, open, paste, reach, says, tabTo, verdict } from './steps.mjs';
import { settle } from './watch.mjs';

const NAMES = JSON.stringify({
  run: { mode: 'unattended' },
  machine: {
    osFamily: 'windows11',
    osMultiSession: false,
    sessions: { items: [{ user: 'contoso\\maria', locked: true, isConnectionUser: false }, { user: 'svc-bot' }], complete: true },
  },
});

const shared = (page) => page.locator('flow-preflight #shared');
const press = (page, name) => page.locator('flow-preflight').getByRole('button', { name, exact: true }).click();
const as = (page, form) => page.locator('flow-preflight .share').getByRole('radio', { name: form, exact: true }).check({ force: true });
const tick = (page, name) => page.locator('flow-preflight .share').getByRole('checkbox', { name }).click();

/** The text that is passed on, once it is there. */
async function outgoing(page, wanted = /./) {
  await page.waitForFunction(([source]) => {
    const field = document.querySelector('flow-preflight').shadowRoot.querySelector('#shared');
    return field && new RegExp(source).test(field.value);
  }, [wanted.source], { timeout: WAIT });
  return shared(page).inputValue();
}

/** What the page says of the run: verdict, question, findings. */
const answer = (page) => page.evaluate(() => {
  const root = document.querySelector('flow-preflight').shadowRoot;
  const words = (selector) => [...root.querySelectorAll(selector)].map((part) => part.textContent.trim());
  return { verdict: words('.verdict h3, .verdict p'), question: words('#ask'), findings: words('.finding h4, .code-entry h4') };
});

async function opened(page, site, fragment) {
  await page.goto('about:blank');
  await page.goto(site.url + fragment);
  await ready(page);
}

journey('a link opens to the same verdict, findings and questions, without the paste and without names', {}, async ({ page, site }) => {
  await ready(page);
  await box(page).fill(`${NAMES}\n`);
  await says(verdict(page), 'Will not run');
  await choose(page, 'machine.osFamily', 'Windows 10');
  await open(page, 'run.mode');
  await fact(page, 'run.mode').getByRole('button', { name: /^Not known/ }).click();
  const before = await answer(page);
  await press(page, 'Share');
  await says(page.locator('flow-preflight .names li'), /contoso\\maria.*user-1/);
  const link = await outgoing(page);
  assert.ok(link.startsWith(`${site.url}#1.`), `the link is ${link}`);
  const json = jsonOf(link);
  assert.doesNotMatch(json, /maria|svc-bot|contoso/);
  assert.deepEqual(JSON.parse(json).takenBack, ['run.mode']);

  await page.goto('about:blank');
  await page.goto(link);
  await ready(page);
  assert.deepEqual(await answer(page), before, 'the link opens to something else');
  assert.equal(await box(page).inputValue(), '', 'the paste came along');
  await says(fact(page, 'machine.sessions'), 'user-1');
  await says(fact(page, 'machine.sessions'), 'from the link');
  await says(fact(page, 'run.mode'), 'you removed it');
});

journey('codes come along, their paste does not', {}, async ({ page, site }) => {
  await ready(page);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  const before = await answer(page);
  await press(page, 'Share');
  await says(page.locator('flow-preflight .share'), 'It contains no names');
  const link = await outgoing(page);
  assert.doesNotMatch(jsonOf(link), /7f1b2c3d|Invalid License/);
  await opened(page, site, new URL(link).hash);
  assert.deepEqual(await answer(page), before);
  await says(page.locator('flow-preflight .meaning'), 'Why it failed');
});

/** What the command of the npm package prints for an input. */
const printed = (input, ...words) => {
  const { stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('../../dist/npm/terminal.js', import.meta.url)), ...words], { input, encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout;
};

/** The facts and codes of a case, whether they were said or read. */
const content = (json) => {
  const { said, read = [], codes } = JSON.parse(json);
  return JSON.stringify([said ?? {}, ...read].filter((plan) => Object.keys(plan).length > 0).concat({ codes }));
};

const BLOCKED = '{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false,"padVersion":"2.57"}}';

for (const [input, ...words] of [[NAMES, 'check', '-'], [BLOCKED, 'check', '-', '--fail-on', 'blocked'], [FAILED_CHECK, 'read', '-']]) {
  journey(`the HTML report of ${words.join(' ')}, dropped on the page, has the same facts and answer`, {}, async ({ page }) => {
    await ready(page);
    const report = printed(input, ...words, '--format', 'html');
    await drop(page, [{ name: 'report.html', type: 'text/html', content: report }]);
    await says(verdict(page), /<strong>(.+?)<\/strong>/.exec(report)[1]);
    await press(page, 'Share');
    const [, carried] = /<meta name="flow-preflight-case" content="([^"]+)">/.exec(report);
    const plain = carried.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    assert.equal(content(jsonOf(await outgoing(page))), content(plain));
  });
}

journey('names stay in a link only where they are wanted', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill(NAMES);
  await says(verdict(page), 'Will not run');
  await press(page, 'Share');
  const without = await outgoing(page);
  await tick(page, 'Keep names');
  await page.waitForFunction((old) => {
    const { value } = document.querySelector('flow-preflight').shadowRoot.querySelector('#shared');
    return value !== '' && value !== old;
  }, without);
  assert.match(jsonOf(await outgoing(page)), /contoso\\\\maria/);
});

journey('a link for reading shows no editor until a copy is wanted', {}, async ({ page, site }) => {
  await ready(page);
  await box(page).fill(NAMES);
  await says(verdict(page), 'Will not run');
  const before = await answer(page);
  await press(page, 'Share');
  const old = await outgoing(page);
  await tick(page, /^Read-only/);
  await until(async () => !['', old].includes(await shared(page).inputValue()), 'a link for reading');
  const link = await outgoing(page);
  assert.equal(JSON.parse(jsonOf(link)).readOnly, true);
  await opened(page, site, new URL(link).hash);
  await says(page.locator('flow-preflight .reading'), 'Opened from a read-only link');
  assert.deepEqual(await answer(page), before);
  await says(fact(page, 'machine.sessions'), 'user-1');
  const editors = page.locator('flow-preflight').locator('input, textarea:not([readonly]), select, [data-holds=edit]');
  assert.equal(await editors.count(), 0, 'something can be edited');
  await press(page, 'Edit a copy');
  await box(page).waitFor();
  assert.ok((await editors.count()) > 3, 'nothing can be edited');
  assert.deepEqual(await answer(page), before);
  assert.equal(await focusedId(page), 'known', 'the focus is lost');
});

journey('“Copied” is said only once the clipboard has it', { inPage: waitingClipboard }, async ({ page }) => {
  await ready(page);
  await box(page).fill('RDPIsNotEnabled');
  await press(page, 'Share');
  const link = await outgoing(page);
  await press(page, 'Copy link');
  await page.waitForFunction(() => globalThis.clipboardAnswers);
  await settle(page);
  const copied = page.locator('flow-preflight .share').getByRole('button', { name: 'Copied' });
  assert.equal(await copied.count(), 0, 'it says so before it is true');
  await page.evaluate(() => globalThis.clipboardAnswers.resolve());
  await copied.waitFor();
  assert.equal(await page.evaluate(() => globalThis.clipboardText), link);
  await says(page.locator('flow-preflight .share [aria-live]'), 'Copied');
  await tick(page, /^Read-only/);
  await page.locator('flow-preflight').getByRole('button', { name: 'Copy link' }).waitFor();
});

journey('where the clipboard is refused the text is selected, and it says so', { inPage: waitingClipboard }, async ({ page }) => {
  await ready(page);
  await box(page).fill('RDPIsNotEnabled');
  await press(page, 'Share');
  const link = await outgoing(page);
  await press(page, 'Copy link');
  await page.evaluate(() => globalThis.clipboardAnswers.reject(new DOMException('no', 'NotAllowedError')));
  await says(page.locator('flow-preflight .share'), 'Could not copy');
  const selected = await shared(page).evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
  assert.equal(selected, link);
  assert.equal(await focusedId(page), 'shared');
});

function waitingClipboard() {
  navigator.clipboard.writeText = (text) => {
    globalThis.clipboardText = text;
    return new Promise((resolve, reject) => { globalThis.clipboardAnswers = { resolve, reject }; });
  };
}

const focusedId = (page) => page.evaluate(() => document.querySelector('flow-preflight').shadowRoot.activeElement?.id);

journey('the report goes out as text, Markdown and JSON, to copy and as a file, without names', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill(NAMES);
  await says(verdict(page), 'Will not run');
  await press(page, 'Share');
  const forms = [
    ['Text', 'flow-preflight.txt', /^Will not run\n/],
    ['Markdown', 'flow-preflight.md', /^# Will not run\n/],
    ['JSON', 'flow-preflight.json', /^\{\n {2}"schema": "flow-preflight\/1"/],
  ];
  let json;
  for (const [form, name, begins] of forms) {
    await as(page, form);
    const text = await outgoing(page, begins);
    assert.match(text, /Windows 11|windows11/);
    assert.match(text, /user-1/);
    assert.doesNotMatch(text, /maria|svc-bot/);
    const waiting = page.waitForEvent('download');
    await press(page, 'Download');
    const download = await waiting;
    assert.equal(download.suggestedFilename(), name);
    assert.equal(await readFile(await download.path(), 'utf8'), text, `the file ${name} is not what is shown`);
    json = text;
  }
  const before = await answer(page);
  await paste(page, json);
  await says(page.locator('flow-preflight .paste'), 'Run plan');
  assert.deepEqual(await answer(page), before, 'the JSON does not open to the same');

  await box(page).fill(NAMES);
  await tick(page, 'Keep names');
  await as(page, 'Text');
  assert.match(await outgoing(page, /^Will not run/), /contoso\\maria, locked/);
});

journey('a link that would be too long is a file instead', {}, async ({ page }) => {
  await ready(page);
  const bytes = randomBytes(7);
  const name = () => Array.from({ length: 12 }, () => (bytes.next().value % 36).toString(36)).join('');
  const items = Array.from({ length: 200 }, () => ({ user: name() }));
  await box(page).fill(JSON.stringify({ run: { mode: 'unattended' }, machine: { sessions: { items, complete: true } } }));
  await press(page, 'Share');
  await tick(page, 'Keep names');
  await says(page.locator('flow-preflight #shared-hint'), /characters long; many programs cut it at 2000/);
  const json = await outgoing(page, /flow-preflight\/1/);
  const waiting = page.waitForEvent('download');
  await press(page, 'Download');
  assert.equal((await waiting).suggestedFilename(), 'flow-preflight.json');
  const before = await answer(page);
  await paste(page, json);
  assert.deepEqual(await answer(page), before);
});

const FROZEN = readFileSync(new URL('../fixtures/links-1.txt', import.meta.url), 'utf8').trim().split('\n');

journey('the links of version 1 open for ever', {}, async ({ page, site }) => {
  assert.ok(FROZEN.length >= 4);
  for (const line of FROZEN) {
    const [fragment, ...expected] = line.split(' ');
    await opened(page, site, fragment);
    assert.equal(await page.locator('flow-preflight .notice').count(), 0, `${fragment} does not open`);
    const edit = page.locator('flow-preflight').getByRole('button', { name: 'Edit a copy' });
    if (await edit.count()) await edit.click();
    await press(page, 'Share');
    await as(page, 'JSON');
    assert.equal(JSON.stringify(JSON.parse(await outgoing(page, /schema/)).plan), expected.join(' '), fragment);
  }
});

journey('a link followed while the page is open replaces what is there, and undo brings it back', {}, async ({ page }) => {
  await ready(page);
  await box(page).fill('NoCandidateMachine');
  await says(verdict(page), 'Can’t tell yet');
  const before = await answer(page);
  const follow = (fragment) => page.evaluate((hash) => { location.hash = hash; }, fragment);
  await follow(linkOf('{"said":{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}},"readOnly":true}'));
  await says(verdict(page), 'Will not run');
  await says(page.locator('flow-preflight [role=status]'), 'Will not run');
  await press(page, 'Back to your own run');
  await says(verdict(page), 'Can’t tell yet');
  assert.equal(await box(page).inputValue(), 'NoCandidateMachine');
  assert.deepEqual(await answer(page), before);

  const notice = page.locator('flow-preflight .notice');
  await follow('#2.from-the-future');
  await says(notice, 'made by a newer version of this page');
  await says(page.locator('flow-preflight [role=status]'), 'made by a newer version');
  assert.deepEqual(await answer(page), before, 'a link that can’t be opened changed something');
  await follow('#1.cut-off');
  await says(notice, 'This link is incomplete');
  assert.equal(await box(page).inputValue(), 'NoCandidateMachine');
  await box(page).fill('RDPIsNotEnabled');
  assert.equal(await notice.count(), 0, 'the notice outlives its reason');
  await follow('#findings');
  await settle(page);
  assert.equal(await notice.count(), 0, 'a fragment that is no link is taken for one');
});

for (const [name, fragment, words] of [
  ['a link of a newer version', '#2.abcdef', 'made by a newer version'],
  ['a damaged link', '#1.AAAA', 'incomplete'],
  ['a link with nothing in it', '#1.', 'incomplete'],
  ['a link that is no base64url', '#1.%%%', 'incomplete'],
]) {
  journey(`${name} says so on an empty page that works`, { path: fragment }, async ({ page }) => {
    await ready(page);
    await says(page.locator('flow-preflight .notice'), words);
    await says(page.locator('flow-preflight [role=status]'), words);
    await box(page).fill('RDPIsNotEnabled');
    await says(verdict(page), 'Will not run');
  });
}

journey('a link that inflates without end is left after 64 KB', { inPage: countRead }, async ({ page }) => {
  await ready(page);
  const bomb = linkOf(' '.repeat(50_000_000));
  await page.evaluate((hash) => { location.hash = hash; }, bomb);
  await says(page.locator('flow-preflight .notice'), 'incomplete');
  await settle(page);
  const { read, sent } = await page.evaluate(() => globalThis.inflated);
  assert.ok(sent > 0 && sent <= 64 * 1024 / 1000 + 4096, `${sent} bytes of the link were given to the browser to inflate`);
  assert.ok(read < 1_200_000, `${read} bytes were inflated`);
  await box(page).fill('RDPIsNotEnabled');
  await says(verdict(page), 'Will not run');
});

// Counts what goes into the stream and what is read of it.
function countRead() {
  globalThis.inflated = { read: 0, sent: 0 };
  const Real = globalThis.DecompressionStream;
  globalThis.DecompressionStream = class {
    constructor(format) {
      const { readable, writable } = new Real(format);
      const into = writable.getWriter();
      this.readable = readable.pipeThrough(new TransformStream({
        transform(chunk, out) { globalThis.inflated.read += chunk.byteLength; out.enqueue(chunk); },
      }, undefined, { highWaterMark: 0 }));
      this.writable = new WritableStream({
        write(chunk) { globalThis.inflated.sent += chunk.byteLength; return into.write(chunk); },
        close: () => into.close(),
        abort: (why) => into.abort(why),
      });
    }
  };
}

journey('random links are refused or read, and the page goes on', {}, async ({ page }) => {
  await ready(page);
  const bytes = randomBytes(42);
  const some = (length) => Buffer.from(Array.from({ length }, () => bytes.next().value));
  const words = ['said', 'read', 'codes', 'takenBack', 'open', 'readOnly', '{', '}', '[', ']', ':', ',', '"run"', '"x"', '1', 'null'];
  const mixed = () => Array.from(some(12), (byte) => words[byte % words.length]).join('');
  const fragments = [];
  for (let round = 0; round < 20; round += 1) {
    fragments.push(`#1.${some(round * 3 + 1).toString('base64url')}`, linkOf(`{"said":${mixed()}}`), linkOf(some(40).toString('latin1')));
  }
  for (const fragment of fragments) {
    await page.evaluate((hash) => { location.hash = hash; }, fragment);
    await settle(page);
  }
  const edit = page.locator('flow-preflight').getByRole('button', { name: 'Edit a copy' });
  if (await edit.count()) await edit.click();
  await box(page).fill('RDPIsNotEnabled');
  await says(verdict(page), 'Will not run');
  assert.deepEqual(await page.evaluate(() => globalThis.flowPreflightSeen.errors), []);
});

journey('passing on works by keyboard alone', { inPage: waitingClipboard }, async ({ page }) => {
  await ready(page);
  await reach(page, box(page));
  await page.keyboard.insertText(NAMES);
  await says(verdict(page), 'Will not run');
  await tabTo(page, 'button', 'Share');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await outgoing(page, /^# Will not run/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await outgoing(page, /contoso\\\\maria/);
  await page.keyboard.press('Tab');
  assert.equal(await focusedId(page), 'shared');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.evaluate(() => globalThis.clipboardAnswers.resolve());
  await says(page.locator('flow-preflight .share [aria-live]'), 'Copied');
  await tabTo(page, 'button', 'Download');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await focusedId(page), 'shared', 'the keyboard is caught');
  const button = page.locator('flow-preflight').getByRole('button', { name: 'Share', exact: true });
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await button.focus();
  await page.keyboard.press('Enter');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  assert.equal(await shared(page).count(), 0);
});

const docsPage = (attributes) => ({
  path: `docs.html${FROZEN[0].split(' ')[0]}`,
  inPage: () => {
    globalThis.listened = [];
    const real = globalThis.addEventListener;
    globalThis.addEventListener = function listen(type, ...rest) { globalThis.listened.push(type); return real.call(this, type, ...rest); };
    for (const name of ['pushState', 'replaceState']) history[name] = () => { globalThis.listened.push(name); };
  },
  instead: (path) => (path === 'docs.html' ? { headers: { 'Content-Type': 'text/html' }, body: `<!doctype html>
<html lang="en"><head><title>Docs</title><link rel="icon" href="favicon.svg"><script type="module" src="embed.js"></script></head>
<body><h1>Docs</h1><flow-preflight ${attributes}>One</flow-preflight></body></html>` } : undefined),
});

for (const [attributes, begins] of [['', '#1.'], ['share-links="https://tools.example/flow/"', 'https://tools.example/flow/#1.']]) {
  journey(`a widget ${attributes ? 'with' : 'without'} a page for its links leaves the address of its host alone`, docsPage(attributes), async ({ page }) => {
    await ready(page);
    const address = page.url();
    assert.equal(await verdict(page).count(), 0, 'it opened what stands in the address of its host');
    await box(page).fill('RDPIsNotEnabled');
    await press(page, 'Share');
    const link = await outgoing(page);
    assert.ok(link.startsWith(begins), `the link is ${link}`);
    assert.equal((await page.locator('flow-preflight #shared-hint').innerText()).includes('append it to the address'), attributes === '');
    await page.evaluate((hash) => { location.hash = hash; }, linkOf('{"said":{"machine":{"rdpEnabled":true}}}'));
    await settle(page);
    await says(page.locator('flow-preflight .codes'), 'RDPIsNotEnabled');
    const touched = await page.evaluate(() => globalThis.listened.filter((what) => /hash|pop|State/.test(what)));
    assert.deepEqual(touched, [], 'it listens to or changes the address of its host');
    assert.equal(page.url().split('#')[0], address.split('#')[0]);
  });
}

journey('two widgets share without minding each other', docsTwo(), async ({ page }) => {
  await page.waitForFunction(() => globalThis.flowPreflightSeen.ready.length === 2);
  const one = page.locator('flow-preflight').first();
  await one.locator('#paste').fill('RDPIsNotEnabled');
  await one.getByRole('button', { name: 'Share', exact: true }).click();
  await one.locator('#shared').waitFor();
  assert.equal(await page.locator('flow-preflight').nth(1).locator('#shared').count(), 0);
});

function docsTwo() {
  const { instead } = docsPage('></flow-preflight><flow-preflight');
  return { path: 'docs.html', instead };
}
