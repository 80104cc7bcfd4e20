// The element on a Material for MkDocs site, with its instant navigation and its colour switch.

import { journeys } from '../generated.mjs';

journeys({
  name: 'mkdocs',
  dark: (page) => page.locator('[data-md-component="palette"] label:not([hidden])').click(),
});
