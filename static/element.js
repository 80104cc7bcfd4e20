// The custom element's class. Importing this file does nothing, so that a server-side renderer may.

import { Failure } from './failure.js';
import { beginning, deflate, readLink, remember } from './links.js';
import { loadData, loadEngine, loadStyle, root, stopAll, unwatch, VIEWS, watchFor, whatBroke, WORKBENCH } from './loading.js';

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
      const app = Object.assign(document.createElement('div'), { className: 'app' });
      this.shadowRoot.adoptedStyleSheets = [style];
      this.shadowRoot.replaceChildren(app);
      watchFor(this);
      this.#mounted = engine.mount(app, { ...this.#options(), ...link, data });
      if (this.#isPage) addEventListener('hashchange', this.#followed);
      if (this.#isPage) addEventListener('keydown', this.#pressed);
      this.#tellWhenDrawn(this.#mounted);
    } catch (error) {
      stopAll(error);
      this.fail(whatBroke() ?? (error instanceof Failure ? error : new Failure('unknown', error)));
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
      site: root(),
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
    unwatch(this);
    removeEventListener('hashchange', this.#followed);
    removeEventListener('keydown', this.#pressed);
  }

  #stop() {
    const mounted = this.#mounted;
    this.#leave();
    if (!mounted || whatBroke()) return;
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
