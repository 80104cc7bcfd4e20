//! Where the sources disagree: every side, and which one we follow.

use super::citations::citation;
use super::rich_text::rich_text;
use crate::catalog::{Dispute, Position};
use yew::prelude::*;

/// Where the sources disagree.
pub(crate) fn disputes(disputes: &'static [&'static Dispute]) -> Html {
    disputes.iter().map(|dispute| one(dispute)).collect()
}

fn one(dispute: &'static Dispute) -> Html {
    let position = |position: &'static Position| {
        html! { <li><p>{ rich_text(position.says) }</p><p class="fine">{ citation(&position.source) }</p></li> }
    };
    let summary =
        if dispute.positions.len() == 2 { "Sources disagree: see both" } else { "Sources disagree: see each" };
    html! {
        <details class="dispute">
            <summary>{ summary }<span class="unseen">{ ": " }{ dispute.point }</span></summary>
            <p class="dispute-point">{ dispute.point }</p>
            <ul>{ for dispute.positions.iter().map(position) }</ul>
            <p><strong>{ "What we follow: " }</strong>{ rich_text(dispute.follow) }</p>
        </details>
    }
}
