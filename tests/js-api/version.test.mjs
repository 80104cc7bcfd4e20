// The engine starts without a page, and has a version.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { engine } from './engine.mjs';

test('the version is the package’s', () => {
  const manifest = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.equal(engine.version(), /^version = "(.+)"$/m.exec(manifest)[1]);
});

test('importing the element does nothing where there is no page', async () => {
  const before = Object.keys(globalThis);
  const { FlowPreflight } = await import('../../dist/element.js');
  assert.equal(typeof FlowPreflight, 'function');
  assert.deepEqual(Object.keys(globalThis), before);
});
