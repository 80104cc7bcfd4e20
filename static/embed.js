// Makes <flow-preflight> known to the page. Where it is known already, perhaps by another version, it stays as it is;
// a page may register the class that this file exports under another name.

import { FlowPreflight } from './element.js';

export { FlowPreflight };

if (!customElements.get('flow-preflight')) {
  customElements.define('flow-preflight', FlowPreflight);
}
