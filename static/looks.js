// How an element fits into the page around it: its colours, the sizes of its letters, its headings.

const PARTS = { card: '.card', box: '.paste', verdict: '.verdict', question: '.ask' };

/** Names the parts that a page may style, and moves each heading down by so many levels. Gives what ends it. */
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

/** A style sheet without sizes that hang on the page around it: `rem` becomes what the reader chose as letters. */
export function ownSizes(css, root) {
  const probe = document.createElement('span');
  probe.style.font = 'medium serif';
  root.append(probe);
  const letter = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return css.replace(/([\d.]+)rem\b/g, (_, size) => `${size * letter}px`);
}

/** The colour scheme of the page around an element; nothing where it comes down by itself. */
export function schemeOf(element) {
  const around = getComputedStyle(element.assignedSlot ?? element.parentElement ?? element.getRootNode().host);
  if (/^(only )?(light|dark)( only)?$/.test(around.colorScheme)) return;
  // Many pages switch by a class alone. Letters are light where the ground is dark.
  const [first, green, blue] = around.color.replace(/^color\(\S+/, '').match(/[\d.]+/g).map(Number);
  const most = /^rgb/.test(around.color) ? 255 : /^l/.test(around.color) ? 100 : 1;
  const lightness = /^(ok)?l/.test(around.color) ? first : 0.21 * first + 0.72 * green + 0.07 * blue;
  return lightness / most > 0.5 ? 'dark' : 'light';
}

/** The sheets that give an element this colour scheme; none for nothing. */
export function schemeSheet(scheme) {
  if (!scheme) return [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host { color-scheme: ${scheme} }`);
  return [sheet];
}

/** Calls `look` whenever the colours of the page around an element may have changed. Gives what ends it. */
export function watchScheme(element, look) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const switched = new MutationObserver(look);
  const roots = [document.documentElement, document.body];
  // A class may fade the colours; they are what they will be once that is over.
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
