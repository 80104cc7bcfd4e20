//! The one question whose answer would tell most.

use super::answer::Answer;
use super::how_to_find_out::HowToFindOut;
use crate::model::{Fact, Value};
use crate::ui::browser;
use yew::prelude::*;

/// The question.
#[derive(Properties, PartialEq)]
pub(crate) struct NextQuestionProps {
    /// Nothing if there is none, or none that was not put aside.
    pub(crate) fact: Option<Fact>,
    /// How many were put aside.
    pub(crate) put_aside: usize,
    pub(crate) on_value: Callback<(Fact, Value)>,
    pub(crate) on_put_aside: Callback<Fact>,
    pub(crate) on_ask_again: Callback<()>,
    /// The last question was answered or put aside: the focus needs another place.
    pub(crate) on_end: Callback<()>,
}

/// The one question whose answer would tell most.
#[component]
pub(crate) fn NextQuestion(props: &NextQuestionProps) -> Html {
    let heading = use_node_ref();
    // True after an answer from here, so that the focus goes on to the next question.
    let answered = use_mut_ref(|| false);
    {
        let (heading, answered, on_end) = (heading.clone(), answered.clone(), props.on_end.clone());
        use_effect_with(props.fact, move |_| {
            if answered.replace(false) && !browser::focus(&heading) {
                on_end.emit(());
            }
        });
    }
    let Some(fact) = props.fact else { return put_aside(props, &answered) };
    let on_value = {
        let (on_value, answered) = (props.on_value.clone(), answered.clone());
        Callback::from(move |value| {
            answered.replace(true);
            on_value.emit((fact, value));
        })
    };
    let on_skip = {
        let (on_put_aside, answered) = (props.on_put_aside.clone(), answered);
        Callback::from(move |_| {
            answered.replace(true);
            on_put_aside.emit(fact);
        })
    };
    html! {
        <section class="card ask" aria-labelledby="ask">
            <p class="eyebrow">{ "The one thing that would tell us most" }</p>
            <h3 id="ask" tabindex="-1" ref={heading}>{ fact.info().question }</h3>
            <div class="answers" key={fact.id()}>
                <Answer {fact} {on_value} />
                <button type="button" class="link" onclick={on_skip}>{ "I can’t find out" }</button>
                <HowToFindOut {fact} />
            </div>
        </section>
    }
}

fn put_aside(props: &NextQuestionProps, answered: &std::rc::Rc<std::cell::RefCell<bool>>) -> Html {
    if props.put_aside == 0 {
        return html! {};
    }
    let (on_ask_again, answered) = (props.on_ask_again.clone(), answered.clone());
    let onclick = Callback::from(move |_| {
        answered.replace(true);
        on_ask_again.emit(());
    });
    let text = match props.put_aside {
        1 => "One question is put aside.".to_owned(),
        more => format!("{more} questions are put aside."),
    };
    html! {
        <section class="card ask" aria-label="Questions put aside">
            <div class="answers">
                <p>{ text }</p><button type="button" class="link" {onclick}>{ "Ask again" }</button>
            </div>
        </section>
    }
}
