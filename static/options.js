// Reads an element's attributes. An unknown value is ignored and reported with the known ones.

import { VIEWS } from './loading.js';

export const ATTRIBUTES = ['view', 'code', 'plan', 'query', 'lang', 'theme', 'compact', 'heading-level', 'share-links'];

/** The attribute values, and in `faults` the errors. The engine checks codes and plans. */
export function options(element) {
  const faults = [];
  const said = (name) => element.getAttribute(name) || undefined;
  const oneOf = (name, known, isKnown = (value) => known.includes(value)) => {
    const value = said(name);
    if (value === undefined || isKnown(value)) return value;
    faults.push(`${name}="${quoted(value)}" is not known here.${meant(nearest(value, known))} It can be ${listed(known)}.`);
  };
  const view = oneOf('view', Object.keys(VIEWS)) ?? 'workbench';
  const address = oneOf('share-links', ['here', 'an address'], (value) => value === 'here' || /^(https?:\/\/|\.{0,2}\/)/.test(value));
  const theme = oneOf('theme', ['auto', 'light', 'dark']);
  const compact = element.hasAttribute('compact') && (!said('compact') || oneOf('compact', ['compact', 'true']) !== undefined);
  if (!/^en(-|$)/i.test(said('lang') ?? 'en')) faults.push(`lang="${quoted(said('lang'))}": this language is not available, so the tool is in English. It can be en.`);
  return {
    view,
    query: said('query'),
    plan: said('plan'),
    theme: theme === 'auto' ? undefined : theme,
    compact,
    level: Number(oneOf('heading-level', ['2', '3', '4', '5', '6']) ?? 2),
    address: address && address !== 'here' ? new URL(address, document.baseURI).href : undefined,
    faults,
  };
}

/** The error in a plan, if there is one. */
export function planFault({ planFault: faultOf }, plan) {
  const fault = plan && faultOf?.(plan);
  return fault && `plan cannot be read completely; what could be read is used. ${fault}`;
}

/** The error in a code to be explained, if there is one. */
export function codeFault({ nearCodes }, code) {
  if (!code) return 'view="explain" needs an error code: code="…".';
  const near = nearCodes(code);
  return near === undefined ? near : `code="${quoted(code)}" is not a known error code.${meant(near.trim().replace(/ /g, ' or '))}`;
}

// Part of the author's text in a notice: short, on one line, without characters that change the text direction.
const quoted = (text) => {
  const letters = [...text.slice(0, 500).replace(/[\p{Cc}\p{Cf}]/gu, '')];
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : letters.join('');
};
const meant = (near) => (near ? ` Did you mean ${near}?` : '');
const listed = (words) => words.join(', ').replace(/, ([^,]*)$/, ' or $1');

// The word with the fewest differing characters, if they are few.
function nearest(written, words) {
  const [[changes, word]] = words.map((word) => [changesBetween(written.slice(0, 40).toLowerCase(), word), word]).sort(([a], [b]) => a - b);
  return changes <= 2 && changes < word.length ? word : undefined;
}

function changesBetween(a, b) {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1])));
    row = next;
  }
  return row[b.length];
}
