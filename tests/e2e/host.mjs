// A foreign page with elements on it.

import { POLICY } from './server.mjs';

/** A policy as strict as the site's that also allows the host's own styles and scripts. */
export const LOOSE = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");

/** The settings of a journey over `docs.html` with this body; `head` comes after the element's registration. */
export function host(body, { head = '', script = '<script type="module" src="embed.js"></script>', ...settings } = {}) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Docs</title>
<link rel="icon" href="favicon.svg">${script}${head}</head><body><h1>Docs</h1>${body}</body></html>`;
  const page = { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: html };
  const instead = (path) => (path === 'docs.html' ? page : settings.instead?.(path));
  return { policy: LOOSE, ...settings, path: 'docs.html', instead };
}

/** Waits until this many elements are ready. */
export const allReady = (page, count) => page.waitForFunction((wanted) => globalThis.flowPreflightSeen.ready.length >= wanted, count);

/** The first element, or the one with this id. */
export const element = (page, id) => page.locator(id ? `#${id}` : 'flow-preflight');
