// Serves the built site on a free port, under the policy its own pages name, and can be told to serve it wrongly.

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** The policy that stands first in the head of the built page. */
export const POLICY = policyOf(readFileSync(join(DIST, 'index.html'), 'utf8'));

/** The type of a file, by the end of its name. */
export const TYPES = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** The policy of the one page that may register a service worker. */
const OFFLINE = policyOf(readFileSync(join(DIST, 'offline/index.html'), 'utf8'));

/**
 * Starts a server. `base` is the path the site stands under, `policy` the header's policy, and `instead` gives an
 * answer `{ status, headers, body }` of its own for a path within the site, `{ hangUp: true }`, or nothing. Where it is
 * `compressed`, files go out as they lie beside themselves, packed by brotli, as from a real server.
 * `folder` is where the site lies, if that is another one; `policyOf` gives a path a policy of its own.
 */
export async function serve({ base = '/', policy = POLICY, policyOf = (path, said) => said, instead = () => undefined, compressed = false, folder = DIST } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://127.0.0.1').pathname;
    requests.push(path);
    const answer = await answerTo(path, base, instead, compressed, folder);
    if (answer.hangUp) return void request.socket.destroy();
    const said = policyOf(path, policy);
    const sent = said === POLICY && path.startsWith(`${base}offline/`) ? OFFLINE : said;
    response.writeHead(answer.status ?? 200, {
      'Content-Security-Policy': `${sent}; frame-ancestors ${path.startsWith(`${base}frame/`) ? '*' : "'none'"}`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Access-Control-Allow-Origin': '*',
      ...answer.headers,
    });
    response.end(answer.body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  return {
    origin: `http://127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}${base}`,
    requests,
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  };
}

async function answerTo(path, base, instead, compressed, folder) {
  if (!path.startsWith(base)) return missing();
  let inside = decodeURIComponent(path.slice(base.length));
  if (inside === '' || inside.endsWith('/')) inside += 'index.html';
  const own = await instead(inside);
  if (own) return own;
  try {
    const headers = { 'Content-Type': TYPES[extname(inside)] ?? 'application/octet-stream' };
    const packed = compressed && await readFile(join(folder, `${inside}.br`)).catch(() => undefined);
    if (packed) return { headers: { ...headers, 'Content-Encoding': 'br' }, body: packed };
    return { headers, body: await readFile(join(folder, inside)) };
  } catch {
    return missing();
  }
}

// As a web server does that is told of the page for what is not there.
async function missing() {
  return { status: 404, headers: { 'Content-Type': TYPES['.html'] }, body: await readFile(join(DIST, '404.html')) };
}

function policyOf(html) {
  const first = /<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html);
  if (!first) throw new Error('dist/index.html does not begin its head with the policy; build it with `cargo xtask dist`');
  return first[1];
}
