// The packages as users get them: packed, and installed into an empty folder.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const packageOf = (name) => fileURLToPath(new URL(`../../dist/${name}/`, import.meta.url));

/** A project with the packages installed. */
export const project = mkdtempSync(join(tmpdir(), 'flow-preflight-package-'));
after(() => rmSync(project, { recursive: true }));

const npm = (...words) => execFileSync('npm', [...words, '--loglevel=error'], { cwd: project, encoding: 'utf8', shell: process.platform === 'win32' });

const [packed] = JSON.parse(npm('pack', packageOf('npm'), '--json'));
const [server] = JSON.parse(npm('pack', packageOf('npm-mcp'), '--json'));

/** The file that would be published, and the list of its content. */
export const tarball = join(project, packed.filename);
export const names = packed.files.map(({ path }) => path);

writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
npm('install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball, join(project, server.filename));
