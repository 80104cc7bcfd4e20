// WebKitGTK through its WebDriver, on a virtual screen.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

const KEYS = { Tab: '\uE004', Enter: '\uE007', Space: ' ', ArrowRight: '\uE014', ArrowLeft: '\uE012', ArrowDown: '\uE015' };
// As root and in a container, its processes can't be sandboxed, and there is no GPU.
const ENVIRONMENT = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1', GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' };

/** Starts a screen and the driver. Returns functions that open a page and end them. */
export async function webkit(driver, xvfb, limit) {
  const screen = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = String((await once(screen.stdio[3], 'data'))[0]).trim();
  const port = await freePort();
  const driving = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...ENVIRONMENT, DISPLAY: `:${display}` } });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, signal: AbortSignal.timeout(limit) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (;;) {
    if (driving.exitCode !== null) throw new Error(`${driver} ended with ${driving.exitCode}`);
    if (await ask('GET', '/status').catch(() => undefined)) break;
    await new Promise((again) => { setTimeout(again, 50); });
  }
  const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: { timeouts: { script: limit, pageLoad: limit } } } });
  const session = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
  const press = (keys) => session('POST', '/actions', {
    actions: [{ type: 'key', id: 'keyboard', actions: [...keys].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }],
  });
  return {
    async open(url) {
      await session('POST', '/frame', { id: null });
      await session('POST', '/url', { url });
      return {
        run: (source) => session('POST', '/execute/sync', { script: `return (${source})`, args: [] }),
        enterFrame: () => session('POST', '/frame', { id: 0 }),
        key: (name) => press([KEYS[name]]),
        type: press,
        go: (address) => session('POST', '/url', { url: address }),
        close: () => session('POST', '/url', { url: 'about:blank' }),
      };
    },
    async end() {
      await session('DELETE', '').catch(() => {});
      driving.kill();
      screen.kill();
    },
  };
}

async function freePort() {
  const { createServer } = await import('node:net');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
