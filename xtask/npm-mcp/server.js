#!/usr/bin/env node
// The command `mcp` of the package flow-preflight: the same program, so the same answers as in the terminal.

process.argv.splice(2, 0, 'mcp');
await import('flow-preflight/terminal.js');
