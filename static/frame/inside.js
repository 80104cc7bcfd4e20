// Inside the frame: the fragment of the address says the attributes of the element (`#view=explain&code=…&compact`),
// links open in a tab of their own, and whoever holds the frame is told how high it wants to be.

await import('../embed.js');

const element = document.querySelector('flow-preflight');

function follow() {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const name of customElements.get('flow-preflight').observedAttributes) {
    // The address of a frame is its host's: it is neither read further nor changed.
    const value = name === 'share-links' && said.get(name) === 'here' ? null : said.get(name);
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

function tellHeight() {
  if (parent !== window) parent.postMessage({ type: 'flow-preflight-height', height: document.documentElement.offsetHeight }, '*');
}

follow();
addEventListener('hashchange', follow);
addEventListener('flow-preflight-ready', tellHeight);
new ResizeObserver(tellHeight).observe(document.documentElement);

addEventListener('click', (event) => {
  const link = event.composedPath().find((on) => on.localName === 'a');
  if (link) link.target = '_blank';
}, { capture: true });
