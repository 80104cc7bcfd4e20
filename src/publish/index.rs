//! The index of the catalogue: a table of what each entry is and by which words it can be found.

use crate::catalog::families::rule_family;
use crate::catalog::licenses::Product;
use crate::catalog::{Cause, ErrorCode, Rule, Step, codes, licenses, rules};
use crate::model::{Owner, Right, RunMode};
use crate::search::{Kind, fold, is_stop_word, terms};
use std::fmt::Write;

/// The family of every licence.
pub(super) const LICENSES: &str = "Licences";

/// The whole index.
pub(super) fn index_text() -> String {
    let mut text = String::new();
    for entry in codes::all() {
        code(&mut text, entry);
    }
    for entry in rules::all() {
        rule(&mut text, entry);
    }
    for product in licenses::all() {
        license(&mut text, product);
    }
    text
}

fn code(text: &mut String, entry: &ErrorCode) {
    head(text, Kind::Code, entry.id, entry.title, entry.family.label());
    if entry.code.is_none() {
        text.push_str("no code\n");
    }
    names(text, "modes", entry.run_modes.iter().map(|mode| mode.label()));
    owners(text, entry.fix);
    lines(text, "also", entry.aliases);
    lines(text, "message", entry.messages);
    let causes = |part: fn(&Cause) -> &'static str| entry.causes.iter().map(part);
    let texts = [entry.what, entry.why, entry.no_cause].into_iter().chain(causes(|cause| cause.title));
    words(text, entry.title, entry.messages, texts.chain(causes(|cause| cause.how_to_tell)), entry.fix);
}

fn rule(text: &mut String, rule: &Rule) {
    head(text, Kind::Rule, rule.id, rule.title, rule_family(rule.family));
    let allows = |mode: &RunMode| rule.applies_to.iter().all(|condition| condition.allows(*mode));
    names(text, "modes", RunMode::ALL.iter().filter(|mode| allows(mode)).map(|mode| mode.label()));
    owners(text, rule.guidance.fix);
    let asks = rule.asks.iter().map(|fact| fact.info().label);
    words(text, rule.title, &[], [rule.guidance.what, rule.guidance.why].into_iter().chain(asks), rule.guidance.fix);
}

fn license(text: &mut String, product: &Product) {
    head(text, Kind::License, product.id, product.name, LICENSES);
    let gives = |right: Right| product.rights.contains(&right);
    let modes = [(Right::Attended, RunMode::Attended), (Right::Unattended, RunMode::Unattended)];
    names(text, "modes", modes.into_iter().filter(|(right, _)| gives(*right)).map(|(_, mode)| mode.label()));
    lines(text, "also", product.names);
    for sku in product.skus {
        lines(text, "also", &[sku.part_number, sku.id]);
    }
    for plan in product.plans {
        lines(text, "also", &[plan.name, plan.id]);
    }
    words(text, product.name, &[], [product.note, "licence"].into_iter(), &[]);
}

fn head(text: &mut String, kind: Kind, id: &str, title: &str, family: &str) {
    let _ = writeln!(text, "# {} {id}\ntitle: {title}\nfamily: {family}", kind.id());
}

fn lines(text: &mut String, key: &str, lines: &[&str]) {
    for line in lines {
        let _ = writeln!(text, "{key}: {line}");
    }
}

fn names(text: &mut String, key: &str, names: impl Iterator<Item = &'static str>) {
    let names: Vec<&str> = names.collect();
    if !names.is_empty() {
        let _ = writeln!(text, "{key}: {}", names.join(", "));
    }
}

fn owners(text: &mut String, fix: &[Step]) {
    let owns = |owner: &Owner| fix.iter().any(|step| step.owner == *owner);
    names(text, "owners", Owner::ALL.iter().copied().filter(owns).map(Owner::label));
}

/// Every telling word of the texts, once, that the title and the messages do not have.
fn words(text: &mut String, title: &str, messages: &[&str], texts: impl Iterator<Item = &'static str>, fix: &[Step]) {
    let shown = fold(&format!("{title} {}", messages.join(" ")));
    let rest = fold(&texts.chain(fix.iter().map(|step| step.text)).collect::<Vec<_>>().join(" "));
    let told: Vec<&str> = terms(&rest)
        .into_iter()
        .filter(|word| word.len() > 1 && !is_stop_word(word) && !shown.contains(word))
        .collect();
    if !told.is_empty() {
        let _ = writeln!(text, "words: {}", told.join(" "));
    }
}
