// The custom element's class. Importing this file does nothing, so that a server-side renderer may.

import { Failure } from './failure.js';
import { beginning, deflate, readLink, remember } from './links.js';
import { loadData, loadEngine, loadStyles, revive, root, stopAll, unwatch, VIEWS, watchFor, whatBroke } from './loading.js';
import { mark, schemeOf, schemeSheet, watchScheme } from './looks.js';
import { ATTRIBUTES, codeFault, options, planFault } from './options.js';

/** Takes away what stands below the first screen, as soon as the program draws more than that had. */
function removeBelowWhenDrawn(first, app) {
  const drawn = new MutationObserver((changes) => {
    if (!changes.some(({ addedNodes }) => [...addedNodes].some((node) => node instanceof Element))) return;
    drawn.disconnect();
    first.clear();
  });
  drawn.observe(app, { childList: true, subtree: true });
}

/**
 * Shows Flow Preflight. What stands inside the element is shown until it is ready, and when it cannot be.
 * Nothing is loaded before the element comes near to what the reader sees; on our own pages with a first screen in
 * their HTML, nothing before somebody does something with it, and not even this class.
 *
 * | attribute | meaning |
 * |---|---|
 * | `view` | `workbench` (default), `explain` (what a code means, without the box), `catalog`, `auto-claim`, `runs` (what failed most in files of many runs) |
 * | `code` | the initial content: an error code, or any text for the box |
 * | `plan` | the initial facts: a plan as JSON |
 * | `query` | the initial search in the catalogue |
 * | `theme` | `light`, `dark`, or `auto` (default): as the page around it |
 * | `compact` | leaves out header, introduction, privacy note and footer |
 * | `heading-level` | the level of its first headings, 2 to 6; default 2 |
 * | `lang` | the language; only `en` exists |
 * | `share-links` | `here`: the document is the tool's page, and its address is read and changed. An address: share links point there. Default: the document's address is neither read nor changed |
 *
 * Each has a property of the same name (`headingLevel`, `shareLinks`); `plan` also takes an object. An unknown value
 * is reported in place, with the known ones.
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
  #first; // The first screen of our own pages (`first-screen.js`), until the program has taken it over.
  #starting = false;
  #isReady = false;
  #changes = new Set();
  #kept; // The known facts and the text in the box, for restarting the element; kept only here, never sent.
  #told;
  #sheets = [];
  #app;
  #unmark = () => {};
  #unwatchScheme = () => {};

  connectedCallback() {
    for (const name of Object.keys(this)) this.#upgrade(name);
    if (this.firstScreen) [this.#first, this.firstScreen] = [this.firstScreen];
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
    if (this.#mounted || this.#starting || this.#near) return;
    if (this.#isPage || this.#kept) return void this.#start();
    this.#near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && this.#start(), { rootMargin: '100%' });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    // A moved element is connected again before this runs, and keeps its state.
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

  /** Reads a text as if it were pasted into the box. The user's statements stay. @param {string} text */
  read(text) {
    this.#begin(this.#kept?.json ?? this.#given().json, String(text));
  }

  /** Clears everything. “Undo” restores it. */
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
    if (this.#first) this.#first.isBusy = true;
    try {
      revive(view);
      const style = loadStyles(view, this.shadowRoot).then((sheets) => {
        this.#sheets = sheets;
        this.#dye();
      });
      const [engine, data] = await Promise.all([loadEngine(view), loadData(view), style]);
      const link = this.#isPage && !this.#kept ? await readLink(engine) : {};
      // The element may have been removed in the meantime; if it is put back, it starts again.
      if (!this.isConnected) return;
      const said = options(this);
      if (VIEWS[said.view] !== view) return await this.#start();
      const [first, place] = [this.#first, this.#place()];
      this.#first = undefined;
      this.#isReady = false;
      watchFor(this, view);
      // What stood below the first screen goes in the frame in which the program draws, or the page would jump.
      if (first) removeBelowWhenDrawn(first, this.#app);
      this.#mounted = engine.mount(place, { ...(this.#kept ?? this.#given()), ...this.#settings(said, engine), ...link, data });
      this.#dress(said, engine);
      if (this.#isPage) addEventListener('hashchange', this.#followed);
      if (this.#isPage) addEventListener('keydown', this.#pressed);
      this.#tellWhenDrawn(this.#mounted, first);
    } catch (error) {
      stopAll(error);
      this.fail(whatBroke(view) ?? (error instanceof Failure ? error : new Failure('unknown', error)));
    } finally {
      this.#starting = false;
    }
  }

  // The engine draws in a microtask: what breaks there has been told before this goes on.
  async #tellWhenDrawn(mounted, first) {
    await new Promise((drawn) => setTimeout(drawn));
    if (this.#mounted !== mounted) return;
    this.#isReady = true;
    this.#tell('ready');
    first?.end();
  }

  // Where the program draws: over the first screen, whose nodes stay, or into an empty element.
  #place() {
    this.#app = this.#first?.app;
    if (this.#app?.dataset.bundle === this.#view.bundle) return this.#app.firstElementChild;
    const place = document.createElement('div');
    this.#app = Object.assign(document.createElement('div'), { className: 'app', lang: 'en' });
    this.#app.part.add('app');
    this.#app.append(place);
    this.shadowRoot.replaceChildren(this.#app);
    return place;
  }

  /** The initial content from the attributes. */
  #given() {
    const plan = this.getAttribute('plan');
    const page = this.#isPage ? beginning() : undefined;
    return { json: plan ? `{"said":${plan}}` : '', text: this.getAttribute((this.#view ?? VIEWS[options(this).view]).begins ?? 'code') ?? page ?? '' };
  }

  #settings(said, engine) {
    const page = this.#isPage;
    return {
      explain: this.#whole(said, engine),
      query: said.query,
      // Share links lead to the site's start page; the parts may come from another address.
      site: said.address ? new URL('./', said.address).href : root(),
      remember: page ? remember : undefined,
      deflate,
      address: page ? location.origin + location.pathname : said.address,
      changed: this.#changed,
    };
  }

  // The address of the whole tool, if an explanation replaces the box. An unknown code has none.
  #whole({ address }, engine) {
    const code = this.getAttribute('code');
    if (!this.#view.explain || codeFault(engine, code)) return undefined;
    return `${address ?? root()}#${new URLSearchParams({ code })}`;
  }

  // Applies the looks from the page and the attributes, and reports invalid attributes.
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
    // Without the introduction, the workbench's first headings are on the third level.
    const isShort = said.compact || this.#view.explain;
    this.#unmark = mark(app, said.level - (isShort && !this.#view.data ? 3 : 2));
    this.#unwatchScheme();
    this.#unwatchScheme = said.theme || this.#isPage ? () => {} : watchScheme(this, () => this.#dye());
    this.#dye();
  }

  // Applies the given colour scheme, or that of the page around it.
  #dye({ theme } = options(this)) {
    const scheme = theme ?? (this.#isPage ? undefined : schemeOf(this));
    this.shadowRoot.adoptedStyleSheets = [...this.#sheets, ...schemeSheet(scheme)];
  }

  // Applies changed attributes. What was typed and stated stays, or can be restored with “Undo”.
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

  // Called by the workbench at the start and after each change.
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
    // Another link may have been opened in the meantime.
    if (fragment === location.hash) this.#mounted?.open(fragment, json);
  };

  // The key that focuses the search field, anywhere on the site's own page except in text fields.
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

  /** Shows the failure in place; the element's own content shows again. @param {Failure} failure */
  fail(failure) {
    this.#leave();
    if (!this.isConnected || this.#failed === failure) return;
    this.#failed = failure;
    const again = async () => {
      // What breaks it before it is ready is perhaps what it holds.
      if (!this.#isReady && !this.#first) this.#kept = undefined;
      if (this.#first) box.remove();
      else this.shadowRoot.replaceChildren(document.createElement('slot'));
      await this.#start();
      setTimeout(() => this.shadowRoot.querySelector('#paste, .failure > button')?.focus());
    };
    const box = failure.shown(again, this.#isReady);
    // Without its style nobody could use it.
    if (!this.#first?.isStyled) this.#first = undefined;
    if (this.#first) {
      // What was typed on the first screen stays.
      this.#first.isBusy = false;
      this.#first.app.before(box);
    } else this.shadowRoot.replaceChildren(box, document.createElement('slot'));
    this.#dye();
    this.#tell('error', { cause: failure.kind, message: failure.message, error: failure.cause });
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`flow-preflight-${what}`, { bubbles: true, composed: true, detail }));
  }

  // A property that was set before the class was registered hides the class's property.
  #upgrade(name) {
    if (!(name in FlowPreflight.prototype)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }
}

// Each attribute has a property of the same name; `lang` already has one.
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
