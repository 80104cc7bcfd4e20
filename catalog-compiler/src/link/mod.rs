//! Turns the parsed tables into stored entries: resolves names to indices and reports those that don't exist.

mod entries;
mod facts;
mod guidance;
mod ids;
mod languages;
mod topics;

use crate::files::{Entry, Files, Parsed};
use crate::plans::{Names, keep, position};
use crate::problem::{Problem, hint};
use crate::tables::{Query, Service, Text};
use facts::facts;
use flow_preflight_grammar::stored::{StoredActionFamily, StoredCatalog, StoredCommand, StoredExample};
use guidance::source;
use ids::{Ids, twice};
use languages::Pack;
use topics::{topic_id, topics};

/// The catalogue with every name resolved.
pub(crate) struct Linked {
    pub(crate) catalog: StoredCatalog,
    /// The examples of each rule, in rule order.
    pub(crate) examples: Vec<Vec<StoredExample>>,
    /// The named conditions, in file order.
    pub(crate) conditions: Vec<String>,
    /// The queries for the tenant's settings.
    pub(crate) queries: Vec<Query>,
    /// The messages in other languages.
    pub(crate) packs: Vec<Pack>,
}

/// The names that entries can refer to.
struct Linker {
    names: Names,
    sources: Ids,
    disputes: Ids,
    links: Ids,
    steps: Ids,
    rules: Ids,
    codes: Ids,
    topics: Ids,
}

pub(crate) fn link(files: &Files, problems: &mut Vec<Problem>) -> Linked {
    let (mut facts, specs) = facts(files, problems);
    let conditions: Vec<String> =
        table(&files.conditions).flat_map(|file| &file.table.condition).map(|one| one.id.get_ref().clone()).collect();
    let rules = in_order(&files.rules, |rule| rule.order, &families(files, "rules"), problems);
    let codes = in_order(&files.codes, |code| code.order, &families(files, "codes"), problems);
    let ids = |list: Vec<&Text>| -> Vec<&'static str> { list.into_iter().map(|id| keep(id.get_ref())).collect() };
    let linker = Linker {
        names: Names { facts: specs, conditions: conditions.clone() },
        sources: Ids::new(
            "source",
            ids(table(&files.sources).flat_map(|file| &file.table.source).map(|one| &one.id).collect()),
        ),
        disputes: Ids::new(
            "dispute",
            ids(table(&files.disputes).flat_map(|file| &file.table.dispute).map(|one| &one.id).collect()),
        ),
        links: Ids::new(
            "link",
            ids(table(&files.links).flat_map(|file| &file.table.link).map(|one| &one.id).collect()),
        ),
        steps: Ids::new(
            "step",
            ids(table(&files.steps).flat_map(|file| &file.table.step).map(|one| &one.id).collect()),
        ),
        rules: Ids::new("rule", rules.iter().map(|(_, rule)| keep(&rule.id))),
        codes: Ids::new("code", codes.iter().map(|(_, code)| keep(&code.id))),
        topics: Ids::new("text on auto-claim", topics(files).map(|(kind, topic)| topic_id(kind, topic))),
    };
    twice(files, problems);
    linker.usual_values(files, &mut facts, problems);
    let catalog = StoredCatalog {
        facts,
        sources: table(&files.sources).flat_map(|file| &file.table.source).map(source).collect(),
        disputes: linker.all_disputes(files, problems),
        links: linker.all_links(files, problems),
        steps: linker.shared_steps(files, problems),
        conditions: linker.named(files, problems),
        rule_families: families(files, "rules").into_iter().map(|(family, _)| keep(&family)).collect(),
        rules: rules.iter().map(|(family, rule)| linker.rule(*family, rule, problems)).collect(),
        codes: codes.iter().map(|(family, code)| linker.code(*family, code, problems)).collect(),
        products: in_order(&files.products, |product| product.order, &[], problems)
            .into_iter()
            .map(|(_, product)| linker.product(product, problems))
            .collect(),
        notes: linker.notes(files, problems),
        collector: table(&files.collector)
            .flat_map(|file| &file.table.command)
            .map(|one| StoredCommand { id: keep(one.id.get_ref()), run: keep(&one.run), tells: keep(&one.tells) })
            .collect(),
        action_beginnings: table(&files.action_errors)
            .flat_map(|file| &file.table.beginnings)
            .map(|one| keep(one))
            .collect(),
        action_families: table(&files.action_errors)
            .flat_map(|file| &file.table.family)
            .map(|one| StoredActionFamily {
                words: one.words.iter().map(|word| keep(word)).collect(),
                advice: keep(&one.advice),
            })
            .collect(),
        auto_claim: topics(files).map(|(kind, topic)| linker.topic(kind, topic, problems)).collect(),
    };
    let examples = rules.iter().map(|(_, rule)| linker.examples(rule, problems)).collect();
    // Unused entries are reported only if there is no other problem: an entry that failed to link uses nothing.
    if problems.is_empty() {
        linker.unused(files, problems);
    }
    let queries = queries(files, problems);
    let packs = linker.packs(files, problems);
    Linked { catalog, examples, conditions, queries, packs }
}

/// The queries. Reports a path that doesn't begin at the service's root, or holds `#`, a quotation mark or a line end.
fn queries(files: &Files, problems: &mut Vec<Problem>) -> Vec<Query> {
    let mut queries = vec![];
    for file in table(&files.queries) {
        for query in &file.table.query {
            let path = query.path.get_ref();
            let begin = match query.service {
                Service::Dataverse => "/api/data/v",
                Service::Graph => "/v1.0/",
            };
            if !path.starts_with(begin) || path.contains(['#', '"', '\n']) {
                let message =
                    format!("The path of a query of this service begins with {begin}, and has no # or quotes.");
                problems.push(file.file.problem(&query.path.span(), message));
            }
            queries.push(query.clone());
        }
    }
    queries
}

fn table<T>(file: &Option<Parsed<T>>) -> impl Iterator<Item = &Parsed<T>> {
    file.iter()
}

/// The families of `rules` or `codes`, in the order of `order.toml`, each with its index.
fn families(files: &Files, kind: &str) -> Vec<(String, usize)> {
    let order = table(&files.order).flat_map(|file| match kind {
        "facts" => &file.table.facts,
        "rules" => &file.table.rules,
        _ => &file.table.codes,
    });
    order.enumerate().map(|(at, name)| (name.get_ref().clone(), at)).collect()
}

/// Entries sorted by family, order and id, each with its family's index. Reports a family that `order.toml` lacks.
fn in_order<'e, T>(
    entries: &'e [Entry<T>],
    order: impl Fn(&T) -> u32,
    families: &[(String, usize)],
    problems: &mut Vec<Problem>,
) -> Vec<(u16, &'e Entry<T>)> {
    let mut sorted: Vec<(u16, &Entry<T>)> = vec![];
    for entry in entries {
        let at = families.iter().find(|(name, _)| *name == entry.family).map(|(_, at)| *at);
        if at.is_none() && !entry.family.is_empty() {
            let known: Vec<&str> = families.iter().map(|(name, _)| name.as_str()).collect();
            let message = format!("order.toml has no family \"{}\".{}", entry.family, hint(&entry.family, &known));
            problems.push(entry.parsed.file.problem(&(0..0), message));
        }
        sorted.push((position(at.unwrap_or_default()), entry));
    }
    sorted.sort_by_key(|(family, entry)| (*family, order(&entry.parsed.table), &entry.id));
    sorted
}
