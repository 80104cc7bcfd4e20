// The first screen of a page: it stands in the HTML, is used at once, and has no program behind it. What a person does
// on it says that the program is wanted; what only the program can do is kept until it is there.

const SIGNS = ['focusin', 'pointerdown', 'keydown', 'click', 'dragenter', 'input', 'paste', 'drop'];
const carried = ({ dataTransfer, clipboardData }) => dataTransfer ?? clipboardData;
const hasFiles = (event) => carried(event)?.types.includes('Files');
const make = (name, properties) => Object.assign(document.createElement(name), properties);

// The field of the last dialog for files: a browser forgets one that nothing holds, and what is chosen in its dialog.
let field;

class FirstScreen {
  #element;
  #kept; // What is to be done once the program is there: a function.
  #handed; // What a script wants of the element, until it is known: a function.
  #isWanted = false;
  #isOver = false;
  #failures = 0;
  #focused = -1; // Which of its controls has the focus.
  #end = new AbortController();

  constructor(element) {
    this.#element = element;
    this.app = element.shadowRoot.querySelector('.first');
    const until = { signal: this.#end.signal };
    const want = () => this.#want();
    for (const sign of SIGNS) element.addEventListener(sign, want, until);
    addEventListener('hashchange', want, until);
    this.app.addEventListener('focusin', ({ target }) => { this.#focused = this.#controls.indexOf(target); }, until);
    this.app.addEventListener('click', (event) => this.#click(event), until);
    this.app.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), until);
    for (const brings of ['drop', 'paste']) this.app.addEventListener(brings, (event) => this.#files(event), until);
    // The element takes both once its class is known.
    element.firstScreen = this;
    for (const name of ['read', 'clear']) {
      const hand = (...given) => {
        this.#handed = () => element[name](...given);
        want();
      };
      Object.defineProperty(element, name, { value: hand, configurable: true });
    }
    // A form that the browser restores is filled without an event.
    const look = () => this.#box?.value && want();
    addEventListener('pageshow', look, until);
    if (location.hash.length > 1) want();
    else look();
  }

  /** The text box, which stays the one that it is. */
  get #box() {
    return this.app.querySelector('#paste');
  }

  /** What can be pressed, in an order that stays where the program draws it anew. */
  get #controls() {
    return [...this.app.querySelectorAll('button, input')];
  }

  /** True if its style has come. */
  get isStyled() {
    return getComputedStyle(this.app).display === 'flow-root';
  }

  /** Says whether the program is on its way. */
  set isBusy(isBusy) {
    this.app.ariaBusy = isBusy ? 'true' : null;
  }

  // The same files whatever is in the page: these two, and what the element then fetches.
  async #want() {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.isBusy = true;
    const { bundle } = this.app.dataset;
    const at = (file) => new URL(file, import.meta.url).href;
    // What goes wrong with it is the element's to say. Nothing is preloaded by a link: what fails so is not asked for again.
    import(at(`${bundle}.js`)).catch(() => {});
    try {
      // A module that failed may not be asked for again under the same address.
      await import(at(this.#failures ? `page.js?${this.#failures}` : 'page.js'));
    } catch (error) {
      return this.#fail(error);
    }
    delete this.#element.read;
    delete this.#element.clear;
    this.#handed?.();
  }

  // The element names what goes wrong later; here it is not there yet.
  #fail(error) {
    this.#failures += 1;
    const isOffline = navigator.onLine === false;
    const message = `This tool could not load${isOffline ? ', because the browser is offline' : '. The connection failed, or an extension blocks it'}.`;
    const box = make('div', { className: 'app failure', lang: 'en' });
    const again = make('button', { type: 'button', textContent: 'Try again' });
    again.dataset.look = 'answer';
    again.onclick = () => {
      box.remove();
      this.#isWanted = false;
      this.#want();
    };
    box.append(make('p', { className: 'load-error', role: 'alert', textContent: message }), again);
    this.isBusy = false;
    this.app.before(box);
    const detail = { cause: isOffline ? 'offline' : 'unreachable', message, error };
    this.#element.dispatchEvent(new CustomEvent('flow-preflight-error', { bubbles: true, composed: true, detail }));
  }

  // Does something once the program is there.
  #keep(what) {
    if (this.#isOver) what();
    else this.#kept = what;
  }

  // Details open by themselves.
  #click({ target }) {
    const control = target.closest('button, input');
    // The buttons for files: nothing is there to be cleared or undone yet.
    if (control?.closest('.drop, .buttons')) return this.#choose();
    const at = this.#controls.indexOf(control);
    if (at !== -1) this.#keep(() => (control.isConnected ? control : this.#controls[at])?.click());
  }

  // A browser opens its dialog for files only at the press itself.
  #choose() {
    field = make('input', { type: 'file', multiple: true });
    field.onchange = ({ target }) => this.#hand(target.files);
    field.click();
  }

  #files(event) {
    if (!hasFiles(event) || carried(event).types.includes('text/plain')) return;
    event.preventDefault();
    this.#hand(carried(event).files);
  }

  #hand(files) {
    // What an event carries can be read only now.
    const dataTransfer = new DataTransfer();
    for (const file of files) dataTransfer.items.add(file);
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true });
    this.#keep(() => (this.#box ?? this.app.querySelector('.workbench'))?.dispatchEvent(drop));
  }

  /** What stood below it goes. */
  clear() {
    this.#element.shadowRoot.querySelector('slot')?.remove();
  }

  /** The program is there: what was kept is done, and what stood below the first screen goes. */
  end() {
    this.#end.abort();
    this.#isOver = true;
    this.isBusy = false;
    const { shadowRoot } = this.#element;
    this.clear();
    // Where the program drew it anew, what had the focus is gone.
    if (!shadowRoot.activeElement && document.activeElement === document.body) this.#controls[this.#focused]?.focus();
    this.#kept?.();
  }
}

const element = document.querySelector('flow-preflight');
// A browser that leaves the template where it is gets its shadow root here.
const template = element.querySelector(':scope > template[shadowrootmode]');
if (template) element.attachShadow({ mode: 'open' }).append(template.content);
if (element.shadowRoot) new FirstScreen(element);
// While it is being built, the site has no first screen yet.
else import(new URL('page.js', import.meta.url).href);
