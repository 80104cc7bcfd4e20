//! Writes the blobs, and the Rust code with their ids.

use crate::Compiled;
use crate::link::Linked;
use crate::tables::Query;
use flow_preflight_grammar::blob::{Stored, Writer};
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(crate) fn emit(linked: &Linked) -> Compiled {
    let (catalog, catalog_hash) = blob(&linked.catalog);
    let (examples, examples_hash) = blob(&linked.examples);
    let everything: Vec<_> = linked.packs.iter().flat_map(|pack| pack.messages.iter().copied()).collect();
    let (translations, translations_hash) = blob(&everything);
    let (mut packs, mut pack_hashes) = (vec![], vec![]);
    for pack in &linked.packs {
        let (bytes, hash) = blob(&pack.messages);
        packs.push((pack.language.clone(), bytes));
        pack_hashes.push(format!("{hash:#018x}"));
    }
    let mut ids = String::new();
    enumeration(
        &mut ids,
        "A fact about a run or about auto-claim. Its id is its path in the plan.",
        "Fact",
        linked.catalog.facts.iter().map(|fact| fact.id),
    );
    fields(&mut ids, linked.catalog.facts.iter().map(|fact| fact.id));
    enumeration(
        &mut ids,
        "A condition that has a name; each is judged by a function of its own.",
        "NamedCondition",
        linked.conditions.iter().map(String::as_str),
    );
    constants(&mut ids, "rule_ids", "rule", linked.catalog.rules.iter().map(|rule| rule.id));
    constants(&mut ids, "code_ids", "code", linked.catalog.codes.iter().map(|code| code.id));
    let texts = || linked.catalog.auto_claim.iter().map(|text| text.id);
    constants(&mut ids, "text_ids", "text on auto-claim", texts());
    // Answers show ids of these three kinds without the kind.
    for kind in ["condition", "doubt", "reason"] {
        let of_kind = texts().filter_map(|id| id.strip_prefix(kind)?.strip_prefix('-'));
        constants(&mut ids, &format!("{kind}_ids"), &format!("{kind} of a claim"), of_kind);
    }
    let _ = write!(
        ids,
        "/// The hash of the catalogue that this program was built with.\npub const CATALOG_HASH: u64 = {catalog_hash:#018x};\n\
         /// The hash of the examples that this program was built with.\npub const EXAMPLES_HASH: u64 = {examples_hash:#018x};\n\
         /// The hash of the messages in other languages that this program was built with.\npub const TRANSLATIONS_HASH: u64 = {translations_hash:#018x};\n\
         /// The hash of the pack of each language.\npub const PACK_HASHES: [u64; {}] = [{}];\n",
        pack_hashes.len(),
        pack_hashes.join(", ")
    );
    Compiled { catalog, examples, translations, packs, ids, queries: queries(&linked.queries) }
}

/// The queries as Rust code. Only the native program uses them, so no blob that a view fetches holds them.
fn queries(queries: &[Query]) -> String {
    let mut text = String::from("static ALL: &[TenantQuery] = &[\n");
    for query in queries {
        let (id, service, path, tells) = (query.id.get_ref(), query.service, query.path.get_ref(), query.tells.trim());
        let _ = writeln!(
            text,
            "    TenantQuery {{ id: {id:?}, service: Service::{service:?}, path: {path:?}, tells: {tells:?} }},"
        );
    }
    text + "];\n"
}

fn blob(entries: &impl Stored) -> (Vec<u8>, u64) {
    let mut writer = Writer::default();
    entries.write(&mut writer);
    writer.finish()
}

/// Writes an enum with one variant per id.
fn enumeration<'i>(to: &mut String, doc: &str, name: &str, ids: impl Iterator<Item = &'i str>) {
    let items: Vec<(String, &str)> = ids.map(|id| (pascal(id), id)).collect();
    let list = |item: &dyn Fn(&str, &str) -> String| items.iter().map(|(name, id)| item(name, id)).collect::<String>();
    let _ = write!(
        to,
        "/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum {name} {{\n{}}}\n\n\
         impl {name} {{\n    /// Every one, in the order of the catalogue.\n    pub const ALL: &'static [Self] = &[{}];\n\n\
             /// Its id.\n    #[must_use]\n    pub const fn id(self) -> &'static str {{\n        match self {{ {} }}\n    }}\n}}\n\n",
        list(&|name, id| format!("    /// `{id}`\n    {name},\n")),
        list(&|name, id| if id.contains("[]") { String::new() } else { format!("Self::{name}, ") }),
        list(&|name, id| format!("Self::{name} => {id:?}, ")),
    );
}

/// Writes the list of item facts, which `Fact::ALL` leaves out.
fn fields<'i>(to: &mut String, ids: impl Iterator<Item = &'i str>) {
    let list: String = ids.filter(|id| id.contains("[]")).map(|id| format!("Self::{}, ", pascal(id))).collect();
    let _ = write!(
        to,
        "impl Fact {{\n    /// The facts of one item of a list, in the order of the form. They stand in an `Item`.\n    \
             pub const FIELDS: &'static [Self] = &[{list}];\n}}\n\n"
    );
}

/// Writes a module with one constant per id.
fn constants<'i>(to: &mut String, module: &str, noun: &str, ids: impl Iterator<Item = &'i str>) {
    let by_name: BTreeMap<String, &str> = ids.map(|id| (screaming(id), id)).collect();
    let _ = writeln!(to, "/// The id of each {noun}.\npub mod {module} {{");
    for (name, id) in by_name {
        let _ = writeln!(to, "    /// `{id}`\n    pub const {name}: &str = {id:?};");
    }
    to.push_str("}\n\n");
}

/// An id as a variant name: `machine.rdpEnabled` is `MachineRdpEnabled`, `any-session` is `AnySession`.
fn pascal(id: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    id.split(|letter: char| !letter.is_ascii_alphanumeric()).map(capital).collect()
}

/// An id as a constant name: `NoCandidateMachine` is `NO_CANDIDATE_MACHINE`, `-1073741715` is `N1073741715`.
fn screaming(id: &str) -> String {
    let mut name = String::new();
    let mut before = '_';
    for letter in id.chars() {
        if !letter.is_ascii_alphanumeric() {
            if !name.is_empty() && before != '_' {
                name.push('_');
            }
            before = '_';
            continue;
        }
        if letter.is_ascii_uppercase() && before.is_ascii_lowercase() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
        before = letter;
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) { format!("N{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_names() {
        assert_eq!(pascal("machine.rdpEnabled"), "MachineRdpEnabled");
        assert_eq!(pascal("any-session"), "AnySession");
        assert_eq!(screaming("NoCandidateMachine"), "NO_CANDIDATE_MACHINE");
        assert_eq!(screaming("Win10AlreadyHasActiveSession"), "WIN10ALREADY_HAS_ACTIVE_SESSION");
        assert_eq!(screaming("-1073741715"), "N1073741715");
        assert_eq!(screaming("disk-full"), "DISK_FULL");
    }
}
