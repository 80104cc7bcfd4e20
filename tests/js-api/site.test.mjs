// The built page before any script runs, and its policy.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { DIST, POLICY } from '../e2e/server.mjs';

test('without scripts the page still says what it is', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  for (const words of ['Flow Preflight</a></h1>', 'never sent anywhere', '<noscript>', 'Not affiliated with Microsoft']) {
    assert.ok(html.includes(words), `the page does not say ${words}`);
  }
});

test('without an address of the site none is made up', () => {
  for (const page of ['index.html', 'catalog/index.html', 'codes/UnattendedNoAddon/index.html', '404.html']) {
    const html = readFileSync(join(DIST, page), 'utf8');
    assert.ok(!/canonical|\{\{/.test(html), page);
    // Allowed foreign addresses: sources, portals, and the vocabulary of the structured data.
    assert.ok(!/https?:\/\/(?!learn\.microsoft\.com|make\.powerautomate\.com|schema\.org|[^"]*microsoft)/.test(html), page);
  }
  assert.ok(!existsSync(join(DIST, 'sitemap.xml')));
});

test('every page begins its head with the policy', () => {
  for (const page of ['catalog/index.html', 'codes/UnattendedNoAddon/index.html', 'rules/unattended-capacity/index.html', 'licenses/premium/index.html', '404.html']) {
    const html = readFileSync(join(DIST, page), 'utf8');
    assert.ok(html.includes(`<head>\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">`), page);
  }
});

test('the policy is the strict one', () => {
  for (const loophole of ['unsafe-inline', "'unsafe-eval'", 'data:', 'blob:', '*', 'http']) {
    assert.ok(!POLICY.includes(loophole), `the policy holds ${loophole}`);
  }
  for (const bar of ["default-src 'none'", "connect-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"]) {
    assert.ok(POLICY.includes(bar), `the policy lacks ${bar}`);
  }
});
