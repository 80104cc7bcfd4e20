//! Where the sources disagree: every side, and which one we follow.

use super::button::disclosure;
use super::citations::line;
use super::rich_text::rich_text;
use crate::api;
use crate::catalog::Dispute;
use yew::prelude::*;

/// Where the sources disagree.
pub(crate) fn disputes(disputes: &'static [&'static Dispute]) -> Html {
    disputes.iter().map(|dispute| disputed(&api::Dispute::from(*dispute))).collect()
}

/// One dispute of an answer in its machine form.
pub(crate) fn disputed(dispute: &api::Dispute) -> Html {
    let position = |position: &api::Position| {
        html! { <li><p>{ rich_text(position.says) }</p><p class="fine">{ line(&position.source) }</p></li> }
    };
    let label = if dispute.positions.len() == 2 { "Sources disagree: see both" } else { "Sources disagree: see each" };
    let inside = html! {
        <>
            <p class="dispute-point">{ dispute.point }</p>
            <ul>{ for dispute.positions.iter().map(position) }</ul>
            <p><strong>{ "What we follow: " }</strong>{ rich_text(dispute.follow) }</p>
        </>
    };
    disclosure("dispute", label, dispute.point, inside)
}
