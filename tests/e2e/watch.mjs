// What a page did: its requests, its console, what its policy refused, and when it was ready.

import assert from 'node:assert/strict';

/** Watches a page that has not been opened yet. */
export async function watch(page, origin) {
  const requests = [];
  const noise = [];
  page.on('request', (request) => requests.push({ request, at: Date.now() }));
  page.on('websocket', (socket) => noise.push(`a web socket was opened: ${socket.url()}`));
  page.on('console', (message) => noise.push(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`));
  page.on('crash', () => noise.push('the page crashed'));
  await page.addInitScript(noteInPage);
  return {
    requests: () => requests.map(({ request }) => request.url()),
    noise,
    settle: () => settle(page),
    async check({ expectedNoise = [], mayAsk = false }) {
      const inPage = await page.evaluate(() => globalThis.flowPreflightSeen);
      const strangers = requests.map(({ request }) => request.url()).filter((url) => !url.startsWith(`${origin}/`));
      assert.deepEqual(strangers, [], 'the page asked another origin');
      if (!mayAsk) assert.deepEqual(askedLate(requests, inPage.ready), [], 'the page asked for something after it was ready');
      checkNoise([...noise, ...inPage.refused], expectedNoise);
    },
  };
}

// Runs in the page before any of its own scripts.
function noteInPage() {
  const seen = { ready: [], errors: [], refused: [] };
  globalThis.flowPreflightSeen = seen;
  addEventListener('flow-preflight-ready', () => seen.ready.push(performance.timeOrigin + performance.now()));
  addEventListener('flow-preflight-error', ({ detail }) => seen.errors.push({ cause: detail.cause, message: detail.message }));
  addEventListener('securitypolicyviolation', (event) => {
    seen.refused.push(`the policy refused ${event.blockedURI || 'something'} by ${event.effectiveDirective}`);
  });
}

// Two frames and a breath: what a page does of its own accord after the last step, it does by then.
async function settle(page) {
  await page.evaluate(() => new Promise((over) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(over, 100)));
  }));
}

function askedLate(requests, ready) {
  if (ready.length === 0) return [];
  const last = Math.max(...ready);
  const began = ({ request, at }) => (request.timing().startTime > 0 ? request.timing().startTime : at);
  const late = requests.filter((one) => began(one) > last).map(({ request }) => request.url());
  // The browser fetches the icon of its tab when it likes.
  return late.filter((url) => !url.endsWith('/favicon.svg'));
}

function checkNoise(heard, expected) {
  const unexpected = heard.filter((line) => !expected.some((pattern) => pattern.test(line)));
  assert.deepEqual(unexpected, [], 'the page left something on the console, or its policy refused something');
  const silent = expected.filter((pattern) => !heard.some((line) => pattern.test(line)));
  assert.deepEqual(silent, [], 'what was expected on the console did not come');
}
