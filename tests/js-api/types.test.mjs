// The API's TypeScript declarations: valid uses type-check, invalid ones don't.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';

import ts from 'typescript';

import { dist, options } from './compiler.mjs';

const declarations = `${dist}engine.d.ts`;

const imports = `import start, { autoclaim, catalog, check, explain, read, version } from './engine.js';
import { mount } from './flow_preflight.js';
import type { AutoClaimAnswer, CheckAnswer, Fact, RunPlan, Situation, Verdict } from './engine.js';
`;

const right = `
  await start({ module_or_path: 'engine_bg.wasm' });
  const plan: RunPlan = {
    run: { mode: 'unattended' },
    machine: { osFamily: ['windows10', 'windows11'], rdpEnabled: null, sessions: { items: [], complete: true } },
    connectionOwner: { licenses: { items: [{ product: 'premium' }] } },
  };
  const report: CheckAnswer = check(plan);
  const verdict: Verdict = check(JSON.stringify(report.plan)).verdict;
  const again: Verdict = check(report.plan, { texts: 'needed' }).verdict;
  const named: 'flow-preflight/1' = report.schema;
  const facts: Fact[] = report.findings.flatMap((finding) => finding.facts);
  for (const { origin } of report.facts) {
    if (origin.kind === 'read') console.log(origin.place?.line);
    if (origin.kind === 'implied') console.log(origin.code.length);
  }
  const situation: Situation = {
    feature: { on: true },
    policies: { items: [{ app: 'rpaAttended', created: '2026-11-21T09:30Z' }] },
    act: { what: ['goPremium', 'useTrial'], at: 90 },
  };
  const claimed: AutoClaimAnswer = autoclaim(situation);
  const when: number | string | null | undefined = autoclaim(claimed.situation).timeLine[0]?.earliest;
  const { reading, explanations } = read('NoCandidateMachine');
  const places: number[] = reading.codes.map(({ place }) => place.start);
  const way: string | undefined = explain('NoCandidateMachine').fix[0]?.text;
  const first: string | undefined = catalog().facts[0]?.question;
  const built: string = version();
  const mounted = mount(document.createElement('div'), {});
  mounted.unmount();
  console.log(claimed.verdict, when, verdict, again, named, facts, places, way, first, built, explanations);
`;

const wrong = {
  'a misspelt field of a plan': [`check({ machine: { rdpEnabld: true } });`, /rdpEnabld/],
  'a misspelt subject of a plan': [`check({ mashine: {} });`, /mashine/],
  'a text for a yes or no': [`check({ machine: { rdpEnabled: 'yes' } });`, /'string' is not assignable to type 'boolean/],
  'a misspelt word': [`check({ run: { mode: 'unatended' } });`, /unatended/],
  'a bare list of sessions': [`check({ machine: { sessions: [] } });`, /items/],
  'texts that there are not': [`check({}, { texts: 'some' });`, /'"some"' is not assignable/],
  'a number for a plan': [`check(7);`, /'number'/],
  'a call without its text': [`read();`, /Expected 1 argument/],
  'a misspelt field of a report': [`check({}).veredict;`, /Did you mean 'verdict'/],
  'a field that a step has not': [`explain('NoCandidateMachine').fix[0]?.who;`, /'who' does not exist/],
  'a misspelt act of a situation': [`autoclaim({ act: { what: 'goPremum' } });`, /goPremum/],
  'a verdict that is never given': [`if (check({}).verdict === 'fine') read('');`, /no overlap/],
};

if (!existsSync(declarations)) throw new Error('dist/ is not there; build it with `cargo xtask dist`');

// All uses are files of one program, because reading the platform's declarations takes seconds.
const uses = new Map();
const file = (name) => `${dist}${name.replaceAll(' ', '-')}.ts`;
uses.set(file('right'), imports + right);
for (const [name, [text]] of Object.entries(wrong)) uses.set(file(name), imports + text);

const host = ts.createCompilerHost(options);
const { fileExists, getSourceFile } = host;
host.fileExists = (name) => uses.has(name) || fileExists(name);
host.getSourceFile = (name, ...more) =>
  uses.has(name) ? ts.createSourceFile(name, uses.get(name), options.target) : getSourceFile(name, ...more);
const program = ts.createProgram([...uses.keys()], options, host);

/** The compiler's errors for one file. */
function problems(name) {
  const source = program.getSourceFile(name);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

test('the declarations and the right use of every function type-check', () => {
  assert.deepEqual([...problems(declarations), ...problems(file('right'))], []);
});

for (const [name, [text, why]] of Object.entries(wrong)) {
  test(`${name} does not type-check`, () => assert.match(problems(file(name)).join('\n'), why, text));
}
