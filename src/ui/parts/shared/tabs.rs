//! Tabs: one is selected, the others are reached with the arrow keys, Home and End.

use yew::prelude::*;

/// A tab: its id, and its label. Its panel has the id of the tab with `-panel`.
pub(crate) type Tab = (&'static str, &'static str);

/// The tabs. `about` is what they choose between; `at` is the id of the selected one. Whoever handles `on_tab` moves the
/// focus to the tab that it names.
pub(crate) fn tabs(
    about: &'static str,
    list: &'static [Tab],
    at: &'static str,
    on_tab: &Callback<&'static str>,
) -> Html {
    let onkeydown = {
        let on_tab = on_tab.clone();
        Callback::from(move |event: KeyboardEvent| {
            let here = list.iter().position(|(id, _)| *id == at).unwrap_or_default();
            let last = list.len().saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowRight" if here < last => here + 1,
                "ArrowRight" | "Home" => 0,
                "ArrowLeft" => here.checked_sub(1).unwrap_or(last),
                "End" => last,
                _ => return,
            };
            if let Some((id, _)) = list.get(next) {
                event.prevent_default();
                on_tab.emit(id);
            }
        })
    };
    let tab = |(id, label): &Tab| {
        let (id, selected) = (*id, *id == at);
        html! {
            <button
                type="button"
                role="tab"
                id={id}
                aria-selected={if selected { "true" } else { "false" }}
                aria-controls={format!("{id}-panel")}
                tabindex={if selected { "0" } else { "-1" }}
                onclick={on_tab.reform(move |_| id)}
            >
                { *label }
            </button>
        }
    };
    html! { <div class="tabs" role="tablist" aria-label={about} {onkeydown}>{ for list.iter().map(tab) }</div> }
}
