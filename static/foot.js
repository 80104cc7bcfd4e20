// The footer of the site's pages: the colour scheme for this visit, and a report link with the answer on the page.

const { documentElement: root } = document;
const make = (name, properties) => Object.assign(document.createElement(name), properties);

// Not stored: the next visit starts with the system's setting.
const colours = make('select', { onchange: () => { root.dataset.theme = colours.value; } });
for (const [value, name] of [['', 'Automatic'], ['light', 'Light'], ['dark', 'Dark']]) colours.append(make('option', { value, textContent: name }));
const label = make('label', { textContent: 'Colours ' });
label.append(colours);
document.querySelector('#colours')?.append(label);

// Facts, never names. On a page without an answer, the report has the page's address.
const report = document.querySelector('#report');
const to = report?.getAttribute('href');
report?.addEventListener('click', () => {
  const plan = document.querySelector('flow-preflight')?.report?.()?.plan;
  const shown = new URL(location.href);
  if (plan) shown.hash = `plan=${encodeURIComponent(JSON.stringify(plan))}`;
  report.href = to + encodeURIComponent(shown.href);
});
