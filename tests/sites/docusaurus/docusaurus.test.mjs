// The element on a Docusaurus site, with its router and its colour switch.

import { journeys } from '../generated.mjs';

journeys({
  name: 'docusaurus',
  // It cycles through system, light and dark.
  dark: async (page) => {
    const before = await page.evaluate(() => document.documentElement.dataset.theme);
    for (let turn = 0; turn < 3; turn += 1) {
      await page.getByRole('button', { name: /Switch between dark and light mode/ }).first().click();
      if ((await page.evaluate(() => document.documentElement.dataset.theme)) !== before) return;
    }
  },
});
