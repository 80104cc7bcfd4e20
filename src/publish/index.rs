//! Builds the rows of the search index: each entry with its search words.

use crate::catalog::families::rule_family;
use crate::catalog::licenses::Product;
use crate::catalog::{Cause, ErrorCode, Rule, Step, codes, licenses, rules};
use crate::model::{Owner, Right, RunMode};
use crate::search::{Kind, Row, fold, is_stop_word, terms};

/// The family of all licences.
pub(super) const LICENSES: &str = "Licences";

/// All rows.
pub(super) fn rows() -> Vec<Row> {
    let codes = codes::all().iter().map(code);
    codes.chain(rules::all().iter().map(rule)).chain(licenses::all().iter().map(license)).collect()
}

fn code(entry: &'static ErrorCode) -> Row {
    let causes = |part: fn(&Cause) -> &'static str| entry.causes.iter().map(part);
    let texts = [entry.what, entry.why, entry.no_cause].into_iter().chain(causes(|cause| cause.title));
    Row {
        kind: Kind::Code,
        id: entry.id,
        title: entry.title,
        family: entry.family.label(),
        has_code: entry.code.is_some(),
        modes: entry.run_modes.iter().map(|mode| mode.label()).collect(),
        owners: owners(entry.fix),
        also: entry.aliases.to_vec(),
        messages: entry.messages.to_vec(),
        words: words(entry.title, entry.messages, texts.chain(causes(|cause| cause.how_to_tell)), entry.fix),
    }
}

fn rule(rule: &'static Rule) -> Row {
    let allows = |mode: &RunMode| rule.applies_to.iter().all(|condition| condition.allows(*mode));
    let asks = rule.asks.iter().map(|fact| fact.info().label);
    let texts = [rule.guidance.what, rule.guidance.why].into_iter().chain(asks);
    Row {
        kind: Kind::Rule,
        id: rule.id,
        title: rule.title,
        family: rule_family(rule.family),
        has_code: false,
        modes: RunMode::ALL.iter().filter(|mode| allows(mode)).map(|mode| mode.label()).collect(),
        owners: owners(rule.guidance.fix),
        also: vec![],
        messages: vec![],
        words: words(rule.title, &[], texts, rule.guidance.fix),
    }
}

fn license(product: &'static Product) -> Row {
    let gives = |right: Right| product.rights.contains(&right);
    let modes = [(Right::Attended, RunMode::Attended), (Right::Unattended, RunMode::Unattended)];
    let skus = product.skus.iter().flat_map(|sku| [sku.part_number, sku.id]);
    let plans = product.plans.iter().flat_map(|plan| [plan.name, plan.id]);
    Row {
        kind: Kind::License,
        id: product.id,
        title: product.name,
        family: LICENSES,
        has_code: false,
        modes: modes.into_iter().filter(|(right, _)| gives(*right)).map(|(_, mode)| mode.label()).collect(),
        owners: vec![],
        also: product.names.iter().copied().chain(skus).chain(plans).collect(),
        messages: vec![],
        words: words(product.name, &[], [product.note, "licence"].into_iter(), &[]),
    }
}

fn owners(fix: &[Step]) -> Vec<&'static str> {
    let owns = |owner: &Owner| fix.iter().any(|step| step.owner == *owner);
    Owner::ALL.iter().copied().filter(owns).map(Owner::label).collect()
}

/// The distinct words of the texts that are no stop words and occur in neither title nor messages.
fn words(title: &str, messages: &[&str], texts: impl Iterator<Item = &'static str>, fix: &[Step]) -> &'static str {
    let shown = fold(&format!("{title} {}", messages.join(" ")));
    let rest = fold(&texts.chain(fix.iter().map(|step| step.text)).collect::<Vec<_>>().join(" "));
    let told: Vec<&str> = terms(&rest)
        .into_iter()
        .filter(|word| word.len() > 1 && !is_stop_word(word) && !shown.contains(word))
        .collect();
    told.join(" ").leak()
}
