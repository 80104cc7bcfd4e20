// The functions of the JavaScript API, over the built files in Node.js.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { engine } from './engine.mjs';

/** The message for a misspelt field; `tests/terminal.rs` and the journeys expect the same. */
const MISSPELT =
  '"machine.rdpEnabld" is not a field of a plan. Did you mean "machine.rdpEnabled"? (line 1, column 13)';

test('read says what it is, where it stands in UTF-16 units, and what follows', () => {
  const text = '😀 {"code":"AttendedNoLicense","message":"x"}';
  const { schema, reading, explanations, report } = engine.read(text);
  assert.equal(schema, 'flow-preflight/1');
  const [{ code, place }] = reading.codes;
  assert.equal(code, 'AttendedNoLicense');
  assert.equal(text.slice(place.start, place.end), 'AttendedNoLicense');
  assert.equal(explanations[0].code, 'AttendedNoLicense');
  assert.equal(report.verdict, 'blocked');
});

test('read gives what there is to choose, and what a support case will ask for', () => {
  const runs = readFileSync(new URL('../artifacts/dataverse/flowsessions-newest-first.json', import.meta.url), 'utf8');
  const { reading, evidence } = engine.read(runs);
  const [{ kind, choices }] = reading.offers;
  assert.equal(kind, 'run');
  assert.deepEqual(choices.map(({ inForce }) => inForce), [true, false, false]);
  assert.equal(choices[1].codes[0].code, 'AttendedUserNotLoggedIn');
  assert.equal(evidence.find(({ value }) => value === 'RDPIsNotEnabled').label, 'Error code or message');
  assert.ok(evidence.some(({ place }) => !place), 'nothing is said to be missing');
  assert.equal(engine.read('{"run":{"mode":"attended"}}').evidence, undefined);
});

test('read never throws', () => {
  for (const text of ['', '{', '['.repeat(100_000), '\uFEFF', '\uD800', '“']) {
    assert.ok(engine.read(text).reading.notes, JSON.stringify(text.slice(0, 9)));
  }
});

test('explain takes any case, and names what was meant', () => {
  assert.equal(engine.explain('rdpisnotenabled').id, 'RDPIsNotEnabled');
  assert.equal(engine.explain('AadLogonFailure').id, 'MSEntraLogonFailure');
  assert.throws(() => engine.explain('UnatendedNoAdon'), { message: /Did you mean UnattendedNoAddon\?/ });
});

test('check takes an object or its text and gives the same', () => {
  const plan = JSON.parse(readFileSync(new URL('../../src/workbench/samples/windows-11-locked.json', import.meta.url), 'utf8'));
  const report = engine.check(plan);
  assert.equal(report.verdict, 'blocked');
  assert.equal(report.predictedCodes[0].code, 'Win10AlreadyHasActiveSession');
  assert.deepEqual(engine.check(JSON.stringify(plan)), report);
  assert.deepEqual(engine.check(report.plan), report, 'the plan of a report is taken as it stands');
});

test('check leaves out the texts that nobody needs, and nothing else', () => {
  const plan = JSON.parse(readFileSync(new URL('../../src/workbench/samples/windows-11-locked.json', import.meta.url), 'utf8'));
  const [all, needed] = [engine.check(plan), engine.check(plan, { texts: 'needed' })];
  assert.deepEqual(engine.check(plan, { texts: 'all' }), all);
  assert.deepEqual(engine.check(plan, {}), all);
  const isFault = ({ strength }) => strength !== undefined;
  const holds = ({ outcome }) => outcome === 'holds';
  assert.ok(all.findings.some(isFault) && all.findings.some(holds));
  const bare = (finding) => (isFault(finding) ? finding : { ...finding, title: '', what: '', why: '', fix: [], sources: [], disputes: [] });
  const findings = all.findings.filter((finding) => !holds(finding)).map(bare);
  const unchecked = all.unchecked.map(({ rule }) => ({ rule, title: '' }));
  assert.ok(unchecked.length > 0 && all.notes.length > 0 && all.facts.length > 0);
  assert.deepEqual(needed, { ...all, findings, unchecked, notes: [], facts: [] });
  assert.throws(() => engine.check(plan, { texts: 'some' }), { message: '`texts` can be `all` or `needed`.' });
});

test('why and whyNot answer for a plan as an object or as its text', () => {
  const plan = { run: { mode: 'unattended' }, machine: { rdpEnabled: false } };
  const why = engine.why('remote-desktop-off', plan);
  assert.equal(why.schema, 'flow-preflight/1');
  assert.equal(why.outcome, 'broken');
  assert.deepEqual(why.because.map(({ fact }) => fact), ['run.mode', 'machine.rdpEnabled']);
  assert.deepEqual(engine.why('remote-desktop-off', JSON.stringify(plan)), why);
  const whyNot = engine.whyNot('RDPIsNotEnabled', { run: { mode: 'attended' }, machine: { rdpEnabled: false } });
  assert.equal(whyNot.rules[0].outcome, 'notApplicable');
  assert.throws(() => engine.why('remote-desktop-of', plan), /Did you mean remote-desktop-off/);
});

test('autoclaim takes an object or its text and gives the same', () => {
  const file = new URL('../fixtures/auto-claim/8-otherwise-claimed.json', import.meta.url);
  const situation = JSON.parse(readFileSync(file, 'utf8'));
  const answer = engine.autoclaim(situation);
  assert.equal(answer.schema, 'flow-preflight/1');
  assert.equal(answer.verdict, 'claimed');
  assert.equal(answer.product.name, 'Power Automate Premium');
  assert.deepEqual(engine.autoclaim(JSON.stringify(situation)), answer);
  assert.deepEqual(engine.autoclaim(answer.situation), answer, 'the situation of an answer is taken as it stands');
});

test('a misspelt field of a situation fails with the words of the terminal', () => {
  const message = '"polices" is not a field of a situation. Did you mean "policies"? (line 1, column 2)';
  assert.throws(() => engine.autoclaim({ polices: {} }), { name: 'Error', message });
});

test('a misspelt field fails with the words of the terminal', () => {
  assert.throws(() => engine.check({ machine: { rdpEnabld: true } }), { name: 'Error', message: MISSPELT });
});

test('what is no plan is refused in words', () => {
  for (const [given, words] of [[null, /must be an object/], [undefined, /not valid JSON/], ['[', /not valid JSON/], [7, /not 7/]]) {
    assert.throws(() => engine.check(given), { message: words });
  }
});

test('an answer is plain data that survives JSON', () => {
  for (const answer of [engine.catalog(), engine.read('NoCandidateMachine'), engine.check({}), engine.autoclaim({})]) {
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
  }
});

test('the catalogue holds codes, rules, licences, sources and facts', () => {
  const catalog = engine.catalog();
  for (const part of ['codes', 'rules', 'notes', 'licenses', 'sources', 'disputes', 'facts']) {
    assert.ok(catalog[part].length > 5, part);
  }
});

test('fix gives the smallest changes, what they settle, and a message for each person', () => {
  const plan = { run: { mode: 'unattended' }, machine: { rdpEnabled: false } };
  const { verdict, ways } = engine.fix(plan);
  assert.equal(verdict, 'blocked');
  const [way] = ways;
  assert.deepEqual(way.changes.map(({ settles }) => settles), [['remote-desktop-off']]);
  assert.equal(engine.check(way.plan).verdict, way.verdict, 'the plan of a way gives what it promises');
  assert.match(way.messages[0].text, /Switch on Remote Desktop/);
  const { ways: none, stuck } = engine.fix(plan, ['machine.rdpEnabled', 'run.mode']);
  assert.deepEqual(none, []);
  assert.deepEqual(stuck[0].pinned, ['machine.rdpEnabled']);
  assert.throws(() => engine.fix(plan, ['machine.rdpEnabld']), /Did you mean machine.rdpEnabled\?/);
});
