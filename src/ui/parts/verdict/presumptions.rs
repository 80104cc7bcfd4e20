//! The presumptions as chips. A click states the other value, or shows the fact.

use crate::catalog::usual;
use crate::check::{Presumed, Report};
use crate::labels;
use crate::model::{Fact, Value};
use yew::prelude::*;

/// The chips; empty if nothing was presumed. Without `on_say` they are text.
pub(crate) fn presumptions(
    report: &Report,
    on_say: Option<&Callback<(Fact, Value)>>,
    on_fact: &Callback<Fact>,
) -> Html {
    if report.presumed.is_empty() {
        return Html::default();
    }
    let decides = |fact: Fact| {
        let saves = |saving: &crate::check::Saving| saving.fact == fact;
        report
            .deciding_finding()
            .is_some_and(|finding| finding.presumed.contains(fact) || finding.unless.iter().any(saves))
    };
    let chip = |presumed: &Presumed| {
        let fact = presumed.fact;
        let words = usual::phrase(fact, &presumed.value)
            .unwrap_or_else(|| format!("{}: {}", fact.info().label, labels::value(fact, &presumed.value)));
        let flips = decides(fact).then_some("");
        let Some(on_say) = on_say else {
            return html! { <li><span class="chip presumed" data-flips={flips}>{ words }</span></li> };
        };
        let answers = labels::answers(fact);
        let other = answers.iter().find(|(_, answer)| *answer != presumed.value).filter(|_| answers.len() == 2);
        let (does, onclick) = match other.map(|(label, value)| (*label, value.clone())) {
            Some((label, value)) => {
                (format!("Change to: {label}"), on_say.reform(move |_: MouseEvent| (fact, value.clone())))
            }
            None => ("Change".to_owned(), on_fact.reform(move |_: MouseEvent| fact)),
        };
        html! {
            <li>
                <button type="button" class="chip presumed" data-flips={flips} title={does.clone()} {onclick}>
                    { words }<span class="unseen">{ ". " }{ does }</span>
                </button>
            </li>
        }
    };
    html! {
        <div class="presumptions">
            <p id="presumed">{ "Presumed:" }</p>
            <ul aria-labelledby="presumed">{ for report.presumed.iter().map(chip) }</ul>
        </div>
    }
}
