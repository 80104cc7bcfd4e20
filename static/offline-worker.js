// The service worker that `/offline/` registers if somebody asks for it. It keeps the files of one version and answers
// with them alone. The build puts `self.kept` before it: the version, and the hash of each file by its address within the
// site.

const { version, files } = self.kept;
const PREFIX = 'flow-preflight ';
const CACHE = PREFIX + version;
const AT_ONCE = 8;
const { scope } = self.registration;

/** The file of an address, without query and fragment; nothing for an address that is not kept. */
const fileOf = (address) => {
  const { origin, pathname } = new URL(address);
  const file = origin + pathname;
  return file.startsWith(scope) && Object.hasOwn(files, file.slice(scope.length)) ? file : undefined;
};

// All files or none: a site that is being replaced has files of two versions, and a hash that differs ends this.
async function keep() {
  const cache = await caches.open(CACHE);
  const left = Object.entries(files);
  const fetchNext = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [file, integrity] = next;
      const request = new Request(scope + file, { integrity, cache: 'no-cache' });
      const response = await fetch(request);
      if (!response.ok || response.redirected) throw new Error(`${request.url} could not be kept`);
      await cache.put(request.url, response);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function takeOver() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(takeOver()));
// A new version waits until somebody wants it.
addEventListener('message', ({ data }) => { if (data === 'use this version') self.skipWaiting(); });
addEventListener('fetch', (event) => {
  const file = event.request.method === 'GET' && fileOf(event.request.url);
  if (!file) return;
  // They may be gone: removed while a page is open, or cleared by a browser that is short of space. To open their cache
  // would make a new one.
  const kept = caches.match(file, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
  event.respondWith(kept.then((answer) => answer ?? fetch(event.request)));
});
