// What the built page says before any script runs, and the policy it stands under.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { DIST, POLICY } from '../e2e/server.mjs';

test('without scripts the page still says what it is', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  for (const words of ['<h1>Flow Preflight</h1>', 'never sent anywhere', '<noscript>', 'Not affiliated with Microsoft']) {
    assert.ok(html.includes(words), `the page does not say ${words}`);
  }
});

test('without an address of the site none is made up', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  assert.ok(!/canonical|\{\{|https?:/.test(html));
});

test('the policy is the strict one', () => {
  for (const loophole of ['unsafe-inline', "'unsafe-eval'", 'data:', 'blob:', '*', 'http']) {
    assert.ok(!POLICY.includes(loophole), `the policy holds ${loophole}`);
  }
  for (const bar of ["default-src 'none'", "connect-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
    assert.ok(POLICY.includes(bar), `the policy lacks ${bar}`);
  }
});
