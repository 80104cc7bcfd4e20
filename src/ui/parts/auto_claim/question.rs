//! The next question of the page of auto-claim, answered where it stands.

use super::controls::{Controls, how_to_find_out};
use crate::autoclaim::Situation;
use crate::autoclaim::ask::Ask;
use crate::autoclaim::choices::{Choice, choices};
use crate::autoclaim::texts;
use crate::ui::claim_bench::ClaimBench;
use crate::ui::format::counted;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::segments::MOST_IN_SIGHT;
use yew::prelude::*;

/// What is done with the question.
pub(crate) struct OnQuestion {
    /// It is answered, in full or in part.
    pub(crate) on_answer: Callback<Situation>,
    /// The person can't find out.
    pub(crate) on_put_aside: Callback<Ask>,
    /// Those put aside are to be asked again.
    pub(crate) on_ask_again: Callback<MouseEvent>,
    /// The person wants to answer on the form.
    pub(crate) on_go: Callback<Ask>,
}

/// The question; nothing if none is open.
pub(crate) fn claim_question(bench: &ClaimBench, on: &OnQuestion) -> Html {
    let Some(ask) = bench.question() else { return put_aside(bench, on) };
    let Some(text) = texts::find(ask.entry_and_field().0) else { return Html::default() };
    let quick = choices(ask, &bench.situation);
    let policy = ask.policy().map(|at| (at, bench.situation.listed().get(at).and_then(|policy| policy.name.clone())));
    let answer = |choice: Choice| {
        let onclick = on.on_answer.reform(move |_| choice.gives.clone());
        button("answer", choice.label, "", onclick)
    };
    let controls = Controls { situation: &bench.situation, on_situation: &on.on_answer, scope: "ask" };
    let on_form = on.on_go.reform(move |_| ask);
    html! {
        <section class="card ask" aria-labelledby="ask">
            <p class="eyebrow">{ "It depends on this first" }</p>
            <h3 id="ask" tabindex="-1">
                if let Some((at, name)) = policy {
                    { format!("Policy {}{}: ", at + 1, name.map(|name| format!(", “{name}”")).unwrap_or_default()) }
                }
                { text.line("question") }
            </h3>
            <div class="answers" key={ask.entry_and_field().1}>
                if quick.is_empty() || quick.len() > MOST_IN_SIGHT {
                    <fieldset class="draft">
                        <legend class="unseen">{ text.line("question") }</legend>
                        { controls.control(ask) }
                    </fieldset>
                } else {
                    { for quick.into_iter().map(answer) }
                    if has_more(ask) { { button("link", "Something else", text.line("question"), on_form) } }
                }
                { button("link", "I can’t find out", "", on.on_put_aside.reform(move |_| ask)) }
                { how_to_find_out(text) }
            </div>
            { others(bench, ask, on) }
        </section>
    }
}

/// Whether there are answers that only the form takes.
const fn has_more(ask: Ask) -> bool {
    matches!(ask, Ask::UserLicenses | Ask::Policies | Ask::PolicyProduct(_) | Ask::PolicyBackups(_))
}

/// What else is open, each to go to.
fn others(bench: &ClaimBench, first: Ask, on: &OnQuestion) -> Html {
    let others: Vec<Ask> = bench.asks.iter().copied().filter(|ask| *ask != first).collect();
    if others.is_empty() {
        return Html::default();
    }
    let button = |ask: &Ask| {
        let ask = *ask;
        let text = texts::find(ask.entry_and_field().0)?;
        Some(html! { <li>{ button("link", text.line("question"), "", on.on_go.reform(move |_| ask)) }</li> })
    };
    html! {
        <details data-holds="more">
            <summary>{ counted(others.len(), "more question is open", "more questions are open") }</summary>
            <ul class="open-questions">{ for others.iter().filter_map(button) }</ul>
        </details>
    }
}

fn put_aside(bench: &ClaimBench, on: &OnQuestion) -> Html {
    if bench.put_aside() == 0 {
        return Html::default();
    }
    html! {
        <section class="card ask" aria-label="Questions put aside">
            <div class="answers">
                <p>{ counted(bench.put_aside(), "question is put aside.", "questions are put aside.") }</p>
                { button("link", "Ask again", "", on.on_ask_again.clone()) }
            </div>
        </section>
    }
}
