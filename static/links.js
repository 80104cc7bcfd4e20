// Share links and the page's address. Only the page itself reads and changes the address, and only its fragment, which
// is not sent to a server. The engine knows the link format; the browser deflates and inflates.

/** The fragment of the document's address, and the JSON of the link in it. */
export async function readLink({ bodyOf, mostInflated }) {
  const fragment = location.hash;
  const body = bodyOf?.(fragment); // The catalogue has its own links.
  try {
    return { fragment, json: body === undefined ? body : await inflate(body, mostInflated()) };
  } catch {
    return { fragment }; // The engine reports that it is damaged.
  }
}

async function inflate(base64url, most) {
  const bytes = Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(await through(DecompressionStream, bytes, most));
}

/** Calls `done` with base64url of the deflated text; with nothing if the browser can't deflate. */
export async function deflate(text, done) {
  let body;
  try {
    const bytes = await through(CompressionStream, new TextEncoder().encode(text));
    body = btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  } catch {} // The engine reports that there is none.
  done(body);
}

// Reads at most `most` bytes. A stream only works on a chunk when it is read, and inflates it at most a thousandfold,
// so endless input is abandoned after a few chunks.
async function through(Stream, bytes, most = Infinity) {
  const { readable, writable } = new Stream('deflate-raw');
  const [writer, reader] = [writable.getWriter(), readable.getReader()];
  const heed = (step) => step.catch(() => {}); // Any error shows when reading.
  for (let at = 0; at < bytes.length; at += 512) heed(writer.write(bytes.subarray(at, at + 512)));
  heed(writer.close());
  const parts = [];
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    if (length > most) {
      heed(reader.cancel());
      throw new RangeError('too long');
    }
    parts.push(value);
  }
}

/** What the workbench starts with: `#code=…` or `#plan=…`. */
export function beginning() {
  const said = new URLSearchParams(location.hash.slice(1));
  return said.get('code') ?? said.get('plan') ?? undefined;
}

/** Keeps the query in the address, so that a reload and a copied address find it again. */
export function remember(fragment) {
  history.replaceState(history.state, '', fragment ? `#${fragment}` : location.pathname + location.search);
}
