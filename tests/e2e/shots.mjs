// Pictures of the page in every state, for people to look at: `--out DIR`, only the states whose names begin with `--only`;
// or the one in the README: `--picture FILE`.

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { browser, closeBrowser, contextOptions, ready } from './browser.mjs';
import { linkOf } from './links.mjs';
import { machines } from './machines.mjs';
import { drop, runHistory } from './run_history.mjs';
import { serve } from './server.mjs';
import { watch } from './watch.mjs';

/** A state: its name, its page, and how a page that has just become ready gets there; `still` where no script runs. To add one, add a line. */
const STATES = [
  { name: 'empty', reach: () => {} },
  { name: 'example-1', reach: (page) => pressExample(page, 0) },
  { name: 'example-2', reach: (page) => pressExample(page, 'Windows 11 with a locked session') },
  { name: 'example-3', reach: (page) => pressExample(page, 'Remote Desktop is off') },
  { name: 'ways', reach: async (page) => { await pressExample(page, 'Windows 11 with a locked session'); await open(page, 'Other ways'); await open(page, /^Message to/); } },
  { name: 'share', reach: (page) => share(page, 'Link') },
  { name: 'share-markdown', reach: (page) => share(page, 'Markdown') },
  { name: 'reading', path: linkOf('{"said":{"run":{"mode":"unattended"},"machine":{"osFamily":"windows11","rdpEnabled":false}},"codes":["NoCandidateMachine"],"readOnly":true}'), reach: () => {} },
  { name: 'damaged-link', path: '#1.AAAA', reach: () => {} },
  { name: 'catalog', path: 'catalog/', reach: () => {} },
  { name: 'catalog-search', path: 'catalog/#q=signed+in', reach: () => {} },
  { name: 'catalog-nothing', path: 'catalog/#q=UnatendedNoAdon', reach: () => {} },
  { name: 'auto-claim', path: 'auto-claim/', reach: () => {} },
  { name: 'auto-claim-claimed', path: 'auto-claim/', reach: (page) => pressExample(page, 0) },
  { name: 'auto-claim-not-claimed', path: 'auto-claim/', reach: (page) => pressExample(page, 1) },
  { name: 'auto-claim-depends', path: 'auto-claim/', reach: (page) => pressExample(page, 2) },
  { name: 'auto-claim-set-up', path: 'auto-claim/', reach: (page) => page.getByRole('tab', { name: 'Set up policies' }).click() },
  { name: 'runs', path: 'runs/', reach: () => {} },
  { name: 'runs-answer', path: 'runs/', reach: (page) => dropped(page, { 'flowsession.csv': runHistory(20_000).csv }) },
  { name: 'runs-machines', path: 'runs/', reach: (page) => dropped(page, machines(60)) },
  { name: 'machines', path: 'machines/', still: true, reach: () => {} },
  { name: 'guides', path: 'guides/', still: true, reach: () => {} },
  { name: 'guide', path: 'guides/unattended-machine/', still: true, reach: () => {} },
  { name: 'compare', path: 'compare/', still: true, reach: async (page) => { await page.getByRole('button', { name: 'Try an example' }).click(); await page.locator('#table table').first().waitFor(); } },
  { name: 'offline', path: 'offline/', still: true, reach: () => {} },
  { name: 'embed', path: 'embed/', reach: () => {} },
  { name: 'code', path: 'codes/UnattendedNoAddon/', still: true, reach: () => {} },
  { name: 'rule', path: 'rules/unattended-capacity/', still: true, reach: () => {} },
  { name: 'license', path: 'licenses/premium/', still: true, reach: () => {} },
  { name: 'not-found', path: 'codes/NoSuchCode/', reach: () => {} },
];

/** A small phone, a phone, a laptop, a wide screen; and a sheet of A4. */
const WIDTHS = [320, 390, 1280, 1600];
const PAPER = 794;

const { values } = parseArgs({ options: { out: { type: 'string' }, only: { type: 'string' }, picture: { type: 'string' } } });
const site = await serve();
try {
  if (values.picture) await shoot({ state: STATES[1], width: 1280, looks: [{ file: values.picture, media: { colorScheme: 'light' } }], fallback: true });
  else await shootAll(values.out ?? 'target/shots', values.only ?? '');
} finally {
  await closeBrowser();
  await site.close();
}

async function open(page, name) {
  await page.locator('flow-preflight .ways summary').filter({ hasText: name }).first().click();
}

/** A page is loaded once for a width; light, dark and forced colours are switched on it. */
async function shootAll(folder, only) {
  for (const state of STATES.filter(({ name }) => name.startsWith(only))) {
    const file = (look) => join(folder, `${state.name}-${look}.png`);
    for (const width of WIDTHS) {
      await shoot({ state, width, looks: [
        { file: file(`light-${width}`), media: { colorScheme: 'light' } },
        { file: file(`dark-${width}`), media: { colorScheme: 'dark' } },
        { file: file(`forced-${width}`), media: { colorScheme: 'dark', forcedColors: 'active' } },
      ] });
    }
    await shoot({ state, width: PAPER, looks: [{ file: file('print'), media: { media: 'print' } }] });
  }
}

async function shoot({ state, width, looks, fallback = false }) {
  const context = await (await browser()).newContext(contextOptions({ width, reducedMotion: 'reduce' }));
  const page = await context.newPage();
  const seen = await watch(page, site.origin);
  await page.goto(new URL(state.path ?? '', site.url).href);
  if (!state.still) await ready(page);
  const reached = (await state.reach(page)) !== false;
  if (reached || fallback) {
    await seen.settle();
    for (const { file, media } of looks) {
      await page.emulateMedia(media);
      await mkdir(dirname(file), { recursive: true });
      await page.screenshot({ path: file, fullPage: true });
      console.log(`  ${file}${seen.noise.length > 0 ? `; the console said: ${seen.noise.join('; ')}` : ''}`);
    }
  } else {
    console.log(`  ${state.name}: left out, the page has no such example`);
  }
  await context.close();
}

// Files of many runs or machines, until they are answered.
async function dropped(page, files) {
  await drop(page, files);
  await page.locator('flow-preflight .app :is(#saving, .matrix, table)').first().waitFor();
}

async function share(page, form) {
  await pressExample(page, 'Windows 11 with a locked session');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('radio', { name: form, exact: true }).check({ force: true });
}

// An example is a button of the list that the empty page offers.
async function pressExample(page, index) {
  const examples = page.locator('flow-preflight .trials li button');
  const wanted = typeof index === 'number' ? examples.nth(index) : examples.filter({ hasText: index });
  if ((await wanted.count()) === 0) return false;
  await wanted.first().click();
  return true;
}
