// The page of many runs, as people use it: dropped files, the answer, what is open, by keyboard, stopped halfway.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { assertAccessible } from './axe.mjs';
import { journey, ready } from './harness.mjs';
import { machines } from './machines.mjs';
import { drop, runHistory, workbook } from './run_history.mjs';
import { reach, says, timed } from './steps.mjs';

const start = { path: 'runs/' };
const app = (page, inside) => page.locator(`flow-preflight .app ${inside}`);
const grouped = (number) => number.toLocaleString('en');
const bar = (page, words) => app(page, '.bars .bar').filter({ hasText: words });

journey('a hundred thousand runs: the answer, the causes by weight, and what nobody knows', start, async ({ page }) => {
  await ready(page);
  const { csv, failed, unknown, causes } = runHistory(100_000);
  await drop(page, { 'flowsession.csv': csv });
  const headline = app(page, '#saving');
  await says(headline, /^\d changes would have saved [\d.]+ % of the failed runs/);
  assert.equal(await headline.evaluate((heading) => heading.getRootNode().activeElement === heading), true, 'the focus is on the answer');
  const figures = await app(page, '.figures').innerText();
  for (const words of ['100,000', grouped(failed), '38']) assert.ok(figures.includes(words), `${words} in ${figures}`);
  for (const [code, runs] of causes) await says(bar(page, code), new RegExp(`(?<![\\d,])${grouped(runs)} runs`));
  await says(bar(page, 'Not recognised: 3 texts'), new RegExp(`(?<![\\d,])${grouped(unknown)} runs`));
  const first = await app(page, '.bars .bar').first().innerText();
  assert.ok(first.includes('Win10AlreadyHasActiveSession'), first);
});

journey('by keyboard alone: choose, open a cause, read its steps and the message', start, async ({ page }) => {
  await ready(page);
  // Asked for early: a dialog that opens before the browser is told to hand it over is lost.
  const choosing = page.waitForEvent('filechooser');
  await reach(page, page.getByRole('button', { name: 'Choose files' }));
  await page.keyboard.press('Enter');
  const chooser = await choosing;
  const { csv } = runHistory(2_000);
  await chooser.setFiles([{ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }]);
  const cause = bar(page, 'UnattendedNoAddon');
  await reach(page, cause);
  await page.keyboard.press('Enter');
  assert.equal(await cause.getAttribute('aria-expanded'), 'true');
  await says(app(page, '.opened'), /Machines: CONTOSO-RPA-/);
  await assertAccessible(page);
  const message = app(page, '.saving summary').first();
  await reach(page, message);
  await page.keyboard.press('Enter');
  assert.match(await app(page, '.saving textarea').first().inputValue(), /would have saved \d+ of them/);
  await reach(page, cause);
  await page.keyboard.press('Enter');
  assert.equal(await app(page, '.opened').count(), 0);
});

journey('stopped halfway, what was read counts, and more files are added to it', start, async ({ page }) => {
  await ready(page);
  const { csv } = runHistory(100_000);
  // The button is pressed as soon as it stands there.
  await page.evaluate(() => {
    const root = document.querySelector('flow-preflight').shadowRoot;
    const stop = () => root.querySelector('.reading button')?.click();
    new MutationObserver(stop).observe(root, { childList: true, subtree: true });
  });
  await drop(page, { 'long.csv': csv });
  await says(app(page, '[aria-label="What was read"]'), /Stopped: the rest wasn’t read/);
  const runs = async () => Number((await app(page, '.figures dd').first().innerText()).replace(/\D/g, ''));
  const before = await runs();
  assert.ok(before < 100_000, `${before}`);
  await drop(page, { 'b.json': JSON.stringify([{ statuscode: 8, errorcode: 'UnattendedNoAddon', startedon: '2026-11-20T04:00:00Z' }]) });
  await says(app(page, '[aria-label="What was read"]'), /long\.csv, b\.json/);
  assert.equal(await runs(), before + 1);
});

journey('causes of one machine or one owner, and the report as files', start, async ({ page }) => {
  await ready(page);
  const { csv, failed } = runHistory(5_000);
  await drop(page, { 'flowsession.csv': csv });
  await says(app(page, '#saving'), /would have saved/);
  const runs = async () => (await app(page, '.bars .runs').allInnerTexts()).reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0);
  assert.equal(await runs(), failed);
  const [of] = (await page.getByLabel('Machine', { exact: true }).locator('option').nth(1).innerText()).match(/\d+(?=\)$)/);
  await page.getByLabel('Machine', { exact: true }).selectOption({ index: 1 });
  assert.equal(await runs(), Number(of), 'the causes of one machine are its failed runs');
  await page.getByLabel('Owner').selectOption('Power Platform admin');
  assert.deepEqual(await app(page, '.bars code').allInnerTexts(), ['UnattendedNoAddon']);
  for (const [name, words] of [['HTML', '<h2>Causes</h2>'], ['Markdown', '## Causes'], ['CSV', 'runs,share,cause,code,owner'], ['JSON', '"schema": "flow-preflight/1"']]) {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: `${name} (report, to save)` }).click();
    const text = await readFile(await (await saving).path(), 'utf8');
    assert.ok(text.includes(words) && text.includes('UnattendedNoAddon'), `${name}: ${text.slice(0, 300)}`);
  }
});

journey('a cause opens in the workbench, in a new tab, with its code', start, async ({ page }) => {
  await ready(page);
  await drop(page, { 'flowsession.csv': runHistory(2_000).csv });
  await bar(page, 'UnattendedNoAddon').click();
  const opening = page.context().waitForEvent('page');
  await app(page, '.opened').getByRole('link', { name: /^Open in the workbench\s*: .*, in a new tab$/ }).click();
  const workbench = await opening;
  await says(workbench.locator('flow-preflight .app'), /No unattended capacity on the machine/);
  assert.equal(new URL(workbench.url()).hash, '#code=UnattendedNoAddon');
  await says(workbench.locator('flow-preflight .app'), /Understood:\s*error code/);
  assert.equal(await workbench.evaluate(() => opener), null);
  await says(bar(page, 'UnattendedNoAddon'), 'runs');
});

journey('names in messages are replaced in what is saved, unless they stay', start, async ({ page }) => {
  await ready(page);
  await drop(page, { 'a.csv': 'statuscode,errormessage\n8,The mailbox of kim.larsen@contoso.com is full.\n' });
  await says(bar(page, 'Not recognised'), '1');
  const saved = async () => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'JSON (report, to save)' }).click();
    return readFile(await (await saving).path(), 'utf8');
  };
  assert.doesNotMatch(await saved(), /kim\.larsen/);
  await page.getByLabel('Keep names in messages').check();
  assert.match(await saved(), /kim\.larsen/);
});

journey('a workbook is inflated by the browser', start, async ({ page }) => {
  await ready(page);
  await drop(page, { 'runs.xlsx': workbook([['statuscode', 'errorcode', 'machinename'], ['8', 'UnattendedNoAddon', 'BOT-01'], ['4', '', 'BOT-02']]) });
  await says(bar(page, 'UnattendedNoAddon'), '1');
  assert.match(await app(page, '.figures').innerText(), /Runs\s+2/);
});

journey('machines: who lacks what, the same answer in one row, and the fewest changes', start, async ({ page }) => {
  await ready(page);
  await page.getByText('Machines', { exact: true }).click();
  await says(app(page, '.drop h2'), 'Drop the files of your machines here');
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => {
    const name = `BOT-${String(at + 1).padStart(2, '0')}`;
    return [`${name}.json`, JSON.stringify({
      schema: 'flow-preflight-machine/1',
      machineName: name,
      registry: [{ registryKey: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server', fDenyTSConnections: at < 3 ? 1 : 0 }],
    })];
  }));
  await drop(page, files);
  await says(app(page, '#saving'), /^20 machines: 17 .*3 will not run|^20 machines: .*3 will not run/);
  await says(app(page, '.saving'), /1 change would clear 3 of 3 machines/);
  await says(app(page, '.matrix tbody tr'), /17 BOT-04/);
  await assertAccessible(page);
  await page.getByText('Runs', { exact: true }).first().click();
  await says(app(page, '.drop h2'), 'Drop your run history here');
});

journey('five hundred machines in one drop: five rows, two changes, and the one that is unlike', start, async ({ page }) => {
  await ready(page);
  await page.getByText('Machines', { exact: true }).click();
  const took = await timed(page, 'drop', '#saving');
  await drop(page, machines(500));
  const headline = app(page, '#saving');
  await says(headline, /^500 machines: 462 ready, 35 will not run, 3 undecided$/);
  console.log(`500 machines: ${await took()} ms from the drop to the answer`);
  await says(app(page, '.saving'), /2 changes would clear 35 of 35 machines with faults/);
  const rows = await app(page, '.matrix tbody th').allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split(',')[0].trim()), ['462 BOT-000', '20 BOT-020', '10 BOT-040', '5 BOT-050', '3 BOT-055']);
  assert.match(rows[0], /BOT-005 and 456 more$/);
  const cells = await app(page, '.matrix tbody tr').evaluateAll((lines) => lines.map((line) => [...line.querySelectorAll('td')].slice(1).map((cell) => cell.innerText.trim())));
  assert.deepEqual(cells.map((line) => line.filter((cell) => cell === 'Lacks it').length), [0, 1, 1, 2, 0]);
  assert.deepEqual(cells.map((line) => line.filter((cell) => cell === 'Not known').length), [0, 0, 0, 0, 1]);
  await says(app(page, '.notes li'), /^BOT-058: Power Automate for desktop: 2\.44\.55\.23148 \(499 have 2\.57\.173\.25212\)$/);
  assert.ok(await app(page, '*').count() < 1_000, 'equal machines are folded');
  await assertAccessible(page);
});

journey('five hundred machines by keyboard alone: the tab, the files, the commands, the table, and back', start, async ({ page }) => {
  await ready(page);
  await reach(page, app(page, '[name="tab"]').first());
  await page.keyboard.press('ArrowRight');
  await says(app(page, '.drop h2'), 'Drop the files of your machines here');
  // Asked for early, as above.
  const choosing = page.waitForEvent('filechooser');
  await reach(page, page.getByRole('button', { name: 'Choose files' }));
  await page.keyboard.press('Enter');
  const files = Object.entries(machines(500)).map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) }));
  await (await choosing).setFiles(files);
  const headline = app(page, '#saving');
  await says(headline, /^500 machines: 462 ready/);
  assert.equal(await headline.evaluate((heading) => heading.getRootNode().activeElement === heading), true, 'the focus is on the answer');
  // Behind it: the buttons, the commands of the two changes, and the table, which may be wider than the screen.
  await reach(page, app(page, '.saving .step-more button').last());
  await reach(page, app(page, '.wide').first());
  await page.keyboard.press('Shift+Tab');
  assert.equal(await app(page, '.saving .step-more button').last().evaluate((button) => button.getRootNode().activeElement === button), true);
  await page.locator('flow-preflight').getByRole('button', { name: 'Clear', exact: true }).focus();
  await page.keyboard.press('Enter');
  await says(app(page, '.drop h2'), 'Drop the files of your machines here');
  assert.equal(await app(page, '.drop button').evaluate((button) => button.getRootNode().activeElement === button), true, 'the focus is where files are chosen');
});

for (const [scheme, width] of [['light', 390], ['dark', 1280]]) {
  journey(`the answer for machines fits, ${scheme}, ${width} wide`, { ...start, scheme, width }, async ({ page }) => {
    await ready(page);
    await page.getByText('Machines', { exact: true }).click();
    await drop(page, machines(59));
    await says(app(page, '#saving'), /^59 machines: 21 ready/);
    await assertAccessible(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
    const verdicts = await app(page, '.matrix .severity').evaluateAll((cells) => cells.map((cell) => [getComputedStyle(cell).display, cell.getClientRects().length, Math.round(cell.clientWidth)]));
    assert.ok(verdicts.every(([display, , width]) => display === 'table-cell' && width > 60), `${JSON.stringify(verdicts)}: a verdict stands on one line`);
  });
}

journey('what is no table says so', start, async ({ page }) => {
  await ready(page);
  await drop(page, { 'note.txt': 'It failed again.\nNobody knows why.\n' });
  await says(app(page, '.card'), /The first line of a file doesn’t name the columns/);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await says(app(page, '.drop h2'), 'Drop your run history here');
});

for (const scheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    journey(`run history is accessible and fits, ${scheme}, ${width} wide`, { ...start, scheme, width }, async ({ page }) => {
      await ready(page);
      await assertAccessible(page);
      await drop(page, { 'flowsession.csv': runHistory(2_000).csv });
      await says(app(page, '#saving'), /would have saved/);
      await app(page, 'summary', { hasText: 'As a table' }).last().click();
      await assertAccessible(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
    });
  }
}
