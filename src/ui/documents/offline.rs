//! The page for using the site without a network: what is stored, and the buttons that its script shows.

use super::section::section;
use yew::prelude::*;

/// The page. Its script says what is kept on this device.
pub(crate) fn offline_document() -> Html {
    let button = |id: &'static str, label: &'static str| html! { <button {id} type="button" data-look="answer" hidden=true>{ label }</button> };
    let stores = html! {
        <ul class="plain">
            <li>{ "Your browser stores the pages, the program and the catalogue of one version. What you paste and answer is never stored." }</li>
            <li>{ "From then on, this site’s pages open from that copy alone." }</li>
            <li>{ "A new version waits until you choose it here." }</li>
            <li>{ "It works only if you ask for it: without this button, no page of this site stores anything." }</li>
        </ul>
    };
    let sends = html! {
        <ul class="plain">
            <li>{ "The files are fetched from this site once, when you press the button, and once for each new version, and compared with their hashes." }</li>
            <li>{ "On its own, your browser sometimes asks this site for a newer worker script when you open a page; pages can’t prevent it. The request contains nothing but the script’s address." }</li>
            <li>{ "“Look for a new version” asks immediately. “Remove” deletes the files and ends those requests." }</li>
        </ul>
    };
    html! {
        <div class="entry-page"><div class="body">
            <section class="card" aria-labelledby="device">
                <h2 id="device">{ "On this device" }</h2>
                <p id="plain">{ "Switch JavaScript on to keep this site on your device." }</p>
                <p id="state" role="status"></p>
                <p class="filters">
                    { button("keep", "Keep on this device") }
                    { button("renew", "Use the new version") }
                    { button("look", "Look for a new version") }
                    { button("remove", "Remove from this device") }
                </p>
            </section>
            { section("What is stored", Some(stores)) }
            { section("What is sent", Some(sends)) }
        </div></div>
    }
}
