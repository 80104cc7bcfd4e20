// The page for embedding: writes the tags for what is chosen, and shows the same in the preview.

// Not bundled: the preview runs the file that the tags name.
import(new URL('embed.js', import.meta.url).href).catch(() => {});

const at = (id) => document.getElementById(id);
const [view, code, theme, compact, tags] = ['view', 'code', 'theme', 'compact', 'tags'].map(at);
const field = code.parentElement;
const preview = document.querySelector('.preview > flow-preflight');
const site = new URL('../', location.href).href;
const known = new Set([...at('known-codes').children].map(({ value }) => value));

/** What the text field is in each view: its label and the attribute that it sets. */
const WRITTEN = {
  explain: ['Error code', 'code'],
  workbench: ['Start with this code (optional)', 'code'],
  catalog: ['Search for (optional)', 'query'],
};

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const written = (attributes) => attributes.map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ` ${name}`)).join('');
const way = () => document.querySelector('[name="way"]:checked').value;

/** The element's attributes, without those that have their default. */
function chosen() {
  const [, name] = WRITTEN[view.value] ?? [];
  const text = code.value.trim();
  return [
    ...(view.value === 'workbench' ? [] : [['view', view.value]]),
    ...(name && text ? [[name, text]] : []),
    ...(theme.value === 'auto' ? [] : [['theme', theme.value]]),
    ...(compact.checked ? [['compact', '']] : []),
  ];
}

/** The page of the site that shows the same: readers without the widget are led there. */
function page() {
  const text = code.value.trim();
  if (view.value === 'explain' && known.has(text)) return `codes/${text.replace(/[^\w.-]/g, '-').replace(/\.+$/, '')}/`;
  return ['catalog', 'auto-claim', 'runs'].includes(view.value) ? `${view.value}/` : '';
}

const title = () => `Flow Preflight: ${view.selectedOptions[0].text}${view.value === 'explain' && code.value ? `, ${code.value.trim()}` : ''}`;

function element() {
  const { folder, integrity } = tags.dataset;
  const hash = integrity && ` integrity="${integrity}"`;
  return `<script type="module" src="${site}${folder}embed.js"${hash} crossorigin></script>

<flow-preflight${written(chosen())}>
<p><a href="${site}${page()}">${escaped(title())}</a></p>
</flow-preflight>`;
}

function frame() {
  const said = chosen().map(([name, value]) => (value ? `${name}=${encodeURIComponent(value)}` : name)).join('&');
  return `<iframe src="${escaped(`${site}frame/${said && '#'}${said}`)}"
  sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
  title="${escaped(title())}" loading="lazy" width="100%" height="600"></iframe>

<!-- Optional: sets the frame's height to its content. -->
<script type="module" src="${site}frame.js"></script>`;
}

function write() {
  const [label, name] = WRITTEN[view.value] ?? [];
  field.hidden = !name;
  if (label) field.firstElementChild.textContent = label;
  code.setAttribute('list', name === 'code' ? 'known-codes' : '');
  tags.textContent = way() === 'frame' ? frame() : element();
  for (const part of document.querySelectorAll('[data-way]')) part.hidden = part.dataset.way !== way();
  at('copied').textContent = '';
}

function show() {
  const now = new Map(chosen());
  for (const name of ['view', 'code', 'query', 'theme', 'compact']) {
    if (now.has(name)) preview.setAttribute(name, now.get(name));
    else preview.removeAttribute(name);
  }
}

async function copy() {
  let said = 'Copied';
  try {
    await navigator.clipboard.writeText(tags.textContent);
  } catch {
    getSelection().selectAllChildren(tags);
    said = 'Could not copy. The text is selected: copy it with the keyboard.';
  }
  at('copied').textContent = said;
}

at('by-hand').remove();
for (const part of document.querySelectorAll('.embedding [hidden]')) part.hidden = false;
for (const place of document.querySelectorAll('[data-way] code')) place.textContent = place.textContent.replaceAll('TOOL', location.origin);
view.addEventListener('input', () => { code.value = view.value === 'explain' ? code.defaultValue : ''; });
at('choices').addEventListener('input', write);
at('choices').addEventListener('change', show);
at('copy').addEventListener('click', copy);
write();
