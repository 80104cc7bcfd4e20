// Measures the page of many runs in Chromium: how long from the drop to the answer, against plain JavaScript over the same
// file, and how much memory it takes. Both read a file on disk, so its bytes are the browser's.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { browser, closeBrowser, contextOptions, ready } from './browser.mjs';
import { readCsv, readPages } from './rival_readers.mjs';
import { runHistory, runPages } from './run_history.mjs';
import { serve } from './server.mjs';
import { timed } from './steps.mjs';
import { watch } from './watch.mjs';

const MB = 1_000_000;

/** The rows that are timed, and those whose memory is measured. */
const ROWS = Number(process.env.ROWS ?? 200_000);
const HELD = (process.env.HELD ?? '100000,1000000').split(',').map(Number);

/** How often each is timed; the fastest counts, because noise only adds. The two take turns, so that it falls on both. */
const TIMES = 5;

const folder = mkdtempSync(join(tmpdir(), 'runs-bench-'));
const site = await serve();
const rows = [];
try {
  const { csv, failed } = runHistory(ROWS);
  rows.push(await compared(`${ROWS / 1000},000 runs as CSV`, saved('runs.csv', csv), failed, readCsv, '0.50 times or less'));
  rows.push(await compared('… as pages of JSON', saved('runs.json', runPages(ROWS).json), failed, readPages, '1.00 times or less'));
  for (const held of HELD) rows.push(...await memory(held));
} finally {
  await site.close();
  await closeBrowser();
  rmSync(folder, { recursive: true });
}
for (const [what, took, must] of rows) console.log(`  ${what.padEnd(30)} ${took.padEnd(62)} ${must && `must: ${must}`}`);

function saved(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

// The page and a rival over the same file.
async function compared(what, path, failed, rival, must) {
  const [ours, other] = [await opened(), await beside(path)];
  let [least, leastOfRival] = [Infinity, Infinity];
  for (let turn = 0; turn < TIMES; turn += 1) {
    least = Math.min(least, await answer(ours.page, path, failed));
    const found = await other.page.evaluate(rival);
    assert.deepEqual([found.runs, found.failed], [ROWS, failed], 'both count the same');
    leastOfRival = Math.min(leastOfRival, found.took);
  }
  await ours.context.close();
  await other.context.close();
  const words = `${least.toFixed(0)} ms to the answer; plain JavaScript ${leastOfRival.toFixed(0)} ms: ${(least / leastOfRival).toFixed(2)} times as long`;
  return [what, words, must];
}

// The page of many runs, with its program running and a file input beside it.
async function opened() {
  const context = await (await browser()).newContext(contextOptions({}));
  const page = await context.newPage();
  await page.addInitScript(keepMemories);
  await watch(page, site.origin);
  await page.goto(`${site.url}runs/`);
  await ready(page);
  await page.evaluate(addInput);
  return { context, page };
}

// An empty page whose input has the file.
async function beside(path) {
  const context = await (await browser()).newContext(contextOptions({}));
  const page = await context.newPage();
  await page.evaluate(addInput);
  await page.locator('input').setInputFiles(path);
  return { context, page };
}

// Both run in the page.
function addInput() {
  document.body.append(Object.assign(document.createElement('input'), { type: 'file' }));
}

// Keeps what a program exports as its memory.
function keepMemories() {
  globalThis.memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const before = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await before.apply(WebAssembly, given);
      const all = Object.values((made.instance ?? made).exports);
      globalThis.memories.push(...all.filter((part) => part instanceof WebAssembly.Memory));
      return made;
    };
  }
}

// Drops the file, and gives the milliseconds until the answer is drawn.
async function answer(page, path, failed) {
  const input = page.locator('body > input');
  await input.setInputFiles(path);
  const took = await timed(page, 'drop', '#saving');
  await input.evaluate(({ files: [file] }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    document.querySelector('flow-preflight').shadowRoot.querySelector('.workbench.runs')
      .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  });
  const milliseconds = await took();
  const figures = await page.locator('flow-preflight .figures').innerText();
  assert.ok(figures.includes(failed.toLocaleString('en')), `${failed} failed in ${figures}`);
  await page.locator('flow-preflight').getByRole('button', { name: 'Clear', exact: true }).click();
  return milliseconds;
}

// The memory of a page that reads so many runs: the program's, which never shrinks, and what JavaScript holds besides,
// the most while it reads and what is left.
async function memory(count) {
  const { csv, failed } = runHistory(count);
  const path = saved(`${count}.csv`, csv);
  const { context, page } = await opened();
  const session = await context.newCDPSession(page);
  const heap = async () => {
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
    return usedSize + embedderHeapUsedSize + backingStorageSize;
  };
  const program = () => page.evaluate(() => globalThis.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  const collected = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return heap();
  };
  const before = [await program(), await collected()];
  let [reading, most] = [true, 0];
  const looking = (async () => {
    while (reading) most = Math.max(most, await heap());
  })();
  await answer(page, path, failed);
  reading = false;
  await looking;
  const after = [await program(), await collected()];
  await context.close();
  const shown = (bytes) => `${(bytes / MB).toFixed(1)} MB`;
  const size = `${count.toLocaleString('en')} runs, ${(csv.length / MB).toFixed(0)} MB of CSV`;
  return [
    [size, `${shown(after[0] + most)}: program ${shown(after[0])}, JavaScript ${shown(most)} at most`, '96.0 MB or less'],
    ['… before and after, collected', `program ${shown(before[0])}, JavaScript ${shown(before[1])} and ${shown(after[1])}`, ''],
  ];
}
