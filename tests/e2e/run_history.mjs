// Made-up run history with known answers: the same numbers for the same seed.

const CODES = [
  ['Win10AlreadyHasActiveSession', 40],
  ['UnattendedNoAddon', 25],
  ['InvalidConnectionCredentials', 12],
  ['NoCandidateMachine', 8],
  ['AttendedUserNotLoggedIn', 5],
];

/** What nobody knows: the flows of a company fail in its own words. */
const UNKNOWN = ['The invoice {n} could not be booked.', 'Kunde {n} wurde nicht gefunden.', '注文 {n} の金額が一致しません。'];

/** So many runs as CSV, with how many failed, of which code, and of nothing that is known. */
export function runHistory(rows, seed = 1) {
  let state = seed;
  const below = (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const weights = CODES.reduce((sum, [, weight]) => sum + weight, 0);
  const causes = new Map();
  const lines = ['flowsessionid,statuscode,runmode,errorcode,errormessage,startedon,machinename,connectionid,_regardingobjectid_value@OData.Community.Display.V1.FormattedValue'];
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
        [code] = CODES.find(([, weight]) => (at -= weight) < 0);
        causes.set(code, (causes.get(code) ?? 0) + 1);
      }
    }
    const started = new Date(Date.UTC(2026, 10, 14) + row * 6000).toISOString();
    const machine = `CONTOSO-RPA-${String(1 + below(38)).padStart(2, '0')}`;
    lines.push(`${String(row).padStart(8, '0')}-4e5f-4a6b-8c7d-9e0f1a2b3c4d,${status},2,${code},"${message}",${started},${machine},c${below(12)},Invoice booking`);
  }
  return { csv: `${lines.join('\n')}\n`, failed, unknown, causes };
}

/** Drops files onto the page of many runs. */
export function drop(page, files) {
  return page.locator('flow-preflight .workbench.runs').evaluate((place, texts) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of Object.entries(texts)) dataTransfer.items.add(new File([text], name));
    place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  }, files);
}
