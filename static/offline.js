// The page `/offline/`: keeps the site on this device, shows what is kept, takes a new version, removes it again.

const at = (id) => document.getElementById(id);
const WORKER = new URL('offline-worker.js', import.meta.url).href;
// The one policy of the site, and the one address that it makes.
const trusted = globalThis.trustedTypes?.createPolicy('flow-preflight-offline', { createScriptURL: () => WORKER });
const { serviceWorker } = navigator;
const buttons = ['keep', 'renew', 'look', 'remove'].map(at);

function say(state, shown = []) {
  at('state').textContent = state;
  for (const button of buttons) button.hidden = !shown.includes(button.id);
}

const registered = async () => {
  const found = await serviceWorker.getRegistration(WORKER);
  return found && (found.active ?? found.waiting ?? found.installing)?.scriptURL === WORKER ? found : undefined;
};

/** Shows what is kept. `note` is put before it. */
async function show(note = '') {
  const found = await registered();
  if (!found) return say(`${note}Nothing from this site is kept on this device.`, ['keep']);
  if (found.installing) {
    follow(found);
    return say(found.active ? 'Fetching a new version…' : 'Fetching the files…', ['remove']);
  }
  if (found.active && found.waiting) return say(`${note}A new version is here. The earlier one is used until you choose the new one.`, ['renew', 'remove']);
  return say(`${note}This version is kept on this device and works without a network.`, ['look', 'remove']);
}

function follow({ installing }) {
  installing.addEventListener('statechange', () => {
    if (installing.state === 'redundant') show('The files could not be fetched completely. Try again later. ');
    else if (installing.state === 'installed' || installing.state === 'activated') show();
  });
}

async function keep() {
  say('Fetching the files…');
  try {
    await serviceWorker.register(trusted ? trusted.createScriptURL('') : WORKER, { updateViaCache: 'none' });
    await show();
  } catch (error) {
    say(`This browser does not keep the site: ${error.message}`, ['keep']);
  }
}

async function look() {
  say('Looking for a new version…');
  const found = await registered();
  try {
    await found?.update();
    await show(found?.installing || found?.waiting ? '' : 'There is no newer version. ');
  } catch {
    await show('The site could not be reached. ');
  }
}

async function renew() {
  const found = await registered();
  serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  found?.waiting?.postMessage('use this version');
}

async function remove() {
  say('Removing…');
  await (await registered())?.unregister();
  for (const name of await caches.keys()) if (name.startsWith('flow-preflight ')) await caches.delete(name);
  // The worker is there until this page is closed. Loaded anew now, the page could be out of reach.
  if (serviceWorker.controller) say('Removed. Nothing from this site is kept on this device.');
  else await show();
}

at('plain').remove();
if (!serviceWorker) {
  say('This browser keeps sites only over HTTPS, and not in a private window.');
} else {
  for (const [id, act] of Object.entries({ keep, renew, look, remove })) at(id).addEventListener('click', act);
  serviceWorker.addEventListener('controllerchange', () => show());
  await show();
}
