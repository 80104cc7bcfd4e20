//! The answer as a file.

use crate::ui::parts::shared::button::button;
use crate::ui::runs_state::Form;
use yew::prelude::*;

/// A button for each form, and whether names stay.
pub(crate) fn save(keep_names: bool, on_keep: &Callback<bool>, on_save: &Callback<Form>) -> Html {
    let form = |form: Form| button("small", form.label(), "report, to save", on_save.reform(move |_| form));
    let onchange = on_keep.reform(move |_: Event| !keep_names);
    html! {
        <div class="line save" role="group" aria-label="Save the report">
            <span class="quiet">{ "Save as" }</span>
            { for Form::ALL.into_iter().map(form) }
            <label><input type="checkbox" checked={keep_names} {onchange} /><span>{ "Keep names in messages" }</span></label>
        </div>
    }
}
