//! One open question, collapsed; expanded, its answers and how to find out.

use crate::model::{Fact, Value};
use crate::ui::parts::facts::fact_value::fact_value;
use crate::ui::parts::shared::how_to_find_out::how_to_find_out;
use yew::prelude::*;

/// The question about an unknown fact. `on_say` states its value; without it there are no answers.
pub(crate) fn open_question(fact: Fact, on_say: Option<&Callback<(Fact, Value)>>) -> Html {
    let info = fact.info();
    html! {
        <details class="question" key={info.id}>
            <summary>{ info.question }</summary>
            <div>
                if let Some(on_say) = on_say {
                    <fieldset>
                        <legend class="unseen">{ info.label }</legend>
                        { fact_value(fact, None, "open", &on_say.reform(move |value| (fact, value))) }
                    </fieldset>
                }
                { how_to_find_out(fact) }
            </div>
        </details>
    }
}
