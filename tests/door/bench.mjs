// What the built engine takes, measured in this run: a full plan checked, a long paste read, and how reading grows.

import { door } from './engine.mjs';

const KB = 1000;

/** A plan that says a little of everything; what the engine does not know of is an error it names. */
const PLAN = {
  run: { mode: 'unattended' },
  machine: { sessions: { items: [{ state: 'active', locked: true }], complete: true }, rdpEnabled: true },
  connectionOwner: { licenses: { items: [], complete: true } },
};

const LINE = 'SessionExistsForTheUserUnattended: there is an active user session on the target machine WS-0042, 2026-03-04T05:06:07Z\n';

const rows = [];
if (typeof door.check === 'function') rows.push(row('check a plan', () => door.check(PLAN), 0.05));
else rows.push(['check a plan', 'not measured: the door has no `check` yet', '']);

if (typeof door.read === 'function') {
  const [small, large] = [paste(100 * KB), paste(800 * KB)];
  rows.push(row('read a paste of 100 KB', () => door.read(small), 16));
  const growth = best(() => door.read(large)) / best(() => door.read(small));
  rows.push(['eight times the paste takes', `${growth.toFixed(1)} times as long`, 'near 8']);
} else {
  rows.push(['read a paste of 100 KB', 'not measured: the door has no `read` yet', '']);
}

console.log(`  Node.js ${process.version}, best of many runs`);
for (const [what, took, must] of rows) console.log(`  ${what.padEnd(30)} ${took.padEnd(42)} ${must && `must: ${must}`}`);

function row(what, run, mustMilliseconds) {
  return [what, shown(best(run)), `${shown(mustMilliseconds)} or less`];
}

// The best of what fits into half a second, after warming up: noise only ever adds.
function best(run) {
  for (const end = performance.now() + 200; performance.now() < end;) run();
  let least = Infinity;
  for (const end = performance.now() + 500; performance.now() < end;) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function paste(length) {
  return LINE.repeat(Math.ceil(length / LINE.length)).slice(0, length);
}

function shown(milliseconds) {
  return milliseconds < 1 ? `${(milliseconds * 1000).toFixed(0)} µs` : `${milliseconds.toFixed(1)} ms`;
}
