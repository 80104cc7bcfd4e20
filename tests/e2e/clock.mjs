// A clock of the test's own for the timers of a page. (That of the test tool numbers timers beyond 32 bits, which the
// program cannot take back.)

/** Runs in the page before its own scripts: timers work as usual, until time is frozen or passed. */
export function clock() {
  const real = { setTimeout: globalThis.setTimeout.bind(globalThis), clearTimeout: globalThis.clearTimeout.bind(globalThis) };
  const timers = new Map();
  let [last, offset, frozenAt] = [0, 0, undefined];
  const now = () => frozenAt ?? performance.now() + offset;
  const fire = (id) => {
    const { run, given } = timers.get(id);
    timers.delete(id);
    run(...given);
  };
  globalThis.setTimeout = (run, milliseconds = 0, ...given) => {
    const id = last += 1;
    const armed = frozenAt === undefined ? real.setTimeout(() => fire(id), milliseconds) : undefined;
    timers.set(id, { run, given, armed, due: now() + Number(milliseconds) });
    return id;
  };
  globalThis.clearTimeout = (id) => {
    real.clearTimeout(timers.get(id)?.armed);
    timers.delete(id);
  };
  globalThis.testClock = {
    freeze() {
      frozenAt = now();
      for (const { armed } of timers.values()) real.clearTimeout(armed);
    },
    /** Runs the timers that are due by then in order; what one starts is finished before the next. */
    async pass(milliseconds) {
      const target = now() + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(([, { due }]) => due <= target).sort(([, one], [, two]) => one.due - two.due);
        if (!next) break;
        const [id, { due, armed }] = next;
        real.clearTimeout(armed);
        if (frozenAt !== undefined) frozenAt = Math.max(frozenAt, due);
        // An error in a timer is reported to the page, as in a browser, and not to the caller.
        try { fire(id); } catch (error) { reportError(error); }
        await new Promise((done) => { real.setTimeout(done); });
      }
      if (frozenAt === undefined) offset += milliseconds;
      else frozenAt = target;
    },
  };
}
