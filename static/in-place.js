// On a published page: opens in place what a link would open in the workbench, once it is clicked. Nothing is loaded
// before. In another tab, or without scripts, the link leads to the workbench.

addEventListener('click', async (event) => {
  const link = event.target.closest?.('.try > a');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const card = link.closest('.try');
  if (card.ariaBusy) return;
  card.ariaBusy = 'true';
  const element = document.createElement('flow-preflight');
  const settings = [['compact', ''], ['heading-level', '2'], ['tabindex', '-1']];
  for (const [name, value] of [...settings, ...new URLSearchParams(link.hash.slice(1))]) element.setAttribute(name, value);
  // The card shows until the element is ready, and again if it fails.
  card.replaceWith(element);
  element.append(card);
  element.addEventListener('flow-preflight-ready', () => element.focus({ preventScroll: true }));
  element.addEventListener('flow-preflight-error', () => { card.ariaBusy = null; });
  try {
    // Written in two parts, so that bundlers don't include that file.
    await import(new URL('page.js', import.meta.url).href);
  } catch {
    location.assign(link.href);
  }
});
