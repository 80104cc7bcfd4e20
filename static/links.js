// Share links, and the address of the page: only the page itself reads and changes it, and only its fragment, which no
// server is told. The engine knows the form of a link, the browser deflates and inflates.

/** The fragment of the document's address, and the JSON of the link in it. */
export async function readLink({ bodyOf, mostInflated }) {
  const fragment = location.hash;
  const body = bodyOf?.(fragment); // The catalogue has links of its own.
  try {
    return { fragment, json: body === undefined ? body : await inflate(body, mostInflated()) };
  } catch {
    return { fragment }; // The engine says that it is damaged.
  }
}

async function inflate(base64url, most) {
  const bytes = Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(await through(DecompressionStream, bytes, most));
}

/** Calls `done` with base64url of the deflated text; with nothing where the browser cannot. */
export async function deflate(text, done) {
  let body;
  try {
    const bytes = await through(CompressionStream, new TextEncoder().encode(text));
    body = btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  } catch {} // The engine says that there is none.
  done(body);
}

// Reads no more than `most` bytes. A stream works on a piece only when somebody reads, and inflates it to a thousand
// times its length at most: what would inflate without end is left after a few pieces.
async function through(Stream, bytes, most = Infinity) {
  const { readable, writable } = new Stream('deflate-raw');
  const [writer, reader] = [writable.getWriter(), readable.getReader()];
  const heed = (step) => step.catch(() => {}); // What becomes of it shows in what is read.
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

/** What the workbench begins with: `#code=…` or `#plan=…`. */
export function beginning() {
  const said = new URLSearchParams(location.hash.slice(1));
  return said.get('code') ?? said.get('plan') ?? undefined;
}

/** Keeps in the address what is looked for, so that a reload and a copied address find it again. */
export function remember(fragment) {
  history.replaceState(history.state, '', fragment ? `#${fragment}` : location.pathname + location.search);
}
