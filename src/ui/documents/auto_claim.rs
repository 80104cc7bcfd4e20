//! The page of auto-claim as it stands without a script: what can set a policy to work, what has to be so, how to set it up.

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

/// What stands on the page until it is ready, and where no script runs.
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
            { section("Who is given what", Some(html! {
                <>
                    <p>{ "For a user without a licence, where the feature is on, licences are left and the environment is managed. With the feature off, with no licence left, or for somebody who has what the action needs, nothing is given." }</p>
                    { outcomes(table) }
                </>
            })) }
            { section("What has to be so", Some(html! { <dl class="conditions">{ for answer.conditions.iter().chain(of_policy).map(condition) }</dl> })) }
            { section("Users get what attended runs need", Some(set_up)) }
            { section("Good to know", Some(html! { <dl class="conditions">{ for answer.notes.iter().map(note) }</dl> })) }
            { section("Where the pages disagree", Some(answer.disputes.iter().map(disputed).collect())) }
        </div></div>
    }
}
