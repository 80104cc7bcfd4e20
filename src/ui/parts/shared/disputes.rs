//! Where Microsoft's pages disagree: every position, and which one is followed.

use super::button::disclosure;
use super::citations::line;
use super::rich_text::rich_text;
use crate::api;
use crate::catalog::Dispute;
use yew::prelude::*;

/// The heading, with the number of points.
fn heading(count: usize) -> String {
    format!("Where Microsoft’s pages disagree ({count})")
}

/// All points on which the sources of an answer disagree, without duplicates, in one disclosure.
pub(crate) fn all_disputes(lists: impl Iterator<Item = &'static [&'static Dispute]>) -> Html {
    let mut points: Vec<&'static Dispute> = vec![];
    for dispute in lists.flatten() {
        if points.iter().all(|known| known.id != dispute.id) {
            points.push(dispute);
        }
    }
    disputes_fold(&points.into_iter().map(api::Dispute::from).collect::<Vec<_>>())
}

/// Points in their machine form, in one fold; nothing if there are none.
pub(crate) fn disputes_fold(points: &[api::Dispute]) -> Html {
    if points.is_empty() {
        return Html::default();
    }
    html! {
        <details class="card fold">
            <summary><h3>{ heading(points.len()) }</h3></summary>
            { for points.iter().map(positions) }
        </details>
    }
}

/// Where the sources of one entry disagree.
pub(crate) fn disputes(disputes: &'static [&'static Dispute]) -> Html {
    disputes.iter().map(|dispute| disputed(&api::Dispute::from(*dispute))).collect()
}

/// A dispute of an answer from the API.
pub(crate) fn disputed(dispute: &api::Dispute) -> Html {
    disclosure("dispute", "Where Microsoft’s pages disagree", dispute.point, positions(dispute))
}

/// The point, each position, and which is followed.
fn positions(dispute: &api::Dispute) -> Html {
    let position = |position: &api::Position| {
        html! { <li><p>{ rich_text(position.says) }</p><p class="fine">{ line(&position.source) }</p></li> }
    };
    html! {
        <div class="dispute">
            <p class="dispute-point">{ dispute.point }</p>
            <ul>{ for dispute.positions.iter().map(position) }</ul>
            <p><strong>{ "Followed here: " }</strong>{ rich_text(dispute.follow) }</p>
        </div>
    }
}
