// What a competent person writes to group the failed runs of a file, in plain JavaScript. Each function runs in a page of
// its own in the same browser as ours, over the same file in its only input, and returns how long it took and what it found.

/** CSV: the file as text, its lines (a line end in quotes is none), their cells, and the failed rows by code and message. */
export async function readCsv() {
  const [file] = document.querySelector('input').files;
  const begun = performance.now();
  const text = await file.text();
  const groups = new Map();
  let [runs, failed, columns] = [0, 0, undefined];
  const cellsOf = (line) => {
    if (!line.includes('"')) return line.split(',');
    const cells = [];
    for (let at = 0; at <= line.length;) {
      if (line[at] === '"') {
        let end = line.indexOf('"', at + 1);
        while (line[end + 1] === '"') end = line.indexOf('"', end + 2);
        cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
        at = end + 2;
      } else {
        const next = line.indexOf(',', at);
        const end = next < 0 ? line.length : next;
        cells.push(line.slice(at, end));
        at = end + 1;
      }
    }
    return cells;
  };
  for (let start = 0; start < text.length;) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    let line = text.slice(start, end);
    while (line.includes('"') && (line.split('"').length - 1) % 2 === 1 && end < text.length) {
      end = text.indexOf('\n', end + 1);
      if (end < 0) end = text.length;
      line = text.slice(start, end);
    }
    start = end + 1;
    const cells = cellsOf(line);
    if (columns === undefined) {
      columns = Object.fromEntries(['statuscode', 'errorcode', 'errormessage'].map((name) => [name, cells.indexOf(name)]));
      continue;
    }
    runs += 1;
    if (cells[columns.statuscode] !== '8') continue;
    failed += 1;
    const key = `${cells[columns.errorcode]}|${cells[columns.errormessage]}`;
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return { took: performance.now() - begun, runs, failed, groups: groups.size };
}

/** Pages of Dataverse, each a line: `JSON.parse`, and the failed rows by code and message. */
export async function readPages() {
  const [file] = document.querySelector('input').files;
  const begun = performance.now();
  const groups = new Map();
  let [runs, failed] = [0, 0];
  for (const line of (await file.text()).split('\n')) {
    if (line === '') continue;
    for (const { statuscode, errorcode, errormessage } of JSON.parse(line).value) {
      runs += 1;
      if (statuscode !== 8) continue;
      failed += 1;
      const key = `${errorcode}|${errormessage}`;
      groups.set(key, (groups.get(key) ?? 0) + 1);
    }
  }
  return { took: performance.now() - begun, runs, failed, groups: groups.size };
}
