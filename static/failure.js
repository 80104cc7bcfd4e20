// What can go wrong on the way to a running tool, each in its own words.

const WORDS = {
  'policy-connect': 'This tool could not load. The page’s content security policy does not let it fetch its own files: connect-src must name the address they come from.',
  'policy-script': 'This tool could not load. The page’s content security policy does not allow its script: script-src must name the address it comes from.',
  'policy-wasm': 'This tool could not start. The page’s content security policy does not allow WebAssembly: script-src must hold \'wasm-unsafe-eval\'.',
  'not-found': 'This tool could not load. The server does not have the file {file}.',
  'wrong-type': 'This tool could not load. The server sends {file} as {type}, which is the wrong type.',
  'server': 'This tool could not load. The server answered {status} when asked for {file}.',
  'integrity': 'This tool did not start. The file {file} is not the one that this page asks for: its sum differs.',
  'offline': 'This tool could not load, because the browser is offline. Reload the page once there is a connection.',
  'unreachable': 'This tool could not load. The file {file} could not be fetched: the connection failed, or the page’s policy or an extension blocks it.',
  'no-webassembly': 'This tool needs WebAssembly, which this browser does not have or has switched off.',
  'damaged': 'This tool could not start. The file {file} is damaged or belongs to another version: reload the page without its cache.',
  'panic': 'This tool stopped because of a mistake of its own. Reload the page to start again.',
  'unknown': 'This tool could not start.',
};

/** Something that went wrong: its kind, what to say to the person, and what caused it. */
export class Failure extends Error {
  constructor(kind, cause, values = {}) {
    super(WORDS[kind].replace(/\{(\w+)\}/g, (_, name) => values[name]), { cause });
    this.kind = kind;
  }
}

/** Tries something that the page's policy may refuse; `otherwise` explains an error that the policy did not cause. */
export async function underPolicy(attempt, otherwise) {
  let refused;
  const note = ({ blockedURI, effectiveDirective }) => {
    if (blockedURI === 'wasm-eval') refused = 'policy-wasm';
    else if (effectiveDirective === 'connect-src') refused ??= 'policy-connect';
    else if (effectiveDirective.startsWith('script-src')) refused ??= 'policy-script';
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    return await attempt();
  } catch (error) {
    // The event comes a little after the error, and in WebKit not at all.
    await new Promise((resume) => setTimeout(resume, 50));
    if (/unsafe-eval/.test(error?.message)) refused = 'policy-wasm';
    if (refused) throw new Failure(refused, error);
    return await otherwise(error);
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}
