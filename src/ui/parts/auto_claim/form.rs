//! The form of a situation, in groups. Everything may stay open.

use super::controls::{Controls, moment_field};
use crate::autoclaim::ask::Ask;
use crate::autoclaim::{Acts, Moment, Policy, Situation};
use crate::model::OpenList;
use crate::ui::browser;
use crate::ui::parts::shared::button::button;
use crate::ui::parts::shared::text_field::TextField;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The form.
pub(crate) fn claim_form(situation: &Situation, on_situation: &Callback<Situation>) -> Html {
    let controls = Controls { situation, on_situation, scope: "form" };
    let field = |ask: Ask| controls.field(ask);
    let group = |title: &'static str, inside: Html| {
        html! { <div class="subject" key={title}><h4>{ title }</h4><div>{ inside }</div></div> }
    };
    let in_desktop_app = Acts::possible(situation.act.what.as_ref()).iter().any(|act| act.is_in_desktop_app());
    let at = controls.changed(|situation, at: Option<Moment>| situation.act.at = at);
    let act = html! {
        <>
            { field(Ask::Act) }
            <div class="fact">{ moment_field("form-act-at".to_owned(), "When? Leave it open if you are only planning.", situation.act.at, &at) }</div>
            if in_desktop_app { { field(Ask::PadVersion) }{ field(Ask::PadEdition) } }
        </>
    };
    html! {
        <section class="card facts" aria-labelledby="situation">
            <h3 id="situation" tabindex="-1">{ "The situation" }</h3>
            <p class="quiet">{ "Leave open what you don’t know." }</p>
            <div>
                { group("What the user does", act) }
                { group("The user", html! { <>{ field(Ask::UserLicenses) }{ field(Ask::OwnsConnection) }</> }) }
                { group("The environment and the feature", html! { <>{ field(Ask::Managed) }{ field(Ask::Feature) }{ field(Ask::Scope) }</> }) }
                { group("The policies", policies(&controls)) }
                { group("Licences of the tenant", field(Ask::Seats)) }
            </div>
        </section>
    }
}

fn policies(controls: &Controls) -> Html {
    let listed = controls.situation.listed();
    let add = controls.changed(|situation, _: MouseEvent| {
        list(situation).items.push(Policy::default());
    });
    let complete = controls.changed(|situation, event: Event| {
        list(situation).complete = event.target_unchecked_into::<HtmlInputElement>().checked();
        tidy(situation);
    });
    let all = if listed.is_empty() { "The tenant has no policy" } else { "These are all policies of the tenant" };
    let is_complete = !controls.situation.may_have_more_policies();
    html! {
        <div class="list" data-ask="policies" tabindex="-1">
            { for (0..listed.len()).map(|at| policy(controls, at)) }
            { button("small", "Add a policy", "", add) }
            <label class="check">
                <input type="checkbox" checked={is_complete} onchange={complete} />
                <span>{ all }</span>
            </label>
        </div>
    }
}

/// One policy.
fn policy(controls: &Controls, at: usize) -> Html {
    let Some(policy) = controls.situation.listed().get(at) else { return Html::default() };
    let changed_name = controls.changed(move |situation, name: String| {
        if let Some(policy) = list(situation).items.get_mut(at) {
            policy.name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        }
    });
    let changed_created = controls.changed(move |situation, created: Option<Moment>| {
        if let Some(policy) = list(situation).items.get_mut(at) {
            policy.created = created;
        }
    });
    let remove = controls.changed(move |situation, event: MouseEvent| {
        browser::focus_next(&event, ".list", "button".to_owned());
        let mut position = 0..;
        list(situation).items.retain(|_| position.next() != Some(at));
        tidy(situation);
    });
    let legend = AttrValue::from(format!("Policy {}", at + 1));
    html! {
        <fieldset class="entry" key={at}>
            <legend>{ legend.clone() }</legend>
            <TextField id={format!("form-name-{at}")} label="Its name, if you like" value={policy.name.clone().unwrap_or_default()} on_text={changed_name} />
            { controls.field(Ask::PolicyApp(at)) }
            { controls.field(Ask::PolicyProduct(at)) }
            { controls.field(Ask::PolicyOn(at)) }
            { moment_field(format!("form-created-{at}"), "When was it created?", policy.created, &changed_created) }
            { controls.field(Ask::PolicyInForce(at)) }
            { controls.field(Ask::PolicyBackups(at)) }
            { controls.field(Ask::PolicyApps(at)) }
            { button("link", "Remove", legend, remove) }
        </fieldset>
    }
}

fn list(situation: &mut Situation) -> &mut OpenList<Policy> {
    situation.policies.get_or_insert_with(|| OpenList { items: vec![], complete: false })
}

/// An empty list that may not be all there is says nothing.
fn tidy(situation: &mut Situation) {
    if situation.policies.as_ref().is_some_and(|list| list.items.is_empty() && !list.complete) {
        situation.policies = None;
    }
}
