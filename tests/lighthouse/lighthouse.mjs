// Runs Lighthouse over the built site as on a phone: prints each page's four scores and the reason for each lost point.

import lighthouse from 'lighthouse';
import { launch } from 'chrome-launcher';
import { serve } from '../e2e/server.mjs';

const PAGES = ['', 'codes/UnattendedNoAddon/', 'catalog/'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

const server = await serve({ compressed: true });
const browser = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: FLAGS });
let lost = 0;
try {
  for (const page of PAGES) {
    const { lhr } = await lighthouse(server.url + page, { port: browser.port, logLevel: 'error' });
    const marks = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
    console.log(`/${page}: ${marks.join(', ')}`);
    for (const line of losses(lhr)) {
      lost += 1;
      console.log(`  ${line}`);
    }
  }
} finally {
  browser.kill();
  await server.close();
}
console.log(lost ? `${lost} points of attention` : 'nothing lost');

/** The reasons for a page's lost points, one per line. */
function losses({ categories, audits }) {
  return Object.values(categories).flatMap(({ id, auditRefs }) => auditRefs
    .filter(({ weight }) => weight > 0)
    .map(({ id: audit }) => audits[audit])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ title, displayValue, score }) => `${id}: ${title}${displayValue ? ` (${displayValue})` : ''}, ${Math.round(score * 100)}`));
}
