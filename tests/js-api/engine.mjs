// Loads the built engine in Node.js: the same files that users import. `ENGINE` can name another folder than `dist/`.

import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const dist = process.env.ENGINE ? pathToFileURL(`${process.env.ENGINE}/`) : new URL('../../dist/', import.meta.url);

if (!existsSync(new URL('engine.js', dist))) {
  throw new Error('dist/ is not there; build it with `cargo xtask dist`');
}

/** The API's functions, ready to be called. */
export const engine = await import(new URL('engine.js', dist).href);

engine.initSync({ module: readFileSync(new URL('engine_bg.wasm', dist)) });
