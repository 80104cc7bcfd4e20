// Loads the parts of an element: the styles, and for each view its glue, its wasm and its data.

import { Failure, underPolicy } from './failure.js';
import { ownSizes } from './looks.js';

// Each view is its own bundle, so that a visit loads only what it shows. `styles` are its style sheets, `data` is a
// file that it reads, and `catalog` the compiled catalogue, which views share. The initial content comes from the
// attribute `code`, unless another one is named.
export const VIEWS = {
  workbench: { bundle: 'flow_preflight', styles: ['answer.css'], catalog: 'catalog.bin' },
  explain: { bundle: 'flow_preflight', styles: ['answer.css'], catalog: 'catalog.bin', explain: true },
  catalog: { bundle: 'view_catalog', styles: ['style.css', 'pages.css'], data: 'catalog-index.bin' },
  'auto-claim': {
    bundle: 'view_auto_claim', styles: ['answer.css', 'pages.css', 'auto-claim.css'], catalog: 'catalog.bin', begins: 'plan',
  },
  runs: { bundle: 'view_runs', styles: ['style.css', 'pages.css', 'runs.css'], catalog: 'catalog.bin' },
};

// The languages that have a pack: the wordings of messages in it, by which pastes are recognised. Those of the browser's
// languages are loaded with the catalogue, or not at all.
const LANGUAGES = ['de', 'es', 'fr', 'hu', 'it', 'ja', 'nl', 'pt', 'zh'];
const packs = [...new Set((globalThis.navigator?.languages ?? []).map((tag) => tag.split('-')[0].toLowerCase()))]
  .filter((language) => LANGUAGES.includes(language)).map((language) => `language-${language}.bin`);

// The loaded or loading parts; the running elements, each with its bundle; and the errors of broken bundles.
const parts = new Map();
const running = new Map();
const broken = new Map();
let provided = { glue: {}, integrity: {}, urls: {}, root: new URL('./', import.meta.url).href };

/**
 * Provides parts that need not be fetched, and the addresses and hashes of the others. A bundle calls it before an
 * element starts.
 *
 * @param {object} given
 * @param {Record<string, object>} [given.glue] The module of each bundle, by bundle name.
 * @param {string} [given.styles] The file with the texts of all style sheets, as JSON; without it, each is a file.
 * @param {Record<string, string>} [given.integrity] The hash of each file, as for `fetch`: `sha384-…`.
 * @param {Record<string, string>} [given.urls] The address of each file; the others are in `root`.
 * @param {string} [given.root] The address of the site, with a slash at the end.
 */
export function provide(given) {
  provided = { ...provided, ...given };
}

/** The address of the site, which has the pages of codes and rules. */
export const root = () => provided.root;

// A failed part is loaded again for the next element.
export const loadStyles = ({ styles }, root) => Promise.all(styles.map((file) => once(file, () => makeStyle(file, root))));
export const loadData = ({ data }) => data && once(data, () => fetchBytes(data));

export const loadEngine = (view) => once(view.bundle, () => startEngine(view));
// The compiled catalogue, one file for all views that check or explain, and the packs of languages.
const textsOf = ({ catalog }) => (catalog ? [catalog, ...packs] : []);
const loadTexts = (view) => Promise.all(textsOf(view).map((file) => once(file, () => fetchBytes(file))));
const fetchBytes = async (file) => new Uint8Array(await (await fetchPart(file)).arrayBuffer());

function once(name, load) {
  if (!parts.has(name)) parts.set(name, load().catch((error) => { parts.delete(name); throw error; }));
  return parts.get(name);
}

/** Registers an element for errors of its view's engine. */
export const watchFor = (element, { bundle }) => running.set(element, bundle);
export const unwatch = (element) => running.delete(element);
/** The error that broke a view's engine, if any. */
export const whatBroke = ({ bundle }) => broken.get(bundle);

/** Restarts a broken engine with fresh state. Fetches nothing. */
export function revive(view) {
  const { bundle } = view;
  if (!broken.delete(bundle)) return;
  parts.set(bundle, parts.get(bundle).then(async (glue) => {
    glue.__wbg_reset_state();
    await handOver(glue, view);
    return glue;
  }));
}

/** Loads the compiled catalogue and the packs into a program that has just started. */
async function handOver(glue, view) {
  const texts = await loadTexts(view);
  textsOf(view).forEach((file, at) => {
    try {
      glue.useTexts(texts[at]);
    } catch (error) {
      throw new Failure('damaged', error, { file });
    }
  });
}

async function makeStyle(file, root) {
  if (!('adoptedStyleSheets' in Document.prototype)) throw new Failure('too-old');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ownSizes(await styleText(file), root));
  return sheet;
}

async function styleText(file) {
  const { styles } = provided;
  if (!styles) return (await fetchPart(file, 'text/css')).text();
  return (await once(styles, async () => (await fetchPart(styles)).json()))[file];
}

async function startEngine(view) {
  const { bundle } = view;
  if (typeof WebAssembly !== 'object') throw new Failure('no-webassembly');
  const [glue, wasm] = await Promise.all([importGlue(bundle), fetchWasm(`${bundle}_bg.wasm`), loadTexts(view)]);
  await underPolicy(() => glue.default({ module_or_path: wasm }), (error) => {
    const knows = WebAssembly.validate(REFERENCE_TYPES);
    throw new Failure(knows ? 'damaged' : 'too-old', error, { file: `${bundle}_bg.wasm` });
  });
  await handOver(glue, view);
  addEventListener('error', (event) => {
    // A timer set before a panic may still fire; it is ignored.
    if (isOf(bundle, event.error) && /previous WASM instance/.test(event.message)) event.preventDefault();
    else stopAll(event.error);
  });
  addEventListener('unhandledrejection', ({ reason }) => stopAll(reason));
  return glue;
}

// A module with only a function type that takes a reference: the newest wasm feature that the programs need.
const REFERENCE_TYPES = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0);

// Provided glue is inside the file that provides it.
const isOf = (bundle, error) =>
  [partUrl(bundle), ...(provided.glue[bundle] ? [import.meta.url] : [])].some((file) => String(error?.stack).includes(file));

/** A panic makes an engine unusable; every element that it renders shows the failure. */
export function stopAll(error) {
  if (!globalThis.WebAssembly || !(error instanceof WebAssembly.RuntimeError)) return;
  for (const bundle of new Set(running.values())) {
    if (broken.has(bundle) || !isOf(bundle, error)) continue;
    broken.set(bundle, new Failure('panic', error));
    for (const [element, its] of [...running]) if (its === bundle) element.fail(broken.get(bundle));
  }
}

async function importGlue(bundle) {
  if (provided.glue[bundle]) return provided.glue[bundle];
  const file = `${bundle}.js`;
  return underPolicy(() => import(partUrl(file)), async (error) => {
    // The browser doesn't say why an import failed, so fetch the file and check.
    await fetchPart(file, 'text/javascript');
    throw new Failure('damaged', error, { file });
  });
}

async function fetchWasm(file) {
  const response = await fetchPart(file);
  const type = typeOf(response);
  if (type === 'application/wasm') return response;
  // Some servers don't know the MIME type, so check the bytes.
  const bytes = await response.arrayBuffer();
  if (String(new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength))) === '0,97,115,109') return bytes;
  throw new Failure('wrong-type', undefined, { file, type, wanted: 'application/wasm' });
}

async function fetchPart(file, wanted) {
  const integrity = provided.integrity[file];
  const url = partUrl(file);
  const response = await underPolicy(() => fetch(url, { integrity }), async (error) => {
    if (navigator.onLine === false) throw new Failure('offline', error);
    // The browser doesn't say why: check whether the file loads without its hash, and whether only CORS blocks it.
    const other = integrity && await fetch(url).catch(() => undefined);
    if (other) {
      mustBe(other, file, url, wanted);
      throw new Failure('integrity', error, { file, url });
    }
    const comes = await fetch(url, { mode: 'no-cors' }).then(() => true, () => false);
    throw new Failure(comes ? 'cross-origin' : 'unreachable', error, { file, url });
  });
  mustBe(response, file, url, wanted);
  return response;
}

// None of the files is HTML: an HTML answer means that the server doesn't have the file.
function mustBe(response, file, url, wanted) {
  const { ok, status } = response;
  const type = typeOf(response);
  if (status === 404 || status === 410) throw new Failure('not-found', undefined, { file, url });
  if (!ok) throw new Failure('server', undefined, { file, url, status });
  if (wanted ? type !== wanted : type === 'text/html') throw new Failure('wrong-type', undefined, { file, type, wanted: wanted ?? typeFor(file) });
}

const TYPES = { wasm: 'application/wasm', bin: 'application/octet-stream', json: 'application/json' };
const typeFor = (file) => TYPES[file.split('.').pop()] ?? 'text/plain';
const partUrl = (file) => provided.urls[file] ?? new URL(file, provided.root).href;
const typeOf = (response) => (response.headers.get('content-type') ?? 'nothing').split(';')[0].trim().toLowerCase();
