// A version's folder on a foreign page: one script, whose hash covers everything that it loads.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { journey, ready } from './harness.mjs';
import { DIST } from './server.mjs';

const { versions: [{ path, files }] } = JSON.parse(await readFile(join(DIST, 'versions.json'), 'utf8'));
const EMBED = `${path}embed.js`;
const WASM = `${path}flow_preflight_bg.wasm`;
const CATALOG = `${path}catalog.bin`;
const STYLES = `${path}styles.json`;
const hash = files.find(({ name }) => name === 'embed.js').integrity;

const docs = (view) => `<!doctype html><html lang="en"><head><title>Docs</title><link rel="icon" href="favicon.svg">
<script type="module" src="${EMBED}" integrity="${hash}" crossorigin></script></head>
<body><h1>Docs</h1><flow-preflight${view}>What is shown until then</flow-preflight></body></html>`;

const page = (answers = {}, view = '') => ({
  path: 'docs.html',
  instead: (asked) => ({ 'docs.html': html(docs(view)), ...answers })[asked],
});
const html = (body) => ({ headers: { 'Content-Type': 'text/html' }, body });

journey('one script, one program, the styles and the catalogue are all that a page loads', page(), async ({ page: docs, site }) => {
  await ready(docs);
  // What is behind the script is fetched in parallel, in any order.
  assert.deepEqual(site.requests.filter((asked) => !/html$|svg$/.test(asked)).sort(), [`/${CATALOG}`, `/${EMBED}`, `/${STYLES}`, `/${WASM}`].sort());
});

journey('the catalogue of a version leads to the pages of the site', page({}, ' view="catalog"'), async ({ page: docs, site }) => {
  await ready(docs);
  const links = await docs.locator('flow-preflight .results a, flow-preflight a').evaluateAll((all) => all.map((link) => link.href));
  const wrong = links.filter((link) => !new RegExp(`^${site.origin}/(codes|rules|licenses)/`).test(link));
  assert.ok(links.length > 100 && wrong.length === 0, `${links.length} links, of which these lead elsewhere: ${wrong.slice(0, 3)}`);
});

const longer = async (path, type) => ({ headers: { 'Content-Type': type }, body: Buffer.concat([await readFile(join(DIST, path)), Buffer.from('\n')]) });

for (const [path, type] of [[WASM, 'application/wasm'], [CATALOG, 'application/octet-stream'], [STYLES, 'application/json']]) {
  const other = await longer(path, type);
  journey(`another ${basename(path)} than the one that was meant is refused`, { ...page({ [path]: other }), expectedNoise: [/integrity/] }, async ({ page: docs }) => {
    const message = docs.locator('flow-preflight .load-error');
    await message.waitFor();
    assert.ok((await message.innerText()).includes(basename(path)));
    const { errors } = await docs.evaluate(() => globalThis.flowPreflightSeen);
    assert.deepEqual(errors.map(({ cause }) => cause), ['integrity']);
  });
}

journey('a script that is not the one that was meant does nothing', {
  ...page({ [EMBED]: { headers: { 'Content-Type': 'text/javascript' }, body: 'globalThis.tampered = true;' } }),
  expectedNoise: [/integrity/],
}, async ({ page: docs }) => {
  await docs.waitForLoadState();
  assert.equal(await docs.evaluate(() => globalThis.tampered), undefined, 'the script ran');
  assert.ok(await docs.getByText('What is shown until then').isVisible());
});
