// The engine for Node.js: its program is read from the file beside this one.

import { readFileSync } from 'node:fs';

import { initSync } from './engine.js';

initSync({ module: readFileSync(new URL('./engine_bg.wasm', import.meta.url)) });

export { autoclaim, catalog, check, explain, fix, read, version, why, whyNot } from './engine.js';
