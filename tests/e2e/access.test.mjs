// Accessibility: every state in every look at every width, with keyboard, touch and screen reader.

import assert from 'node:assert/strict';

import { assertAccessible, faults } from './axe.mjs';
import { journey, ready } from './harness.mjs';
import { linkOf } from './links.mjs';
import { FAILED_CHECK, box, fact, freeze, open, pass, says, verdict } from './steps.mjs';

const ATTENDED = (elevated) => JSON.stringify({
  run: { mode: 'attended' },
  flow: { needsElevation: elevated },
  connection: { auth: 'usernamePassword', accountType: 'domain' },
  connectionOwner: { licenses: { items: [{ product: 'premium' }], complete: true } },
  machine: {
    osFamily: 'windows11', osMultiSession: false, padVersion: '2.50', uiAccessEnabled: false,
    sessions: { items: [{ user: 'contoso\\robot', state: 'active', locked: false, isConnectionUser: true }], complete: true },
  },
});

const give = (text, answer) => async (page) => {
  await box(page).fill(text);
  await says(verdict(page), answer);
};
const press = (page, name) => page.locator('flow-preflight').getByRole('button', { name }).first().click();
const example = (page) => give(FAILED_CHECK, 'Will not run')(page);

const STATES = {
  'empty': { reach: () => {} },
  'a paste that is not understood': { reach: (page) => box(page).fill('the robot did not work') },
  'a paste that names a code nearly': { reach: (page) => box(page).fill('UnatendedNoAdon') },
  'will not run': { reach: example },
  'not enough known': { reach: give('NoCandidateMachine', 'Can’t tell yet') },
  'may fail': { reach: give(ATTENDED(true), 'May fail') },
  'ready': { reach: give(ATTENDED(false), 'Ready') },
  'the panel for passing on': {
    reach: async (page) => {
      await give(ATTENDED(false), 'Ready')(page);
      await press(page, 'Share');
      await page.locator('flow-preflight #shared').waitFor();
    },
  },
  'every fact and every fold open': { reach: everything },
  'for reading only': { path: linkOf(`{"said":${ATTENDED(true)},"codes":["NoCandidateMachine"],"readOnly":true}`), reach: (page) => says(verdict(page), 'May fail') },
  'a link that can’t be opened': { path: '#2.later', reach: (page) => page.locator('flow-preflight .notice').waitFor() },
};

const LOOKS = {
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
};

/** Shows all facts and opens every disclosure. */
async function everything(page) {
  await example(page);
  await press(page, 'Add a setting');
  await press(page, 'Show all settings');
  await page.evaluate(() => {
    for (const fold of document.querySelector('flow-preflight').shadowRoot.querySelectorAll('details')) fold.open = true;
  });
}

for (const [name, { path, reach }] of Object.entries(STATES)) {
  journey(`${name}: accessible, and as wide as the screen in every width`, { path, reducedMotion: 'reduce' }, async ({ page }) => {
    await ready(page);
    await reach(page);
    await assertAccessible(page, `${name}: not everybody can use this page`);
    // Looks only differ in colours, and this state has a part of every kind.
    for (const media of reach === everything ? [LOOKS.dark, LOOKS['forced colours']] : []) {
      await page.emulateMedia(media);
      assert.deepEqual(await faults(page, { runOnly: ['color-contrast'] }), [], `${name}, ${JSON.stringify(media)}`);
    }
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name}: the page is ${overflow} px wider than the screen of ${width}`);
      assert.deepEqual(await page.evaluate(tooSmall), [], `${name}, ${width} wide: too small to hit`);
    }
  });
}

// Runs in the page: the controls smaller than 24 by 24 pixels, unless they are in a line of text (WCAG 2.5.8).
function tooSmall() {
  const root = document.querySelector('flow-preflight').shadowRoot;
  const found = [];
  for (const control of root.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    // A click on the label also hits the control.
    const target = control.closest('label') ?? control;
    if (!target.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = target.getBoundingClientRect();
    const parent = target.parentElement;
    const alone = [...parent.childNodes].every((node) => node === target || !node.textContent.trim());
    const isInline = getComputedStyle(target).display === 'inline' && !alone;
    if (!isInline && (width < 23.99 || height < 23.99)) {
      found.push(`${target.localName} “${target.textContent.trim().slice(0, 40)}” is ${Math.round(width)} × ${Math.round(height)}`);
    }
  }
  return found;
}

for (const width of [390, 1280]) {
  journey(`the keyboard goes through a long report in order, sees where it is and comes out, ${width} wide`, { width, reducedMotion: 'reduce' }, async ({ page }) => {
    await ready(page);
    await everything(page);
    await press(page, 'Share');
    await page.locator('flow-preflight #shared').waitFor();
    // From after the page's header.
    await page.evaluate(() => {
      const main = document.querySelector('main');
      main.tabIndex = -1;
      main.focus();
    });
    const expected = await page.evaluate(stops);
    assert.ok(expected.length > 60, `there are only ${expected.length} stops`);
    const walk = [];
    for (let step = 0; step < expected.length + 5; step += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(here);
      if (!stop) break;
      walk.push(stop);
    }
    assert.deepEqual(walk.map((stop) => stop.at), expected, 'the keyboard goes another way than the page is read');
    assert.deepEqual(walk.filter((stop) => !stop.outlined).map((stop) => stop.name), [], 'the focus can’t be seen here');
    assert.deepEqual(walk.filter((stop) => !stop.inView).map((stop) => stop.name), [], 'the focus is out of sight here');
    const backward = walk.filter((stop, at) => at > 0 && stop.column === walk[at - 1].column && stop.bottom < walk[at - 1].top - 1);
    assert.deepEqual(backward.map((stop) => stop.name), [], 'the keyboard goes up the page here');

    const back = [];
    // No further: past the beginning, the browser continues at the end.
    for (let step = 0; step < walk.length; step += 1) {
      await page.keyboard.press('Shift+Tab');
      const stop = await page.evaluate(here);
      if (!stop) break;
      back.push(stop.at);
    }
    const names = (ways) => ways.filter((way) => !way.startsWith('radio '));
    assert.deepEqual(names(back), names(expected).reverse(), 'backwards the keyboard goes another way');
  });
}

// Runs in the page: every tab stop, in document order; a group of radio buttons is one.
function stops() {
  const root = document.querySelector('flow-preflight').shadowRoot;
  const controls = [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((one) => one.checkVisibility() && !one.disabled && one.getAttribute('tabindex') !== '-1');
  const seen = new Set();
  return controls.flatMap((one) => {
    one.dataset.stop ??= `${one.localName} ${controls.indexOf(one)}`;
    if (one.type !== 'radio') return [one.dataset.stop];
    if (seen.has(one.name)) return [];
    seen.add(one.name);
    return [`radio ${one.name}`];
  });
}

// Runs in the page: the tab stop with the focus; nothing if it is outside the element.
function here() {
  const root = document.querySelector('flow-preflight').shadowRoot;
  const one = root.activeElement;
  if (!one) return undefined;
  // A segment shows its focus on the label.
  const shown = one.type === 'radio' && one.closest('[data-strip=segments]') ? one.nextElementSibling : one;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const { top, bottom } = shown.getBoundingClientRect();
  return {
    at: one.type === 'radio' ? `radio ${one.name}` : one.dataset.stop,
    name: `${one.localName} ${one.id} ${one.textContent.trim().slice(0, 40)}`,
    outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    inView: bottom > 0 && top < innerHeight,
    column: one.closest('.column')?.className ?? '',
    top: top + scrollY,
    bottom: bottom + scrollY,
  };
}

journey('a change is told once, when it lasts, politely, and not again', { clock: true }, async ({ page }) => {
  await ready(page);
  await freeze(page);
  await page.evaluate(() => {
    const region = document.querySelector('flow-preflight').shadowRoot.querySelector('[role=status]');
    globalThis.told = [];
    new MutationObserver(() => globalThis.told.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const told = async () => {
    // Typed text is read when typing pauses, and the answer is announced when it is stable.
    await pass(page, 2000);
    return page.evaluate(() => globalThis.told.splice(0));
  };
  assert.deepEqual(await told(), [], 'the start is not silent');
  await box(page).pressSequentially('RDPIsNotEnabled');
  const first = await told();
  assert.equal(first.length, 1, `typing was told so often: ${first.join(' | ')}`);
  assert.match(first[0], /^Will not run\. /);
  await box(page).pressSequentially(' ');
  assert.deepEqual(await told(), [], 'what did not change was told again');
  await open(page, 'machine.rdpEnabled');
  await fact(page, 'machine.rdpEnabled').getByRole('button', { name: /^Not known/ }).click();
  const second = await told();
  assert.equal(second.length, 1, second.join(' | '));
  assert.doesNotMatch(second[0], /^Will not run/);
  await press(page, 'Undo');
  assert.deepEqual(await told(), first);
  await press(page, 'Share');
  assert.deepEqual(await told(), [], 'opening the panel changes nothing that has to be told');
  await press(page, 'Clear');
  assert.deepEqual(await told(), ['Empty.']);
  const regions = await page.evaluate(() => [...document.querySelector('flow-preflight').shadowRoot.querySelectorAll('[role=status], [role=alert], [aria-live]')]
    .map((region) => region.getAttribute('role') ?? region.getAttribute('aria-live')));
  assert.deepEqual(regions, ['polite', 'status'], 'on an empty page there is one region for what changed and one for what was copied, and both are polite');
});
