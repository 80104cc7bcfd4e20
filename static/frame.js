// For a page that holds Flow Preflight in a frame and may run a script: gives the frame the height of its content, and
// tells it where share links lead if the frame has `data-share-links`. It serves only the frames of its own folder.
// `<script type="module" src="…/frame.js"></script>`. It does nothing else.

const OURS = new URL('./frame/', import.meta.url).href;
const HIGHEST = 20_000; // pixels: far more than any view needs, and little enough to scroll past

addEventListener('message', ({ data, source }) => {
  if (data?.type !== 'flow-preflight-height' || !Number.isFinite(data.height)) return;
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow, src }) => contentWindow === source && src.startsWith(OURS));
  if (!frame) return;
  const edges = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.ceil(Math.min(Math.max(data.height, 0), HIGHEST)) + edges}px`;
  const { shareLinks } = frame.dataset;
  if (shareLinks) source.postMessage({ type: 'flow-preflight-share-links', address: new URL(shareLinks, document.baseURI).href }, '*');
});
