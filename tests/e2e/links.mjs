// Share links, made and taken apart without the page: by Node's own zlib.

import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The fragment that carries this JSON. */
export const linkOf = (json) => `#1.${deflateRawSync(Buffer.from(json)).toString('base64url')}`;

/** The JSON in a link. */
export const jsonOf = (link) => inflateRawSync(Buffer.from(link.slice(link.indexOf('#1.') + 3), 'base64url')).toString();

/** Bytes that look random and are the same every time. */
export function* randomBytes(seed) {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 24;
  }
}
