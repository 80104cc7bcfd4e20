// Whether an item of a guide is so, from facts and from conditions as the catalogue writes them: `machine.rdpEnabled is
// no and machine.padVersion below 2.50`. A condition with a name (`own-session`) stays open; so does whatever depends on
// a fact that is not known. What is said here is what the engine says, or less.

const VERSION = /^\d+(\.\d+)*$/;

/** The value at a path of a plan, such as `machine.rdpEnabled`. */
export const valueAt = (plan, path) => path.split('.').reduce((value, name) => value?.[name], plan) ?? undefined;

/** The values that a fact may have: several if a plan lists them; none if the fact is not known. */
function candidates(plan, fact) {
  const value = valueAt(plan, fact);
  const all = Array.isArray(value) ? value : [value];
  return all.map((one) => (typeof one === 'boolean' ? (one ? 'yes' : 'no') : one)).filter((one) => ['string', 'number'].includes(typeof one));
}

/** True, false, or undefined if the facts don't say. */
function holds(plan, part) {
  const [, fact, not, words] = /^(\S+) is (not )?(.+)$/.exec(part) ?? [];
  if (fact) {
    const wanted = words.split(' or ');
    return common(candidates(plan, fact).map((value) => wanted.includes(value) !== Boolean(not)));
  }
  const [, compared, how, bound] = /^(\S+) (below|from) (\S+)$/.exec(part) ?? [];
  return compared && common(candidates(plan, compared).map((value) => isBelow(String(value), bound) !== (how === 'from')));
}

/** What all say, if they say the same. */
const common = (said) => (said.length && said.every((one) => one === said[0]) ? said[0] : undefined);

function isBelow(value, bound) {
  if (!VERSION.test(value)) return undefined;
  const [left, right] = [value, bound].map((text) => text.split('.').map(Number));
  const at = Array.from({ length: Math.max(left.length, right.length) }, (_, part) => (left[part] ?? 0) - (right[part] ?? 0)).find(Boolean);
  return at < 0;
}

/** True if all are, false if one is false. */
const all = (said) => (said.includes(false) ? false : said.includes(undefined) ? undefined : true);
/** True if one is, false if all are false. */
const any = (said) => (said.includes(true) ? true : said.includes(undefined) ? undefined : false);
const listed = (text) => text?.split('|') ?? [];

/** `met`, `broken` or `other` (it doesn't apply); undefined if the facts don't say. `item` holds its conditions. */
export function judge({ applies, broken, unless, targets }, plan) {
  // Some facts are about some targets only: nobody can sign in to a machine of a hosted group.
  if (targets && !candidates(plan, 'target.type').every((target) => targets.split(' ').includes(target))) return undefined;
  const condition = (text) => all(text.split(' and ').map((part) => holds(plan, part)));
  const isAbout = all(listed(applies).map(condition));
  if (isAbout === false) return 'other';
  const fault = any(listed(broken).map(condition));
  if (!broken || fault === undefined) return undefined;
  if (!fault) return 'met';
  const saved = any(listed(unless).map(condition));
  if (saved) return isAbout ? 'met' : undefined;
  return isAbout && saved === false ? 'broken' : undefined;
}

/** Adds to a plan what a ticked item says: `machine.rdpEnabled is yes and …`. What is known already stays narrower. */
export function addTo(plan, so) {
  for (const part of so.split(' and ')) {
    const [fact, said] = part.split(' is ');
    const known = candidates(plan, fact);
    const words = said.split(' or ');
    const both = known.length ? words.filter((word) => known.includes(word)) : words;
    // Somebody ticked what the link denies: the tick is newer.
    const values = (both.length ? both : words).map((word) => ({ yes: true, no: false })[word] ?? word);
    const [subject, field] = fact.split('.');
    plan[subject] = { ...plan[subject], [field]: values.length === 1 ? values[0] : values };
  }
}

/** The facts of a share link's content: what was said wins over what was read, and two different readings say nothing. */
export function factsOf({ said = {}, read = [], takenBack = [] }) {
  const plan = {};
  for (const reading of Array.isArray(read) ? read : []) merge(plan, reading, (old, value) => (JSON.stringify(old) === JSON.stringify(value) ? value : null));
  merge(plan, said, (_, value) => value);
  for (const id of (Array.isArray(takenBack) ? takenBack : []).filter((one) => typeof one === 'string')) merge(plan, { [id.split('.')[0]]: { [id.split('.')[1]]: null } }, () => null);
  return plan;
}

function merge(plan, more, choose) {
  for (const [subject, fields] of Object.entries(more ?? {})) {
    if (!fields || typeof fields !== 'object') continue;
    const known = { ...plan[subject] };
    for (const [field, value] of Object.entries(fields)) known[field] = field in known ? choose(known[field], value) : value;
    plan[subject] = known;
  }
}
