// Loads the built engine in Node.js: the same files that users import.

import { existsSync, readFileSync } from 'node:fs';

const dist = new URL('../../dist/', import.meta.url);

if (!existsSync(new URL('engine.js', dist))) {
  throw new Error('dist/ is not there; build it with `cargo xtask dist`');
}

/** The API's functions, ready to be called. */
export const engine = await import(new URL('engine.js', dist).href);

engine.initSync({ module: readFileSync(new URL('engine_bg.wasm', dist)) });
