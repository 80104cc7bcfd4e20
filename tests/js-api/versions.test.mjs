// `versions.json` is correct, and a version's folder has every file that its element fetches.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { DIST } from '../e2e/server.mjs';

const { versions } = JSON.parse(readFileSync(join(DIST, 'versions.json'), 'utf8'));

for (const { version, path, snippet, files } of versions) {
  const read = (name) => readFileSync(join(DIST, path, name));

  test(`${version}: each file has its size and its hash`, () => {
    assert.equal(path, `@${version}/`);
    const plain = readdirSync(join(DIST, path)).filter((name) => !/\.(br|gz)$/.test(name));
    assert.deepEqual(files.map(({ name }) => name), plain.sort());
    for (const { name, bytes, brotli, integrity } of files) {
      assert.equal(integrity, `sha384-${createHash('sha384').update(read(name)).digest('base64')}`, name);
      assert.deepEqual([bytes, brotli], [read(name).length, read(`${name}.br`).length], name);
    }
  });

  test(`${version}: the element names each file that it fetches, with its hash`, () => {
    const script = read('embed.js').toString();
    const fetched = files.filter(({ name }) => /^(?!engine).*\.wasm$|^catalog-index|^catalog\.bin/.test(name));
    assert.ok(fetched.length >= 3);
    for (const { name, integrity } of fetched) {
      assert.ok(script.includes(`new URL("./${name}",import.meta.url)`), `embed.js does not say where ${name} is`);
      assert.ok(script.includes(integrity), `embed.js does not know the hash of ${name}`);
    }
  });

  test(`${version}: without an address of the site there are no tags to copy`, () => {
    assert.equal(snippet, undefined);
  });
}
