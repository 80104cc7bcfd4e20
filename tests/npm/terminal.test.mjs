// `npx flow-preflight`: exit codes, formats, files outside the folder; the examples for pipelines, run as they are written.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { parse } from 'yaml';

import { project } from './install.mjs';

const BLOCKED = { run: { mode: 'unattended' }, machine: { rdpEnabled: false } };
const OPEN = { run: { mode: 'unattended' } };
const example = (name) => new URL(`../../examples/ci/${name}`, import.meta.url);

const plans = join(project, 'plans');
mkdirSync(join(plans, 'inner'), { recursive: true });
writeFileSync(join(plans, 'invoices.json'), JSON.stringify(BLOCKED));
writeFileSync(join(plans, 'payroll.json'), JSON.stringify(OPEN));

/** What a command line of a pipeline gives in the project. */
const shell = (line, cwd = project, input = '') => spawnSync(line, { cwd, input, encoding: 'utf8', shell: true });

test('the exit status says how it went', () => {
  for (const [line, status] of [
    ['check plans/payroll.json', 0],
    ['check plans', 1],
    ['check plans --fail-on notSure', 1],
    ['read - --fail-on blocked', 0],
    ['check nothing.json', 2],
    ['check /nowhere/nothing.json', 2],
    ['chek', 2],
    ['--help', 0],
  ]) {
    const { status: found, stdout, stderr } = shell(`npx flow-preflight ${line}`, project, 'hello');
    assert.equal(found, status, `${line}: ${stdout}${stderr}`);
  }
});

test('nothing is printed but the answer', () => {
  const { stdout, stderr } = shell('npx flow-preflight explain UnattendedNoAddon');
  assert.match(stdout, /^No unattended capacity on the machine \(UnattendedNoAddon\)/);
  assert.equal(stderr, '');
});

test('an answer that is longer than a pipe is printed whole, however slowly it is read', () => {
  const line = 'npx flow-preflight check plans plans/../plans/invoices.json --json';
  const { status, stdout, stderr } = shell(`${line} > whole.json; ${line} | (sleep 1; cat)`);
  assert.equal(stderr, '', status);
  assert.ok(stdout.length > 200_000, `${stdout.length}`);
  assert.equal(stdout, readFileSync(join(project, 'whole.json'), 'utf8'));
});

test('standard input, patterns, and files above the folder and by their whole path are read', () => {
  assert.match(shell('npx flow-preflight read -', project, '{"code":"RDPIsNotEnabled"}').stdout, /Remote Desktop isn’t enabled/);
  assert.match(shell("npx flow-preflight check 'plans/*.json'").stdout, /plans\/invoices\.json/);
  for (const path of ['../invoices.json', '../../plans/invoices.json', join(plans, 'invoices.json'), `'${plans}/inv*.json'`, plans]) {
    const { stdout, stderr } = shell(`npx flow-preflight check ${path}`, join(plans, 'inner'));
    assert.match(stdout, /^Will not run/m, path + stderr);
  }
});

test('a table of runs is counted', () => {
  writeFileSync(join(project, 'runs.csv'), 'Flow session,Status,Error code,Machine\n1,Failed,RDPIsNotEnabled,M1\n2,Succeeded,,M1\n3,Failed,RDPIsNotEnabled,M2\n');
  const { stdout, stderr } = shell('npx flow-preflight triage runs.csv');
  assert.match(stdout, /^3 runs, 2 failed/, stderr);
  assert.match(stdout, /Remote Desktop isn’t enabled on the machine/);
});

test('paths of Windows reach the program with slashes, and their drive is granted', async () => {
  const { granted } = await import(pathToFileURL(join(project, 'node_modules/flow-preflight/granted.js')));
  const { args, preopens } = granted(['check', 'plans\\a.json', 'C:\\nightly\\b.json', '--baseline=..\\..\\last.json', '-1073741715'], 'win32');
  assert.deepEqual(args, ['check', 'plans/a.json', 'C:/nightly/b.json', '--baseline=../../last.json', '-1073741715']);
  assert.deepEqual(preopens, { '.': '.', 'C:': 'C:/', '../..': '../..' });
  assert.deepEqual(granted(['read', 'a\\b'], 'linux').args, ['read', 'a\\b']);
});

test('GitHub Actions: each command of the example runs as it is written', () => {
  const { jobs } = parse(readFileSync(example('github-actions.yml'), 'utf8'));
  const lines = jobs.preflight.steps.map(({ run }) => run).filter((line) => line?.startsWith('npx'));
  const [gate, report] = lines.map((line) => shell(line));
  assert.equal(lines.length, 2);
  assert.equal(gate.status, 1, gate.stderr);
  assert.match(gate.stdout, /^::error file=plans\/invoices\.json/m);
  assert.equal(report.status, 0, report.stderr);
  const sarif = JSON.parse(readFileSync(join(project, 'preflight.sarif'), 'utf8'));
  assert.equal(sarif.version, '2.1.0');
  assert.ok(sarif.runs[0].results.some(({ ruleId }) => ruleId === 'remote-desktop-off'), 'the fault is among the results');
});

test('Azure Pipelines: each command of the example runs as it is written', () => {
  const { steps } = parse(readFileSync(example('azure-pipelines.yml'), 'utf8'));
  const [line, ...more] = steps.map(({ script }) => script).filter((script) => script?.startsWith('npx'));
  assert.deepEqual(more, []);
  assert.equal(shell(line).status, 1);
  assert.match(readFileSync(join(project, 'preflight.xml'), 'utf8'), /<testsuites[^]*<failure/);
});

test('the action: its script runs with the inputs that it declares, in this version', () => {
  const { inputs, runs } = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));
  const { version } = JSON.parse(readFileSync(join(project, 'node_modules/flow-preflight/package.json'), 'utf8'));
  assert.equal(inputs.version.default, version);
  const { env, run } = runs.steps.at(-1);
  const act = (given) => {
    const value = (text) => text.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, name) => given[name] ?? inputs[name].default);
    const values = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, value(text)]));
    return spawnSync('bash', ['-c', run], { cwd: project, encoding: 'utf8', env: { ...process.env, ...values } });
  };
  const gate = act({});
  assert.equal(gate.status, 1, gate.stderr);
  assert.match(gate.stdout, /^::error file=plans\/invoices\.json/m);
  assert.equal(act({ paths: 'plans/pay*.json\nplans/**/payroll.json' }).status, 0);
  assert.equal(act({ paths: 'plans/payroll.json', 'fail-on': 'notSure' }).status, 1);
  writeFileSync(join(project, 'before.json'), shell('npx flow-preflight check plans --json').stdout);
  assert.equal(act({ baseline: 'before.json' }).status, 0);
  assert.equal(act({ paths: '$(touch injected)' }).status, 2);
  assert.equal(existsSync(join(project, 'injected')), false);
});

test('pre-commit: the hook of this repository is that of the example', () => {
  const [hook] = parse(readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8'));
  const { version } = JSON.parse(readFileSync(join(project, 'node_modules/flow-preflight/package.json'), 'utf8'));
  assert.ok(hook.entry.includes(`flow-preflight@${version} `), hook.entry);
  const { status, stdout } = shell(`${hook.entry} plans/invoices.json plans/payroll.json`);
  assert.equal(status, 1);
  assert.match(stdout, /2 inputs: 1 will not run/);
});

test('pre-commit: the entry of the hook runs over the files that it selects, in this version', () => {
  const [hook] = parse(readFileSync(example('pre-commit-config.yaml'), 'utf8')).repos[0].hooks;
  const { version } = JSON.parse(readFileSync(join(project, 'node_modules/flow-preflight/package.json'), 'utf8'));
  assert.deepEqual(hook.additional_dependencies, [`flow-preflight@${version}`]);
  const files = ['plans/invoices.json', 'plans/payroll.json', 'other.json'].filter((file) => new RegExp(hook.files).test(file));
  assert.deepEqual(files, ['plans/invoices.json', 'plans/payroll.json']);
  assert.equal(shell(`npx ${hook.entry} ${files.join(' ')}`).status, 1);
});
