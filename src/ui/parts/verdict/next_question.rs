//! The next question: the fact that decides most.

use crate::model::{Fact, Value};
use crate::ui::browser;
use crate::ui::parts::facts::fact_value::{answers, fact_value};
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::how_to_find_out::how_to_find_out;
use crate::ui::parts::shared::segments::MOST_IN_SIGHT;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The properties of the next question.
#[derive(Properties, PartialEq)]
pub(crate) struct NextQuestionProps {
    /// The fact to ask for; `None` if no question is left, or only skipped ones.
    pub(crate) fact: Option<Fact>,
    /// Shows the question without a way to answer it.
    pub(crate) read_only: bool,
    /// The number of skipped questions.
    pub(crate) skipped: usize,
    pub(crate) on_value: Callback<(Fact, Value)>,
    pub(crate) on_skipped: Callback<Fact>,
    pub(crate) on_ask_again: Callback<()>,
    /// Called when the last question was answered or skipped, so that the focus can move on.
    pub(crate) on_end: Callback<()>,
}

/// The next question, with its answers and how to find out.
#[component]
pub(crate) fn NextQuestion(props: &NextQuestionProps) -> Html {
    let heading = use_node_ref();
    // True after an answer was given here: the focus then moves to the next question.
    let answered = use_mut_ref(|| false);
    let draft = use_state(Draft::default);
    {
        let (heading, answered, on_end) = (heading.clone(), answered.clone(), props.on_end.clone());
        let draft = draft.setter();
        use_effect_with(props.fact, move |_| {
            draft.set(Draft::default());
            if answered.replace(false) && !browser::focus(&heading) {
                on_end.emit(());
            }
        });
    }
    let Some(fact) = props.fact else { return skipped_questions(props, answered) };
    let on_value = {
        let (on_value, answered) = (props.on_value.clone(), answered.clone());
        Callback::from(move |value: Value| {
            answered.replace(true);
            on_value.emit((fact, value));
        })
    };
    let on_skip = props.on_skipped.reform(move |_: MouseEvent| {
        answered.replace(true);
        fact
    });
    let quick = answers(fact);
    let answer = |(label, value): (&'static str, Value)| {
        let onclick = on_value.reform(move |_| value.clone());
        button("answer", label, "", onclick)
    };
    html! {
        <section class="card ask" aria-labelledby="ask">
            <p class="eyebrow">{ "The one thing that would tell us most" }</p>
            <h3 id="ask" tabindex="-1" ref={heading}>{ fact.info().question }</h3>
            <div class="answers" key={fact.id()}>
                if props.read_only {
                    // Only how to find out.
                } else if quick.is_empty() || quick.len() > MOST_IN_SIGHT {
                    { drafted(fact, &draft, &on_value) }
                } else {
                    { for quick.into_iter().map(answer) }
                }
                if !props.read_only { { button("link", "I can’t find out", "", on_skip) } }
                { how_to_find_out(fact) }
            </div>
        </section>
    }
}

/// An answer that is being put together.
#[derive(Default)]
struct Draft {
    value: Option<Value>,
    /// The person submitted it, but it is empty.
    refused: bool,
}

/// Fields for an answer that is submitted with a button.
fn drafted(fact: Fact, draft: &UseStateHandle<Draft>, on_value: &Callback<Value>) -> Html {
    let setter = draft.setter();
    let on_draft = Callback::from(move |value| setter.set(Draft { value: Some(value), refused: false }));
    let onclick = {
        let (draft, on_value) = (draft.clone(), on_value.clone());
        Callback::from(move |_| match draft.value.as_ref().filter(|value| is_answer(value)) {
            Some(value) => on_value.emit(value.clone()),
            None => draft.set(Draft { value: draft.value.clone(), refused: true }),
        })
    };
    html! {
        <fieldset class="draft">
            <legend class="unseen">{ fact.info().question }</legend>
            { fact_value(fact, draft.value.as_ref(), "ask", &on_draft) }
            if draft.refused { <p class="fault" role="alert">{ "Nothing is said yet." }</p> }
            { button("answer", "Use this answer", "", onclick) }
        </fieldset>
    }
}

/// False for an empty list that isn't marked as complete.
const fn is_answer(value: &Value) -> bool {
    match value {
        Value::Sessions(list) => list.complete || !list.items.is_empty(),
        Value::Licenses(held) => held.list.complete || !held.list.items.is_empty(),
        Value::Seats(list) => list.complete || !list.items.is_empty(),
        Value::Items(list) => list.complete || !list.items.is_empty(),
        _ => true,
    }
}

/// The number of skipped questions, with a button that asks them again.
fn skipped_questions(props: &NextQuestionProps, answered: Rc<RefCell<bool>>) -> Html {
    let text = match props.skipped {
        0 => return html! {},
        1 => "One question is put aside.".to_owned(),
        more => format!("{more} questions are put aside."),
    };
    let onclick = props.on_ask_again.reform(move |_| {
        answered.replace(true);
    });
    html! {
        <section class="card ask" aria-label="Questions put aside">
            <div class="answers">
                <p>{ text }</p>{ button("link", "Ask again", "", onclick) }
            </div>
        </section>
    }
}
