//! Two runs side by side, as plain text.

use super::{Format, Writer};
use crate::compare::{Comparison, Difference, Known, Side};
use crate::labels;

/// The most differences that are listed where they change no fault.
const FEW: usize = 10;

/// What differs between two runs, and what of it changes a fault.
#[must_use]
pub fn comparison(comparison: &Comparison) -> String {
    let Comparison { before, after, matters, others, one_sided, same } = comparison;
    let mut text = Writer::new(Format::Text);
    text.line(&format!("Before: {}", verdict(before)));
    text.line(&format!("After: {}", verdict(after)));
    text.line("");
    if matters.is_empty() {
        text.line(match before.faults.is_empty() && after.faults.is_empty() && before.verdict == after.verdict {
            true => "No known difference changes the answer.",
            false => "The answers differ, but no known fact explains it.",
        });
        text.line("");
    }
    let with_rules = |difference: &Difference| {
        let rules: Vec<String> = difference
            .rules
            .iter()
            .map(|rule| {
                let when = if after.faults.contains(rule) {
                    "after"
                } else if before.faults.contains(rule) {
                    "before"
                } else {
                    "both"
                };
                format!("{}: {} ({})", when, rule.title, rule.id)
            })
            .collect();
        format!("{}\n      {}", changed(difference), rules.join("\n      "))
    };
    text.list("What matters", matters.iter().map(with_rules));
    text.list("Also changed", some(others));
    text.list("Known for one run only", some(one_sided));
    text.line(&match same {
        1 => "1 fact is the same.".to_owned(),
        same => format!("{same} facts are the same."),
    });
    text.out
}

fn verdict(side: &Side) -> String {
    let codes: String = side.codes.iter().map(|entry| format!(". {} ({})", entry.title, entry.id)).collect();
    format!("{}{codes}", side.verdict.label())
}

fn some(differences: &[Difference]) -> impl Iterator<Item = String> {
    let more = differences.len().saturating_sub(FEW);
    let more = (more > 0).then(|| format!("{more} more"));
    differences.iter().take(FEW).map(changed).chain(more)
}

/// `Remote Desktop: On → Off (line 3)`.
fn changed(difference: &Difference) -> String {
    let value = |known: &Option<Known>| {
        known.as_ref().map_or_else(
            || "not known".to_owned(),
            |known| {
                let place = known.place.map_or_else(String::new, |place| format!(" (line {})", place.line));
                format!("{}{place}", labels::value(difference.fact, &known.value))
            },
        )
    };
    format!("{}: {} → {}", difference.fact.info().label, value(&difference.before), value(&difference.after))
}
