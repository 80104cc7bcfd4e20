//! The parts of the page for many runs.

pub(in crate::ui) mod causes;
pub(in crate::ui) mod choose;
pub(in crate::ui) mod fleet;
pub(in crate::ui) mod hours;
pub(in crate::ui) mod places;
pub(in crate::ui) mod save;
pub(in crate::ui) mod saving;

use yew::prelude::*;

/// A bar beside its number.
fn bar(runs: u64, most: u64) -> Html {
    let length = runs.saturating_mul(100).div_ceil(most.max(1));
    html! {
        <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="rest" width="100" height="8" /><rect width={length.to_string()} height="8" />
        </svg>
    }
}
