// The npm package in Node.js, for a type checker, and for package linters.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

import { publint } from 'publint';

import { names, project, tarball } from './install.mjs';

const CHECK = "check({ run: { mode: 'unattended' }, machine: { rdpEnabled: false } }).verdict";
const tool = (name) => createRequire(import.meta.url).resolve(name);

/** The output of a script in the project; the file's extension decides its module type. */
function run(file, script) {
  writeFileSync(join(project, file), script);
  return spawnSync(process.execPath, ['--no-warnings', file], { cwd: project, encoding: 'utf8' });
}

test('an import works at once, without anything to start', () => {
  const { stdout, stderr } = run('use.mjs', `import { check, read } from 'flow-preflight';
console.log(${CHECK}, read('{"code": "RDPIsNotEnabled"}').reading.codes[0].code);`);
  assert.equal(stdout, 'blocked RDPIsNotEnabled\n', stderr);
});

test('require works where Node.js can, and else says that this is a module', () => {
  const { stdout, stderr } = run('use.cjs', `const { check } = require('flow-preflight'); console.log(${CHECK});`);
  if (process.features.require_module) assert.equal(stdout, 'blocked\n', stderr);
  else assert.match(stderr, /ERR_REQUIRE_ESM/);
});

test('the element can be imported where there is no page', () => {
  for (const name of ['element', 'element.js']) {
    const { stdout, stderr } = run('page.mjs', `import { FlowPreflight } from 'flow-preflight/${name}'; console.log(typeof FlowPreflight);`);
    if (name.endsWith('.js')) assert.equal(stdout, 'function\n', stderr);
    else assert.match(stderr, /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  }
});

test('right uses type-check, wrong ones do not', () => {
  const uses = {
    right: 'export { element, verdict };',
    misspelt: 'check({ machine: { rdpEnabld: true } }); export { element, verdict };',
    mistyped: 'const wrong: number = verdict; export { element, wrong };',
  };
  for (const [name, line] of Object.entries(uses)) {
    writeFileSync(join(project, `${name}.mts`), `import { check, type RunPlan, type Verdict } from 'flow-preflight';
import { FlowPreflight } from 'flow-preflight/element.js';
import 'flow-preflight/embed.js';
const plan: RunPlan = { run: { mode: 'unattended' } };
const verdict: Verdict = check(plan).verdict;
const element: FlowPreflight | null = document.querySelector('flow-preflight');
${line}\n`);
  }
  const words = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom,esnext.disposable', '--module', 'nodenext'];
  const files = Object.keys(uses).map((name) => `${name}.mts`);
  const { stdout } = spawnSync(process.execPath, [tool('typescript/bin/tsc'), ...words, ...files], { cwd: project, encoding: 'utf8' });
  assert.deepEqual(stdout.match(/^\w+\.mts/gm), ['misspelt.mts', 'mistyped.mts'], stdout);
  assert.match(stdout, /rdpEnabld/);
});

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: join(project, 'node_modules/flow-preflight'), strict: true });
  assert.deepEqual(messages, []);
});

// The package has no CommonJS; the profile leaves the checks for it out.
test('the types are right for every way to import', () => {
  const attw = join(import.meta.dirname, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const words = ['--no-definitely-typed', '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--exclude-entrypoints', 'collect.ps1', 'collect.schema.json', 'exceptions.schema.json', 'schema.json', 'style.css', 'terminal.js'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [attw, tarball, ...words], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
});

test('only what is meant for it is in the package', () => {
  const manifest = JSON.parse(readFileSync(join(project, 'node_modules/flow-preflight/package.json'), 'utf8'));
  const version = /^version = "(.+)"$/m.exec(readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8'))[1];
  assert.equal(manifest.version, version);
  assert.ok(names.includes('README.md') && names.includes('engine_bg.wasm') && names.includes('catalog.bin'));
  assert.deepEqual(names.filter((name) => !/^[\w-]+(\.d|\.schema)?\.(js|ts|json|css|wasm|bin|txt|md|ps1)$/.test(name)), []);
});
