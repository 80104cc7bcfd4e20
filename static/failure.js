// The kinds of failures while loading or running the tool, with their messages.

const WORDS = {
  'policy-connect': 'This tool could not load. The page’s content security policy doesn’t let it fetch its own files.',
  'policy-script': 'This tool could not load. The page’s content security policy doesn’t allow its script.',
  'policy-wasm': 'This tool could not start. The page’s content security policy doesn’t allow WebAssembly.',
  'not-found': 'This tool could not load. The server doesn’t have the file {file}.',
  'wrong-type': 'This tool could not load. The server sends {file} as {type}, which is the wrong type.',
  'server': 'This tool could not load. The server answered {status} when asked for {file}.',
  'integrity': 'This tool didn’t start, to be safe. The file {file} isn’t the one that this page expects.',
  'cross-origin': 'This tool could not load. The server of {file} doesn’t let other sites read it.',
  'offline': 'This tool could not load, because the browser is offline.',
  'unreachable': 'This tool could not load. The file {file} could not be fetched: the connection failed, or an extension blocks it.',
  'no-webassembly': 'This tool needs WebAssembly, which this browser doesn’t have or has switched off.',
  'too-old': 'This tool needs a browser of the last three years.',
  'damaged': 'This tool could not start. The file {file} is damaged or belongs to another version: reload the page without its cache.',
  'panic': 'This tool stopped because of a bug.',
  'unknown': 'This tool could not start.',
};

export const KINDS = Object.keys(WORDS);

// Failures that a retry may overcome, and failures with a known fix.
const AGAIN = { panic: 'Start again', offline: 'Try again', unreachable: 'Try again', server: 'Try again' };
const CURABLE = ['policy-connect', 'policy-script', 'policy-wasm', 'not-found', 'wrong-type', 'integrity', 'cross-origin'];

/** A failure: its kind, the message for the user, its cause, and its details. */
export class Failure extends Error {
  constructor(kind, cause, values = {}) {
    super(WORDS[kind].replace(/\{(\w+)\}/g, (_, name) => values[name]), { cause });
    this.kind = kind;
    this.values = values;
  }

  /** The content to show. `again` runs when the user retries, `goesOn` when the user continues with what was there. */
  shown(again, goesOn) {
    const box = Object.assign(document.createElement('div'), { className: 'app failure', lang: 'en' });
    box.part.add('failure');
    const message = Object.assign(document.createElement('p'), { className: 'load-error', role: 'alert', textContent: this.message });
    if (this.kind === 'panic') message.append(goesOn ? ' What you entered is still here.' : ' It starts empty.');
    box.append(message);
    if (AGAIN[this.kind]) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: AGAIN[this.kind], onclick: again });
      button.dataset.look = 'answer';
      box.append(button);
    }
    // Most visits never need the fixes. If they can't be loaded, the message alone is shown.
    if (CURABLE.includes(this.kind)) import('./cure.js').then(({ showCure }) => showCure(this, box), () => {});
    return box;
  }
}

/** Tries something that the page's policy may block. `otherwise` explains an error that the policy did not cause. */
export async function underPolicy(attempt, otherwise) {
  let refused;
  const note = ({ blockedURI, effectiveDirective, originalPolicy: policy }) => {
    const values = { policy, url: blockedURI };
    if (blockedURI === 'wasm-eval') refused = ['policy-wasm', values];
    else if (effectiveDirective === 'connect-src') refused ??= ['policy-connect', values];
    else if (effectiveDirective.startsWith('script-src')) refused ??= ['policy-script', values];
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    return await attempt();
  } catch (error) {
    // The event comes shortly after the error, and in WebKit not at all.
    await new Promise((resume) => setTimeout(resume, 50));
    if (/unsafe-eval/.test(error?.message)) refused ??= ['policy-wasm', {}];
    if (refused) throw new Failure(refused[0], error, refused[1]);
    return await otherwise(error);
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}
