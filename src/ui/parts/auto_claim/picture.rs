//! The decision as a diagram and as a list: each condition for the licence, met, not met, or unknown.

use crate::api::{AutoClaim, ClaimCondition};
use crate::auto_claim::facts::may_have_more_policies;
use crate::auto_claim::{State, Verdict};
use crate::ui::format::counted;
use crate::ui::parts::auto_claim::verdict::policy_name;
use crate::ui::parts::shared::citations::cited;
use crate::ui::parts::shared::shape::{Sign, shape, shape_at};
use yew::prelude::*;

/// The measures of the diagram. It is as wide as a phone, and scales with its card.
const WIDTH: i32 = 344;
const ROW: i32 = 84;
const LEFT: i32 = 14;
const FIRST_GATE: i32 = 54;
const LAST_GATE: i32 = 284;
const END: i32 = 326;

/// The decision.
pub(crate) fn claim_picture(answer: &AutoClaim) -> Html {
    let general = answer.conditions.len();
    let starts = answer.policies.iter().scan(general, |next, policy| {
        let start = *next;
        *next += policy.conditions.len();
        Some(start)
    });
    let policies: Vec<(usize, &crate::api::ClaimPolicyAnswer)> = starts.zip(&answer.policies).collect();
    html! {
        <section class="card decision" aria-labelledby="decision">
            <h3 id="decision">{ "Conditions for the licence" }</h3>
            { picture(answer, &policies) }
            <h4>{ "For every policy" }</h4>
            { gates(&answer.conditions, 0) }
            { for policies.iter().map(|(start, policy)| html! {
                <div key={policy.policy.index}>
                    <h4>{ policy_name(&policy.policy) }{ ": " }{ policy.verdict.label().to_ascii_lowercase() }</h4>
                    { gates(&policy.conditions, *start) }
                </div>
            }) }
            if policies.is_empty() { <p class="quiet">{ no_policy(answer) }</p> }
        </section>
    }
}

fn no_policy(answer: &AutoClaim) -> &'static str {
    if may_have_more_policies(&answer.situation.0) {
        "No policy is listed yet. The tenant may still have one that assigns the licence."
    } else {
        "There’s no policy, so no licence is assigned."
    }
}

/// The conditions as a list, numbered as in the diagram.
fn gates(conditions: &[ClaimCondition], start: usize) -> Html {
    let gate = |(at, condition): (usize, &ClaimCondition)| {
        // The explanation of a met condition is collapsed.
        html! {
            <li class="gate" key={condition.id}>
                { shape(Sign::from(condition.state)) }
                <details open={condition.state != State::Met}>
                    <summary>
                        <span class="number">{ format!("{} ", start + at + 1) }</span>
                        { condition.title }<span class="unseen">{ ": " }</span>{ " " }
                        <span class="chip">{ condition.state.label() }</span>
                    </summary>
                    <p class="why">{ condition.why }</p>
                    { cited(&condition.sources) }
                </details>
            </li>
        }
    };
    html! { <ol class="gates">{ for conditions.iter().enumerate().map(gate) }</ol> }
}

/// The description of the diagram.
fn in_words(answer: &AutoClaim) -> String {
    let all = || answer.conditions.iter().chain(answer.policies.iter().flat_map(|policy| &policy.conditions));
    let count = |state: State| all().filter(|condition| condition.state == state).count();
    format!(
        "{}: {} met, {} not met, {} not known. The list below has the same content.",
        counted(all().count(), "condition", "conditions"),
        count(State::Met),
        count(State::NotMet),
        count(State::NotKnown)
    )
}

fn picture(answer: &AutoClaim, policies: &[(usize, &crate::api::ClaimPolicyAnswer)]) -> Html {
    let rows = i32::try_from(policies.len().max(1)).unwrap_or(1);
    let height = ROW * (rows + 1) - 14;
    let first = 40;
    let turn = first + 38;
    let before = so_far(&answer.conditions);
    // From the end of the first row down, back to the left, and down to each policy.
    let back = format!("M{END} {first}V{turn}H{LEFT}V{}", first + ROW * rows);
    let row = |(at, (start, policy)): (usize, &(usize, &crate::api::ClaimPolicyAnswer))| {
        let y = first + ROW * (i32::try_from(at).unwrap_or_default() + 1);
        let own = so_far(&policy.conditions);
        html! {
            <>
                <text x={FIRST_GATE.to_string()} y={(y - 24).to_string()}>{ short(&policy_name(&policy.policy)) }</text>
                { track(&policy.conditions, *start, y, before) }
                { ticket(Sign::from(policy.verdict), y, before.max(own)) }
            </>
        }
    };
    let y = first + ROW;
    let (label, verdict) = if may_have_more_policies(&answer.situation.0) {
        ("Policies that aren’t listed", Verdict::DependsOn)
    } else {
        ("No policy", Verdict::NotClaimed)
    };
    html! {
        <svg class="picture" viewBox={format!("0 0 {WIDTH} {height}")} role="img" aria-labelledby="decision-title decision-words">
            <title id="decision-title">{ "Conditions for the licence" }</title>
            <desc id="decision-words">{ in_words(answer) }</desc>
            <text x={LEFT.to_string()} y="14">{ "The action" }</text>
            { line(&back, before) }
            <circle class="stop" cx={LEFT.to_string()} cy={first.to_string()} r="6" />
            { track(&answer.conditions, 0, first, Way::Met) }
            { line(&format!("M{} {first}H{END}", LAST_GATE + 12), before) }
            if policies.is_empty() {
                <text x={FIRST_GATE.to_string()} y={(y - 24).to_string()}>{ label }</text>
                { line(&format!("M{LEFT} {y}H{}", END - 12), before.max(Way::Open)) }
                { ticket(Sign::from(if before == Way::Shut { Verdict::NotClaimed } else { verdict }), y, before) }
            }
            { for policies.iter().enumerate().map(row) }
        </svg>
    }
}

/// How far a path can be followed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Met,
    Open,
    Shut,
}

impl Way {
    const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Open => "open",
            Self::Shut => "shut",
        }
    }
}

fn way(state: State) -> Way {
    match state {
        State::Met => Way::Met,
        State::NotKnown => Way::Open,
        State::NotMet => Way::Shut,
    }
}

fn so_far(conditions: &[ClaimCondition]) -> Way {
    conditions.iter().map(|condition| way(condition.state)).max().unwrap_or(Way::Met)
}

fn line(path: &str, way: Way) -> Html {
    html! { <path class="track" data-way={way.word()} d={path.to_owned()} /> }
}

/// A row of conditions, each with the path that leads to it.
fn track(conditions: &[ClaimCondition], start: usize, y: i32, mut before: Way) -> Html {
    let count = i32::try_from(conditions.len()).unwrap_or(1).max(2);
    let step = (LAST_GATE - FIRST_GATE) / (count - 1);
    let mut from = LEFT;
    let mut drawn = vec![];
    let mut gates = vec![];
    for (at, condition) in conditions.iter().enumerate() {
        let x = FIRST_GATE + step * i32::try_from(at).unwrap_or_default();
        drawn.push(line(&format!("M{from} {y}H{x}"), before));
        gates.push(html! {
            <>
                { shape_at(Sign::from(condition.state), x, y) }
                <text class="gate-number" x={x.to_string()} y={(y + 25).to_string()}>{ start + at + 1 }</text>
            </>
        });
        before = before.max(way(condition.state));
        from = x;
    }
    drawn.push(line(&format!("M{from} {y}H{}", END - 10), before));
    html! { <>{ for drawn }{ for gates }</> }
}

/// The licence at the end of a row.
fn ticket(sign: Sign, y: i32, way: Way) -> Html {
    html! {
        <>
            <rect class="ticket" data-way={way.word()} x={(END - 16).to_string()} y={(y - 16).to_string()} width="32" height="32" rx="6" />
            { shape_at(sign, END, y) }
        </>
    }
}

/// A name short enough for its row.
fn short(name: &str) -> String {
    const MOST: usize = 36;
    if name.chars().count() <= MOST { name.to_owned() } else { name.chars().take(MOST - 1).chain(['…']).collect() }
}
