// Inside the frame: the URL fragment sets the element's attributes (`#view=explain&code=…&compact`), links open in a
// new tab, and the embedding page gets the wanted height.

await import('../embed.js');

const element = document.querySelector('flow-preflight');

// Anybody can make a URL with a fragment. So share links have the frame's own origin, or that of the embedding page if
// that page itself says so.
let told = null;
const originOf = (address) => URL.canParse(address, location.href) && new URL(address, location.href).origin;

function shareLinks(said) {
  return told ?? (said !== 'here' && originOf(said) === location.origin ? said : null);
}

function follow() {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const name of customElements.get('flow-preflight').observedAttributes) {
    const value = name === 'share-links' ? shareLinks(said.get(name)) : said.get(name);
    if (value === element.getAttribute(name)) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

function tellHeight() {
  if (parent !== window) parent.postMessage({ type: 'flow-preflight-height', height: document.documentElement.offsetHeight }, '*');
}

follow();
addEventListener('hashchange', follow);
addEventListener('message', ({ data, origin, source }) => {
  if (source !== parent || data?.type !== 'flow-preflight-share-links' || originOf(data.address) !== origin) return;
  told = data.address;
  follow();
});
addEventListener('flow-preflight-ready', tellHeight);
new ResizeObserver(tellHeight).observe(document.documentElement);

addEventListener('click', (event) => {
  const link = event.composedPath().find((on) => on.localName === 'a');
  if (link) link.target = '_blank';
}, { capture: true });
