// JUnit XML of every command that writes it, against a schema, by libxml2.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { validateXML } from 'xmllint-wasm';

import { project } from './install.mjs';

const schema = readFileSync(new URL('../formats/junit.xsd', import.meta.url), 'utf8');
const errorsOf = async (contents) => (await validateXML({ xml: { fileName: 'preflight.xml', contents }, schema })).errors.map(({ message }) => message);
const write = (name, text) => {
  mkdirSync(join(project, 'junit', name, '..'), { recursive: true });
  writeFileSync(join(project, 'junit', name), text);
};

write('plans/a & "b" <c>.json', '{"run":{"mode":"unattended"},"machine":{"rdpEnabled":false}}');
write('plans/open.json', '{}');
write('plans/broken.json', '{"machine":{"rdpEnabld":true}}');
write('logs/control\u0001.txt', 'RDPIsNotEnabled \u0007 ]]> & NoCandidateMachine');
write('machines/BOT-01.json', '{"schema":"flow-preflight-machine/1","machineName":"BOT <1>","padVersion":"2.57"}');
write('runs/monday.csv', 'Status,Error code,Error message\nFailed,RDPIsNotEnabled,\nFailed,,"<odd> & ]]> text"\nSucceeded,,\n');
write('exceptions.json', JSON.stringify({ exceptions: [
  { rule: 'remote-desktop-off', subject: '*', reason: 'Ends <soon>.', owner: 'ops & co', until: '2026-01-31' },
  { code: 'RDPIsNotEnabled', subject: '*', reason: 'Known.', owner: 'ops', until: '2999-01-31' },
] }));

for (const [line, suites] of [
  ['check plans', 3],
  ['check plans --fail-on atRisk', 3],
  ['check plans --exceptions exceptions.json', 4],
  ['read logs', 1],
  ['fleet machines', 1],
  ['triage runs', 1],
  ['triage runs --exceptions exceptions.json', 1],
]) {
  test(`${line} fits the schema`, async () => {
    const words = ['flow-preflight', ...line.split(' '), '--format', 'junit'];
    const { stdout, stderr } = spawnSync('npx', words, { cwd: join(project, 'junit'), encoding: 'utf8', shell: process.platform === 'win32' });
    assert.deepEqual(await errorsOf(stdout), [], stdout + stderr);
    assert.equal(stdout.match(/<testsuite /g)?.length, suites, stdout);
  });
}

test('the schema refuses what CI systems would not read', async () => {
  const suite = (cases, counts = 'tests="1" failures="0"') => `<testsuites name="x" ${counts} errors="0" time="0"><testsuite name="a" tests="1" failures="0" errors="0" skipped="0" time="0">${cases}</testsuite></testsuites>`;
  const named = 'name="n" classname="c" time="0"';
  assert.deepEqual(await errorsOf(suite(`<testcase ${named}/>`)), []);
  for (const wrong of [
    suite(''),
    suite('<testcase name="n"/>'),
    suite(`<testcase ${named}/>`, 'tests="one" failures="0"'),
    suite(`<testcase ${named}><failure type="t" message="m"/><skipped message="m"/></testcase>`),
    suite(`<testcase ${named}><warning/></testcase>`),
  ]) assert.notDeepEqual(await errorsOf(wrong), [], wrong);
});
