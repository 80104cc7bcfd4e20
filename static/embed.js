// Registers <flow-preflight>. If it is already registered, perhaps by another version, it stays; a page may register
// the exported class under another name.

import { FlowPreflight } from './element.js';

export { FlowPreflight };

if (!customElements.get('flow-preflight')) {
  customElements.define('flow-preflight', FlowPreflight);
}
