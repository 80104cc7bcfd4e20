// Calls to the browser that get no answer. A journey waits for conditions, and those waits have a limit; pressing a key
// and evaluating in the page have none, so a browser that forgets one would stop the journey without a word.

/** The most that a call may take, in milliseconds. Longer than any wait with a limit of its own (`WAIT`). */
const PATIENCE = 120_000;

/** A call to the browser that got no answer. Its message names the call, and says whether the page still answers others. */
export class Unanswered extends Error {}

// The calls under way, the oldest first.
const underWay = [];

/** Hears of every call to the browser (for `chromium.launch`). */
export const logger = {
  isEnabled: (kind) => kind === 'api',
  log(kind, severity, message) {
    const [, begun, ended] = /^=> (\S+) started|^<= (\S+) /.exec(message) ?? [];
    if (begun) underWay.push({ name: begun, at: Date.now() });
    const at = underWay.findIndex(({ name }) => name === ended);
    if (at >= 0) underWay.splice(at, 1);
  },
};

/** Runs `steps`. Where the browser leaves one of its calls without an answer, closes the page's context and throws `Unanswered`. */
export async function answered(page, steps, patience = PATIENCE) {
  underWay.length = 0;
  let watching;
  const forgotten = new Promise((tell) => {
    watching = setInterval(() => {
      const call = underWay.find(({ at }) => Date.now() - at > patience);
      if (call) tell(call);
    }, 200);
  });
  const run = steps();
  try {
    const call = await Promise.race([forgotten, run.then(() => undefined)]);
    if (!call) return;
    const words = `the browser gave no answer to ${call.name} in ${patience / 1000} s, and ${await answers(page)}`;
    // Ends the call, and with it the steps.
    await page.context().close();
    await run.catch(() => {});
    throw new Unanswered(words);
  } finally {
    clearInterval(watching);
  }
}

// Says whether the page still runs scripts and draws frames.
async function answers(page) {
  const runs = page.evaluate(() => true).then(() => 'runs scripts');
  const draws = page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(drawn); })).then(() => 'draws');
  const soon = (what, otherwise) => Promise.race([what, new Promise((late) => { setTimeout(late, 5000, otherwise); })]).catch(() => otherwise);
  return `the page ${await soon(runs, 'runs no scripts')} and ${await soon(draws, 'draws nothing')}`;
}
