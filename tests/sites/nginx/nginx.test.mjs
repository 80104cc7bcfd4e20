// The nginx example serves the site correctly: headers, types, compressed files; and a strict page that embeds.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { DIST, POLICY } from '../../e2e/server.mjs';
import { explains, visit } from '../visit.mjs';
import { configuration, freePort, nginx } from './nginx.mjs';

const EXAMPLE = join(import.meta.dirname, '../../../docs/servers/nginx.conf');
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const { versions: [{ path, files }] } = JSON.parse(readFileSync(join(DIST, 'versions.json'), 'utf8'));

const [toolPort, hostPort] = [await freePort(), await freePort()];
const tool = `http://127.0.0.1:${toolPort}`;
const host = mkdtempSync(join(tmpdir(), 'flow-preflight-host-'));
let stop;

before(async () => {
  const brotli = existsSync(BROTLI);
  const page = (name, replaced) => writeFileSync(join(host, name), configuration(join(import.meta.dirname, name), replaced));
  const { integrity } = files.find(({ name }) => name === 'embed.js');
  page('index.html', { 'https://tool.example/@0.1.0/': `${tool}/${path}`, 'sha384-…': integrity });
  page('frame.html', { 'https://tool.example/': `${tool}/` });
  stop = await nginx([toolPort, hostPort], [
    configuration(EXAMPLE, {
      'listen 80': `listen 127.0.0.1:${toolPort}`,
      '/var/www/flow-preflight': DIST.replace(/\/$/, ''),
      ...(brotli ? { '# brotli_static on': 'brotli_static on' } : {}),
    }),
    configuration(join(import.meta.dirname, 'host.conf'), { 'listen 80': `listen 127.0.0.1:${hostPort}`, '/var/www/host': host, TOOL: tool }),
  ], brotli ? `load_module ${BROTLI};` : '');
});

after(async () => {
  await stop?.();
  rmSync(host, { recursive: true });
});

/** The response to a request, still compressed. */
const ask = (file, encoding = 'identity') => new Promise((answered, failed) => {
  get(`${tool}/${file}`, { headers: { 'Accept-Encoding': encoding } }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => answered({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
  }).on('error', failed);
});

test('every page is sent under the policy, to any origin', async () => {
  for (const page of ['', 'catalog/', 'codes/UnattendedNoAddon/', 'no-such-page']) {
    const { headers } = await ask(page);
    assert.equal(headers['content-security-policy'], `${POLICY}; frame-ancestors 'none'`, page);
    assert.equal(headers['access-control-allow-origin'], '*', page);
    assert.equal(headers['x-content-type-options'], 'nosniff', page);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8', page);
  }
});

test('only the page for frames may be framed', async () => {
  const { headers } = await ask('frame/');
  // In an opaque origin, WebKit matches nothing with 'self'.
  assert.equal(headers['content-security-policy'], `${POLICY.replaceAll("'self'", `'self' ${tool}`)}; frame-ancestors *`);
});

test('only the page for offline use may register a service worker', async () => {
  const { headers, body } = await ask('offline/');
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(body);
  assert.match(policy, /trusted-types flow-preflight-offline; manifest-src 'self'; worker-src 'self'$/);
  assert.equal(headers['content-security-policy'], `${policy}; frame-ancestors 'none'`);
});

test('what leads nowhere is answered by our own page', async () => {
  const { status, body } = await ask('codes/NoSuchCode/');
  assert.equal(status, 404);
  assert.equal(body.toString(), readFileSync(join(DIST, '404.html'), 'utf8'));
});

test('every kind of file has its type', async () => {
  const types = {
    'embed.js': 'text/javascript; charset=utf-8',
    'engine_bg.wasm': 'application/wasm',
    'favicon.svg': 'image/svg+xml',
    'schema.json': 'application/json; charset=utf-8',
    'answer.css': 'text/css; charset=utf-8',
    'catalog-index.bin': 'application/octet-stream',
    'catalog.bin': 'application/octet-stream',
  };
  for (const [file, type] of Object.entries(types)) assert.equal((await ask(file)).headers['content-type'], type);
});

test('a version is kept for ever, everything else is asked for anew', async () => {
  assert.equal((await ask(`${path}embed.js`)).headers['cache-control'], 'public, max-age=31536000, immutable');
  for (const file of ['', 'embed.js', 'versions.json']) assert.equal((await ask(file)).headers['cache-control'], 'no-cache', file);
});

for (const [encoding, suffix, can] of [['gzip', 'gz', true], ['br', 'br', existsSync(BROTLI)]]) {
  test(`files go out as they lie packed: ${encoding}`, { skip: !can && 'this nginx has no module for it' }, async () => {
    const { headers, body } = await ask('flow_preflight_bg.wasm', encoding);
    assert.equal(headers['content-encoding'], encoding);
    assert.deepEqual(body, readFileSync(join(DIST, `flow_preflight_bg.wasm.${suffix}`)));
  });
}

visit('the element explains a code on a strict page of another origin', `http://127.0.0.1:${hostPort}/`, {}, async ({ page }) => {
  await explains(page);
});

visit('a frame explains a code on a strict page of another origin', `http://127.0.0.1:${hostPort}/frame.html`, {}, async ({ page }) => {
  await explains(page.frameLocator('iframe'));
});
