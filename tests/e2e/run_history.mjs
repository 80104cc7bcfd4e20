// Made-up run history with known answers: the same numbers for the same seed.

import { crc32, deflateRawSync } from 'node:zlib';

// Code, weight and message: the product's words.
const CODES = [
  ['Win10AlreadyHasActiveSession', 40, 'There is a user session on the target machine. Cannot execute unattended desktop flow.'],
  ['UnattendedNoAddon', 25, 'Invalid License Coverage. Running this desktop flow in unattended mode requires an "Unattended RPA add-on" or a "Power Automate Process" license.'],
  ['InvalidConnectionCredentials', 12, 'Could not connect to the Power Automate UI flows Agent. Please make sure that the UI flows connection credentials are valid.'],
  ['NoCandidateMachine', 8, 'No machine able to run the desktop flow has been found. Aborting execution.'],
  ['AttendedUserNotLoggedIn', 5, 'The run failed.'],
];

/** What nobody knows: the flows of a company fail in its own words. */
const UNKNOWN = ['The invoice {n} could not be booked.', 'Kunde {n} wurde nicht gefunden.', '注文 {n} の金額が一致しません。'];

const COLUMNS = ['flowsessionid', 'statuscode', 'runmode', 'errorcode', 'errormessage', 'startedon', 'machinename', 'connectionid', '_regardingobjectid_value@OData.Community.Display.V1.FormattedValue'];

/** So many runs, each as the values of its columns, with how many failed, of which code, and of nothing that is known. */
function history(rows, seed) {
  let state = seed;
  const below = (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const weights = CODES.reduce((sum, [, weight]) => sum + weight, 0);
  const causes = new Map();
  const runs = [];
  let [failed, unknown] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    let [status, code, message] = [4, '', ''];
    if (below(100) < 12) {
      status = 8;
      failed += 1;
      if (below(100) < 5) {
        unknown += 1;
        message = UNKNOWN[below(UNKNOWN.length)].replace('{n}', 1000 + below(9e6));
      } else {
        let at = below(weights);
        [code, , message] = CODES.find(([, weight]) => (at -= weight) < 0);
        causes.set(code, (causes.get(code) ?? 0) + 1);
      }
    }
    const started = `${new Date(Date.UTC(2026, 10, 14) + row * 6000).toISOString().slice(0, 19)}Z`;
    const machine = `CONTOSO-RPA-${String(1 + below(38)).padStart(2, '0')}`;
    runs.push([`${String(row).padStart(8, '0')}-4e5f-4a6b-8c7d-9e0f1a2b3c4d`, status, 2, code, message, started, machine, `c${below(12)}`, 'Invoice booking']);
  }
  return { runs, failed, unknown, causes };
}

/** Runs as CSV, quoted where necessary. */
export function runHistory(rows, seed = 1) {
  const { runs, ...answers } = history(rows, seed);
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = [COLUMNS, ...runs].map((values) => `${values.map(cell).join(',')}\n`);
  return { csv: lines.join(''), ...answers };
}

/** The same runs as pages of Dataverse, each a line: numbers as numbers, missing values as `null`. */
export function runPages(rows, size = 5_000, seed = 1) {
  const { runs, ...answers } = history(rows, seed);
  const pages = [];
  for (let at = 0; at < rows; at += size) {
    const value = runs.slice(at, at + size).map((values) => Object.fromEntries(COLUMNS.map((name, column) => [name, values[column] === '' ? null : values[column]])));
    pages.push(`${JSON.stringify({ '@odata.context': 'https://contoso.crm4.dynamics.com/api/data/v9.2/$metadata#flowsessions', value })}\n`);
  }
  return { json: pages.join(''), ...answers };
}

/** A workbook with one sheet, deflated as Excel does. */
export function workbook(rows) {
  const cells = rows.map((row) => `<row>${row.map((text, at) => `<c r="${String.fromCharCode(65 + at)}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const plain = Buffer.from(`<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`);
  const packed = deflateRawSync(plain);
  const numbers = (...pairs) => Buffer.concat(pairs.map(([value, bytes]) => { const to = Buffer.alloc(bytes); to.writeUIntLE(value, 0, bytes); return to; }));
  const about = numbers([20, 2], [0, 2], [8, 2], [0, 4], [crc32(plain), 4], [packed.length, 4], [plain.length, 4], [name.length, 2], [0, 2]);
  const entry = Buffer.concat([Buffer.from('PK\x03\x04'), about, name, packed]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02'), numbers([20, 2]), about, numbers([0, 6], [0, 4], [0, 4]), name]);
  const end = Buffer.concat([Buffer.from('PK\x05\x06'), numbers([0, 4], [1, 2], [1, 2], [directory.length, 4], [entry.length, 4], [0, 2])]);
  return Buffer.concat([entry, directory, end]);
}

/** Drops files onto the page of many runs: texts, or bytes. */
export function drop(page, files) {
  const given = Object.entries(files).map(([name, content]) => (typeof content === 'string' ? { name, content } : { name, bytes: content.toString('base64') }));
  return page.locator('flow-preflight .workbench.runs').evaluate((place, all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, content, bytes } of all) {
      dataTransfer.items.add(new File([content ?? Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
    }
    place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  }, given);
}
