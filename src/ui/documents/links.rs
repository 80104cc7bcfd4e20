//! The paths of the published pages, and which pages link to each other.

use crate::catalog::code::ErrorCode;
use crate::catalog::licenses::{self, Holder, Product};
use crate::catalog::{Rule, codes, rules};
use crate::model::{Fact, Right};
use yew::prelude::*;

/// The folder name of a page: the id, without characters that are invalid in file names or URLs.
pub(crate) fn folder(id: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let named: String = id.chars().map(|letter| if plain(letter) { letter } else { '-' }).collect();
    named.trim_end_matches('.').to_owned()
}

/// A link to the page of a code, by its code or, if the product gives none, by its title.
pub(super) fn code_link(root: &str, entry: &ErrorCode) -> Html {
    html! { <a href={format!("{root}codes/{}/", folder(entry.id))}>{ name_of_code(entry) }</a> }
}

/// A code, or its title if the product gives none.
pub(super) fn name_of_code(entry: &ErrorCode) -> Html {
    match entry.code {
        Some(code) => html! { <code>{ code }</code> },
        None => html! { { entry.title } },
    }
}

/// A link to the page of a code by its id; its plain name if there is none.
pub(super) fn code_link_to(root: &str, id: &'static str) -> Html {
    codes::find(id).map_or_else(|| html! { <code>{ id }</code> }, |entry| code_link(root, entry))
}

/// A link to the page of a rule, by its title.
pub(super) fn rule_link(root: &str, rule: &Rule) -> Html {
    html! { <a href={format!("{root}rules/{}/", folder(rule.id))}>{ rule.title }</a> }
}

/// A link to the page of a licence, by its name.
pub(super) fn license_link(root: &str, product: &Product) -> Html {
    html! { <a href={format!("{root}licenses/{}/", folder(product.id))}>{ product.name }</a> }
}

/// A link to the auto-claim page, for entries about a licence that a policy can assign.
pub(super) fn auto_claim(root: &str) -> Html {
    html! {
        <p>
            { "An auto-claim policy can assign this licence. " }
            <a href={format!("{root}auto-claim/")}>{ "Auto-claim: will this user get a licence?" }</a>
        </p>
    }
}

/// The codes that name a rule among their causes.
pub(super) fn codes_of(rule: &Rule) -> Vec<&'static ErrorCode> {
    codes::all().iter().filter(|entry| entry.causes.iter().any(|cause| cause.rule == rule.id)).collect()
}

/// The licences that a rule checks for, or that one of its steps assigns.
pub(super) fn products_of(rule: &Rule) -> Vec<&'static Product> {
    let counts_bots = rule.asks.contains(&Fact::MachineUnattendedBots);
    let looks_at = |product: &Product| {
        let gives = product.rights.iter().any(|right| wants(rule, *right));
        let assigns = rule.guidance.fix.iter().any(|step| step.makes.names_product(product.id));
        gives || assigns || (counts_bots && product.holder == Holder::Machine)
    };
    licenses::all().iter().filter(|product| looks_at(product)).collect()
}

/// The rules that check for a licence, or that it fixes.
pub(super) fn rules_of(product: &Product) -> Vec<&'static Rule> {
    rules::all().iter().filter(|rule| products_of(rule).iter().any(|other| other.id == product.id)).collect()
}

/// True if a rule checks whether somebody's licences give a right.
fn wants(rule: &Rule, right: Right) -> bool {
    let name = match right {
        Right::Attended => "owner-attended",
        Right::Unattended => "owner-unattended",
        Right::Hosted => "owner-hosted",
    };
    rule.conditions().any(|condition| condition.text.split(' ').any(|word| word.ends_with(name)))
}
