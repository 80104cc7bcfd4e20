// The element in the page around it: adopts its light or dark scheme; otherwise styles don't leak in or out.

import assert from 'node:assert/strict';

import { until } from './browser.mjs';
import { journey, ready } from './harness.mjs';
import { allReady, element, host } from './host.mjs';
import { FAILED_CHECK, box, says, verdict } from './steps.mjs';

const SCHEMES = { light: 'rgb(246, 247, 249)', dark: 'rgb(14, 19, 25)' };
const ground = (page, id) => element(page, id).locator('.app').evaluate((app) => getComputedStyle(app).backgroundColor);
async function becomes(page, scheme, id) {
  await until(async () => (await ground(page, id)) === SCHEMES[scheme], `the element is ${scheme}`);
}

const ONE = '<flow-preflight>One</flow-preflight>';
const AROUND = {
  'a page that says nothing is light': [{}, 'light'],
  'a page that says nothing is light, though the system is dark': [{ scheme: 'dark' }, 'light'],
  'a page with a dark colour scheme': [{ head: '<style>:root { color-scheme: dark }</style>' }, 'dark'],
  'a page that is always light, though the system is dark': [{ scheme: 'dark', head: '<style>:root { color-scheme: light }</style>' }, 'light'],
  'a page that follows the system': [{ scheme: 'dark', head: '<style>:root { color-scheme: light dark }</style>' }, 'dark'],
  'a dark page without a colour scheme': [{ head: '<style>body { background: #111; color: #ddd }</style>' }, 'dark'],
  'a dark page in another colour space': [{ head: '<style>body { background: #111; color: oklch(0.9 0.02 90) }</style>' }, 'dark'],
  'a page whose letters are light by the numbers of a display': [{ head: '<style>body { background: #111; color: color(display-p3 0.9 0.9 1) }</style>' }, 'dark'],
  'a page that is light in lab': [{ head: '<style>body { color: lab(20 10 10) }</style>' }, 'light'],
};
for (const [around, [settings, scheme]] of Object.entries(AROUND)) {
  journey(`${around}: the element is ${scheme}`, host(ONE, settings), async ({ page }) => {
    await ready(page);
    await becomes(page, scheme);
  });
}

const SWITCHES = {
  'a class on the root': ['.dark body { background: #111; color: #eee }', () => document.documentElement.classList.toggle('dark')],
  'an attribute on the body': ['[data-mode="dark"] { background: #111; color: #eee }', () => { document.body.dataset.mode = document.body.dataset.mode ? '' : 'dark'; }],
  'a class that fades the colours': ['body { transition: color 200ms } .dark body { background: #111; color: #eee }', () => document.documentElement.classList.toggle('dark')],
  'a colour scheme': ['.dark { color-scheme: dark }', () => document.documentElement.classList.toggle('dark')],
};
for (const [by, [css, toggle]] of Object.entries(SWITCHES)) {
  journey(`a page that switches by ${by} takes the element along`, host(ONE, { head: `<style>${css}</style>` }), async ({ page }) => {
    await ready(page);
    await becomes(page, 'light');
    await page.evaluate(toggle);
    await becomes(page, 'dark');
    await page.evaluate(toggle);
    await becomes(page, 'light');
  });
}

journey('a part of the page that switches its colour scheme takes the element along', host(`<section>${ONE}</section>`, { head: '<style>section { color-scheme: light } .dark { color-scheme: dark }</style>' }), async ({ page }) => {
  await ready(page);
  await becomes(page, 'light');
  await page.evaluate(() => document.querySelector('section').classList.add('dark'));
  await becomes(page, 'dark');
});

journey('a page that follows the system without saying so takes the element along', host(ONE, { head: '<style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }</style>' }), async ({ page }) => {
  await ready(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await becomes(page, 'dark');
});

journey('where the colours are switched, no part comes later than another', host('<flow-preflight theme="light">One</flow-preflight>'), async ({ page }) => {
  await ready(page);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  // Animations run in the shadow root, which the page doesn't list.
  const fading = await page.evaluate(async () => {
    const app = document.querySelector('flow-preflight');
    app.setAttribute('theme', 'dark');
    await new Promise((frame) => { requestAnimationFrame(() => requestAnimationFrame(frame)); });
    return app.shadowRoot.getAnimations().map(({ effect, transitionProperty }) => `${transitionProperty} of ${effect.target.localName} “${effect.target.textContent.slice(0, 30)}”`);
  });
  assert.deepEqual(fading, [], 'these fade while the rest has switched');
  await becomes(page, 'dark');
});

journey('`theme` is stronger than the page', host('<flow-preflight id="dark" theme="dark">One</flow-preflight><flow-preflight id="auto" theme="auto">Two</flow-preflight>'), async ({ page }) => {
  await allReady(page, 2);
  await becomes(page, 'dark', 'dark');
  await becomes(page, 'light', 'auto');
});

const HOSTILE = `
  :root { font-size: 62.5%; --ink: red; --ground: red; }
  * { all: unset !important; color: red !important; background: yellow !important; font: italic 40px cursive !important; letter-spacing: 9px !important;
      text-transform: uppercase !important; line-height: 3 !important; text-align: right !important; word-spacing: 20px !important; text-shadow: 0 0 9px red !important; }
  .card, .verdict, p, h3, button, textarea { display: none !important; }
  head, style, script { display: none !important; }`;

/** The look of every part inside: sizes, colours, fonts. */
const looks = (page) => page.evaluate(() => {
  const { shadowRoot } = document.querySelector('flow-preflight');
  const told = ['color', 'backgroundColor', 'font', 'letterSpacing', 'textTransform', 'lineHeight', 'textAlign', 'wordSpacing', 'textShadow', 'padding', 'margin', 'display', 'borderRadius'];
  return [...shadowRoot.querySelectorAll('.app, .app *')].map((part) => {
    const style = getComputedStyle(part);
    return `${part.localName}.${part.className.baseVal ?? part.className}: ${told.map((name) => style[name]).join(' | ')}`;
  });
});

const states = {};
for (const [name, head] of [['a friendly', ''], ['a hostile', `<style>${HOSTILE}</style>`]]) {
  journey(`the element looks its own way on ${name} page`, host('<flow-preflight theme="light">One</flow-preflight>', { head }), async ({ page }) => {
    await ready(page);
    // The element is in the page's flow; its content is not the page's.
    await page.addStyleTag({ content: 'html, body, flow-preflight { display: block !important; inline-size: 1200px !important; margin: 0 !important; padding: 0 !important }' });
    await box(page).fill(FAILED_CHECK);
    await says(verdict(page), 'Will not run');
    states[name] = await looks(page);
    if (Object.keys(states).length < 2) return;
    const [friendly, hostile] = Object.values(states);
    const differ = friendly.flatMap((line, at) => (line === hostile[at] ? [] : [`${line}\n  became ${hostile[at]}`]));
    assert.deepEqual(differ.slice(0, 5), [], 'the style of the page came in');
  });
}

journey('no style of the element comes out', host(`<p class="card notice" id="card">A card</p><h3 id="verdict">A heading</h3><button data-look="answer">A button</button>${ONE}`), async ({ page }) => {
  const outside = () => page.evaluate(() => [...document.querySelectorAll('p, h1, h3, button')].map((part) => {
    const style = getComputedStyle(part);
    return [style.color, style.backgroundColor, style.font, style.border, style.padding].join(' | ');
  }));
  const before = await outside();
  await ready(page);
  assert.deepEqual(await outside(), before);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink')), '', 'a token came out');
});

journey('a page may set tokens and style parts', host(ONE, { head: '<style>flow-preflight { --ground: rgb(1, 2, 3); --accent: rgb(4, 5, 6) } flow-preflight::part(verdict) { border-radius: 0 } flow-preflight::part(app) { border-style: dotted }</style>' }), async ({ page }) => {
  await ready(page);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  assert.equal(await ground(page), 'rgb(1, 2, 3)');
  assert.equal(await page.locator('flow-preflight').locator('button', { hasText: 'Clear' }).evaluate((button) => getComputedStyle(button).color), 'rgb(4, 5, 6)');
  const styled = (part, property) => page.locator(`flow-preflight [part~="${part}"]`).first().evaluate((found, name) => getComputedStyle(found)[name], property);
  assert.equal(await styled('verdict', 'borderRadius'), '0px');
  assert.equal(await styled('app', 'borderStyle'), 'dotted');
  for (const part of ['card', 'box', 'verdict', 'question']) assert.ok((await page.locator(`flow-preflight [part~="${part}"]`).count()) > 0, `there is no part ${part}`);
});

journey('letters are as large as the reader wants, not as the page does', host(ONE, { head: '<style>:root { font-size: 30px }</style>' }), async ({ page }) => {
  await ready(page);
  assert.equal(await page.locator('flow-preflight .app').evaluate((app) => getComputedStyle(app).fontSize), '15px');
});

journey('the colours that a reader forces are the reader’s', host(ONE, { forcedColors: 'active', scheme: 'dark', head: '<style>body { background: #fff; color: #222 }</style>' }), async ({ page }) => {
  await ready(page);
  const [inside, around] = await page.evaluate(() => {
    const canvas = document.createElement('p');
    canvas.style.cssText = 'color: CanvasText; background: Canvas';
    document.body.append(canvas);
    const of = (part) => [getComputedStyle(part).color, getComputedStyle(part).backgroundColor];
    return [of(document.querySelector('flow-preflight').shadowRoot.querySelector('.app')), of(canvas)];
  });
  assert.deepEqual(inside, around);
});
