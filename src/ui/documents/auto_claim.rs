//! The auto-claim page without a script: which actions trigger a policy, under which conditions, how to set it up.

use super::section::section;
use crate::api::{AutoClaim, ClaimCondition};
use crate::auto_claim::combinations::{Combination, Set};
use crate::auto_claim::{Action, Goal};
use crate::model::{Fact, Item, OpenList, RunPlan};
use crate::ui::parts::auto_claim::set_up::{SECTIONS, pair, steps};
use crate::ui::parts::auto_claim::table::outcomes;
use crate::ui::parts::shared::citations::cited;
use crate::ui::parts::shared::disputes::disputed;
use yew::prelude::*;

/// The page until the view is loaded, and without a script.
pub(crate) fn auto_claim_document() -> Html {
    let mut situation = RunPlan::new();
    let policies = OpenList { items: vec![Item::default()], complete: false };
    situation.set(Fact::Policies, Some(policies.into()));
    situation.set(Fact::SetUpGoal, Some(Goal::AttendedRuns.into()));
    let answer = AutoClaim::of(&situation);
    let condition = |condition: &ClaimCondition| {
        html! { <><dt>{ condition.title }</dt><dd>{ condition.why }{ cited(&condition.sources) }</dd></> }
    };
    let of_policy = answer.policies.iter().flat_map(|policy| &policy.conditions);
    let note = |note: &crate::api::ClaimText| html! { <><dt>{ note.title }</dt><dd>{ note.text }{ cited(&note.sources) }</dd></> };
    let table = Combination { feature: true, set: Set::Both, left: true, held: "", action: Action::Other };
    let set_up = html! {
        <>
            { pair(answer.set_up.app, answer.set_up.product) }
            <p>{ answer.set_up.role }</p>
            { for SECTIONS.into_iter().map(|(id, title)| steps(&answer.set_up.steps, id, title, html! { <h3>{ title }</h3> })) }
        </>
    };
    html! {
        <div class="entry-page"><div class="body combinations">
            { section("Who gets which licence", Some(html! {
                <>
                    <p>{ "For a user without a licence, with the feature on, licences left and a managed environment. If the feature is off, no licence is left, or the user already has what the action needs, no licence is assigned." }</p>
                    { outcomes(table) }
                </>
            })) }
            { section("Conditions", Some(html! { <dl class="conditions">{ for answer.conditions.iter().chain(of_policy).map(condition) }</dl> })) }
            { section("Set up licences for attended runs", Some(set_up)) }
            { section("Good to know", Some(html! { <dl class="conditions">{ for answer.notes.iter().map(note) }</dl> })) }
            { section("Where Microsoft’s pages disagree", Some(answer.disputes.iter().map(disputed).collect())) }
        </div></div>
    }
}
