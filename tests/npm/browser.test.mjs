// The npm package in a browser: bundled by Vite, served by Vite's dev server, and imported by a plain page.

import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { build, createServer } from 'vite';

import { browser, journey, LIMIT, ready } from '../e2e/harness.mjs';
import { project } from './install.mjs';

const app = join(project, 'app');
cpSync(join(import.meta.dirname, 'app'), app, { recursive: true });
await build({ root: app, logLevel: 'error' });

const explains = async (page) => {
  await ready(page);
  await page.locator('flow-preflight .app').getByText('RDPIsNotEnabled').first().waitFor();
};

journey('engine and element work in what Vite packs', { folder: join(app, 'dist') }, async ({ page, site }) => {
  await explains(page);
  assert.equal(await page.locator('#answer').innerText(), 'blocked');
  assert.equal(site.requests.filter((path) => path.endsWith('.wasm')).length, 2, site.requests.join(' '));
});

writeFileSync(join(project, 'plain.html'), `<!doctype html><html lang="en"><head><title>Docs</title>
<link rel="icon" href="app/public/favicon.svg"><script type="module" src="node_modules/flow-preflight/embed.js"></script></head>
<body><h1>Docs</h1><flow-preflight view="explain" code="RDPIsNotEnabled">What is shown until then</flow-preflight></body></html>`);

journey('the element works from a plain page', { folder: project, path: 'plain.html' }, ({ page }) => explains(page));

test('both work in what Vite serves while developing', { timeout: LIMIT }, async () => {
  const server = await createServer({ root: app, logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
  const context = await (await browser()).newContext();
  try {
    await server.listen();
    const page = await context.newPage();
    await page.goto(server.resolvedUrls.local[0]);
    await page.locator('flow-preflight .app').getByText('RDPIsNotEnabled').first().waitFor();
    assert.equal(await page.locator('#answer').innerText(), 'blocked');
  } finally {
    await context.close();
    await server.close();
  }
});
