// Shows what a page author or a server administrator can do about a failure: a line to copy. Loaded only after a
// failure.

const CURES = {
  'policy-connect': ['Add the address of the files to connect-src in the page’s policy:', ({ policy, url }) => allowing(policy, 'connect-src', sourceOf(url))],
  'policy-script': ['Add the address of the files to script-src in the page’s policy:', ({ policy, url }) => allowing(policy, 'script-src', sourceOf(url))],
  'policy-wasm': ['Add \'wasm-unsafe-eval\' to script-src in the page’s policy. It allows WebAssembly, but no eval:', ({ policy }) => allowing(policy, 'script-src', "'wasm-unsafe-eval'")],
  'not-found': ['Keep all files of a release in one folder. This one is missing:', ({ url }) => url],
  'wrong-type': ['The server must send this header with such files:', ({ wanted }) => `Content-Type: ${wanted}`],
  'integrity': ['Use files of one release only. This one was changed, or is from another release:', ({ url }) => url],
  'cross-origin': ['The file server must send this header:', () => `Access-Control-Allow-Origin: ${origin === 'null' ? '*' : origin}`],
};

/** Adds to `box` the line that fixes the failure. */
export function showCure({ kind, values }, box) {
  const [words, lineOf] = CURES[kind];
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const line = make('code', { textContent: lineOf(values) });
  const block = make('pre', { tabIndex: 0 });
  block.setAttribute('role', 'region');
  block.ariaLabel = 'What to add';
  block.append(line);
  const copy = make('button', { type: 'button', textContent: 'Copy' });
  copy.dataset.look = 'answer';
  const told = make('span', { className: 'told', role: 'status' });
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(line.textContent);
      told.textContent = 'Copied.';
    } catch {
      getSelection().selectAllChildren(line);
      told.textContent = 'Could not copy. The text is selected: copy it with the keyboard.';
    }
  };
  box.append(make('p', { textContent: `For the administrator of this page. ${words}` }), block, copy, told);
}

// The policy with one more source in one directive. WebKit doesn't report the policy, so there only the addition is
// shown: a complete line that is made up could loosen or break the real one.
function allowing(policy, directive, source) {
  if (!policy) return source;
  const parts = policy.split(';').map((part) => part.trim()).filter(Boolean);
  const find = (name) => parts.findIndex((part) => part.split(/\s/)[0].toLowerCase() === name);
  const at = find(directive);
  const from = at < 0 ? find('default-src') : at;
  const sources = (parts[from] ?? '').split(/\s+/).slice(1).filter((one) => one !== "'none'");
  const amended = [directive, ...sources, source].join(' ');
  if (at < 0) parts.push(amended);
  else parts[at] = amended;
  return `Content-Security-Policy: ${parts.join('; ')}`;
}

const sourceOf = (url) => (url && new URL(url).origin !== origin ? new URL(url).origin : "'self'");
