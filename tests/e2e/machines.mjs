// Files of many machines as `collect.ps1` writes them, with known answers: those of `tests/fleet.rs`.

import { readFileSync } from 'node:fs';

// A ready machine, written by the simulation in `tests/common/collected.rs`.
const SNAPSHOT = readFileSync(new URL('../snapshots/fleet__machine.snap', import.meta.url), 'utf8');
const READY = SNAPSHOT.slice(SNAPSHOT.indexOf('\n{') + 1);

const remoteDesktopOff = ({ registry }) => {
  registry.find(({ registryKey }) => registryKey.endsWith('\\Control\\Terminal Server')).fDenyTSConnections = 1;
};
const serviceStopped = ({ services }) => { services.find(({ name }) => name === 'UIFlowService').status = 1; };

/** What is unlike in some of the machines: the first, the one behind the last, and how. */
const FAULTS = [
  [20, 40, [remoteDesktopOff]],
  [40, 50, [serviceStopped]],
  [50, 55, [remoteDesktopOff, serviceStopped]],
  [55, 58, [(machine) => Object.assign(machine, { sessions: null, unread: ['sessions'] })]],
  [58, 59, [(machine) => { machine.padVersion = '2.44.55.23148'; }]],
];

/** The files of so many machines, by name: 35 of the first 59 will not run, 3 can't be told. */
export function machines(count) {
  const files = Array.from({ length: count }, (_, at) => {
    const machine = JSON.parse(READY);
    machine.machineName = `BOT-${String(at).padStart(3, '0')}`;
    const [, , changes] = FAULTS.find(([from, to]) => from <= at && at < to) ?? [0, 0, []];
    for (const change of changes) change(machine);
    // Windows PowerShell begins a file with a byte-order mark, and ends its lines as Windows does.
    return [`${machine.machineName}.json`, `\uFEFF${JSON.stringify(machine, null, 4).replaceAll('\n', '\r\n')}\r\n`];
  });
  return Object.fromEntries(files);
}
