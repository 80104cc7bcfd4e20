// The element on a site of Material for MkDocs, with its instant navigation and its switch of colours.

import { journeys } from '../generated.mjs';

journeys({
  name: 'mkdocs',
  dark: (page) => page.locator('[data-md-component="palette"] label:not([hidden])').click(),
});
