// Makes and parses share links without the page, with Node's zlib.

import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The fragment for this JSON. */
export const linkOf = (json) => `#1.${deflateRawSync(Buffer.from(json)).toString('base64url')}`;

/** The JSON in a link. */
export const jsonOf = (link) => inflateRawSync(Buffer.from(link.slice(link.indexOf('#1.') + 3), 'base64url')).toString();

/** Random bytes from a seed. */
export function* randomBytes(seed) {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 24;
  }
}
