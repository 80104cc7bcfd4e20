// On a published page: what a link would open in the workbench opens in its place, once somebody asks for it there.
// Until then nothing is loaded; a link opened in another tab, or where no script runs, leads to the workbench.

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
  // The card shows until the element is ready, and again if it cannot be.
  card.replaceWith(element);
  element.append(card);
  element.addEventListener('flow-preflight-ready', () => element.focus({ preventScroll: true }));
  element.addEventListener('flow-preflight-error', () => { card.ariaBusy = null; });
  try {
    // Not named in one piece: whoever packs this file leaves that one where it is.
    await import(new URL('page.js', import.meta.url).href);
  } catch {
    location.assign(link.href);
  }
});
