//! The answer on the auto-claim page: claimed or not, which product, by which policy, and each reason why not.

use crate::api::{AutoClaim, Claim, ClaimAdvice, ClaimAssignment, ClaimReason, ClaimWayOut, NamedPolicy};
use crate::auto_claim::{State, Verdict};
use crate::catalog::Certainty;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::citations::cited;
use crate::ui::parts::shared::shape::{Sign, shape};
use crate::ui::parts::shared::steps::owner_label;
use yew::prelude::*;

impl From<Verdict> for Sign {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Claimed => Self::Ready,
            Verdict::NotClaimed => Self::Blocked,
            Verdict::DependsOn => Self::Question,
        }
    }
}

impl From<State> for Sign {
    fn from(state: State) -> Self {
        match state {
            State::Met => Self::Ready,
            State::NotMet => Self::Blocked,
            State::NotKnown => Self::Question,
        }
    }
}

/// The answer. `on_share` opens and closes the panel below it.
pub(crate) fn claim_verdict(answer: &AutoClaim, is_sharing: bool, on_share: Callback<MouseEvent>) -> Html {
    let sign = Sign::from(answer.verdict);
    html! {
        <section class="card verdict" data-sign={sign.word()} aria-labelledby="verdict">
            { shape(sign) }
            <div>
                <h3 id="verdict" tabindex="-1">{ answer.verdict.label() }</h3>
                <p>{ answer.summary.clone() }</p>
                { for answer.advice.iter().map(advice) }
                { for first_fix(answer).map(fix) }
                if answer.certainty == Certainty::Possible { <p>{ "Possible, not certain: no page covers this exact case." }</p> }
            </div>
            <button type="button" data-look="small" aria-expanded={if is_sharing { "true" } else { "false" }} onclick={on_share}>
                { "Share" }
            </button>
        </section>
    }
}

/// The reason whose steps are shown with the answer: the first with steps.
pub(crate) fn first_fix(answer: &AutoClaim) -> Option<&ClaimReason> {
    answer.reasons.iter().filter(|_| answer.verdict == Verdict::NotClaimed).find(|reason| !reason.fix.is_empty())
}

fn fix(reason: &ClaimReason) -> Html {
    let step = |step: &crate::api::Step| {
        html! { <li class="step"><span>{ &*step.text }</span>{ owner_label(step.owner) }</li> }
    };
    html! { <ol class="steps">{ for reason.fix.iter().map(step) }</ol> }
}

/// When to repeat the action.
fn advice(advice: &ClaimAdvice) -> Html {
    html! { <p>{ for advice.policy.iter().map(|policy| format!("{}: ", policy_name(policy))) }{ &advice.text }</p> }
}

/// What is assigned by which policy, how, and what that means for attended runs; empty while nothing is known of it.
pub(crate) fn claim_outcome(answer: &AutoClaim) -> Html {
    let is_open = answer.verdict == Verdict::DependsOn;
    let attended = match answer.attended_afterwards.state {
        State::Met => "Yes, the user can then run attended.",
        State::NotMet => "No, the user still can’t run attended.",
        State::NotKnown => "Can’t tell yet.",
    };
    let attended = html! {
        <article class="finding">
            { shape(Sign::from(answer.attended_afterwards.state)) }
            <div class="finding-head"><h4>{ "Attended runs" }</h4></div>
            <p class="what">{ attended }</p>
        </article>
    };
    let mut outcome: Vec<Html> = (answer.claims.iter())
        .filter(|claim| claim.policy.is_some() || !is_open)
        .map(|claim| claimed(claim, answer.verdict))
        .collect();
    if !is_open {
        outcome.extend(answer.assignment.as_ref().map(assignment));
    }
    if !is_open || answer.attended_afterwards.state != State::NotKnown {
        outcome.push(attended);
    }
    if outcome.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card" aria-labelledby="outcome">
            <h3 id="outcome">{ "What the user gets" }</h3>
            <div>{ for outcome }</div>
        </section>
    }
}

/// How the licence is assigned, and how long that takes.
fn assignment(assignment: &ClaimAssignment) -> Html {
    let sign = if assignment.how.is_some() { Sign::Ready } else { Sign::Question };
    html! {
        <article class="finding">
            { shape(sign) }
            <div class="finding-head"><h4>{ "How it is assigned" }</h4></div>
            <p class="what">{ assignment.text }</p>
            { for assignment.questions.first().map(|question| html! { <p class="why">{ question.question }{ " " }{ question.help }</p> }) }
            { cited(&assignment.sources) }
        </article>
    }
}

fn claimed(claim: &Claim, verdict: Verdict) -> Html {
    let sign = match (verdict, claim.certainty) {
        (Verdict::Claimed, Certainty::Certain) => Sign::Ready,
        (Verdict::Claimed, _) => Sign::Risk,
        _ => Sign::Question,
    };
    let given = if verdict == Verdict::Claimed { "Assigned by: " } else { "Possibly assigned by: " };
    let by = claim.policy.as_ref().map_or_else(|| "A policy that isn’t listed".to_owned(), policy_name);
    html! {
        <article class="finding">
            { shape(sign) }
            <div class="finding-head"><h4>{ &claim.product.name }</h4></div>
            <p class="what">{ given }{ by }</p>
            { for claim.doubts.iter().map(|doubt| html! { <><p class="why">{ doubt.text }</p>{ cited(&doubt.sources) }</> }) }
        </article>
    }
}

/// Why nothing is assigned, and how to fix it, unless its steps are shown with the answer.
pub(crate) fn reason(reason: &ClaimReason, has_steps: bool) -> Html {
    html! {
        <article class="finding" key={format!("{} {:?}", reason.id, reason.policy)}>
            { shape(Sign::Blocked) }
            <div class="finding-head">
                <h4>{ reason.title }</h4>
                if reason.certainty == Certainty::Possible { <span class="chip">{ "possible" }</span> }
            </div>
            if let Some(policy) = &reason.policy { <p class="what">{ policy_name(policy) }</p> }
            <p class="why">{ reason.text }</p>
            if has_steps && !reason.fix.is_empty() { { fix(reason) } }
            { cited(&reason.sources) }
        </article>
    }
}

/// Whether auto-claim helps the run that was carried over. `on_drop` removes the run.
pub(crate) fn claim_way_out(way_out: &ClaimWayOut, on_drop: Option<Callback<MouseEvent>>) -> Html {
    html! {
        <section class="card" aria-labelledby="way-out">
            <h3 id="way-out">{ "Can auto-claim help your run?" }</h3>
            <article class="finding">
                { shape(Sign::from(way_out.helps)) }
                <p class="what">{ way_out.why }</p>
                <p class="quiet">{ "On this page, “the user” is that run’s connection owner." }</p>
                { cited(&way_out.sources) }
            </article>
            { for on_drop.map(|on_drop| button("link", "Continue without the run", "", on_drop)) }
        </section>
    }
}

/// The display name of a policy.
pub(crate) fn policy_name(policy: &NamedPolicy) -> String {
    match &policy.name {
        Some(name) => format!("Policy {}, “{name}”", policy.index + 1),
        None => format!("Policy {}", policy.index + 1),
    }
}
