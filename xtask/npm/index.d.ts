export { autoclaim, catalog, check, explain, fix, read, version, why, whyNot } from './engine.js';
export type * from './engine.js';
