#!/usr/bin/env node
// `npx flow-preflight`: the program of the terminal, compiled to WebAssembly, with the files that its arguments name.

import { existsSync, readFileSync } from 'node:fs';
import { isatty } from 'node:tty';

import { granted } from './granted.js';

// What is used of WASI has been the same since Node.js 20; its warning would be in every log.
const warn = process.emitWarning;
process.emitWarning = (warning, ...rest) => {
  if (!/WASI is an experimental feature/.test(warning)) warn.call(process, warning, ...rest);
};
const { WASI } = await import('node:wasi');

const { args, preopens: wanted } = granted(process.argv.slice(2), process.platform);
// That a folder is missing is for the program to say.
const preopens = Object.fromEntries(Object.entries(wanted).filter(([, folder]) => existsSync(folder)));
// WASI doesn't know how wide a terminal is.
const { COLUMNS, ...env } = process.env;
// Anything asked of process.stdout sets its pipe not to block, and then a long answer would not fit.
if (isatty(1)) env.COLUMNS = process.stdout.columns;
try {
  const wasi = new WASI({ version: 'preview1', args: ['flow-preflight', ...args], env, preopens });
  const program = await WebAssembly.compile(readFileSync(new URL('./terminal.wasm', import.meta.url)));
  process.exitCode = wasi.start(await WebAssembly.instantiate(program, wasi.getImportObject()));
} catch (error) {
  console.error(`Internal error: ${error.message}`);
  process.exitCode = 3;
}
