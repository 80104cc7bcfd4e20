// The page that compares two runs: reads both with the engine, and shows what differs.

const at = (id) => document.getElementById(id);
const [runs, before, after, said, result, table] = ['runs', 'before', 'after', 'said', 'result', 'table'].map(at);
const site = new URL('./', import.meta.url).href;
const VERDICTS = { blocked: 'Will not run', notSure: 'Can’t tell yet', atRisk: 'May fail', ready: 'Ready' };
/** The most rows of facts that change nothing. */
const MOST = 50;

const EXAMPLE = [
  '{"run":{"mode":"unattended"},"connection":{"auth":"usernamePassword","accountType":"domain"},"account":{"inRemoteDesktopUsers":true},"machine":{"osFamily":"windows11","osEdition":"pro","rdpEnabled":true,"unattendedBots":1,"sessions":{"items":[],"complete":true}}}',
  'Run mode: Unattended\nOS Name: Microsoft Windows 11 Pro\n\nC:\\>quser\n USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n kim                   rdp-tcp#12          2  Disc           14  11/20/2026 8:31 AM\n',
];

let program;
let failures = 0;

/** The engine. A load that failed is tried again, under an address that the browser has not kept. */
function load() {
  program ??= start(failures ? `?${failures}` : '').catch((error) => {
    program = undefined;
    failures += 1;
    throw error;
  });
  return program;
}

async function start(again) {
  const engine = await import(`${site}engine.js${again}`);
  await engine.default();
  return engine;
}

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** A value with a button that selects its place in its text. */
function cell(value, box) {
  if (!value) return make('td', {}, 'not known');
  const { place } = value;
  if (!place) return make('td', {}, value.text);
  const find = make('button', { type: 'button', textContent: `line ${place.line}` });
  find.dataset.look = 'link';
  find.onclick = () => {
    box.focus();
    box.setSelectionRange(place.start, place.end);
  };
  return make('td', {}, value.text, find);
}

/** Which run has the fault, with the page of its rule. */
function why({ rule, title }, faults) {
  const run = faults.before.has(rule) ? 'In the run that worked: ' : faults.after.has(rule) ? 'In the run that failed: ' : '';
  return make('li', {}, run, make('a', { href: `${site}rules/${rule}/`, textContent: title }));
}

function row({ label, before: old, after: now, rules }, faults) {
  const line = make('tr', {}, make('th', { scope: 'row', textContent: label }), cell(old, before), cell(now, after));
  if (!rules.length) return [line];
  line.dataset.matters = '';
  const reasons = make('tr', {}, make('td', { colSpan: 3 }, make('ul', { className: 'plain' }, ...rules.map((rule) => why(rule, faults)))));
  reasons.dataset.why = '';
  return [line, reasons];
}

const head = (label, { verdict, codes }) =>
  make('th', { scope: 'col' }, label, make('strong', { textContent: VERDICTS[verdict] }), codes.join(', '));

function rows(caption, differences, answer) {
  const faults = Object.fromEntries(['before', 'after'].map((side) => [side, new Set(answer[side].faults.map(({ rule }) => rule))]));
  const heads = [make('th', { scope: 'col', textContent: 'Setting' }), head('Worked', answer.before), head('Failed', answer.after)];
  return make(
    'table', {},
    make('caption', { textContent: caption }),
    make('thead', {}, make('tr', {}, ...heads)),
    make('tbody', {}, ...differences.slice(0, MOST).flatMap((one) => row(one, faults))),
  );
}

const counted = (count, one, more) => `${count} ${count === 1 ? one : more}`;

function show(answer) {
  const matters = answer.differences.filter(({ rules }) => rules.length);
  const others = answer.differences.filter(({ rules }) => !rules.length);
  const same = `${counted(answer.same, 'setting is', 'settings are')} the same.`;
  const caption = matters.length
    ? `${counted(matters.length, 'difference changes', 'differences change')} the answer. ${same}`
    : `No known difference changes the answer. ${same}`;
  const parts = [rows(caption, matters, answer)];
  if (others.length) {
    const fold = make('details', {}, make('summary', { textContent: counted(others.length, 'more difference', 'more differences') }));
    fold.append(rows('These don’t change the answer.', others, answer));
    parts.push(fold);
  }
  table.replaceChildren(...parts);
  result.hidden = false;
  said.textContent = '';
  at('result-title').focus();
}

async function compare() {
  const empty = [before, after].find(({ value }) => !value.trim());
  if (empty) {
    said.textContent = 'Paste something for both runs.';
    empty.focus();
    return;
  }
  said.textContent = 'Loading …';
  try {
    const engine = await load();
    show(engine.compare(before.value, after.value));
  } catch {
    said.textContent = 'The engine could not load. Check the connection and press “Compare” again.';
  }
}

runs.hidden = false;
runs.addEventListener('focusin', () => load().catch(() => {}), { once: true });
at('compare').onclick = compare;
at('example').onclick = () => {
  [before.value, after.value] = EXAMPLE;
  compare();
};
