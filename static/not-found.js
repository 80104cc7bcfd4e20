// On the page for an address that leads nowhere: what the address names is what the catalogue looks for.

const parts = location.pathname.split('/').filter((part) => part && part !== 'index.html');
try {
  document.querySelector('flow-preflight')?.setAttribute('query', decodeURIComponent(parts.at(-1) ?? ''));
} catch {
  // An address that cannot be decoded names nothing.
}
