//! The facts of auto-claim by subject, and the known facts about a run beside them.

use crate::auto_claim::facts::{actions, place_in_form};
use crate::check::KnownFact;
use crate::model::{Concerns, Fact, Knowledge, Place, RunPlan};
use crate::text::sorted::sorted_by;
use crate::ui::fact_edit::FactEdit;
use crate::ui::format::subject;
use crate::ui::parts::facts::fact_row::{Shown, fact_row};
use yew::prelude::*;

/// The facts, as controls or for `reading` only.
pub(crate) fn claim_form(
    knowledge: &Knowledge,
    plan: &RunPlan,
    reading: bool,
    on_change: &Callback<FactEdit>,
    on_place: &Callback<Place>,
) -> Html {
    let known = KnownFact::all(knowledge);
    let in_desktop_app = actions(plan).iter().any(|action| action.is_in_desktop_app());
    let is_shown = |fact: Fact| match fact {
        Fact::ActPadVersion | Fact::ActPadEdition => in_desktop_app,
        _ if fact.path().0 == "setUp" => false,
        _ => fact.info().concerns == Concerns::AutoClaim,
    };
    let facts: Vec<Fact> = (Fact::ALL.iter().copied())
        .filter(|fact| is_shown(*fact) || known.iter().any(|known| known.fact == *fact) && fact.path().0 != "setUp")
        .collect();
    let subjects = facts.iter().map(|fact| fact.path().0).collect();
    let mut subjects: Vec<&'static str> = sorted_by(subjects, |subject| [place_in_form(subject), 0, 0]);
    subjects.dedup();
    let group = |name: &'static str| {
        let rows = facts.iter().filter(|fact| fact.path().0 == name);
        html! {
            <div class="subject" key={name}>
                <h4>{ subject(name) }</h4>
                <div>{ for rows.map(|fact| row(*fact, &known, (reading, false), on_change, on_place)) }</div>
            </div>
        }
    };
    html! {
        <section class="card facts" aria-labelledby="known">
            <h3 id="known" tabindex="-1">{ "The situation" }</h3>
            <p class="quiet">{ "Select a line to change it. Leave out what you don’t know." }</p>
            <div>{ for subjects.into_iter().map(group) }</div>
        </section>
    }
}

/// A fact with its value; whether it is for reading only, and whether its control is initially open.
pub(crate) fn row(
    fact: Fact,
    known: &[KnownFact],
    (read_only, is_open): (bool, bool),
    on_change: &Callback<FactEdit>,
    on_place: &Callback<Place>,
) -> Html {
    let known = known.iter().find(|known| known.fact == fact);
    fact_row(fact, &Shown { known, presumed: None, is_open, read_only }, on_change, on_place)
}
