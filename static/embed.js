// Makes <flow-preflight> known to the page.

import { FlowPreflight } from './element.js';

if (!customElements.get('flow-preflight')) {
  customElements.define('flow-preflight', FlowPreflight);
}
