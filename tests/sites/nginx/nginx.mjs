// Debian's nginx on free ports, with the configuration files of this repository.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A free port. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A configuration file with these texts replaced. A text that doesn't occur is an error. */
export function configuration(file, replaced) {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of Object.entries(replaced)) {
    if (!text.includes(from)) throw new Error(`${file} has no \`${from}\``);
    text = text.replaceAll(from, to);
  }
  return text;
}

/** Starts nginx with these servers. Returns a function that ends it. */
export async function nginx(ports, servers, modules = '') {
  const folder = mkdtempSync(join(tmpdir(), 'flow-preflight-nginx-'));
  const at = (name) => join(folder, name);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${at(name)};`);
  writeFileSync(at('nginx.conf'), `${modules}
daemon off; worker_processes 1; pid ${at('pid')}; error_log ${at('errors')};
${userInfo().uid === 0 ? 'user root;' : ''}
events {}
http { access_log off; ${temporary.join(' ')}
${servers.join('\n')} }`);
  const started = spawn(process.env.NGINX, ['-p', folder, '-e', at('errors'), '-c', at('nginx.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  started.stderr.on('data', (text) => { said += text; });
  for (const port of ports) await answers(port, started, () => said);
  return async () => {
    started.kill('SIGQUIT');
    await once(started, 'exit');
    rmSync(folder, { recursive: true });
  };
}

async function answers(port, started, said) {
  for (;;) {
    if (started.exitCode !== null) throw new Error(`nginx did not start: ${said()}`);
    try {
      await fetch(`http://127.0.0.1:${port}/`, { method: 'HEAD' });
      return;
    } catch {
      await new Promise((later) => setTimeout(later, 50));
    }
  }
}
