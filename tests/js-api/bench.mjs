// Measures the built engine: checking a full plan, reading a long paste, and how reading time grows.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { engine } from './engine.mjs';
import { jsonRules, plain, rules, soundPlan } from './rivals.mjs';

const KB = 1000;

/** A plan with a little of everything; a fact that the engine doesn't know is an error that names it. */
const PLAN = {
  run: { mode: 'unattended' },
  machine: { sessions: { items: [{ state: 'active', locked: true }], complete: true }, rdpEnabled: true },
  connectionOwner: { licenses: { items: [], complete: true } },
};

/** The lines that pastes of 100 KB repeat. */
const PASTES = {
  'errors': 'SessionExistsForTheUserUnattended: there is an active user session on the target machine WS-0042, 2026-03-04T05:06:07Z\n',
  'a log': '2026-03-04T05:06:07Z [Info] MachineRuntime: nothing of note in this line, session=12, code 0\n',
  'runs as JSON': '{"flowsessionid": "7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "errorcode": "RDPIsNotEnabled", "statuscode": 8, "startedon": "2026-03-04T05:06:07Z"},\n',
  'runs as CSV': '7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d,Unattended,RDPIsNotEnabled,RDP is not enabled on the target machine,2026-03-04T05:06:07Z\n',
};
const HEADS = { 'runs as CSV': 'Session,Run mode,Error code,Error message,Started on\n' };

/** Shapes that once made reading quadratic, or might: each is read at 1 MB and at 8 MB, the most that is read at all. */
const SHAPES = {
  'open brackets': '[{', 'quotes': '"', 'backslashes': '\\"', 'labels of secrets': 'pwd:', 'signatures': 'sig=abc|', 'bearers': 'bearer:', 'zero-width spaces': '\u200b',
  'words without blanks': 'a', 'names and values': 'Name : value\n', 'heads of tables': 'Name State\n---- -----\n', 'cells of CSV': 'name,status\n"a,', 'codes': 'RDPIsNotEnabled ',
  'beginnings of a message': 'No machine able to run the desktop flow has been ', 'runs': '{"flowsessionid":"1","statuscode":8},', 'tags': '<password>', 'dotted names': 'a.b.c.d_e.',
};

/** Complete situations, to count the questions from nothing to a verdict; `tests/interview.rs` reviews each question. */
const SERVER = {
  run: { mode: 'unattended' }, connection: { auth: 'usernamePassword', accountType: 'domain' }, environment: { payAsYouGo: false },
  account: { inRemoteDesktopUsers: true }, connectionOwner: { licenses: { items: [], complete: true } },
  machine: { osFamily: 'windowsServer', sessions: { items: [], complete: true }, reuseSessions: false, rdpEnabled: true, unattendedBots: 1, padVersion: '2.57' },
};
const SITUATIONS = [
  ['attended, licensed', { run: { mode: 'attended' }, connectionOwner: { licenses: { items: [{ product: 'premium' }], complete: true } }, machine: { sessions: { items: [{ isConnectionUser: true, state: 'active', locked: false }], complete: true } }, cloudFlow: { exists: false } }],
  ['server, all right', SERVER],
  ['server, no Remote Desktop', { ...SERVER, machine: { ...SERVER.machine, rdpEnabled: false } }],
];

/** Without the texts that nobody needs. */
const NEEDED = { texts: 'needed' };

const rows = [];
if (typeof engine.check === 'function') rows.push(row('check a plan', () => engine.check(PLAN), 0.05), row('the same, texts as needed', () => engine.check(PLAN, NEEDED), 0.05));
else rows.push(['check a plan', 'not measured: the engine has no `check` yet', '']);
rows.push(...await rivalRows());

if (typeof engine.read === 'function') {
  for (const kind of Object.keys(PASTES)) {
    const text = paste(kind, 100 * KB);
    rows.push(row(`read 100 KB of ${kind}`, () => engine.read(text), 16));
  }
  // The baseline for a table of runs: parse it and look at each value.
  const list = `[${paste('runs as JSON', 100 * KB).split('\n').slice(0, -1).join('\n').replace(/,$/, '')}]`;
  rows.push(['JSON.parse the runs and walk', shown(best(() => walk(JSON.parse(list)))), 'to compare']);
  const [small, large] = [paste('errors', 100 * KB), paste('errors', 800 * KB)];
  const growth = best(() => engine.read(large)) / best(() => engine.read(small));
  rows.push(['eight times the paste takes', `${growth.toFixed(1)} times as long`, 'near 8']);
  rows.push(...growths());
} else {
  rows.push(['read a paste of 100 KB', 'not measured: the engine has no `read` yet', '']);
}

for (const [situation, truth] of SITUATIONS) {
  const { asked, verdict } = interview(truth);
  rows.push([`questions: ${situation}`, `${asked.length}, then ${verdict}`, '']);
}

console.log(`  Node.js ${process.version}, best of many runs`);
for (const [what, took, must] of rows) console.log(`  ${what.padEnd(30)} ${took.padEnd(42)} ${must && `must: ${must}`}`);

// One world, in which everything is known, and one fault: what each makes of the rules that all can express.
async function rivalRows() {
  const all = rules();
  const ids = new Set(all.map(({ id }) => id));
  const given = {
    'run.mode': 'unattended', 'target.type': 'machine', 'machine.rdpEnabled': false, 'machine.cpuCores': 4, 'machine.dotnetFramework': '4.8.1',
  };
  const broken = (plan) => engine.check(plan, NEEDED).findings.filter(({ outcome }) => outcome === 'broken');
  const plan = soundPlan(all, engine.catalog().facts, given, broken);
  const [byHand, byJson] = [plain(all), jsonRules(all)];
  const ours = () => engine.check(plan, NEEDED).findings.filter(({ rule, outcome }) => outcome === 'broken' && ids.has(rule)).map(({ rule }) => rule);
  const found = byHand(plan).sort();
  assert.ok(found.length > 0);
  assert.deepEqual((await byJson(plan)).sort(), found);
  assert.deepEqual(ours().sort(), found);
  const [own, json, hand] = [best(ours), await bestOf(() => byJson(plan)), best(() => { for (let turn = 0; turn < 100; turn += 1) byHand(plan); }) / 100];
  const as = (ratio) => `${ratio.toFixed(1)} times as long`;
  return [
    [`check: ${all.length} rules all can express`, shown(own), ''],
    ['the same in json-rules-engine', `${shown(json)}, ${as(json / own)}`, '15 times or more'],
    ['the same in plain JavaScript', `${shown(hand)}; the check takes ${as(own / hand)}`, 'to compare'],
    rulesAlone(plan, [...ids], hand),
  ];
}

// The same rules in the native engine, without all that an answer says besides.
function rulesAlone(plan, ids, hand) {
  const folder = mkdtempSync(join(tmpdir(), 'rules-alone-'));
  const file = join(folder, 'given.json');
  writeFileSync(file, JSON.stringify({ plan, rules: ids }));
  const run = spawnSync('cargo', ['bench', '--quiet', '--bench', 'check'], { env: { ...process.env, RULES_ALONE: file }, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  assert.equal(run.status, 0, run.stderr);
  const took = Number(run.stdout) / 1000;
  return ['our rules alone, native', `${shown(took)}, ${(took / hand).toFixed(1)} times as long as in plain JavaScript`, '4 times or less'];
}

// How much longer 8 MB take than 1 MB, for the three shapes that grow most.
function growths() {
  const MB = 1024 * KB;
  const once = (text) => {
    const start = performance.now();
    engine.read(text);
    return performance.now() - start;
  };
  const all = Object.entries(SHAPES).map(([shape, part]) => {
    const [small, large] = [1, 8].map((times) => part.repeat(Math.floor((times * MB) / part.length)));
    return { shape, growth: Math.min(once(large), once(large)) / Math.min(once(small), once(small), once(small)) };
  });
  const worst = all.sort((one, other) => other.growth - one.growth).slice(0, 3);
  return worst.map(({ shape, growth }) => [`8 MB of ${shape}`, `${growth.toFixed(1)} times as long as 1 MB`, `near 8; the worst of ${all.length} shapes`]);
}

function walk(value) {
  if (value === null || typeof value !== 'object') return String(value).length;
  let length = 0;
  for (const key of Object.keys(value)) length += key.length + walk(value[key]);
  return length;
}

// Answers the first open question until the verdict waits for none.
function interview(truth) {
  const asked = [];
  const plan = {};
  for (;;) {
    const { verdict, toAsk } = engine.check(plan);
    const next = toAsk.find(({ fact }) => !asked.includes(fact));
    if (verdict !== 'notSure' || !next) return { asked, verdict };
    asked.push(next.fact);
    const [subject, field] = next.fact.split('.');
    if (truth[subject]?.[field] !== undefined) plan[subject] = { ...plan[subject], [field]: truth[subject][field] };
  }
}

function row(what, run, mustMilliseconds) {
  return [what, shown(best(run)), `${shown(mustMilliseconds)} or less`];
}

// The best result in half a second, after warming up: noise only adds.
function best(run) {
  for (const end = performance.now() + 200; performance.now() < end;) run();
  let least = Infinity;
  for (const end = performance.now() + 500; performance.now() < end;) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

async function bestOf(run) {
  let least = Infinity;
  for (const end = performance.now() + 500; performance.now() < end;) {
    const start = performance.now();
    await run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function paste(kind, length) {
  const line = PASTES[kind];
  return (HEADS[kind] ?? '') + line.repeat(Math.ceil(length / line.length)).slice(0, length);
}

function shown(milliseconds) {
  return milliseconds < 1 ? `${(milliseconds * 1000).toFixed(0)} µs` : `${milliseconds.toFixed(1)} ms`;
}
