// The footer of the site's pages: the colour scheme for this visit, and a report link with the answer on the page.

// Not stored: the next visit starts with the system's setting.
const colours = document.createElement('select');
for (const name of ['Automatic', 'Light', 'Dark']) colours.append(new Option(name, name.toLowerCase()));
colours.onchange = () => { document.documentElement.dataset.theme = colours.value; };
const label = document.createElement('label');
label.append('Colours ', colours);
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
