// The text box: every way to put in text, and choosing from what was read.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { assertAccessible } from './axe.mjs';
import { here as firstScreen, journey, ready } from './harness.mjs';
import { box, drop, fact, origin, freeze, open, pass, paste, reach, says, verdict } from './steps.mjs';

const artifact = (path) => readFile(new URL(`../artifacts/${path}`, import.meta.url), 'utf8');
const here = (page, selector) => page.locator(`flow-preflight ${selector}`);
const press = (page, name) => page.locator('flow-preflight').getByRole('button', { name }).first().click();
const understood = (page) => here(page, '.understood');
const notice = (page) => here(page, '.notice');
const utf16 = (text) => [...new Uint8Array(new Uint16Array([0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))]).buffer)];

const REG = 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server]\r\n"fDenyTSConnections"=dword:00000001\r\n';
const FILES = {
  'a registry export in UTF-16': [{ name: 'rdp.reg', type: '', content: utf16(REG) }, 'registry values'],
  'a CSV file': [{ name: 'runs.csv', type: 'text/csv', content: 'name,statuscode,errorcode\nInvoices,8,RDPIsNotEnabled\n' }, 'error code'],
  'a text file': [{ name: 'log.txt', type: 'text/plain', content: 'failed with RDPIsNotEnabled' }, 'error code'],
  'a JSON file': [{ name: 'plan.json', type: 'application/json', content: '{"run":{"mode":"unattended"}}' }, 'run plan'],
};

for (const [what, [file, kind]] of Object.entries(FILES)) {
  journey(`${what} is read where it is dropped, and that can be undone`, {}, async ({ page }) => {
    await ready(page);
    await box(page).fill('what was here before');
    assert.equal(await drop(page, [file]), true, 'the browser would open the file instead of the page');
    await says(understood(page), new RegExp(kind, 'i'));
    await press(page, 'Undo');
    await page.waitForFunction(() => document.querySelector('flow-preflight').shadowRoot.querySelector('#paste').value === 'what was here before');
  });
}

journey('several files are read together, and files can be chosen too', {}, async ({ page }) => {
  await ready(page);
  await drop(page, [{ name: 'a.txt', type: 'text/plain', content: 'RDPIsNotEnabled' }, { name: 'b.txt', type: 'text/plain', content: '{"run":{"mode":"attended"}}' }]);
  await says(fact(page, 'run.mode'), 'Attended');
  await says(here(page, '.understood'), 'error code');
  await press(page, 'Clear');
  // It leads back to the box: until then the focus isn't where Tab would take it.
  await page.waitForFunction(() => document.querySelector('flow-preflight').shadowRoot.activeElement?.id === 'paste');
  const chooser = page.waitForEvent('filechooser');
  await reach(page, page.locator('flow-preflight').getByRole('button', { name: 'Open a file' }));
  await page.keyboard.press('Enter');
  await (await chooser).setFiles([{ name: 'c.txt', mimeType: 'text/plain', buffer: Buffer.from('NoCandidateMachine') }]);
  await says(verdict(page), 'Can’t tell yet');
});

// Runs in the page: remembers the last field without holding it.
const weakly = () => {
  const create = document.createElement;
  document.createElement = function createElement(...what) {
    const made = Reflect.apply(create, this, what);
    if (what[0] === 'input') globalThis.lastField = new WeakRef(made);
    return made;
  };
};

for (const [where, there] of [['before the program comes', firstScreen], ['by the program', ready]]) {
  journey(`the field of a dialog for files that was opened ${where} outlives a collection of garbage`, { inPage: weakly }, async ({ page }) => {
    await there(page);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Page.enable');
    await devtools.send('Page.setInterceptFileChooserDialog', { enabled: true });
    const opened = new Promise((resolve) => { devtools.once('Page.fileChooserOpened', resolve); });
    await press(page, 'Open a file');
    await opened;
    await ready(page);
    await devtools.send('HeapProfiler.collectGarbage');
    assert.equal(await page.evaluate(() => globalThis.lastField.deref()?.type), 'file', 'what is chosen would be lost');
  });
}

const NO_TEXT = {
  'an event log': [{ name: 'system.evtx', type: '', content: [...Buffer.from('ElfFile\0\0\0\0\0\0\0')] }, /holds no text/],
  'a document': [{ name: 'report.docx', type: '', content: [0x50, 0x4b, 3, 4, 20, 0, 6, 0] }, /holds no text/],
  'a picture': [{ name: 'error.png', type: 'image/png', content: [0x89, 0x50, 0x4e, 0x47] }, /Pictures can’t be read.*type the error code/],
};

for (const [what, [file, words]] of Object.entries(NO_TEXT)) {
  journey(`${what} is no text: it says so, and what was there stays`, {}, async ({ page }) => {
    await ready(page);
    await box(page).fill('RDPIsNotEnabled');
    await says(verdict(page), 'Will not run');
    await drop(page, [file]);
    await says(notice(page), words);
    await says(here(page, '[role=status]'), words);
    assert.equal(await box(page).inputValue(), 'RDPIsNotEnabled');
    await box(page).fill('NoCandidateMachine');
    await says(verdict(page), 'Can’t tell yet');
    assert.equal(await notice(page).count(), 0, 'the message outlives what it was about');
  });
}

journey('a picture that is pasted says what to paste instead; text beside it is pasted', {}, async ({ page }) => {
  await ready(page);
  const pasted = (withText) => box(page).evaluate((area, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array([1])], 'image.png', { type: 'image/png' }));
    if (text) clipboardData.setData('text/plain', 'RDPIsNotEnabled');
    return area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, withText);
  assert.equal(await pasted(true), true, 'a table of a spreadsheet comes as a picture too: its text must be pasted');
  assert.equal(await notice(page).count(), 0);
  assert.equal(await pasted(false), false);
  await says(notice(page), /Pictures can’t be read/);
});

journey('text that is dragged stays with the browser', {}, async ({ page }) => {
  await ready(page);
  const left = await here(page, '.workbench').evaluate((target) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'RDPIsNotEnabled');
    return ['dragover', 'drop'].every((kind) => target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true })));
  });
  assert.equal(left, true, 'text could not be dragged into the box any more');
});

journey('of a file that is too large the beginning is read, and it says so', {}, async ({ page }) => {
  await ready(page);
  await drop(page, [{ name: 'huge.log', type: '', content: 'RDPIsNotEnabled and nothing else of note here\n', repeat: 200_000 }]);
  await understood(page).filter({ hasText: /longer than 8 MB. Only the first 8 MB were read/ }).waitFor();
  // Laying out so long a text takes a slow browser a while.
  await verdict(page).filter({ hasText: 'Will not run' }).waitFor();
});

journey('a paste of five megabytes is read', {}, async ({ page }) => {
  await ready(page);
  await paste(page, `${'one line of a long log, 2026-03-04T05:06:07Z, nothing\n'.repeat(95_000)}RDPIsNotEnabled\n`);
  await verdict(page).filter({ hasText: 'Will not run' }).waitFor();
  await says(here(page, '[data-fact="machine.rdpEnabled"]'), /RDPIsNotEnabled/);
});

journey('typing letter by letter shows no nonsense, and keeps focus, caret and what was said', { clock: true }, async ({ page }) => {
  await ready(page);
  await box(page).fill('{"run":{"mode":"attended"}}');
  await open(page, 'run.mode');
  await fact(page, 'run.mode').getByRole('radio', { name: 'Unattended', exact: true }).check({ force: true });
  await box(page).fill('');
  await says(origin(page, 'run.mode'), /^you$/);
  await page.evaluate(() => {
    const root = document.querySelector('flow-preflight').shadowRoot;
    globalThis.shown = new Set();
    const look = () => globalThis.shown.add(`${root.querySelector('#unread')?.textContent ?? ''}|${root.querySelector('.understood')?.textContent ?? ''}`);
    new MutationObserver(look).observe(root, { childList: true, characterData: true, subtree: true });
  });
  await box(page).focus();
  await freeze(page);
  for (const letter of 'UnattendedNoAddon') {
    await page.keyboard.type(letter);
    await pass(page, 60);
  }
  await pass(page, 700);
  await says(understood(page), 'error code');
  const shown = await page.evaluate(() => [...globalThis.shown]);
  assert.deepEqual(shown.filter((text) => /recognised|understood|Did you mean/.test(text.replace('Understood:', ''))), [], 'half a word was called an error');
  const caret = () => box(page).evaluate((area) => [area.getRootNode().activeElement === area, area.selectionStart, area.selectionEnd]);
  assert.deepEqual(await caret(), [true, 17, 17]);
  // In the middle, with a pause: reading doesn't move the caret.
  await page.keyboard.press('Home');
  await page.keyboard.type('x ');
  await pass(page, 700);
  assert.deepEqual(await caret(), [true, 2, 2]);
  await page.keyboard.press('Shift+End');
  await pass(page, 700);
  assert.deepEqual(await caret(), [true, 2, 19], 'the selection is lost');
  await says(origin(page, 'run.mode'), /^you$/);
});

journey('another run of the paste is chosen by keyboard, changes the answer, and can be undone', {}, async ({ page }) => {
  await ready(page);
  await paste(page, await artifact('dataverse/flowsessions-newest-first.json'));
  const offer = here(page, '.offer');
  await says(offer, 'Your paste has 3 runs. Which one?');
  await says(here(page, '.code-entry'), 'RDPIsNotEnabled');
  assert.equal(await offer.getByRole('radio', { name: /RDPIsNotEnabled/ }).isChecked(), true, 'it does not show which one is read');
  await assertAccessible(page);
  const first = offer.getByRole('radio', { name: /RDPIsNotEnabled/ });
  await reach(page, first);
  await page.keyboard.press('ArrowDown');
  await says(here(page, '.code-entry'), 'AttendedUserNotLoggedIn');
  await says(fact(page, 'run.mode'), 'Attended');
  const chosen = offer.getByRole('radio', { name: /AttendedUserNotLoggedIn/ });
  assert.equal(await chosen.evaluate((radio) => radio.checked && radio.getRootNode().activeElement === radio), true, 'the focus is lost');
  await press(page, 'Undo');
  await says(here(page, '.code-entry'), 'RDPIsNotEnabled');
  assert.equal(await first.isChecked(), true, 'the choice does not show what was undone');
});

journey('licences without a holder ask whose they are', {}, async ({ page }) => {
  await ready(page);
  await paste(page, await artifact('graph/license-details.json'));
  const offer = here(page, '.offer');
  await says(offer, /^Licences of maria@contoso\.com: Power Automate Premium\. .*Is this the connection owner\?/);
  assert.equal(await offer.locator('input:checked').count(), 0, 'a guess is given as an answer');
  await offer.getByText('Yes', { exact: true }).click();
  await says(fact(page, 'connectionOwner.licenses'), /line/);
});

journey('a secret is masked wherever it is shown, and it says so', {}, async ({ page }) => {
  await ready(page);
  const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXJpYSJ9.x';
  await paste(page, `{"error":{"code":"FlowTooSleepy","message":"password=Tr0ub4dor"}} RDPIsNotEnabled {"machine":{"sessions":{"items":[{"user":"${token}"}]}}}`);
  await says(here(page, '.notes'), /looks like a password or a key.*never passed on/);
  assert.equal(await box(page).inputValue().then((text) => text.includes('Tr0ub4dor')), true, 'the box is the person’s own');
  await press(page, 'Share');
  for (const form of ['Text', 'Markdown', 'JSON']) {
    await page.getByRole('radio', { name: form, exact: true }).check({ force: true });
    const text = await here(page, '#shared').inputValue();
    assert.doesNotMatch(text, /Tr0ub4dor|eyJ/, form);
  }
  // The marked paste is the box, read-only.
  const everything = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('flow-preflight');
    const { innerText } = shadowRoot.querySelector('.marked');
    return shadowRoot.querySelector('.workbench').innerText.replace(innerText, '');
  });
  assert.doesNotMatch(everything, /Tr0ub4dor|eyJ/);
});

journey('the commands for the machine are shown whole, copied, and their output is read', { inPage: clipboard }, async ({ page }) => {
  await ready(page);
  await here(page, 'summary').filter({ hasText: 'Collect facts from the machine' }).click();
  const shown = await here(page, '.paste details textarea').inputValue();
  assert.match(shown, /^@\(\n {2}\{ whoami \} # who runs the command\n/);
  await assertAccessible(page);
  await here(page, '.paste details').getByRole('button', { name: /^Copy/ }).click();
  await here(page, '.paste details').getByRole('button', { name: /^Copied/ }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.clipboardText), shown);
  await paste(page, await artifact('dump/collector.txt'));
  await says(fact(page, 'machine.rdpEnabled'), 'Off');
});

journey('what a support case asks for is listed where something failed, and nowhere else', { inPage: clipboard }, async ({ page }) => {
  await ready(page);
  const support = here(page, 'summary').filter({ hasText: 'What Microsoft support will ask for' });
  await paste(page, await artifact('dump/one-machine.txt'));
  await verdict(page).waitFor();
  assert.equal(await support.count(), 0, 'nothing failed');
  await paste(page, await artifact('dump/run-and-machine.txt'));
  await support.click();
  const text = await here(page, '.evidence textarea').inputValue();
  assert.match(text, /Session ID of the run: 7f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/);
  assert.match(text, /Still missing[^]*Environment ID: Power Automate portal/);
  await assertAccessible(page);
  await here(page, '.evidence').getByRole('button', { name: /^Copy/ }).click();
  await here(page, '.evidence').getByRole('button', { name: /^Copied/ }).waitFor();
  assert.equal(await page.evaluate(() => globalThis.clipboardText), text);
  // The shared report doesn't contain the paste.
  await press(page, 'Share');
  await page.getByRole('radio', { name: 'Text', exact: true }).check({ force: true });
  const report = await here(page, '#shared').inputValue();
  assert.match(report, /For a support case[^]*Session ID of the run\n/);
  assert.doesNotMatch(report, /7f1b2c3d/);
});

// Runs in the page: a clipboard that records what is written.
function clipboard() {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.clipboardText = text; } } });
}

journey('a line that names no code gets the closest entries, and one press looks up a code', {}, async ({ page }) => {
  await ready(page);
  await paste(page, 'already has an active session');
  const hint = here(page, '[aria-labelledby="unread"]');
  await says(hint, 'Closest entries');
  const hit = hint.getByRole('button', { name: /SessionExistsForTheUserWhenUnattended/ }).first();
  await reach(page, hit);
  await page.keyboard.press('Enter');
  await says(here(page, '#codes'), 'Why it failed');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await says(hint, 'Closest entries');
  assert.equal(await box(page).inputValue(), 'already has an active session');
});
