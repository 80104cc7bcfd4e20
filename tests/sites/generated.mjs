// A site made by a documentation generator, served with a version's folder as its folder `flow-preflight/`.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { after, before } from 'node:test';

import { until } from '../e2e/browser.mjs';
import { DIST, serve, TYPES } from '../e2e/server.mjs';
import { assertNoWorse, explains, lightness, visit } from './visit.mjs';

const { versions: [{ path }] } = JSON.parse(readFileSync(join(DIST, 'versions.json'), 'utf8'));
const OURS = 'flow-preflight/';

async function ours(file) {
  if (!file.startsWith(OURS)) return undefined;
  return { headers: { 'Content-Type': TYPES[extname(file)] }, body: await readFile(join(DIST, path, file.slice(OURS.length))) };
}

/** The journeys through a generated site. `dark` switches to its dark colours and back. */
export function journeys({ name, dark }) {
  let site;
  before(async () => {
    // Generators write inline scripts into their pages, so there is no strict policy here; the nginx tests cover that.
    const folder = join(process.env.SITES, name);
    // The site's address decides which links its own navigation follows.
    const map = async () => ({ headers: { 'Content-Type': 'application/xml' }, body: (await readFile(join(folder, 'sitemap.xml'), 'utf8')).replaceAll('https://docs.example/', site.url) });
    const instead = (file) => (file === 'sitemap.xml' ? map() : ours(file));
    site = await serve({ folder, instead, policy: "object-src 'none'" });
  });
  after(() => site?.close());
  const article = () => `${site.url}unattended/`;

  visit(`${name}: the element explains a code`, article, {}, ({ page }) => explains(page));

  visit(`${name}: the element follows the dark colours of the site, there and back`, article, {}, async ({ page }) => {
    await explains(page);
    const before = await lightness(page);
    await dark(page);
    const switched = await expectDark(page, true);
    await dark(page);
    const back = await expectDark(page, false);
    if (before.letters > 128 || switched.letters < 128 || back.letters > 128) {
      throw new Error(`letters are ${before.letters} of 255 light, dark: ${switched.letters}, and light again: ${back.letters}`);
    }
  });

  visit(`${name}: the element comes with the site’s own navigation, and comes back`, () => site.url, {}, async ({ page }) => {
    await page.evaluate(() => { globalThis.sameDocument = true; });
    for (let turn = 0; turn < 2; turn += 1) {
      await page.getByRole('main').getByRole('link', { name: 'the article' }).click();
      await explains(page);
      await page.getByRole('main').getByRole('link', { name: 'the start' }).click();
      await page.getByRole('main').getByRole('link', { name: 'the article' }).waitFor();
    }
    if (!(await page.evaluate(() => globalThis.sameDocument))) throw new Error('the site loaded its pages anew: nothing was navigated');
  });

  for (const scheme of ['light', 'dark']) {
    visit(`${name}: the page is no worse for anybody with the element, ${scheme}`, article, { scheme }, async ({ page }) => {
      await explains(page);
      if (scheme === 'dark') {
        await dark(page);
        await expectDark(page, true);
      }
      await assertNoWorse(page);
    });
  }
}

// Sites animate their colours.
async function expectDark(page, wanted) {
  await until(async () => (await lightness(page)).letters > 128 === wanted, wanted ? 'the element is dark' : 'the element is light');
  return lightness(page);
}
