// On the page for unknown addresses: searches the catalogue for what the address names.

const parts = location.pathname.split('/').filter((part) => part && part !== 'index.html');
try {
  document.querySelector('flow-preflight')?.setAttribute('query', decodeURIComponent(parts.at(-1) ?? ''));
} catch {
  // An address that can't be decoded names nothing.
}
