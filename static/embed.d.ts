/** Makes <flow-preflight> known to the page, unless it is known already. */
export { FlowPreflight } from './element.js';
