// For a page with Flow Preflight in a frame: sets the frame's height to that of its content, and passes the address for
// share links if the frame has `data-share-links`. Only for frames of its own folder.
// Usage: `<script type="module" src="…/frame.js"></script>`

const OURS = new URL('./frame/', import.meta.url).href;
const HIGHEST = 20_000; // pixels: far more than any view needs, and still possible to scroll past

addEventListener('message', ({ data, source }) => {
  if (data?.type !== 'flow-preflight-height' || !Number.isFinite(data.height)) return;
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow, src }) => contentWindow === source && src.startsWith(OURS));
  if (!frame) return;
  const edges = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.ceil(Math.min(Math.max(data.height, 0), HIGHEST)) + edges}px`;
  const { shareLinks } = frame.dataset;
  if (shareLinks) source.postMessage({ type: 'flow-preflight-share-links', address: new URL(shareLinks, document.baseURI).href }, '*');
});
