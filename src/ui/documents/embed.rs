//! The page for embedding: the tags of the element or of the frame, and what the host page's policy has to allow. With a
//! script, a form chooses view, code and theme, and a preview shows them.

use crate::catalog::codes;
use yew::prelude::*;

/// The code that the form starts with.
const CODE: &str = "UnattendedNoAddon";

/// The views: value, label.
const VIEWS: [(&str, &str); 5] = [
    ("explain", "What a code means"),
    ("workbench", "Workbench"),
    ("catalog", "Catalogue"),
    ("auto-claim", "Auto-claim"),
    ("runs", "Run history"),
];

/// The themes: value, label.
const THEMES: [(&str, &str); 3] = [("auto", "As your page"), ("light", "Light"), ("dark", "Dark")];

/// The page. Its script shows what is hidden, and replaces `TOOL` by the address of the site.
pub(crate) fn embed_document() -> Html {
    html! {
        <div class="embedding">
            <div class="body">
                { form() }
                { tags() }
                { policy() }
            </div>
            <section class="preview" aria-labelledby="preview" hidden=true>
                <h2 id="preview">{ "Preview" }</h2>
                <flow-preflight view="explain" code={CODE} heading-level="3" />
            </section>
        </div>
    }
}

fn form() -> Html {
    let option = |(value, label): &(&'static str, &'static str)| html! { <option value={*value}>{ *label }</option> };
    let code = |code: &'static str| html! { <option value={code} /> };
    let way = |value: &'static str, label: &'static str, checked: bool| {
        html! {
            <label class="segment">
                <input type="radio" name="way" {value} checked={checked} /><span>{ label }</span>
            </label>
        }
    };
    html! {
        <section id="choices" hidden=true>
            <h2>{ "What readers see" }</h2>
            <fieldset>
                <legend>{ "Embed as" }</legend>
                <div data-strip="segments">{ way("element", "Element", true) }{ way("frame", "Frame", false) }</div>
            </fieldset>
            <p class="field">
                <label for="view">{ "View" }</label>
                <select id="view" autocomplete="off">{ for VIEWS.iter().map(option) }</select>
            </p>
            <p class="field">
                <label for="code">{ "Error code" }</label>
                <input id="code" list="known-codes" value={CODE} autocomplete="off" spellcheck="false" />
                <datalist id="known-codes">{ for codes::all().iter().map(|entry| code(entry.id)) }</datalist>
            </p>
            <p class="field">
                <label for="theme">{ "Theme" }</label>
                <select id="theme" autocomplete="off">{ for THEMES.iter().map(option) }</select>
            </p>
            <label class="check">
                <input id="compact" type="checkbox" autocomplete="off" />
                <span>{ "Without header, introduction and footer" }</span>
            </label>
        </section>
    }
}

fn tags() -> Html {
    let tags = format!(
        "<script type=\"module\" src=\"TOOL/embed.js\" crossorigin></script>\n\n\
         <flow-preflight view=\"explain\" code=\"{CODE}\">\n\
         <p><a href=\"TOOL/codes/{CODE}/\">{CODE}</a></p>\n\
         </flow-preflight>"
    );
    html! {
        <section>
            <h2>{ "Tags for your page" }</h2>
            <p class="quiet">
                { "Readers see the text between the tags until the widget is ready. Attributes can change at any time. " }
                <span id="by-hand">{ "Replace " }<code>{ "TOOL" }</code>{ " with the address of this site. To choose and to see a preview, switch JavaScript on." }</span>
            </p>
            <pre id="tags" data-folder="" data-integrity=""><code>{ tags }</code></pre>
            <p>
                <button id="copy" type="button" data-look="answer" hidden=true>{ "Copy" }</button>
                <span class="told" id="copied" aria-live="polite"></span>
            </p>
        </section>
    }
}

fn policy() -> Html {
    html! {
        <section>
            <h2>{ "What your page has to allow" }</h2>
            <p data-way="element">{ "In its Content Security Policy: " }<code>{ "script-src TOOL 'wasm-unsafe-eval'; connect-src TOOL;" }</code></p>
            <p data-way="frame">{ "For the frame: " }<code>{ "frame-src TOOL;" }</code></p>
            <p class="quiet">{ "A page without a policy needs nothing. Trusted Types can be enforced. What readers paste stays in their browser." }</p>
            <p class="quiet">{ "For MkDocs, Docusaurus, npm and plain HTML without a script, see " }<code>{ "docs/embed.md" }</code>{ " in the source." }</p>
        </section>
    }
}
