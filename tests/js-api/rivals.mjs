// The rules of the catalogue as others would run them: through json-rules-engine, and as plain JavaScript. Only rules whose
// conditions all can express: none with a condition that is judged in Rust.

import { readdirSync, readFileSync } from 'node:fs';
import { Engine } from 'json-rules-engine';
import { parse } from 'smol-toml';

const RULES = new URL('../../catalog/rules/', import.meta.url);
const string = JSON.stringify;

/** A part of a condition: `{ fact, negated, is: [words] }` or `{ fact, negated, below: bound }`; nothing if it has a name. */
function partOf(text) {
  const [, fact, sign, rest] = text.match(/^(\S+\.\S+) (is not|is|below|from) (.+)$/) ?? [];
  if (!fact) return undefined;
  if (sign === 'below' || sign === 'from') return { fact, negated: sign === 'from', below: rest };
  return { fact, negated: sign === 'is not', is: rest.split(' or ').map((word) => ({ yes: true, no: false })[word] ?? word) };
}

const partsOf = (condition) => condition.split(' and ').map(partOf);

/** The rules that all can express: their id, and conditions as lists of parts. */
export function rules() {
  const all = [];
  for (const family of readdirSync(RULES)) for (const file of readdirSync(new URL(`${family}/`, RULES))) {
    if (!file.endsWith('.toml')) continue;
    const table = parse(readFileSync(new URL(`${family}/${file}`, RULES), 'utf8'));
    const rule = {
      id: file.replace('.toml', ''),
      applies: (table.applies ?? []).map(partsOf),
      broken: (table.broken ?? []).map(({ when }) => partsOf(when)),
      unless: (table.unless ?? []).map(partsOf),
    };
    const isPlain = [...rule.applies, ...rule.broken, ...rule.unless].flat().every(Boolean);
    if (isPlain && table.status !== 'retired') all.push(rule);
  }
  return all;
}

/** Every fact that they read. */
export const factsOf = (all) => [...new Set(all.flatMap(({ applies, broken, unless }) => [...applies, ...broken, ...unless].flat()).map(({ fact }) => fact))];

const compare = (one, other) => {
  const [left, right] = [one, other].map((version) => String(version).split('.').map(Number));
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference) return difference;
  }
  return 0;
};

/** The rules as one function in plain JavaScript: from a plan to the ids of what is broken. */
export function plain(all) {
  const part = ({ fact, negated, is, below }) => {
    const value = `plan.${fact}`;
    const holds = below ? `below(${value}, ${string(below)})` : is.map((word) => `${value} === ${string(word)}`).join(' || ');
    return negated ? `!(${holds})` : `(${holds})`;
  };
  const condition = (parts) => `(${parts.map(part).join(' && ')})`;
  const any = (conditions) => conditions.map(condition).join(' || ') || 'false';
  const lines = all.map(({ id, applies, broken, unless }) =>
    `if (${[...applies.map(condition), `(${any(broken)})`, `!(${any(unless)})`].join(' && ')}) broken.push(${string(id)});`);
  const source = `return (plan) => { const broken = []; ${lines.join('\n')} return broken; }`;
  return new Function('below', source)((version, bound) => compare(version, bound) < 0);
}

/** The rules in json-rules-engine: from a plan to a promise of the ids of what is broken. */
export function jsonRules(all) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('isBelow', (version, bound) => compare(version, bound) < 0);
  engine.addOperator('isNotBelow', (version, bound) => compare(version, bound) >= 0);
  const part = ({ fact, negated, is, below }) => (below
    ? { fact, operator: negated ? 'isNotBelow' : 'isBelow', value: below }
    : { fact, operator: negated ? 'notIn' : 'in', value: is });
  const condition = (parts) => ({ all: parts.map(part) });
  for (const { id, applies, broken, unless } of all) {
    const conditions = [...applies.map(condition), { any: broken.map(condition) }];
    if (unless.length > 0) conditions.push({ not: { any: unless.map(condition) } });
    engine.addRule({ conditions: { all: conditions }, event: { type: id } });
  }
  return async (plan) => {
    const { events } = await engine.run(flat(plan));
    return events.map(({ type }) => type);
  };
}

const flat = (plan) => Object.fromEntries(Object.entries(plan).flatMap(([subject, fields]) => Object.entries(fields).map(([field, value]) => [`${subject}.${field}`, value])));

/**
 * A plan in which each fact that the rules read is known, of values that the catalogue names: those of which `broken` says
 * that they break least.
 */
export function soundPlan(all, entries, given, broken) {
  const plan = {};
  const set = (fact, value) => {
    const [subject, field] = fact.split('.');
    plan[subject] = { ...plan[subject], [field]: value };
  };
  const facts = factsOf(all);
  const valuesOf = (fact) => (fact in given ? [given[fact]] : entries.find((entry) => entry.fact === fact).values);
  for (const fact of facts) set(fact, valuesOf(fact)[0]);
  // A value that was right may be wrong once another fact has changed: until nothing gets better.
  for (let [before, least] = [Infinity, broken(plan).length]; least < before;) {
    before = least;
    for (const fact of facts) {
      const tried = valuesOf(fact).map((value) => {
        set(fact, value);
        return { value, count: broken(plan).length };
      });
      // Of equal ones the last, which is “no”: where one of two facts is enough to break a rule, both have to change.
      const best = tried.reduce((best, one) => (one.count <= best.count ? one : best));
      set(fact, best.value);
      least = best.count;
    }
  }
  return plan;
}
