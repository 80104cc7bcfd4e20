//! The page of a licence.

use super::links::{auto_claim, rule_link, rules_of};
use super::section::{fact, list, open_in_workbench, section, sources, text};
use crate::auto_claim::App;
use crate::catalog::licenses::{Holder, LicenseKind, Product, ServicePlan};
use crate::model::{Fact, License, Licenses, OpenList, Right, RunPlan, Value};
use crate::text::percent::encode;
use crate::ui::format::long_date;
use crate::ui::parts::shared::rich_text::rich_text;
use yew::prelude::*;

/// The page of a licence.
pub(crate) fn license_document(root: &str, product: &'static Product) -> Html {
    let rules = rules_of(product).into_iter().map(|rule| rule_link(root, rule)).collect();
    html! {
        <article class="entry-page">
            <header><h1>{ product.name }</h1></header>
            <div class="body">
                <div class="card">
                    <p class="lead">{ lead(product) }</p>
                    if !product.note.is_empty() { <p>{ rich_text(product.note) }</p> }
                </div>
                if App::POWER_AUTOMATE.iter().any(|app| app.product() == Some(product.id)) { { auto_claim(root) } }
                { section("What it allows", list(allows(product))) }
                { try_it(root, product) }
                { section("What isn’t documented", list(unsure(product))) }
                { section("Rules that depend on it", list(rules)) }
                { section("Service plans", list(product.plans.iter().map(plan).collect())) }
            </div>
            <aside aria-label="About this licence">
                { at_a_glance(product) }
                { sources(product.sources, &[]) }
            </aside>
        </article>
    }
}

/// Opens the workbench with a user who holds this licence and needs one for a run.
fn try_it(root: &str, product: &Product) -> Html {
    if product.holder != Holder::User {
        return Html::default();
    }
    let held = Licenses {
        list: OpenList { items: vec![License { product: product.id.to_owned(), switched_off: false }], complete: true },
        lacks: vec![],
    };
    let mut plan = RunPlan::new();
    plan.set(Fact::ConnectionOwnerLicenses, Some(Value::Licenses(held)));
    let plan = serde_json::to_string(&plan).unwrap_or_default();
    let says = "The workbench starts with a connection owner who has this licence and no other.";
    open_in_workbench(root, &format!("plan={}", encode(&plan)), "Check a run with it", says)
}

/// The licence in one sentence.
pub(crate) fn lead(product: &Product) -> &'static str {
    match (product.holder, product.rights) {
        (Holder::User, []) => "A user licence that doesn’t include desktop flow runs started by a cloud flow.",
        (Holder::User, _) => "A user licence for desktop flow runs.",
        (Holder::Machine, _) => {
            "Environment capacity that is assigned to a machine. It’s never listed among a user’s licences."
        }
        (Holder::CloudFlow, _) => "Environment capacity that is assigned to a cloud flow.",
        (Holder::Environment, _) => "Set for an environment and everyone in it.",
    }
}

fn allows(product: &Product) -> Vec<Html> {
    let registers = product.registers_machines.then_some("Registering machines");
    product.rights.iter().map(|right| right_in_words(*right)).chain(registers).map(text).collect()
}

fn unsure(product: &Product) -> Vec<Html> {
    product.unsure.iter().map(|right| text(format!("Whether it allows: {}", right_in_words(*right)))).collect()
}

const fn right_in_words(right: Right) -> &'static str {
    match right {
        Right::Attended => "Attended runs that a cloud flow starts",
        Right::Unattended => "Unattended runs on your own machine",
        Right::Hosted => "Runs on hosted machines and hosted machine groups",
    }
}

fn plan(plan: &'static ServicePlan) -> Html {
    let needed = if plan.rights.is_empty() { "" } else { ": required for the right" };
    html! { <><code>{ plan.name }</code>{ " " }<span class="fine">{ plan.id }</span>{ needed }</> }
}

fn at_a_glance(product: &'static Product) -> Html {
    let kind = match product.kind {
        LicenseKind::Paid => "Paid",
        LicenseKind::Free => "Free of charge",
        LicenseKind::Trial => "A trial",
        LicenseKind::Seeded => "Included in another product",
        LicenseKind::Legacy => "No longer sold; existing licences remain valid",
        LicenseKind::AddOn => "Add-on to another product",
        LicenseKind::PayAsYouGo => "Each run is billed",
    };
    let holder = match product.holder {
        Holder::User => "A user",
        Holder::Machine => "A machine, from its environment",
        Holder::CloudFlow => "A cloud flow, from its environment",
        Holder::Environment => "An environment",
    };
    let skus = product.skus.iter().map(|sku| html! { <><code>{ sku.part_number }</code>{ " " }{ sku.id }</> });
    html! {
        <dl class="glance">
                { fact("Type", vec![text(kind)]) }
                { fact("Assigned to", vec![text(holder)]) }
                { fact("Sold until", product.sold_until.map(|day| text(long_date(day))).into_iter().collect()) }
                { fact("Other names", product.names.iter().map(|name| text(*name)).collect()) }
                { fact("In Microsoft Graph", skus.collect()) }
        </dl>
    }
}
