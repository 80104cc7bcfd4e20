//! The next question: the fact that settles most.

use crate::model::{Fact, Field, Kind, Value};
use crate::ui::browser;
use crate::ui::format::counted;
use crate::ui::parts::facts::fact_value::fact_value;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::how_to_find_out::how_to_find_out;
use crate::ui::parts::shared::segments::MOST_IN_SIGHT;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The properties of the next question.
#[derive(Properties, PartialEq)]
pub(crate) struct NextQuestionProps {
    /// The field to ask for; `None` if no question is left, or only skipped ones.
    pub(crate) field: Option<Field>,
    /// The item that the question is about, if one fact is asked for several items.
    #[prop_or_default]
    pub(crate) about: String,
    /// The one-click answers, each with the field that it sets.
    pub(crate) answers: Vec<(&'static str, Field, Value)>,
    /// Called to answer with the fact's own control.
    #[prop_or_default]
    pub(crate) on_go: Callback<Field>,
    /// Shows the question without a way to answer it.
    pub(crate) read_only: bool,
    /// The number of skipped questions.
    pub(crate) skipped: usize,
    pub(crate) on_value: Callback<(Field, Value)>,
    pub(crate) on_skipped: Callback<Field>,
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
        use_effect_with(props.field, move |_| {
            draft.set(Draft::default());
            if answered.replace(false) && !browser::focus(&heading) {
                on_end.emit(());
            }
        });
    }
    let Some(field) = props.field else { return skipped_questions(props, answered) };
    let fact = field.fact;
    let on_value = {
        let (on_value, answered) = (props.on_value.clone(), answered.clone());
        Callback::from(move |answer: (Field, Value)| {
            answered.replace(true);
            on_value.emit(answer);
        })
    };
    let on_skip = props.on_skipped.reform(move |_: MouseEvent| {
        answered.replace(true);
        field
    });
    let quick = &props.answers;
    let answer = |(label, field, value): &(&'static str, Field, Value)| {
        let answer = (*field, value.clone());
        button("answer", label, "", on_value.reform(move |_| answer.clone()))
    };
    // Values that need more than a word are edited in the list of facts.
    let has_more = !quick.is_empty() && !matches!(fact.info().kind, Kind::Flag { .. } | Kind::Choice(_));
    let on_form = props.on_go.reform(move |_| field);
    html! {
        <section class="card ask" aria-labelledby="ask">
            <p class="eyebrow">{ "Next question" }</p>
            <h3 id="ask" tabindex="-1" ref={heading}>{ &props.about }{ fact.info().question }</h3>
            <div class="answers" key={field.path()}>
                if props.read_only {
                    // Shows only how to find out.
                } else if quick.is_empty() || quick.len() > MOST_IN_SIGHT {
                    { drafted(fact, &draft, &on_value.reform(move |value| (field, value))) }
                } else {
                    { for quick.iter().map(answer) }
                    if has_more { { button("link", "Another answer", fact.info().question, on_form) } }
                }
                if !props.read_only { { button("link", "I can’t find out", "", on_skip) } }
                { how_to_find_out(fact) }
            </div>
        </section>
    }
}

/// An answer that is not submitted yet.
#[derive(Default)]
struct Draft {
    value: Option<Value>,
    /// It was submitted, but is empty.
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
            if draft.refused { <p class="fault" role="alert">{ "Give an answer first." }</p> }
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
    if props.skipped == 0 {
        return html! {};
    }
    let text = counted(props.skipped, "question skipped.", "questions skipped.");
    let onclick = props.on_ask_again.reform(move |_| {
        answered.replace(true);
    });
    html! {
        <section class="card ask" aria-label="Skipped questions">
            <div class="answers">
                <p>{ text }</p>{ button("link", "Ask again", "", onclick) }
            </div>
        </section>
    }
}
