//! `catalog`: lists every code, rule, licence and fact.

use super::args::Arguments;
use super::failure::Failure;
use super::output::print;
use flow_preflight::api;
use flow_preflight::catalog::{codes, rules};

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    print(arguments.json(), api::Catalog::all, contents)
}

/// The catalogue as a list.
fn contents() -> String {
    let mut text = "Codes\n".to_owned();
    for entry in codes::all() {
        text += &format!("  {}: {}\n", entry.id, entry.title);
    }
    text += "\nRules\n";
    for rule in rules::all() {
        text += &format!("  {}: {}\n", rule.id, rule.title);
    }
    text
}
