// The auto-claim page: answer, conditions with their controls, next question, tabs, table, sharing, keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible } from './axe.mjs';
import { browser, contextOptions, journey, LIMIT, ready } from './harness.mjs';
import { jsonOf, linkOf } from './links.mjs';
import { serve } from './server.mjs';
import { chooseIn, paste, reach, says, tabTo, verdict } from './steps.mjs';

const GRAPH_LICENCES = JSON.stringify({
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users(\'ana%40contoso.com\')/licenseDetails',
  value: [{
    id: '4TEPxOlnKkOJyUhg2pxFmg',
    skuId: 'eda1941c-3c4f-4995-b5eb-e85a42175ab9',
    skuPartNumber: 'POWERAUTOMATE_ATTENDED_RPA',
    servicePlans: [{ servicePlanId: '375cd0ad-c407-49fd-866a-0bff4f8a9a4d', servicePlanName: 'POWER_AUTOMATE_ATTENDED_RPA', provisioningStatus: 'Success', appliesTo: 'User' }],
  }],
}, null, 2);

const start = { path: 'auto-claim/' };
const field = (page, path) => page.locator(`flow-preflight .facts [data-fact="${path}"]`);
const question = (page) => page.locator('flow-preflight #ask');
/** A step of the conditions, by its title. */
const step = (page, title) => page.locator('flow-preflight .stepper > ol > li').filter({ hasText: title });
const isOpen = (one) => one.locator('> details').evaluate((fold) => fold.open);
/** Each step with its state, as a person reads it. */
const steps = (page) => page.locator('flow-preflight .stepper > ol > li').evaluateAll((all) => all.map((one) => `${one.querySelector('.step-title').innerText} ${one.querySelector('.step-line .chip').innerText}`));
async function fits(page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`);
}
const attempt = (page, title) => page.locator('flow-preflight .trials').getByRole('button', { name: title }).click();
/** Opens the line of a fact and every fold around it, as presses on them do. */
async function unfold(page, path) {
  const row = page.locator(`flow-preflight [data-fact="${path}"]`).first();
  await row.waitFor({ state: 'attached' });
  await row.evaluate((fact) => {
    for (let fold = fact.querySelector('details') ?? fact.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  });
  return row;
}
const strip = async (page, path, word) => (await unfold(page, path)).getByRole('radio', { name: word, exact: true }).check({ force: true });
const status = (page) => page.locator('flow-preflight [role=status]');

journey('a situation said field by field has its answer at once', start, async ({ page }) => {
  await ready(page);
  await says(verdict(page), 'It depends');
  await page.locator('flow-preflight .ask').getByRole('combobox').selectOption({ label: 'Starts a premium cloud flow with attended RPA' });
  await page.getByRole('button', { name: 'Use this answer' }).click();
  await strip(page, 'feature.on', 'On');
  await strip(page, 'feature.scope', 'All environments');
  await page.locator('flow-preflight .ask').getByRole('button', { name: 'None', exact: true }).click();
  await says(question(page), 'Which auto-claim policies exist');
  await page.locator('flow-preflight .ask').getByRole('button', { name: /^Another answer/ }).click();
  await field(page, 'policies').getByRole('button', { name: 'Add a policy' }).click();
  await strip(page, 'policies.items[0].app', 'Power Automate RPA Attended');
  await strip(page, 'policies.items[0].product', 'Power Automate Premium');
  await strip(page, 'policies.items[0].on', 'On');
  await strip(page, 'policies.items[0].inForce', 'Yes');
  await says(question(page), 'How many licences of the product are left to assign?');
  await page.locator('flow-preflight [id="ask-tenant.licenses-premium"]').fill('3');
  await page.getByRole('button', { name: 'Use this answer' }).click();
  await says(verdict(page), 'Claimed');
  await says(page.locator('flow-preflight .verdict'), 'The user gets Power Automate Premium.');
  await says(status(page), 'Claimed. The user gets Power Automate Premium.');
  await strip(page, 'feature.on', 'Off');
  await says(verdict(page), 'Not claimed');
  await says(page.locator('flow-preflight .finding'), 'The feature is switched off');
});

journey('the next question is answered where it stands, and taken back', start, async ({ page }) => {
  await ready(page);
  await attempt(page, /^Go Premium/);
  await says(verdict(page), 'It depends');
  await says(question(page), 'Policy 1, “Premium, new”: Is the policy already in effect when the user acts?');
  await page.locator('flow-preflight .ask').getByRole('button', { name: 'Not yet' }).click();
  await says(verdict(page), 'Not claimed');
  assert.equal(await verdict(page).evaluate((at) => at.getRootNode().activeElement === at), true, 'the focus goes to the answer');
  await (await unfold(page, 'policies.items[0].inForce')).getByRole('button', { name: /^Not known/ }).click();
  await says(verdict(page), 'It depends');
  await page.getByRole('button', { name: 'I can’t find out' }).click();
  await says(page.locator('flow-preflight .ask'), '1 question skipped.');
  await page.getByRole('button', { name: 'Ask again' }).click();
  await says(question(page), 'Is the policy already in effect');
  await page.getByRole('button', { name: 'Undo' }).click();
  await says(verdict(page), 'Not claimed');
  await page.getByRole('button', { name: 'Clear' }).click();
  await says(verdict(page), 'It depends');
  await says(question(page), 'What does the user do?');
});

journey('each condition has its state in words, what is known and where from, and the one that decides is open', start, async ({ page }) => {
  await ready(page);
  await attempt(page, /^Go Premium/);
  await says(page.locator('flow-preflight .stepper'), '6 met · 1 not known');
  const open = step(page, 'A policy fits and is in effect');
  await says(open, 'not known');
  assert.equal(await isOpen(open), true, 'the step with the question is open');
  await says(open, 'Is the policy already in effect when the user acts?');
  const closed = step(page, 'The policy scope covers the environment');
  assert.equal(await isOpen(closed), false);
  await says(closed, /Managed environment: Yes line \d+/);
  await page.locator('flow-preflight .ask').getByRole('button', { name: 'Yes' }).click();
  await says(verdict(page), 'Claimed');
  assert.equal(await isOpen(open), false, 'nothing is asked any more');
  assert.deepEqual((await steps(page)).filter((one) => !one.endsWith(' met')), []);
  await strip(page, 'environment.managed', 'No');
  await says(verdict(page), 'Not claimed');
  await says(closed, 'not met');
  await says(closed.locator('.finding'), 'The policies cover managed environments only');
  await strip(page, 'environment.managed', 'Yes');
  await says(verdict(page), 'Claimed');
  assert.equal(await isOpen(closed), true, 'a step stays open while somebody edits in it');
});

journey('a reason why not is in the step that fails, and its fix is beside the answer', start, async ({ page }) => {
  await ready(page);
  await attempt(page, /^An attended flow/);
  const open = step(page, 'A policy fits and is in effect');
  await says(open, 'not met');
  assert.equal(await isOpen(open), true, 'the step that decides is open');
  await says(open.locator('.finding'), 'The policy’s app doesn’t support this action');
  await says(page.locator('flow-preflight .verdict .step'), 'Create a policy for the app Power Automate RPA Attended.');
  assert.equal(await page.getByText('Create a policy for the app').count(), 1, 'the fix is said once');
  assert.equal(await page.getByText('A policy for Power Automate per User Plan doesn’t support attended RPA').count(), 1, 'it is said once');
});

journey('another answer than the offered ones is given in the same step', start, async ({ page }) => {
  await ready(page);
  await page.locator('flow-preflight .ask').getByRole('combobox').selectOption({ label: 'Starts a premium cloud flow with attended RPA' });
  await page.getByRole('button', { name: 'Use this answer' }).click();
  await says(question(page), 'Which Power Automate licences does the user hold already?');
  assert.equal(await question(page).evaluate((at) => at.getRootNode().activeElement === at), true, 'the focus goes to the next question');
  await page.locator('flow-preflight .ask').getByRole('button', { name: /^Another answer/ }).click();
  const at = await page.evaluate(() => document.querySelector('flow-preflight').shadowRoot.activeElement.dataset.fact);
  assert.equal(at, 'user.licenses');
  await field(page, 'user.licenses').getByText('This person holds no Power Automate licence').click();
  await says(step(page, 'The user doesn’t have the licence yet'), 'met');
});

journey('licences of Microsoft Graph are pasted, and tell what the user holds', start, async ({ page }) => {
  await ready(page);
  await paste(page, GRAPH_LICENCES);
  const whose = page.locator('flow-preflight .offer');
  await says(whose, 'Licences of ana@contoso.com: Power Automate Premium. It includes attended RPA. Is this the user?');
  await whose.getByRole('radio', { name: 'Yes', exact: true }).check({ force: true });
  const user = step(page, 'The user doesn’t have the licence yet');
  await says(user, 'Power Automate Premium');
  assert.equal(await whose.getByRole('radio', { name: 'Yes', exact: true }).isChecked(), true);
  await says(verdict(page), 'Not claimed');
  await says(user, 'not met');
  await says(user.locator('.finding'), 'The user already has the licence');
});

journey('the picture of times names each moment', start, async ({ page }) => {
  await ready(page);
  await attempt(page, /^An attended flow/);
  const times = page.getByRole('img', { name: 'When it happens' });
  const named = await times.evaluate((svg) => [...svg.querySelectorAll('.event')].map((text) => text.textContent.trim()));
  assert.ok(named.includes('The policy takes effect'), named);
  assert.equal(await times.evaluate((svg) => svg.querySelectorAll('.moment').length), named.length);
  assert.equal(named.length, await page.locator('flow-preflight .times .gates > li').count());
});

journey('the set-up is a tab of its own, by keyboard', start, async ({ page }) => {
  await ready(page);
  await tabTo(page, 'tab', 'Check one user');
  const [check, setUp] = ['Check one user', 'Set up policies'].map((name) => page.getByRole('tab', { name }));
  const at = async (chosen, other, why) => {
    await chosen.and(page.locator('[aria-selected=true]')).waitFor();
    assert.deepEqual([await other.getAttribute('aria-selected'), await other.getAttribute('tabindex')], ['false', '-1'], why);
    assert.equal(await chosen.evaluate((tab) => tab.getRootNode().activeElement === tab), true, `${why}: the focus`);
  };
  const panels = { check: page.getByRole('tabpanel', { name: 'Check one user' }), setUp: page.getByRole('tabpanel', { name: 'Set up policies' }) };
  await panels.check.waitFor();
  for (const [key, chosen, other] of [['ArrowRight', setUp, check], ['ArrowRight', check, setUp], ['ArrowLeft', setUp, check], ['Home', check, setUp], ['End', setUp, check]]) {
    await page.keyboard.press(key);
    await at(chosen, other, key);
  }
  await panels.setUp.waitFor();
  assert.equal(await panels.check.count(), 0, 'the other panel is hidden');
  await page.keyboard.press('Tab');
  assert.equal(await panels.setUp.evaluate((panel) => panel.contains(panel.getRootNode().activeElement)), true, 'Tab goes into the panel');
});

journey('the table has every combination', start, async ({ page }) => {
  await ready(page);
  const table = page.locator('flow-preflight .app .combinations table');
  await page.locator('flow-preflight .app .combinations > summary').click();
  const cells = async (name) => {
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    return row.getByRole('cell').allInnerTexts();
  };
  assert.deepEqual(await cells('Selects Go Premium'), ['Premium', 'Nothing', 'Premium']);
  assert.deepEqual(await cells('Starts a premium cloud flow'), ['Premium', 'per user plan', 'Premium or per user plan']);
  assert.deepEqual(await cells('Starts a desktop flow through the RunDesktopFlow API'), ['Nothing', 'Nothing', 'Nothing']);
  const choose = (word) => page.locator('flow-preflight .app .combinations').getByRole('radio', { name: word, exact: true }).check({ force: true });
  await choose('Used up');
  assert.equal(await table.getByText('Nothing', { exact: true }).count(), 3 * 13);
  await choose('Left');
  await choose('The per user plan');
  assert.deepEqual(await cells('Saves a premium cloud flow'), ['Nothing', 'Nothing', 'Nothing']);
  assert.deepEqual(await cells('Saves a premium cloud flow with attended RPA'), ['Premium', 'Nothing', 'Premium']);
  await choose('Off');
  assert.equal(await table.getByText('Nothing', { exact: true }).count(), 3 * 13);
});

journey('the steps are those of the goal, and the checklist can be copied', start, async ({ page }) => {
  await ready(page);
  const card = page.locator('flow-preflight .set-up');
  await page.getByRole('tab', { name: 'Set up policies' }).click();
  await strip(page, 'setUp.goal', 'Unattended runs');
  await says(card, 'no policy can assign');
  await strip(page, 'setUp.goal', 'Licences for attended runs');
  await card.locator('[data-fact="setUp.role"]').getByRole('combobox').selectOption({ label: 'License Administrator' });
  await says(card, 'A Global Administrator creates policies');
  await card.getByText('Copy the checklist').click();
  const text = await card.getByRole('textbox', { name: 'Checklist' }).inputValue();
  assert.match(text, /\[ \] Microsoft 365 admin: Open the Microsoft 365 admin center › Billing › Licenses › Auto-claim policy/);
});

journey('a link opens to the same answer, without names', start, async ({ page, site }) => {
  await ready(page);
  await attempt(page, /^A maker saves/);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const box = page.getByRole('textbox', { name: 'The link' });
  await box.waitFor();
  const link = await box.inputValue();
  assert.ok(link.startsWith(`${site.url}auto-claim/#1.`), link);
  assert.ok(!jsonOf(link).includes('makers'), jsonOf(link));
  await says(page.locator('flow-preflight .names'), 'Premium for makers → policy-1');
  const before = await steps(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await says(verdict(page), 'It depends');
  await page.evaluate((address) => { location.href = address; }, link);
  await says(verdict(page), 'Claimed');
  assert.deepEqual(await steps(page), before);
  await says(page.locator('flow-preflight .stepper'), 'policy-1');
  await page.getByRole('radio', { name: 'Markdown', exact: true }).check({ force: true });
  const markdown = await page.getByRole('textbox', { name: 'The report' }).inputValue();
  assert.match(markdown, /^# Claimed\n/);
  assert.match(markdown, /policy-1/);
});

journey('a link that is cut off says so', { path: `auto-claim/${linkOf('{"feature":{"on":true}}').slice(0, 12)}` }, async ({ page }) => {
  await ready(page);
  await says(page.locator('flow-preflight .notice'), 'This link is incomplete');
  await says(verdict(page), 'It depends');
});

const LACKING = {
  run: { mode: 'attended' },
  connectionOwner: { licenses: { items: [], complete: true } },
  environment: { payAsYouGo: false },
  machine: { sessions: { items: [{ user: 'contoso\\ana' }], complete: true } },
};

journey('a run that lacks a licence leads here, and takes along what matters', { path: `#plan=${encodeURIComponent(JSON.stringify(LACKING))}`, mayAsk: true }, async ({ page, site }) => {
  await ready(page);
  const finding = page.locator('flow-preflight .finding').filter({ hasText: 'has no licence for attended runs' });
  await finding.locator('summary').click();
  await says(finding, 'Auto-claim may help');
  const link = finding.getByRole('link', { name: 'Check auto-claim' });
  const address = await link.getAttribute('href');
  assert.ok(address.startsWith(`${site.url}auto-claim/#plan=`), address);
  assert.ok(!decodeURIComponent(address).includes('ana'), address);
  await link.click();
  await page.waitForURL(/auto-claim/);
  await says(page.getByRole('heading', { name: 'Can auto-claim help your run?' }), 'auto-claim');
  await says(step(page, 'The user doesn’t have the licence yet'), 'No Power Automate licence');
  await says(question(page), 'Does this user own the desktop flow connection?');
  await page.locator('flow-preflight .ask').getByRole('button', { name: 'No', exact: true }).click();
  await says(page.locator('flow-preflight .finding'), 'That person has to act.');
  await page.getByRole('button', { name: 'Continue without the run' }).click();
  assert.equal(await page.getByRole('heading', { name: 'Can auto-claim help your run?' }).count(), 0);
});

journey('an unattended run is offered no policy', { path: `#plan=${encodeURIComponent(JSON.stringify({ ...LACKING, run: { mode: 'unattended' }, machine: { unattendedBots: 0, autoAllocation: 'off' } }))}` }, async ({ page }) => {
  await ready(page);
  await says(page.locator('flow-preflight .finding'), 'The machine has no unattended bot');
  assert.equal(await page.locator('flow-preflight .finding').getByRole('link', { name: 'Check auto-claim' }).count(), 0);
});

journey('by keyboard alone: a try, a question, the form, the link', start, async ({ page }) => {
  await ready(page);
  await tabTo(page, 'button', 'Go Premium, forty minutes after the policy was created');
  await page.keyboard.press('Enter');
  await says(verdict(page), 'It depends');
  await tabTo(page, 'button', 'Yes');
  await page.keyboard.press('Enter');
  await says(verdict(page), 'Claimed');
  await tabTo(page, 'button', 'Share');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'The link' }).waitFor();
  await page.reload();
  await ready(page);
  await page.locator('flow-preflight #known').waitFor();
  await reach(page, step(page, 'The auto-claim feature is on').locator('summary').first());
  await page.keyboard.press('Enter');
  await chooseIn(page, field(page, 'feature.on'), 'Off');
  await says(verdict(page), 'Not claimed');
  assert.equal(await field(page, 'feature.on').evaluate((one) => one.contains(one.getRootNode().activeElement)), true, 'the focus stays where somebody edits');
});

for (const scheme of ['light', 'dark', 'forced']) {
  for (const width of [390, 768, 1280]) {
    const look = scheme === 'forced' ? { scheme: 'dark', forcedColors: 'active' } : { scheme };
    journey(`auto-claim is accessible and fits, ${scheme}, ${width} wide`, { ...start, ...look, width }, async ({ page }) => {
      await ready(page);
      await assertAccessible(page, 'at first');
      await attempt(page, /^Go Premium/);
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByRole('textbox', { name: 'The link' }).waitFor();
      await page.evaluate(() => document.querySelector('flow-preflight').shadowRoot.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
      await assertAccessible(page, 'with everything open');
      await fits(page);
      await page.getByRole('tab', { name: 'Set up policies' }).click();
      await strip(page, 'setUp.goal', 'Licences for attended runs');
      await assertAccessible(page, 'the set-up');
      await fits(page);
    });
  }
}

test('without a script the page says which actions count, and how to set it up', { timeout: LIMIT }, async () => {
  const site = await serve();
  const context = await (await browser()).newContext({ ...contextOptions({ width: 390 }), javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}auto-claim/`);
    assert.equal(await page.locator('tbody tr').count(), 13);
    await page.getByRole('heading', { name: 'Conditions', exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Licences for attended runs' }).waitFor();
    await fits(page);
    await page.getByRole('link', { name: 'Catalogue' }).click();
    await page.getByRole('link', { name: 'Auto-claim', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Auto-claim: will this user get a licence?' }).waitFor();
  } finally {
    await context.close();
    await site.close();
  }
});
