// The auto-claim page: form, answer, next question, table, sharing, keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assertAccessible } from './axe.mjs';
import { browser, contextOptions, journey, LIMIT, ready } from './harness.mjs';
import { jsonOf, linkOf } from './links.mjs';
import { serve } from './server.mjs';
import { chooseIn, reach, says, tabTo, verdict } from './steps.mjs';

const start = { path: 'auto-claim/' };
const field = (page, path) => page.locator(`flow-preflight .facts [data-fact="${path}"]`);
const question = (page) => page.locator('flow-preflight #ask');
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
  await (await unfold(page, 'act.what')).getByRole('combobox').selectOption({ label: 'Starts a premium cloud flow with attended RPA' });
  await strip(page, 'feature.on', 'On');
  await strip(page, 'feature.scope', 'All environments');
  await (await unfold(page, 'user.licenses')).getByText('This person holds no Power Automate licence').click();
  await (await unfold(page, 'policies')).getByRole('button', { name: 'Add a policy' }).click();
  await strip(page, 'policies.items[0].app', 'Power Automate RPA Attended');
  await strip(page, 'policies.items[0].product', 'Power Automate Premium');
  await strip(page, 'policies.items[0].on', 'On');
  await strip(page, 'policies.items[0].inForce', 'Yes');
  await unfold(page, 'tenant.licenses');
  await page.locator('flow-preflight [id="known-tenant.licenses-premium"]').fill('3');
  await page.locator('flow-preflight [id="known-tenant.licenses-premium"]').blur();
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

journey('an open question leads to its field', start, async ({ page }) => {
  await ready(page);
  await page.locator('flow-preflight .ask').getByText(/more questions/).click();
  await page.locator('flow-preflight .open-questions').getByRole('button', { name: /feature switched on/ }).click();
  const at = await page.evaluate(() => document.querySelector('flow-preflight').shadowRoot.activeElement.dataset.fact);
  assert.equal(at, 'feature.on');
  await field(page, 'feature.on').getByRole('radio', { name: 'On', exact: true }).check({ force: true });
});

journey('the pictures show what the lists say', start, async ({ page }) => {
  await ready(page);
  await attempt(page, /^An attended flow/);
  const way = page.getByRole('img', { name: 'Conditions for the licence' });
  await way.waitFor();
  const drawn = await way.evaluate((svg) => [...svg.querySelectorAll('.shape')].map((shape) => shape.dataset.sign));
  const listed = await page.locator('flow-preflight .decision .gates .shape').evaluateAll((all) => all.map((shape) => shape.dataset.sign));
  // After the policy's conditions comes the licence itself.
  assert.deepEqual(drawn, [...listed, 'blocked']);
  assert.ok(listed.includes('blocked') && listed.includes('ready'));
  const times = page.getByRole('img', { name: 'When it happens' });
  const rows = await times.evaluate((svg) => svg.querySelectorAll('.moment').length);
  assert.equal(rows, await page.locator('flow-preflight .times .gates > li').count());
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
  await card.locator('> summary').click();
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
  const before = await page.locator('flow-preflight .decision').innerText();
  await page.getByRole('button', { name: 'Clear' }).click();
  await says(verdict(page), 'It depends');
  await page.evaluate((address) => { location.href = address; }, link);
  await says(verdict(page), 'Claimed');
  assert.equal(await page.locator('flow-preflight .decision').innerText(), before.replaceAll('Premium for makers', 'policy-1'));
  await page.getByRole('radio', { name: 'Markdown', exact: true }).check({ force: true });
  const markdown = await page.getByRole('textbox', { name: 'The report' }).inputValue();
  assert.match(markdown, /^# Claimed\n/);
  assert.match(markdown, /policy-1/);
});

journey('a link that is cut off says so', { path: `auto-claim/${linkOf('{"feature":{"on":true}}').slice(0, 12)}` }, async ({ page }) => {
  await ready(page);
  await says(page.locator('flow-preflight .notice'), 'This link is not complete');
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
  const link = finding.getByRole('link', { name: 'Check whether it would' });
  const address = await link.getAttribute('href');
  assert.ok(address.startsWith(`${site.url}auto-claim/#plan=`), address);
  assert.ok(!decodeURIComponent(address).includes('ana'), address);
  await link.click();
  await page.waitForURL(/auto-claim/);
  await says(page.getByRole('heading', { name: 'Can auto-claim help your run?' }), 'auto-claim');
  await says(field(page, 'user.licenses'), 'No Power Automate licence');
  await says(question(page), 'Does the desktop flow connection belong to the user who acts?');
  await page.locator('flow-preflight .ask').getByRole('button', { name: 'No', exact: true }).click();
  await says(page.locator('flow-preflight .finding'), 'That person has to act.');
  await page.getByRole('button', { name: 'Continue without the run' }).click();
  assert.equal(await page.getByRole('heading', { name: 'Can auto-claim help your run?' }).count(), 0);
});

journey('an unattended run is offered no policy', { path: `#plan=${encodeURIComponent(JSON.stringify({ ...LACKING, run: { mode: 'unattended' }, machine: { unattendedBots: 0, autoAllocation: 'off' } }))}` }, async ({ page }) => {
  await ready(page);
  await says(page.locator('flow-preflight .finding'), 'The machine has no unattended bot');
  assert.equal(await page.locator('flow-preflight .finding').getByRole('link', { name: 'Check whether it would' }).count(), 0);
});

journey('by keyboard alone: a try, a question, the form, the link', start, async ({ page }) => {
  await ready(page);
  await tabTo(page, 'button', 'Go Premium, forty minutes after the policy was made');
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
  await reach(page, field(page, 'feature.on').locator('summary').first());
  await page.keyboard.press('Enter');
  await chooseIn(page, field(page, 'feature.on'), 'Off');
  await says(verdict(page), 'Not claimed');
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
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`);
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
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} px wider than the screen`);
    await page.getByRole('link', { name: 'Catalogue' }).click();
    await page.getByRole('link', { name: 'Auto-claim', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Auto-claim: will this user get a licence?' }).waitFor();
  } finally {
    await context.close();
    await site.close();
  }
});
