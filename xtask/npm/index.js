// The engine for bundlers and browsers: it has started when this import is done.

import start from './engine.js';

await start();

export { autoclaim, catalog, check, explain, fix, read, version, why, whyNot } from './engine.js';
