import { check } from 'flow-preflight';
import 'flow-preflight/embed.js'; // registers <flow-preflight>

const report = check({ run: { mode: 'unattended' }, machine: { rdpEnabled: false } });
document.querySelector('#answer').textContent = report.verdict; // 'blocked'
