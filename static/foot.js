// The foot of the site's own pages: the colours for this visit, and a report that carries the answer on the page.

const { documentElement: root } = document;
const make = (name, properties) => Object.assign(document.createElement(name), properties);

// Kept nowhere: the next visit begins with what the system says.
const colours = make('select', { onchange: () => { root.dataset.theme = colours.value; } });
for (const [value, name] of [['', 'Automatic'], ['light', 'Light'], ['dark', 'Dark']]) colours.append(make('option', { value, textContent: name }));
const label = make('label', { textContent: 'Colours ' });
label.append(colours);
document.querySelector('#colours')?.append(label);

// Facts, never names. A page without an answer is reported by its own address.
const report = document.querySelector('#report');
const to = report?.getAttribute('href');
report?.addEventListener('click', () => {
  const plan = document.querySelector('flow-preflight')?.report?.()?.plan;
  const shown = new URL(location.href);
  if (plan) shown.hash = `plan=${encodeURIComponent(JSON.stringify(plan))}`;
  report.href = to + encodeURIComponent(shown.href);
});
