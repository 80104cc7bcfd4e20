// For a page that holds Flow Preflight in a frame and may run a script: gives the frame the height of what is in it.
// `<script type="module" src="…/frame.js"></script>`. It does nothing else.

addEventListener('message', ({ data, source }) => {
  if (data?.type !== 'flow-preflight-height' || !Number.isFinite(data.height)) return;
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  const edges = getComputedStyle(frame).boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${Math.ceil(data.height) + edges}px`;
});
