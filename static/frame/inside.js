// Inside the frame: the fragment of the address says the attributes of the element (`#view=explain&code=…&compact`),
// links open in a tab of their own, and whoever holds the frame is told how high it wants to be.

await import('../embed.js');

const element = document.querySelector('flow-preflight');

// Anybody can make an address with a fragment. Share links lead to the frame's own origin, or to that of the page
// around it if that page says so itself.
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
