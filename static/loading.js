// The parts that an element loads: the style, and for each view its glue, its wasm and what it reads.

import { Failure, underPolicy } from './failure.js';

// Each view is a bundle of its own, so that a visit pays only for what it shows; `data` is a file that the view reads.
export const WORKBENCH = { bundle: 'flow_preflight' };
export const VIEWS = { catalog: { bundle: 'view_catalog', data: 'catalog-index.txt' } };
const BUNDLES = [WORKBENCH, ...Object.values(VIEWS)].map(({ bundle }) => bundle);

// The elements that run now, the parts they share, and what broke the engine for all of them.
const running = new Set();
const engines = new Map();
let style;
let broken;
let provided = { glue: {}, integrity: {}, root: new URL('./', import.meta.url).href };

/**
 * Says what need not be fetched, and how the rest is. Whoever packs these files into one calls it before an element starts.
 *
 * @param {object} parts
 * @param {Record<string, object>} [parts.glue] For the name of a bundle, the module that would be imported.
 * @param {string} [parts.style] The text of the style sheet.
 * @param {Record<string, string>} [parts.integrity] For the name of a file, what `fetch` holds it against: `sha384-…`.
 * @param {string} [parts.root] The address of the folder of the files, with a slash at its end.
 */
export function provide(parts) {
  provided = { ...provided, ...parts };
}

/** The address of the folder where the parts are. */
export const root = () => provided.root;

// What failed is tried again by the next element that comes.
export const loadStyle = () => (style ??= makeStyle().catch((error) => { style = undefined; throw error; }));
export const loadData = async ({ data }) => data && (await fetchPart(data)).text();

export function loadEngine({ bundle }) {
  if (!engines.has(bundle)) engines.set(bundle, startEngine(bundle).catch((error) => { engines.delete(bundle); throw error; }));
  return engines.get(bundle);
}

/** From now on an element is told of what breaks its engine. */
export const watchFor = (element) => running.add(element);
export const unwatch = (element) => running.delete(element);
/** What broke the engine, if it is broken. */
export const whatBroke = () => broken;

async function makeStyle() {
  const text = provided.style ?? (await (await fetchPart('style.css', 'text/css')).text());
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

async function startEngine(bundle) {
  if (broken) throw broken;
  if (typeof WebAssembly !== 'object') throw new Failure('no-webassembly');
  const [glue, wasm] = await Promise.all([importGlue(bundle), fetchWasm(`${bundle}_bg.wasm`)]);
  await underPolicy(() => glue.default({ module_or_path: wasm }), (error) => {
    throw new Failure('damaged', error, { file: `${bundle}_bg.wasm` });
  });
  addEventListener('error', ({ error }) => stopAll(error));
  addEventListener('unhandledrejection', ({ reason }) => stopAll(reason));
  return glue;
}

/** A panic leaves the engine in no state to go on; every element says so. */
export function stopAll(error) {
  // Glue that was provided stands in the file that provides it.
  const files = [...BUNDLES, ...(Object.keys(provided.glue).length > 0 ? [import.meta.url] : [])];
  const ours = running.size > 0 && files.some((file) => String(error?.stack).includes(file));
  if (broken || !ours || !(error instanceof WebAssembly.RuntimeError)) return;
  broken = new Failure('panic', error);
  engines.clear();
  for (const element of [...running]) element.fail(broken);
}

async function importGlue(bundle) {
  if (provided.glue[bundle]) return provided.glue[bundle];
  const file = `${bundle}.js`;
  return underPolicy(() => import(partUrl(file)), async (error) => {
    // The browser does not say why an import failed: ask for the file and see.
    await fetchPart(file, 'text/javascript');
    throw new Failure('damaged', error, { file });
  });
}

async function fetchWasm(file) {
  const response = await fetchPart(file);
  const type = typeOf(response);
  if (type === 'application/wasm') return response;
  // Some servers do not know the type: the bytes tell.
  const bytes = await response.arrayBuffer();
  if (String(new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength))) === '0,97,115,109') return bytes;
  throw new Failure('wrong-type', undefined, { file, type });
}

async function fetchPart(file, wanted) {
  const integrity = provided.integrity[file];
  const response = await underPolicy(() => fetch(partUrl(file), { integrity }), async (error) => {
    // The browser does not say why: without the sum, the same file may come.
    if (integrity && (await fetch(partUrl(file)).catch(() => {}))?.ok) throw new Failure('integrity', error, { file });
    throw new Failure(navigator.onLine === false ? 'offline' : 'unreachable', error, { file });
  });
  const { ok, status } = response;
  const type = typeOf(response);
  if (status === 404 || status === 410) throw new Failure('not-found', undefined, { file });
  if (!ok) throw new Failure('server', undefined, { file, status });
  if (wanted && type !== wanted) throw new Failure('wrong-type', undefined, { file, type });
  return response;
}

const partUrl = (file) => new URL(file, provided.root).href;
const typeOf = (response) => (response.headers.get('content-type') ?? 'nothing').split(';')[0].trim().toLowerCase();
