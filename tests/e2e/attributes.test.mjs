// The element's attributes: at the start, when they change, and with invalid values.

import assert from 'node:assert/strict';

import { assertAccessible } from './axe.mjs';
import { journey, ready } from './harness.mjs';
import { allReady, element, host } from './host.mjs';
import { FAILED_CHECK, box, choose, fact, origin, says, verdict } from './steps.mjs';

const notices = (page) => page.locator('flow-preflight [part="notice"]');
const set = (page, name, value) => page.evaluate(([attribute, to]) => {
  const [changed] = document.querySelectorAll('flow-preflight');
  if (to === null) changed.removeAttribute(attribute);
  else changed.setAttribute(attribute, to);
}, [name, value]);
const headings = (page) => page.evaluate(() => {
  const all = document.querySelector('flow-preflight').shadowRoot.querySelectorAll('h2, h3, h4, h5');
  return [...all].filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.ariaLevel ?? heading.localName[1]));
});

const WRONG = {
  'view="catalogue"': /^view="catalogue" is not known here\. Did you mean catalog\? It can be workbench, explain, catalog, auto-claim or runs\.$/,
  'theme="drak"': /^theme="drak" is not known here\. Did you mean dark\? It can be auto, light or dark\.$/,
  'heading-level="7"': /^heading-level="7" is not known here\. It can be 2, 3, 4, 5 or 6\.$/,
  'compact="false"': /^compact="false" is not known here\. It can be/,
  'lang="de"': /^lang="de": this language is not available, so the tool is in English\. It can be en\.$/,
  'share-links="there"': /^share-links="there" is not known here\. Did you mean here\? It can be here or an address\.$/,
  'plan=\'{"run":{"mod":"attended"}}\'': /^plan cannot be read completely.*"run\.mod" is not a field of a plan\. Did you mean "run\.mode"\?/,
  'plan="{"': /^plan cannot be read completely/,
  'view="explain"': /^view="explain" needs an error code: code="…"\.$/,
  'view="explain" code="UnatendedNoAdon"': /^code="UnatendedNoAdon" is not a known error code\. Did you mean UnattendedNoAddon\?$/,
};

for (const [attributes, words] of Object.entries(WRONG)) {
  journey(`${attributes}: it says what is wrong, and shows what it can`, host(`<flow-preflight ${attributes}>One</flow-preflight>`), async ({ page }) => {
    await ready(page);
    assert.deepEqual((await notices(page).allInnerTexts()).filter((text) => !words.test(text)), []);
    assert.equal(await notices(page).count(), 1);
    assert.ok(await box(page).isVisible(), 'there is no box');
    await assertAccessible(page);
  });
}

journey('right attributes are not commented', host('<flow-preflight view="workbench" theme="light" heading-level="4" compact lang="en-GB" share-links="https://tools.example/" plan=\'{"run":{"mode":"attended"}}\'>One</flow-preflight>'), async ({ page }) => {
  await ready(page);
  await says(origin(page, 'run.mode'), /^you$/);
  assert.deepEqual(await notices(page).allInnerTexts(), []);
});

for (const width of [390, 1280]) {
  journey(`an explanation has the code, the question that tells its causes apart and what follows, ${width} wide`, host('<h2>Errors</h2><flow-preflight view="explain" code="UnattendedNoAddon" heading-level="3">One</flow-preflight>', { width }), async ({ page, site }) => {
    await ready(page);
    await says(page.locator('flow-preflight h4').first(), 'No unattended capacity');
    assert.equal(await box(page).count(), 0, 'there is a box');
    await says(page.locator('flow-preflight #ask'), 'Does the machine get an unattended bot automatically');
    await says(verdict(page), 'Will not run');
    const whole = await page.getByRole('link', { name: 'Open in the workbench' }).getAttribute('href');
    assert.equal(whole, `${site.url}#code=UnattendedNoAddon`);
    await choose(page, 'machine.autoAllocation', 'Off');
    await says(origin(page, 'machine.autoAllocation'), /^you$/);
    assert.doesNotMatch(await page.locator('flow-preflight #ask').innerText(), /get an unattended bot automatically/, 'it asks what was answered');
    const levels = await headings(page);
    assert.equal(levels[0], 3);
    assert.ok(levels.every((level, at) => level <= (levels[at - 1] ?? 3) + 1), `the levels are ${levels}`);
    await assertAccessible(page);
  });
}

journey('a compact element has no head, introduction, promise and foot', host('<flow-preflight compact>One</flow-preflight><flow-preflight id="whole">Two</flow-preflight>'), async ({ page }) => {
  await allReady(page, 2);
  for (const part of ['.head', '.intro', '.promise', '.foot']) {
    assert.ok(!(await element(page).first().locator(part).isVisible()), `${part} is there`);
    assert.ok(await element(page, 'whole').locator(part).isVisible(), `${part} is gone without the attribute`);
  }
  assert.deepEqual((await headings(page)), [], 'nothing but the box');
});

for (const level of [2, 4, 6]) {
  journey(`headings begin at level ${level}`, host(`<flow-preflight heading-level="${level}">One</flow-preflight>`), async ({ page }) => {
    await ready(page);
    const [first, ...others] = await headings(page);
    assert.equal(first, level);
    assert.ok(others.every((other) => other > level), `below the first heading are ${others}`);
    await box(page).fill(FAILED_CHECK);
    await says(verdict(page), 'Will not run');
    assert.equal(await verdict(page).evaluate((heading) => Number(heading.ariaLevel ?? 3)), level + 1);
  });
}

journey('attributes that change later take effect, and what was typed stays', host('<flow-preflight>One</flow-preflight>', { mayAsk: true }), async ({ page }) => {
  await ready(page);
  await box(page).fill(FAILED_CHECK);
  await says(verdict(page), 'Will not run');
  await set(page, 'compact', '');
  await page.locator('flow-preflight .intro').waitFor({ state: 'hidden' });
  await set(page, 'heading-level', '5');
  await page.waitForFunction(() => document.querySelector('flow-preflight').shadowRoot.querySelector('#verdict').ariaLevel === '5');
  await set(page, 'theme', 'dark');
  assert.equal(await page.locator('flow-preflight .app').evaluate((app) => getComputedStyle(app).colorScheme), 'dark');
  await set(page, 'theme', 'blue');
  await says(notices(page), 'theme="blue"');
  await set(page, 'theme', null);
  await notices(page).waitFor({ state: 'detached' });
  await set(page, 'share-links', 'https://tools.example/');
  await says(verdict(page), 'Will not run');
  assert.equal(await box(page).inputValue(), FAILED_CHECK, 'what was typed is gone');
  await set(page, 'view', 'catalog');
  await page.locator('flow-preflight [type="search"]').waitFor();
  await set(page, 'query', 'UnattendedNoAddon');
  await says(page.locator('flow-preflight .links li').first(), 'UnattendedNoAddon');
  await set(page, 'view', null);
  await says(verdict(page), 'Will not run');
  assert.equal(await box(page).inputValue(), FAILED_CHECK, 'what was typed is gone');
  await set(page, 'code', 'NoCandidateMachine');
  await says(verdict(page), 'Can’t tell yet');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  assert.equal(await box(page).inputValue(), FAILED_CHECK, '“Undo” does not bring back what was typed');
  await set(page, 'view', 'explain');
  await says(page.locator('flow-preflight h4').first(), 'No machine');
  await set(page, 'view', 'workbench');
  await box(page).waitFor();
  assert.equal(await page.evaluate(() => globalThis.flowPreflightSeen.errors.length), 0);
});
