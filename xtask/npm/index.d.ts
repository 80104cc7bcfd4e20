export { autoclaim, catalog, check, explain, fix, read, version } from './engine.js';
export type * from './engine.js';
