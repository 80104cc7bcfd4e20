// Makes the items of a guide tickable, and says which are so already by a link of the workbench. What is ticked stands in
// the address's fragment alone: nothing is stored, and a fragment is not sent.

import { addTo, factsOf, judge } from './guide-facts.js';
import { deflate, readLink } from './links.js';

const guide = document.querySelector('.guide');
const tasks = [...guide.querySelectorAll('.task')];
const base = JSON.parse(guide.dataset.run);
const make = (name, properties, ...inside) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
};
const STATES = { met: 'Met', broken: 'Not met', other: 'Doesn’t apply' };
const MOST_INFLATED = 64 * 1024;

// The link of the workbench that the address holds: `1.…`.
let link = '';
let plan = base;
let codes = [];

const titleOf = (task) => task.querySelector('h3').textContent;
const boxOf = (task) => task.querySelector(':scope > h3 input');
const isLeft = (task) => !boxOf(task).checked && !['met', 'other'].includes(task.dataset.state);

for (const task of tasks) {
  const heading = task.querySelector('h3');
  const box = make('input', { type: 'checkbox', onchange: changed });
  heading.replaceChildren(make('label', {}, box, ...heading.childNodes));
  heading.after(make('span', { className: 'state' }));
  for (const command of task.querySelectorAll('details code')) {
    if (command.closest('.step-more')) command.after(' ', copier('Copy', () => command.textContent, command));
  }
}

const count = make('span', { className: 'left' });
const told = make('span', { className: 'told', role: 'status' });
const open = make('a', { textContent: 'Open in the workbench', href: guide.dataset.opens });
if (/auto-claim\/$/.test(guide.dataset.opens)) open.textContent = 'Open in auto-claim';
const clear = make('button', { type: 'button', textContent: 'Clear ticks', onclick: () => { show([]); changed(); } });
const print = make('button', { type: 'button', textContent: 'Print', onclick: () => window.print() });
const copy = copier('Copy the list', markdown);
const pasted = make('input', { type: 'text', autocomplete: 'off', spellcheck: false, oninput: openPasted });
const known = make('p', { className: 'known-link fine' });
const paste = make('label', { className: 'fine' }, 'Link from the workbench: ', pasted);
for (const one of [clear, print, copy, open]) one.dataset.look = 'small';
guide.querySelector('.lead').after(make('div', { className: 'tools' },
  make('p', {}, count), make('p', { className: 'buttons' }, copy, print, clear, open), paste, known, told));

function copier(name, textOf, shown) {
  const button = make('button', { type: 'button', textContent: name });
  button.dataset.look = 'small';
  if (shown) button.ariaLabel = `${name}: ${shown.textContent}`;
  button.onclick = async () => {
    told.textContent = '';
    try {
      await navigator.clipboard.writeText(textOf());
      told.textContent = 'Copied.';
    } catch {
      const text = shown ?? guide.querySelector('.list') ?? make('pre', { className: 'list', textContent: textOf() });
      if (!text.isConnected) button.closest('.tools').append(text);
      text.textContent = textOf();
      getSelection().selectAllChildren(text);
      told.textContent = 'Could not copy. The text is selected: copy it with the keyboard.';
    }
  };
  return button;
}

/** The list with its ticks, as Markdown. */
function markdown() {
  const lines = [`# ${guide.querySelector('h1').textContent}`];
  for (const stage of guide.querySelectorAll('section')) {
    lines.push('', `## ${stage.querySelector('h2').textContent}`, '');
    for (const task of stage.querySelectorAll('.task')) {
      const owner = task.querySelector(':scope > .owner')?.lastChild.textContent;
      const state = task.dataset.state ? `: ${STATES[task.dataset.state].toLowerCase()}` : '';
      lines.push(`- [${isLeft(task) ? ' ' : 'x'}] ${titleOf(task)}${owner ? ` (${owner})` : ''}${state}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function ticked() {
  return tasks.filter((task) => boxOf(task).checked);
}

function show(ids) {
  for (const task of tasks) boxOf(task).checked = ids.includes(task.id);
}

/** Somebody ticked something: the address holds it. */
function changed() {
  const parts = [];
  if (ticked().length) parts.push(`done=${ticked().map(({ id }) => id).join(',')}`);
  if (link) parts.push(`run=${link}`);
  history.replaceState(history.state, '', parts.length ? `#${parts.join('&')}` : location.pathname + location.search);
  update();
}

/** Says what is so, what is left, and where the workbench opens. */
function update() {
  for (const task of tasks) {
    const state = link ? judge(task.dataset, plan) : undefined;
    if (state) task.dataset.state = state;
    else delete task.dataset.state;
    const code = codes.find((one) => task.dataset.codes?.split(' ').includes(one));
    task.querySelector('.state').textContent = state ? STATES[state] : code ? `Can cause ${code}` : '';
  }
  const left = tasks.filter(isLeft).length;
  count.textContent = left ? `${left} of ${tasks.length} left` : `All ${tasks.length} done`;
  const states = tasks.map(({ dataset }) => dataset.state);
  const number = (state) => states.filter((one) => one === state).length;
  known.textContent = link ? `By the link: ${number('met')} met, ${number('broken')} not met, ${number('other')} don’t apply.` : '';
  address();
}

/** The workbench with the run of the guide, the facts of the link, and what is ticked. */
function address() {
  const said = structuredClone(plan);
  for (const { dataset } of ticked()) if (dataset.so) addTo(said, dataset.so);
  deflate(JSON.stringify({ said, codes }), (body) => {
    open.href = guide.dataset.opens + (body ? `#1.${body}` : `#plan=${encodeURIComponent(JSON.stringify(said))}`);
  });
}

/** Takes what a fragment holds. False if it holds a link that can't be read. */
async function take(fragment) {
  const said = new URLSearchParams(fragment.replace(/^#(?=1\.)/, '#run=').slice(1));
  const run = said.get('run') ?? '';
  let content;
  if (run) {
    const { json } = await readLink({ bodyOf: () => /^1\.([\w-]+)$/.exec(run)?.[1], mostInflated: () => MOST_INFLATED });
    try {
      content = JSON.parse(json);
    } catch {
      told.textContent = 'This link is incomplete, so nothing is marked.';
      return false;
    }
  }
  link = content ? run : '';
  codes = Array.isArray(content?.codes) ? content.codes.filter((code) => typeof code === 'string') : [];
  plan = structuredClone(base);
  const facts = content ? factsOf(content) : {};
  for (const [subject, fields] of Object.entries(facts)) plan[subject] = { ...plan[subject], ...fields };
  show(said.get('done')?.split(',') ?? []);
  update();
  return true;
}

/** Somebody pasted an address of the workbench. */
async function openPasted() {
  const found = /#(1\.[\w-]+)/.exec(pasted.value)?.[1];
  told.textContent = pasted.value && !found ? 'This isn’t a workbench link: choose Share there, then Link.' : '';
  if (!found) return;
  const done = ticked().map(({ id }) => id).join(',');
  if (!await take(`#done=${done}&run=${found}`)) return;
  pasted.value = '';
  changed();
  told.textContent = known.textContent;
}

// An address that names an item shows it, and changes nothing else.
const isItem = () => tasks.some(({ id }) => `#${id}` === location.hash);
addEventListener('hashchange', () => isItem() || take(location.hash));
if (isItem()) update();
else if (!await take(location.hash)) update();
