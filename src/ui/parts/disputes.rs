//! Where the sources disagree: every side, and which one we follow.

use super::citations::citation;
use super::rich_text::RichText;
use crate::catalog::Dispute;
use yew::prelude::*;

/// The points on which they disagree.
#[derive(Properties, PartialEq)]
pub(crate) struct DisputesProps {
    pub(crate) disputes: &'static [&'static Dispute],
}

/// Where the sources disagree.
#[component]
pub(crate) fn Disputes(props: &DisputesProps) -> Html {
    props.disputes.iter().map(|dispute| one(dispute)).collect()
}

fn one(dispute: &'static Dispute) -> Html {
    let position = |position: &'static crate::catalog::Position| {
        html! {
            <li>
                <p><RichText text={position.says} /></p>
                <p class="fine">{ citation(&position.source) }</p>
            </li>
        }
    };
    let all = if dispute.positions.len() == 2 { "see both" } else { "see each" };
    html! {
        <details class="dispute">
            <summary>{ format!("Sources disagree: {all}") }<span class="unseen">{ format!(": {}", dispute.point) }</span></summary>
            <p class="dispute-point">{ dispute.point }</p>
            <ul>{ for dispute.positions.iter().map(position) }</ul>
            <p><strong>{ "What we follow: " }</strong><RichText text={dispute.follow} /></p>
        </details>
    }
}
