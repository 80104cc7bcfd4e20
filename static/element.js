// The custom element's class. Importing this file does nothing, so that a server-side renderer may.

/**
 * Shows Flow Preflight. What stands inside the element is shown until it is ready, and when it cannot be.
 *
 * `view="catalog"` shows the catalogue, and `query` is what it looks for at first. Any other view is the workbench,
 * and `code` is what it begins with.
 *
 * `share-links="here"` says that the document is the page of the tool: its address says what to begin with, share links
 * in it are opened, those that are made point to it, and the catalogue keeps in it what is looked for.
 * `share-links="https://…"` makes links to that page. Without it the address of the document is neither read nor changed.
 */
export class FlowPreflight extends (globalThis.HTMLElement ?? class {}) {
  #mounted;
  #failed;
  #starting = false;
  #view = WORKBENCH;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
    }
    if (!this.#mounted && !this.#starting) this.#start();
  }

  disconnectedCallback() {
    // An element that is only being moved is back before this runs, and keeps what the person has done.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  connectedMoveCallback() {} // Moved by `moveBefore`: nothing changes.

  async #start() {
    this.#starting = true;
    this.#view = VIEWS[this.getAttribute('view')] ?? WORKBENCH;
    try {
      const [style, engine, data] = await Promise.all([loadStyle(), loadEngine(this.#view), loadData(this.#view)]);
      const link = this.#isPage ? await readLink(engine) : {};
      // It may have been taken away while we waited; if it comes back, it starts again.
      if (!this.isConnected) return;
      const root = Object.assign(document.createElement('div'), { className: 'app' });
      this.shadowRoot.adoptedStyleSheets = [style];
      this.shadowRoot.replaceChildren(root);
      running.add(this);
      this.#mounted = engine.mount(root, { ...this.#options(), ...link, data });
      if (this.#isPage) addEventListener('hashchange', this.#followed);
      if (this.#isPage) addEventListener('keydown', this.#pressed);
      this.#tellWhenDrawn(this.#mounted);
    } catch (error) {
      stopAll(error);
      this.fail(broken ?? (error instanceof Failure ? error : new Failure('unknown', error)));
    } finally {
      this.#starting = false;
    }
  }

  // The engine draws in a microtask: what breaks there has been told before this goes on.
  async #tellWhenDrawn(mounted) {
    await new Promise((drawn) => setTimeout(drawn));
    if (this.#mounted === mounted) this.#tell('ready');
  }

  #options() {
    const said = (name) => this.getAttribute(name) ?? undefined;
    const page = this.#isPage;
    return {
      code: said('code') ?? (page ? beginning() : undefined),
      query: said('query'),
      site: new URL('./', import.meta.url).href,
      remember: page ? remember : undefined,
      deflate,
      address: page ? location.origin + location.pathname : said('share-links'),
    };
  }

  get #isPage() {
    return this.getAttribute('share-links') === 'here';
  }

  #followed = async () => {
    const { fragment, json } = await readLink(await loadEngine(this.#view));
    // Another one may have been followed while we waited.
    if (fragment === location.hash) this.#mounted?.open(fragment, json);
  };

  // The key that leads to the search field from anywhere on its own page, except from where one writes.
  #pressed = (event) => {
    const field = this.shadowRoot.querySelector('[type="search"]');
    const [at] = event.composedPath();
    if (event.key !== '/' || !field || event.ctrlKey || event.metaKey || event.altKey || at.matches?.('input, select, textarea')) return;
    event.preventDefault();
    field.focus();
  };

  #leave() {
    this.#mounted = undefined;
    running.delete(this);
    removeEventListener('hashchange', this.#followed);
    removeEventListener('keydown', this.#pressed);
  }

  #stop() {
    const mounted = this.#mounted;
    this.#leave();
    if (!mounted || broken) return;
    mounted.unmount();
    this.shadowRoot.replaceChildren(document.createElement('slot'));
  }

  /** Says in place what went wrong; what stands inside the element shows again. */
  fail(failure) {
    this.#leave();
    if (!this.isConnected || this.#failed === failure) return;
    this.#failed = failure;
    const message = Object.assign(document.createElement('p'), { className: 'load-error', role: 'alert' });
    message.append(failure.message);
    this.shadowRoot.replaceChildren(message, document.createElement('slot'));
    this.#tell('error', { cause: failure.kind, message: failure.message, error: failure.cause });
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`flow-preflight-${what}`, { bubbles: true, composed: true, detail }));
  }
}

// Each view is a bundle of its own, so that a visit pays only for what it shows; `data` is a file that the view reads.
const WORKBENCH = { bundle: 'flow_preflight' };
const VIEWS = { catalog: { bundle: 'view_catalog', data: 'catalog-index.txt' } };
const BUNDLES = [WORKBENCH, ...Object.values(VIEWS)].map(({ bundle }) => bundle);

const WORDS = {
  'policy-connect': 'This tool could not load. The page’s content security policy does not let it fetch its own files: connect-src must name the address they come from.',
  'policy-script': 'This tool could not load. The page’s content security policy does not allow its script: script-src must name the address it comes from.',
  'policy-wasm': 'This tool could not start. The page’s content security policy does not allow WebAssembly: script-src must hold \'wasm-unsafe-eval\'.',
  'not-found': 'This tool could not load. The server does not have the file {file}.',
  'wrong-type': 'This tool could not load. The server sends {file} as {type}, which is the wrong type.',
  'server': 'This tool could not load. The server answered {status} when asked for {file}.',
  'offline': 'This tool could not load, because the browser is offline. Reload the page once there is a connection.',
  'unreachable': 'This tool could not load. The file {file} could not be fetched: the connection failed, or the page’s policy or an extension blocks it.',
  'no-webassembly': 'This tool needs WebAssembly, which this browser does not have or has switched off.',
  'damaged': 'This tool could not start. The file {file} is damaged or belongs to another version: reload the page without its cache.',
  'panic': 'This tool stopped because of a mistake of its own. Reload the page to start again.',
  'unknown': 'This tool could not start.',
};

class Failure extends Error {
  constructor(kind, cause, values = {}) {
    super(WORDS[kind].replace(/\{(\w+)\}/g, (_, name) => values[name]), { cause });
    this.kind = kind;
  }
}

// The elements that run now, the parts they share, and what broke the engine for all of them.
const running = new Set();
let style;
const engines = new Map();
let broken;

// What failed is tried again by the next element that comes.
const loadStyle = () => (style ??= fetchStyle().catch((error) => { style = undefined; throw error; }));
const loadData = async ({ data }) => data && (await fetchPart(data)).text();

function loadEngine({ bundle }) {
  if (!engines.has(bundle)) engines.set(bundle, startEngine(bundle).catch((error) => { engines.delete(bundle); throw error; }));
  return engines.get(bundle);
}

async function fetchStyle() {
  const response = await fetchPart('style.css', 'text/css');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await response.text());
  return sheet;
}

async function startEngine(bundle) {
  if (broken) throw broken;
  if (typeof WebAssembly !== 'object') throw new Failure('no-webassembly');
  const [glue, wasm] = await Promise.all([importGlue(`${bundle}.js`), fetchWasm(`${bundle}_bg.wasm`)]);
  await underPolicy(() => glue.default({ module_or_path: wasm }), (error) => {
    throw new Failure('damaged', error, { file: `${bundle}_bg.wasm` });
  });
  addEventListener('error', ({ error }) => stopAll(error));
  addEventListener('unhandledrejection', ({ reason }) => stopAll(reason));
  return glue;
}

// A panic leaves the engine in no state to go on; every element says so.
function stopAll(error) {
  const ours = running.size > 0 && BUNDLES.some((bundle) => String(error?.stack).includes(bundle));
  if (broken || !ours || !(error instanceof WebAssembly.RuntimeError)) return;
  broken = new Failure('panic', error);
  engines.clear();
  for (const element of [...running]) element.fail(broken);
}

function importGlue(file) {
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
  const response = await underPolicy(() => fetch(partUrl(file)), (error) => {
    throw new Failure(navigator.onLine === false ? 'offline' : 'unreachable', error, { file });
  });
  const { ok, status } = response;
  const type = typeOf(response);
  if (status === 404 || status === 410) throw new Failure('not-found', undefined, { file });
  if (!ok) throw new Failure('server', undefined, { file, status });
  if (wanted && type !== wanted) throw new Failure('wrong-type', undefined, { file, type });
  return response;
}

// Tries something that the page's policy may refuse; `otherwise` explains an error that the policy did not cause.
async function underPolicy(attempt, otherwise) {
  let refused;
  const note = ({ blockedURI, effectiveDirective }) => {
    if (blockedURI === 'wasm-eval') refused = 'policy-wasm';
    else if (effectiveDirective === 'connect-src') refused ??= 'policy-connect';
    else if (effectiveDirective.startsWith('script-src')) refused ??= 'policy-script';
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    return await attempt();
  } catch (error) {
    // The event comes a little after the error, and in WebKit not at all.
    await new Promise((resume) => setTimeout(resume, 50));
    if (/unsafe-eval/.test(error?.message)) refused = 'policy-wasm';
    if (refused) throw new Failure(refused, error);
    return await otherwise(error);
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}

// Share links: the engine knows their form, the browser deflates and inflates.

/** The fragment of the document's address, and the JSON of the link in it. */
async function readLink({ bodyOf, mostInflated }) {
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
async function deflate(text, done) {
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

// The address of the page: only the page itself reads and changes it, and only its fragment, which no server is told.

/** What the workbench begins with: `#code=…` or `#plan=…`. */
function beginning() {
  const said = new URLSearchParams(location.hash.slice(1));
  return said.get('code') ?? said.get('plan') ?? undefined;
}

/** Keeps in the address what is looked for, so that a reload and a copied address find it again. */
function remember(fragment) {
  history.replaceState(history.state, '', fragment ? `#${fragment}` : location.pathname + location.search);
}

const partUrl = (file) => new URL(file, import.meta.url).href;
const typeOf = (response) => (response.headers.get('content-type') ?? 'nothing').split(';')[0].trim().toLowerCase();
