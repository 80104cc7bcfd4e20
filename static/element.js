// The custom element's class. Importing this file does nothing, so that a server-side renderer may.

import { Failure } from './failure.js';
import { beginning, deflate, readLink, remember } from './links.js';
import { loadData, loadEngine, loadStyles, revive, root, stopAll, unwatch, VIEWS, watchFor, whatBroke } from './loading.js';
import { mark, schemeOf, schemeSheet, watchScheme } from './looks.js';
import { ATTRIBUTES, codeFault, options, planFault } from './options.js';

/**
 * Shows Flow Preflight. What stands inside the element is shown until it is ready, and when it cannot be.
 * Nothing is loaded before the element comes near to what the reader sees.
 *
 * | attribute | what it says |
 * |---|---|
 * | `view` | `workbench` (as without it), `explain` (what a code means and what follows, without the box), `catalog`, `auto-claim`, `runs` (what failed most in files of many runs) |
 * | `code` | what it begins with: an error code, or any text that would go into the box |
 * | `plan` | facts that are known from the start: a plan as JSON |
 * | `query` | what the catalogue looks for at first |
 * | `theme` | `light`, `dark`, or `auto` (as without it): as the page around it |
 * | `compact` | leaves out head, introduction, promise and foot |
 * | `heading-level` | the level of its first headings, 2 to 6; 2 without it |
 * | `lang` | the language; there is `en` |
 * | `share-links` | `here`: the document is the page of the tool, and its address is read and changed. An address: share links point there. Without it the address of the document is neither read nor changed |
 *
 * Each has a property of its name (`headingLevel`, `shareLinks`); `plan` takes an object too. A value that is not
 * known is named in place, with those that are.
 *
 * Events, which bubble and leave shadow roots: `flow-preflight-ready`; `flow-preflight-verdict`, whose detail has
 * `verdict` and `codes` and never a name; `flow-preflight-error`, whose detail has `cause`, `message` and `error`.
 *
 * To style it from outside: the custom properties of `style.css` (`flow-preflight { --accent: …; --ground: … }`), and
 * the parts `app`, `notice`, `failure`, `card`, `box`, `verdict` and `question`.
 */
export class FlowPreflight extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ATTRIBUTES;

  #view;
  #mounted;
  #failed;
  #near;
  #starting = false;
  #isReady = false;
  #changes = new Set();
  #kept; // What is known and what is in the box, for when the element starts again; only here, and never sent.
  #told;
  #sheets = [];
  #app;
  #unmark = () => {};
  #unwatchScheme = () => {};

  connectedCallback() {
    for (const name of Object.keys(this)) this.#upgrade(name);
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
    if (this.#mounted || this.#starting || this.#near) return;
    if (this.#isPage || this.#kept) return void this.#start();
    this.#near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.#start(), { rootMargin: '100%' });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    // An element that is only being moved is back before this runs, and keeps what the person has done.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  connectedMoveCallback() {} // Moved by `moveBefore`: nothing changes.

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (this.#changes.size === 0) queueMicrotask(() => this.#change());
    this.#changes.add(name);
  }

  /** Reads a text as if it were pasted into the box. What was said stays. @param {string} text */
  read(text) {
    this.#begin(this.#kept?.json ?? this.#given().json, String(text));
  }

  /** Empties everything. “Undo” brings it back. */
  clear() {
    this.#begin('{}', '');
  }

  /** The report, with names replaced: what `check` of the engine gives. `undefined` until the element is ready. */
  report() {
    const json = this.#mounted?.report?.();
    return json && JSON.parse(json);
  }

  async #start() {
    this.#near?.disconnect();
    this.#near = undefined;
    this.#starting = true;
    this.#failed = undefined;
    const view = this.#view = VIEWS[options(this).view];
    try {
      revive(view);
      const style = loadStyles(view, this.shadowRoot).then((sheets) => {
        this.#sheets = sheets;
        this.#dye();
      });
      const [engine, data] = await Promise.all([loadEngine(view), loadData(view), style]);
      const link = this.#isPage && !this.#kept ? await readLink(engine) : {};
      // It may have been taken away while we waited; if it comes back, it starts again.
      if (!this.isConnected) return;
      const said = options(this);
      if (VIEWS[said.view] !== view) return await this.#start();
      const place = document.createElement('div');
      this.#app = Object.assign(document.createElement('div'), { className: 'app', lang: 'en' });
      this.#app.part.add('app');
      this.#app.append(place);
      this.shadowRoot.replaceChildren(this.#app);
      this.#isReady = false;
      watchFor(this, view);
      this.#mounted = engine.mount(place, { ...(this.#kept ?? this.#given()), ...this.#settings(said, engine), ...link, data });
      this.#dress(said, engine);
      if (this.#isPage) addEventListener('hashchange', this.#followed);
      if (this.#isPage) addEventListener('keydown', this.#pressed);
      this.#tellWhenDrawn(this.#mounted);
    } catch (error) {
      stopAll(error);
      this.fail(whatBroke(view) ?? (error instanceof Failure ? error : new Failure('unknown', error)));
    } finally {
      this.#starting = false;
    }
  }

  // The engine draws in a microtask: what breaks there has been told before this goes on.
  async #tellWhenDrawn(mounted) {
    await new Promise((drawn) => setTimeout(drawn));
    if (this.#mounted !== mounted) return;
    this.#isReady = true;
    this.#tell('ready');
  }

  /** What the attributes say that it begins with. */
  #given() {
    const plan = this.getAttribute('plan');
    const page = this.#isPage ? beginning() : undefined;
    return { json: plan ? `{"said":${plan}}` : '', text: this.getAttribute(this.#view.begins ?? 'code') ?? page ?? '' };
  }

  #settings(said, engine) {
    const page = this.#isPage;
    return {
      explain: this.#whole(said, engine),
      query: said.query,
      // Share links lead to the start of the site; the parts may come from elsewhere.
      site: said.address ? new URL('./', said.address).href : root(),
      remember: page ? remember : undefined,
      deflate,
      address: page ? location.origin + location.pathname : said.address,
      changed: this.#changed,
    };
  }

  // Where the whole tool is, if an explanation stands in place of the box. There is none of a code that nobody knows.
  #whole({ address }, engine) {
    const code = this.getAttribute('code');
    if (!this.#view.explain || codeFault(engine, code)) return undefined;
    return `${address ?? root()}#${new URLSearchParams({ code })}`;
  }

  // What the page around it and the attributes say of its looks, and what they say wrong.
  #dress(said, engine) {
    const app = this.#app;
    const faults = [...said.faults, planFault(engine, said.plan), this.#view.explain && codeFault(engine, this.getAttribute('code'))];
    app.querySelectorAll(':scope > p').forEach((line) => line.remove());
    for (const fault of faults.filter(Boolean)) {
      const notice = Object.assign(document.createElement('p'), { className: 'notice', textContent: fault });
      notice.part.add('notice');
      app.lastElementChild.before(notice);
    }
    app.toggleAttribute('data-compact', said.compact);
    this.#unmark();
    // Without the introduction the first headings of the workbench are those of the third level.
    const isShort = said.compact || this.#view.explain;
    this.#unmark = mark(app, said.level - (isShort && !this.#view.data ? 3 : 2));
    this.#unwatchScheme();
    this.#unwatchScheme = said.theme || this.#isPage ? () => {} : watchScheme(this, () => this.#dye());
    this.#dye();
  }

  // Gives it the colour scheme that is said, or that of the page around it.
  #dye({ theme } = options(this)) {
    const scheme = theme ?? (this.#isPage ? undefined : schemeOf(this));
    this.shadowRoot.adoptedStyleSheets = [...this.#sheets, ...schemeSheet(scheme)];
  }

  // Attributes that changed since. What was typed and said stays, or comes back with “Undo”.
  async #change() {
    const changed = new Set(this.#changes);
    this.#changes.clear();
    if (!this.#mounted) return;
    const said = options(this);
    const view = VIEWS[said.view];
    if (view.bundle !== this.#view.bundle || changed.has('share-links')) {
      this.#stop();
      return this.connectedCallback();
    }
    this.#view = view;
    const [mounted, engine] = [this.#mounted, await loadEngine(view)];
    if (this.#mounted !== mounted) return;
    const whole = this.#whole(said, engine);
    if (changed.has('view') || changed.has('code')) mounted.explain?.(whole);
    const { json, text } = this.#given();
    if (changed.has('code') || changed.has('plan')) this.#begin(json, text);
    else if (changed.has('view') && whole) this.#begin(this.#kept.json, text);
    if (changed.has('query') && view.data) mounted.open(`#${new URLSearchParams({ q: said.query ?? '' })}`);
    this.#dress(said, engine);
  }

  #begin(json, text) {
    this.#kept = { json, text };
    this.#mounted?.begin?.(json, text);
  }

  // The workbench calls this at first and after each change.
  #changed = (told, json) => {
    const isFirst = this.#told === undefined;
    this.#kept = { json, text: this.#kept?.text ?? this.#given().text };
    if (told !== this.#told && !(isFirst && json === '{}')) this.#tell('verdict', JSON.parse(told));
    this.#told = told;
  };

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
    const box = this.shadowRoot.querySelector('#paste');
    if (this.#kept && box) this.#kept.text = box.value;
    this.#near?.disconnect();
    this.#near = undefined;
    this.#mounted = undefined;
    this.#told = undefined;
    this.#unmark();
    this.#unwatchScheme();
    unwatch(this);
    removeEventListener('hashchange', this.#followed);
    removeEventListener('keydown', this.#pressed);
  }

  #stop() {
    const mounted = this.#mounted;
    this.#leave();
    if (!mounted) return;
    mounted.unmount();
    this.shadowRoot.replaceChildren(document.createElement('slot'));
  }

  /** Says in place what went wrong; what stands inside the element shows again. @param {Failure} failure */
  fail(failure) {
    this.#leave();
    if (!this.isConnected || this.#failed === failure) return;
    this.#failed = failure;
    const again = async () => {
      // What breaks it before it is ready is perhaps what it holds.
      if (!this.#isReady) this.#kept = undefined;
      this.shadowRoot.replaceChildren(document.createElement('slot'));
      await this.#start();
      setTimeout(() => this.shadowRoot.querySelector('#paste, .failure > button')?.focus());
    };
    this.shadowRoot.replaceChildren(failure.shown(again, this.#isReady), document.createElement('slot'));
    this.#dye();
    this.#tell('error', { cause: failure.kind, message: failure.message, error: failure.cause });
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`flow-preflight-${what}`, { bubbles: true, composed: true, detail }));
  }

  // A property that was set before the class was known hides the one of the class.
  #upgrade(name) {
    if (!(name in FlowPreflight.prototype)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }
}

// Each attribute has a property of its name; `lang` has one already.
for (const attribute of ATTRIBUTES.filter((name) => name !== 'lang')) {
  const isFlag = attribute === 'compact';
  Object.defineProperty(FlowPreflight.prototype, attribute.replace(/-(.)/, (_, letter) => letter.toUpperCase()), {
    configurable: true,
    enumerable: true,
    get() {
      return isFlag ? this.hasAttribute(attribute) : this.getAttribute(attribute);
    },
    set(value) {
      if (value === undefined || value === null || value === false) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value === true ? '' : typeof value === 'object' ? JSON.stringify(value) : value);
    },
  });
}
