// The built engine in Node.js: the very files that a page imports.

import { existsSync, readFileSync } from 'node:fs';

const dist = new URL('../../dist/', import.meta.url);

if (!existsSync(new URL('flow_preflight.js', dist))) {
  throw new Error('dist/ is not there; build it with `cargo xtask dist`');
}

/** The door's functions, ready to be called. */
export const door = await import(new URL('flow_preflight.js', dist).href);

door.initSync({ module: readFileSync(new URL('flow_preflight_bg.wasm', dist)) });
