// The server for assistants as a package, by the SDK's own client: the session that the native server recorded, and the
// files that it may read.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

import { project } from './install.mjs';

const HERE = fileURLToPath(new URL('../mcp/', import.meta.url));
const LONGEST = 6_000;
const recorded = JSON.parse(readFileSync(join(HERE, 'session.json'), 'utf8'));
const server = join(project, 'node_modules/flow-preflight-mcp/server.js');

/** An answer without the number that a system gives to an error of its own. */
const everywhere = (text) => text.replace(/ \(os error \d+\)/, '');

/** A client of a server that was started in a folder; what the server writes beside its answers is kept. */
async function started(folder, ...granted) {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StdioClientTransport({ command: process.execPath, args: [server, ...granted], cwd: folder, stderr: 'pipe' });
  let beside = '';
  transport.stderr.on('data', (data) => (beside += data));
  await client.connect(transport);
  after(() => client.close());
  return { client, beside: () => beside };
}

const { client, beside } = await started(HERE);

test('it gives the answers that the native server gave, each in at most 6,000 bytes', async () => {
  assert.deepEqual((await client.listTools()).tools, recorded.tools);
  assert.deepEqual((await client.listPrompts()).prompts, recorded.prompts);
  for (const { tool, arguments: given, isError, text } of recorded.answers) {
    const answer = await client.callTool({ name: tool, arguments: given });
    const [{ text: found }, ...more] = answer.content;
    assert.deepEqual([everywhere(found), answer.isError ?? false, more], [everywhere(text), isError, []], tool);
    assert.ok(Buffer.byteLength(found) <= LONGEST, `${tool}: ${Buffer.byteLength(found)} bytes`);
  }
  const { name, arguments: given, messages } = recorded.prompt;
  assert.deepEqual((await client.getPrompt({ name, arguments: given })).messages, messages);
  assert.equal(client.getServerVersion().name, 'flow-preflight');
  assert.equal(beside(), '', 'nothing is written beside the answers');
});

test('requests that are sent together are all answered', async () => {
  const codes = ['RDPIsNotEnabled', 'UnattendedNoAddon', 'NoCandidateMachine', 'RDPIsNotEnabled'];
  const answers = await Promise.all(codes.map((code) => client.callTool({ name: 'explain', arguments: { code } })));
  answers.forEach(({ content }, at) => assert.match(content[0].text, new RegExp(codes[at])));
});

test('an unknown tool and wrong arguments are errors after which the server goes on', async () => {
  await assert.rejects(client.callTool({ name: 'delete', arguments: {} }), /tool/i);
  const refused = await client.callTool({ name: 'explain', arguments: { kode: 'x' } });
  assert.match(JSON.stringify(refused), /"isError":true.*|missing field/);
  assert.match(refused.content[0].text, /code/);
  assert.equal((await client.callTool({ name: 'explain', arguments: { code: 'RDPIsNotEnabled' } })).isError ?? false, false);
});

test('files are read in the folder of the server and in those that are granted, and nowhere else', async () => {
  const [apart, inside] = ['apart', 'apart/inside'].map((name) => join(project, name));
  mkdirSync(inside, { recursive: true });
  const runs = readFileSync(join(HERE, 'runs.csv'));
  for (const folder of [apart, inside]) writeFileSync(join(folder, 'runs.csv'), runs);
  const { client: other } = await started(HERE, inside);
  const says = async (file) => (await other.callTool({ name: 'triage', arguments: { files: [file] } })).content[0].text;
  assert.match(await says('runs.csv'), /4 runs, 3 failed/);
  assert.match(await says(join(inside, 'runs.csv')), /4 runs, 3 failed/);
  assert.match(await says(join(apart, 'runs.csv')), /can’t be read/);
  assert.match(await says('../npm/package.json'), /can’t be read/);
});

test('the package is small and has only the program of the other one', () => {
  const folder = join(project, 'node_modules/flow-preflight-mcp');
  assert.deepEqual(readdirSync(folder).sort(), ['README.md', 'package.json', 'server.js']);
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  assert.ok(bytes < 4_000, `${bytes} bytes`);
  const { dependencies, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  assert.deepEqual(dependencies, { 'flow-preflight': version });
});
