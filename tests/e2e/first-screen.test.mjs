// The first screen stands before any program is there: what people do on it brings the program, and is not lost.

import assert from 'node:assert/strict';

import { here, journey, ready, until } from './harness.mjs';
import { runHistory } from './run_history.mjs';
import { FAILED_CHECK, box, fact, reach, says, verdict } from './steps.mjs';

/** What a page asks for to show itself, and what the program behind it is. */
const PAGES = {
  '': {
    shown: ['/', '/answer.css', '/first-screen.js', '/foot.js'],
    program: ['/catalog.bin', '/flow_preflight.js', '/flow_preflight_bg.wasm', '/page.js'],
  },
  'auto-claim/': {
    shown: ['/answer.css', '/auto-claim.css', '/auto-claim/', '/first-screen.js', '/foot.js', '/pages.css'],
    program: ['/catalog.bin', '/page.js', '/view_auto_claim.js', '/view_auto_claim_bg.wasm'],
  },
  'runs/': {
    shown: ['/first-screen.js', '/foot.js', '/pages.css', '/runs.css', '/runs/', '/style.css'],
    program: ['/catalog.bin', '/page.js', '/view_runs.js', '/view_runs_bg.wasm'],
  },
};

const asked = (site) => [...new Set(site.requests)].filter((path) => path !== '/favicon.svg').sort();
const isReady = (page) => page.evaluate(() => globalThis.flowPreflightSeen.ready.length > 0);

/** Marks the box, to see later that it is the same one. */
const mark = (page) => box(page).evaluate((area) => { area.isTheSame = true; });
const isTheSame = (page) => box(page).evaluate((area) => area.isTheSame === true);

/** Runs in the page: adds up how far its parts jump, whatever the person does meanwhile. */
function noteShifts() {
  globalThis.shifts = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { globalThis.shifts += value; })).observe({ type: 'layout-shift', buffered: true });
}

/** Holds back the program until it is let go. */
function held() {
  let letGo;
  const gate = new Promise((open) => { letGo = open; });
  return { letGo, instead: (path) => (path.endsWith('.wasm') ? gate : undefined) };
}

for (const [path, { shown, program }] of Object.entries(PAGES)) for (const width of [390, 1280]) {
  journey(`/${path}: nothing of the program is loaded before somebody wants it, and nothing jumps when it comes, ${width} wide`, { path, width, inPage: noteShifts }, async ({ page, site, seen }) => {
    await here(page);
    const hasBox = path !== 'runs/';
    await page.locator('flow-preflight').getByRole('button', { name: hasBox ? 'Open a file' : 'Choose files' }).waitFor();
    await seen.settle();
    assert.deepEqual(asked(site), shown);
    if (hasBox) await mark(page);
    await ready(page);
    await seen.settle();
    assert.deepEqual(asked(site), [...shown, ...program].sort());
    if (hasBox) assert.ok(await isTheSame(page), 'the box is another one');
    const shifts = await page.evaluate(() => globalThis.shifts);
    assert.ok(shifts < 0.05, `parts of the page jump: ${shifts}`);
  });
}

const program = held();
journey('what is typed while the program comes is read, with caret and undo as they were', { instead: program.instead }, async ({ page, site }) => {
  await reach(page, box(page));
  await mark(page);
  await page.keyboard.type('RDPIsNotEnable', { delay: 1 });
  await until(async () => site.requests.some((path) => path.endsWith('.wasm')), 'the program asked for at the first key');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await isReady(page), false);
  program.letGo();
  await ready(page);
  assert.ok(await isTheSame(page), 'the box is another one');
  assert.deepEqual(await box(page).evaluate((area) => [area.value, area.selectionStart, area.getRootNode().activeElement === area]), ['RDPIsNotEnable', 12, true]);
  await page.keyboard.press('End');
  await page.keyboard.type('d');
  await says(page.locator('flow-preflight .understood'), 'error code');
  await page.keyboard.press('Control+z');
  assert.equal(await box(page).inputValue(), 'RDPIsNotEnable');
});

journey('a paste into the first screen is answered', {}, async ({ page }) => {
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
});

for (const path of ['', 'auto-claim/']) {
  const pressed = held();
  journey(`/${path}: on a phone a press ends on what it began on`, { path, width: 390, instead: pressed.instead }, async ({ page }) => {
    const example = page.locator('flow-preflight .trials li button').first();
    await example.scrollIntoViewIfNeeded();
    const place = await example.boundingBox();
    await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
    await page.mouse.down();
    await page.waitForFunction(() => document.querySelector('flow-preflight').shadowRoot.querySelector('.first').ariaBusy === 'true');
    assert.deepEqual(await example.boundingBox(), place, 'the example moved under the finger');
    await page.mouse.up();
    pressed.letGo();
    await page.locator('flow-preflight #verdict').waitFor();
  });
}

const clicked = held();
journey('a button that is pressed while the program comes does what it says', { instead: clicked.instead }, async ({ page, site }) => {
  await here(page);
  await page.locator('flow-preflight').getByRole('button', { name: 'A failed licence check' }).click();
  await until(async () => site.requests.some((path) => path.endsWith('.wasm')), 'the program asked for');
  clicked.letGo();
  await verdict(page).waitFor();
  assert.match(await box(page).inputValue(), /UnattendedNoAddon/);
});

const dropped = held();
journey('a file that is dropped while the program comes is read', { instead: dropped.instead }, async ({ page }) => {
  await here(page);
  const taken = await box(page).evaluate((area) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['failed with RDPIsNotEnabled'], 'log.txt', { type: 'text/plain' }));
    const send = (kind) => !area.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    send('dragenter');
    return send('dragover') && send('drop');
  });
  assert.equal(taken, true, 'the browser would open the file instead of the page');
  dropped.letGo();
  await says(page.locator('flow-preflight .understood'), 'error code');
});

const chosen = held();
journey('files that are chosen while the program comes are read, by keyboard', { path: 'runs/', instead: chosen.instead }, async ({ page }) => {
  await here(page);
  const choosing = page.waitForEvent('filechooser');
  await reach(page, page.getByRole('button', { name: 'Choose files' }));
  await page.keyboard.press('Enter');
  const { csv } = runHistory(500);
  await (await choosing).setFiles([{ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }]);
  assert.equal(await isReady(page), false);
  chosen.letGo();
  await says(page.locator('flow-preflight #saving'), /would have saved/);
});

const tabbed = held();
journey('where the program draws the screen anew, what was pressed is pressed and what had the focus has it', { path: 'runs/', instead: tabbed.instead }, async ({ page, site }) => {
  await here(page);
  await reach(page, page.getByRole('radio', { name: 'Runs' }));
  await until(async () => site.requests.some((path) => path.endsWith('.wasm')), 'the program asked for');
  await page.keyboard.press('ArrowRight');
  tabbed.letGo();
  await ready(page);
  await page.getByRole('heading', { name: 'Drop the files of your machines here' }).waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Machines' }).evaluate((radio) => radio.checked && radio.getRootNode().activeElement === radio), true);
});

journey('an address with a code needs nobody to touch the page', { path: '#code=RDPIsNotEnabled' }, async ({ page }) => {
  await verdict(page).waitFor();
  assert.equal(await box(page).inputValue(), 'RDPIsNotEnabled');
});

journey('what a script hands over brings the program', {}, async ({ page }) => {
  await here(page);
  await page.evaluate(() => document.querySelector('flow-preflight').read('{"run":{"mode":"unattended"}}'));
  await says(fact(page, 'run.mode'), 'Unattended');
});

journey('without a network the page says so, and goes on with what was typed', {
  mayAsk: true,
  expectedNoise: [/ERR_INTERNET_DISCONNECTED|Failed to load resource/],
}, async ({ page }) => {
  await here(page);
  await page.context().setOffline(true);
  await mark(page);
  await box(page).fill('RDPIsNotEnabled');
  await says(page.locator('flow-preflight .load-error'), 'the browser is offline');
  assert.equal(await box(page).inputValue(), 'RDPIsNotEnabled');
  await page.context().setOffline(false);
  await page.locator('flow-preflight').getByRole('button', { name: 'Try again' }).click();
  await ready(page);
  assert.ok(await isTheSame(page), 'the box is another one');
  await says(page.locator('flow-preflight .understood'), 'error code');
  assert.equal(await page.locator('flow-preflight .load-error').count(), 0);
});

journey('over a slow line the page is there at once, and the program follows', { compressed: true }, async ({ page, seen }) => {
  await here(page);
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await box(page).fill(FAILED_CHECK);
  assert.equal(await page.locator('flow-preflight .app').getAttribute('aria-busy'), 'true');
  await says(verdict(page), 'Will not run');
  assert.equal(await page.locator('flow-preflight .app').getAttribute('aria-busy'), null);
  await line.detach();
  await seen.settle();
});
