// Records what a page does: requests, console, policy violations, and when it is ready.

import assert from 'node:assert/strict';

// The pages that are watched.
const watched = new WeakSet();

/** Watches a page, starting with the next document. */
export async function watch(page, origin) {
  const requests = [];
  const noise = [];
  const hear = {
    request: (request) => requests.push({ request, at: Date.now() }),
    websocket: (socket) => noise.push(`a web socket was opened: ${socket.url()}`),
    console: (message) => noise.push(`console.${message.type()}: ${message.text()}`),
    pageerror: (error) => noise.push(`uncaught: ${error.message}`),
    crash: () => noise.push('the page crashed'),
  };
  for (const [event, note] of Object.entries(hear)) page.on(event, note);
  if (!watched.has(page)) await page.addInitScript(noteInPage);
  watched.add(page);
  return {
    requests: () => requests.map(({ request }) => request.url()),
    noise,
    settle: () => settle(page),
    stop: () => Object.entries(hear).forEach(([event, note]) => page.off(event, note)),
    async check({ expectedNoise = [], mayAsk = false }) {
      const inPage = await page.evaluate(() => globalThis.flowPreflightSeen);
      const strangers = requests.map(({ request }) => request.url()).filter((url) => !url.startsWith(`${origin}/`));
      assert.deepEqual(strangers, [], 'the page asked another origin');
      if (!mayAsk) assert.deepEqual(askedLate(requests, inPage.ready), [], 'the page asked for something after it was ready');
      checkNoise([...noise, ...inPage.refused], expectedNoise);
    },
  };
}

// Runs in the page before its own scripts.
function noteInPage() {
  const seen = { ready: [], errors: [], refused: [] };
  globalThis.flowPreflightSeen = seen;
  addEventListener('flow-preflight-ready', () => seen.ready.push(performance.timeOrigin + performance.now()));
  addEventListener('flow-preflight-error', ({ detail }) => seen.errors.push({ cause: detail.cause, message: detail.message }));
  addEventListener('securitypolicyviolation', (event) => {
    seen.refused.push(`the policy refused ${event.blockedURI || 'something'} by ${event.effectiveDirective}`);
  });
}

/**
 * Waits until a page has twice drawn and had nothing better to do: by then it has done everything it does by itself.
 * (`requestIdleCallback` is no way to know: in a page that draws, it may never come.)
 */
export async function settle(page) {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((drawn) => { requestAnimationFrame(drawn); });
      await scheduler.postTask(() => {}, { priority: 'background' });
    }
  });
}

function askedLate(requests, ready) {
  if (ready.length === 0) return [];
  const last = Math.max(...ready);
  const began = ({ request, at }) => (request.timing().startTime > 0 ? request.timing().startTime : at);
  const late = requests.filter((one) => began(one) > last).map(({ request }) => request.url());
  // The browser fetches the tab's icon at any time.
  return late.filter((url) => !url.endsWith('/favicon.svg'));
}

function checkNoise(heard, expected) {
  const unexpected = heard.filter((line) => !expected.some((pattern) => pattern.test(line)));
  assert.deepEqual(unexpected, [], 'the page left something on the console, or its policy refused something');
  const silent = expected.filter((pattern) => !heard.some((line) => pattern.test(line)));
  assert.deepEqual(silent, [], 'what was expected on the console did not come');
}
