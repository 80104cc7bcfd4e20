// Adapts an element to the page around it: colour scheme, font sizes, heading levels.

const PARTS = { card: '.card', box: '.paste', verdict: '.verdict', question: '.ask' };

/** Marks the parts that a page may style, and moves each heading down by some levels. Returns a function that stops it. */
export function mark(app, down) {
  const all = () => {
    for (const [name, selector] of Object.entries(PARTS)) app.querySelectorAll(selector).forEach(({ part }) => part.add(name));
    for (const heading of app.querySelectorAll('h2, h3, h4, h5')) {
      heading.ariaLevel = down === 0 ? null : Math.max(2, Number(heading.localName[1]) + down);
    }
  };
  const drawn = new MutationObserver(all);
  drawn.observe(app, { childList: true, subtree: true });
  all();
  return () => drawn.disconnect();
}

/** A style sheet that doesn't depend on the page's font size: `rem` becomes the user's own setting. */
export function ownSizes(css, root) {
  const probe = document.createElement('span');
  probe.style.font = 'medium serif';
  root.append(probe);
  const letter = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return css.replace(/([\d.]+)rem\b/g, (_, size) => `${size * letter}px`);
}

/** The colour scheme of the page around an element; nothing if it is inherited. */
export function schemeOf(element) {
  const around = getComputedStyle(element.assignedSlot ?? element.parentElement ?? element.getRootNode().host);
  if (/^(only )?(light|dark)( only)?$/.test(around.colorScheme)) return;
  // Many pages switch by a class only. A light text colour means a dark background.
  const [first, green, blue] = around.color.replace(/^color\(\S+/, '').match(/[\d.]+/g).map(Number);
  const most = /^rgb/.test(around.color) ? 255 : /^l/.test(around.color) ? 100 : 1;
  const lightness = /^(ok)?l/.test(around.color) ? first : 0.21 * first + 0.72 * green + 0.07 * blue;
  return lightness / most > 0.5 ? 'dark' : 'light';
}

/** The sheets that give an element this colour scheme; none without one. */
export function schemeSheet(scheme) {
  if (!scheme) return [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host { color-scheme: ${scheme} }`);
  return [sheet];
}

/** Calls `look` whenever the colours of the page around an element may have changed. Returns a function that stops it. */
export function watchScheme(element, look) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const switched = new MutationObserver(look);
  const roots = [document.documentElement, document.body];
  // A class may animate the colours; they are final when that ends.
  const faded = ({ target, propertyName }) => propertyName === 'color' && target.contains(element) && look();
  for (const root of roots) switched.observe(root, { attributes: true });
  system.addEventListener('change', look);
  document.addEventListener('transitionend', faded);
  return () => {
    switched.disconnect();
    system.removeEventListener('change', look);
    document.removeEventListener('transitionend', faded);
  };
}
