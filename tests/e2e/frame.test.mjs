// The tool in a sandboxed frame, on a strict page of another origin: works with an opaque origin.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { assertAccessible } from './axe.mjs';
import { browser, closeBrowser, contextOptions, LIMIT, until } from './browser.mjs';
import { linkOf } from './links.mjs';
import { serve } from './server.mjs';
import { FAILED_CHECK } from './steps.mjs';
import { settle } from './watch.mjs';

after(closeBrowser);

const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';

/** Opens a page that may show the tool's frames and run its `frame.js`, and nothing else. */
function framed(name, { fragment, attributes = '', script = true, width = 1280, expectedNoise }, steps) {
  test(name, { timeout: LIMIT }, async () => {
    const tool = await serve();
    const source = script ? `<script type="module" src="${tool.url}frame.js"></script>` : '';
    const html = `<!doctype html><html lang="en"><head><title>Wiki</title><link rel="icon" href="data:,">${source}</head><body><h1>Wiki</h1>
<iframe title="Flow Preflight" width="100%" sandbox="${SANDBOX}" ${attributes} src="${tool.url}frame/#${typeof fragment === 'function' ? fragment(tool) : fragment}"></iframe><iframe title="Another" srcdoc="<p>Another</p>"></iframe></body></html>`;
    const policy = `default-src 'none'; img-src data:; frame-src ${tool.origin}; script-src ${script ? tool.origin : "'none'"}`;
    const host = await serve({ policy, instead: (path) => (path === 'wiki.html' ? { headers: { 'Content-Type': 'text/html' }, body: html } : undefined) });
    const context = await (await browser()).newContext(contextOptions({ width }));
    const heard = [];
    try {
      const page = await context.newPage();
      page.on('console', (message) => heard.push(message.text()));
      page.on('pageerror', (error) => heard.push(error.message));
      await page.goto(`${host.url}wiki.html`);
      await steps({ page, frame: page.frameLocator('iframe').first(), tool, host, context });
      assert.deepEqual(heard.filter((line) => !expectedNoise?.test(line)), [], 'something was left on the console');
    } finally {
      await context.close();
      await Promise.all([tool.close(), host.close()]);
    }
  });
}

const heightOf = (page, at = 0) => page.locator('iframe').nth(at).evaluate((frame) => frame.clientHeight);
const wanted = (frame) => frame.locator('html').evaluate((root) => root.offsetHeight);

for (const width of [390, 1280]) {
  framed(`the frame explains a code with no origin of its own, ${width} wide`, { fragment: 'view=explain&code=UnattendedNoAddon&compact', width }, async ({ page, frame, tool, host }) => {
    await frame.getByRole('heading', { name: 'Will not run' }).waitFor();
    assert.equal(await frame.locator('html').evaluate(() => origin), 'null', 'it has an origin');
    assert.ok(tool.requests.includes('/frame/') && tool.requests.every((path) => path !== '/catalog-index.bin'));
    assert.deepEqual(host.requests.filter((path) => path !== '/wiki.html'), [], 'the host was asked for a part of the tool');
    assert.ok(!(await frame.locator('.head').isVisible()), '`compact` has no effect');
    await assertAccessible(page);
  });
}

framed('the frame is as high as what is in it', { fragment: 'view=explain&code=UnattendedNoAddon' }, async ({ page, frame }) => {
  await frame.getByRole('heading', { name: 'Will not run' }).waitFor();
  const fits = async () => Math.abs((await heightOf(page)) - (await wanted(frame))) <= 1;
  const wait = (words) => until(fits, `${words} the frame is as high as what is in it`);
  await wait('at first');
  const before = await heightOf(page);
  const fold = frame.locator('summary').filter({ hasText: 'All other questions' });
  await fold.click();
  await wait('with a fold open');
  assert.ok((await heightOf(page)) > before, 'it did not grow');
  await fold.click();
  await wait('with the fold closed');
  assert.equal(await heightOf(page, 1), 150, 'another frame was changed');
});

framed('a message about the height of no frame changes nothing', { fragment: '' }, async ({ page, frame }) => {
  await frame.getByRole('textbox').first().waitFor();
  await page.waitForFunction(() => document.querySelector('iframe').clientHeight > 200);
  const before = await heightOf(page);
  await page.evaluate(() => postMessage({ type: 'flow-preflight-height', height: 9999 }, '*'));
  await settle(page);
  assert.deepEqual([await heightOf(page), await heightOf(page, 1)], [before, 150]);
});

framed('sources open in a tab of their own', { fragment: 'view=explain&code=UnattendedNoAddon', script: false }, async ({ frame, context }) => {
  const link = frame.getByRole('link', { name: 'Open in the workbench' });
  const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await opened.getByRole('heading', { name: 'Will not run' }).waitFor();
  assert.match(opened.url(), /\/#code=UnattendedNoAddon$/);
  await opened.close();
});

framed('where nothing can be copied, the text is selected', { fragment: '', expectedNoise: /Clipboard API has been blocked/ }, async ({ page, frame }) => {
  await frame.getByRole('textbox').first().fill(FAILED_CHECK);
  await frame.getByRole('button', { name: 'Share', exact: true }).click();
  await frame.getByRole('button', { name: 'Copy link' }).click();
  await frame.getByText('Could not copy.').first().waitFor();
  assert.match(await frame.locator('#shared').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd)), /^#1\./);
  assert.equal(page.url().includes('#'), false);
});

framed('the frame follows its fragment, and reads no links in it', { fragment: `${linkOf('{"codes":["NoCandidateMachine"]}').slice(1)}&share-links=here&theme=dark` }, async ({ page, frame }) => {
  await frame.getByRole('textbox').first().waitFor();
  assert.equal(await frame.locator('#verdict').count(), 0, 'it opened a link');
  assert.equal(await frame.locator('.app').evaluate((app) => getComputedStyle(app).colorScheme), 'dark');
  await page.locator('iframe').first().evaluate((element) => { element.src = `${element.src.split('#')[0]}#code=NoCandidateMachine&theme=light`; });
  await frame.getByRole('heading', { name: 'Can’t tell yet' }).waitFor();
  assert.equal(await frame.locator('.app').evaluate((app) => getComputedStyle(app).colorScheme), 'light');
});

/** The link that the frame makes. */
async function linkIn(frame, words = /#1\./) {
  await frame.getByRole('button', { name: 'Share', exact: true }).click();
  const field = frame.locator('#shared');
  await until(async () => words.test(await field.inputValue()), `a link like ${words}`);
  return field.inputValue();
}

const to = (address) => `code=RDPIsNotEnabled&${new URLSearchParams({ 'share-links': address })}`;

framed('an address with a fragment can’t send share links to another site', { fragment: to('https://elsewhere.example/flow/') }, async ({ frame }) => {
  assert.match(await linkIn(frame), /^#1\./);
});

framed('share links may lead to the frame’s own site', { fragment: (tool) => to(`${tool.url}catalog/`) }, async ({ frame, tool }) => {
  assert.ok((await linkIn(frame)).startsWith(`${tool.url}catalog/#1.`));
});

framed('share links lead where the page around the frame says, on its own site', { fragment: to('https://elsewhere.example/'), attributes: 'data-share-links="/runs/"' }, async ({ frame, host }) => {
  const link = await linkIn(frame, /runs\/#1\./);
  assert.ok(link.startsWith(`${host.origin}/runs/#1.`), link);
});

framed('the page around the frame can’t say another site', { fragment: 'code=RDPIsNotEnabled', attributes: 'data-share-links="https://elsewhere.example/"' }, async ({ page, frame }) => {
  await frame.getByRole('button', { name: 'Share', exact: true }).waitFor();
  await settle(page);
  assert.match(await linkIn(frame), /^#1\./);
});

framed('no frame but ours has its height changed, and ours only within bounds', { fragment: '' }, async ({ page, frame }) => {
  await frame.getByRole('textbox').first().waitFor();
  const send = (at, height) => page.frames()[at].evaluate((wish) => parent.postMessage({ type: 'flow-preflight-height', height: wish }, '*'), height);
  const [ours, another] = [1, 2].sort((one) => (page.frames()[one].url().includes('/frame/') ? -1 : 1));
  await send(another, 9_999);
  await send(ours, 1e9);
  await until(async () => (await heightOf(page)) >= 10_000, 'the height that was asked for, up to a bound');
  assert.deepEqual([await heightOf(page), await heightOf(page, 1)], [20_000, 150]);
});
