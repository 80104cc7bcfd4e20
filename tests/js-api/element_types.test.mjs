// The element's TypeScript declarations: they list all that the class has, and nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import ts from 'typescript';

import { dist, options } from './compiler.mjs';

/** The compiler errors of a module that uses the element. */
function faultsOf(source) {
  const file = `${dist}a_host.mts`;
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === file ? source : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, source, options.target) : getSourceFile(name, ...rest));
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const right = `
  import { FlowPreflight } from './embed.js';
  const found: FlowPreflight | null = document.querySelector('flow-preflight');
  const made = Object.assign(document.createElement('flow-preflight'), { view: 'explain', code: 'NoCandidateMachine', compact: true } as const);
  made.plan = { run: { mode: 'unattended' } };
  made.headingLevel = 3;
  made.addEventListener('flow-preflight-verdict', ({ detail }) => console.log(detail.verdict === 'blocked', detail.codes.length));
  made.addEventListener('flow-preflight-error', ({ detail }) => console.log(detail.cause === 'offline'));
  made.addEventListener('click', () => made.clear());
  made.read('NoCandidateMachine');
  console.log(found, made.report()?.verdict);
  customElements.define('another-name', class extends FlowPreflight {});
`;

test('right uses type-check', () => assert.deepEqual(faultsOf(right), []));

for (const [wrong, words] of [
  ["made.view = 'explian'", /explian/],
  ["made.theme = 'blue'", /blue/],
  ['made.read(1)', /number/],
  ["made.addEventListener('flow-preflight-verdict', ({ detail }) => detail.user)", /user/],
]) {
  test(`${wrong} does not`, () => {
    const faults = faultsOf(`${right}\n${wrong};`);
    assert.equal(faults.length, 1);
    assert.match(faults[0], words);
  });
}

test('the types have each property and method of the class', async () => {
  const { FlowPreflight } = await import('../../dist/element.js');
  const inner = ['constructor', 'connectedCallback', 'disconnectedCallback', 'connectedMoveCallback', 'attributeChangedCallback', 'fail'];
  const there = Object.getOwnPropertyNames(FlowPreflight.prototype).filter((name) => !inner.includes(name)).sort();
  const program = ts.createProgram([`${dist}element.d.ts`], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(`${dist}element.d.ts`);
  const declared = checker.getExportsOfModule(checker.getSymbolAtLocation(file)).find(({ name }) => name === 'FlowPreflight');
  const own = [...declared.members.keys()].filter((name) => name !== 'addEventListener').sort();
  assert.deepEqual(own, there);
});

test('each view has its type', async () => {
  const { VIEWS } = await import('../../static/loading.js');
  assert.deepEqual(faultsOf(`import type { View } from './element.js';\n const all: Record<View, true> = { ${Object.keys(VIEWS).map((view) => `'${view}': true`).join(', ')} }; console.log(all);`), []);
});

test('each kind of failure has its type and its words', async () => {
  const { KINDS } = await import('../../static/failure.js');
  const faults = faultsOf(`import type { FailureKind } from './element.js';\n const all: Record<FailureKind, true> = { ${KINDS.map((kind) => `'${kind}': true`).join(', ')} }; console.log(all);`);
  assert.deepEqual(faults, []);
});
