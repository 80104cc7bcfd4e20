//! What was read from a text, as plain text for a terminal: runs, machines, licences, and what to paste if nothing was
//! recognised.

use super::{Format, Writer};
use crate::catalog::codes;
use crate::intake::{Choice, HitKind, NextPaste, Reading, RunOutcome, RunTable};
use crate::labels;

/// The most table rows in the short form.
const FEW: usize = 5;

/// Everything that was read from a text.
#[must_use]
pub fn reading(reading: &Reading) -> String {
    let mut text = Writer::new(Format::Text);
    let artifacts = reading.artifacts.iter().map(|found| format!("{} (line {})", found.kind.label(), found.place.line));
    let codes = reading.codes.iter().map(|found| format!("code {} (line {})", found.entry.id, found.place.line));
    let facts = reading.facts.iter().map(|found| {
        let value = labels::value(found.fact, &found.value);
        format!("{}: {value} (line {})", found.fact.info().label, found.place.line)
    });
    text.list("Understood", artifacts.chain(codes).chain(facts));
    offers(&mut text, reading);
    text.list("What it means", reading.summary.iter().map(|note| note.text.clone()));
    tables(&mut text, reading, usize::MAX);
    text.list("To note", reading.notes.iter().map(|note| note.text.clone()));
    if let Some(next) = &reading.next_paste {
        next_paste(&mut text, next);
    }
    text.out
}

/// The choices that the text leaves open, such as which run.
pub(super) fn offers(text: &mut Writer, reading: &Reading) {
    for offer in &reading.offers {
        let mark = |choice: &Choice| if choice.in_force { " (used here)" } else { "" };
        let choices = offer.choices.iter().map(|choice| format!("{}{}", choice.label, mark(choice)));
        // A long list of runs is shown as a table anyway.
        text.list(&offer.question, choices.take(FEW).collect::<Vec<_>>().into_iter());
    }
}

/// The tables of runs and machines, if there are several, with at most `most` rows.
pub(super) fn tables(text: &mut Writer, reading: &Reading, most: usize) {
    if let Some(runs) = &reading.runs {
        text.list(&format!("{} of {} runs failed", runs.failed, runs.total), causes(runs).into_iter().take(most));
        if most > FEW {
            text.list("Runs", rows(runs).into_iter());
        }
    }
    let machines = reading.machines.iter().map(|machine| {
        let facts = machine.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value));
        format!("{}: {}", machine.name, facts.collect::<Vec<_>>().join("; "))
    });
    text.list("Machines", machines.take(most));
}

/// Counts by code: `3 × NoCandidateMachine: No machine … (machine admin)`.
fn causes(runs: &RunTable) -> Vec<String> {
    let cause = |code: &str, count: usize| {
        format!("{count} × {code}{}", meaning(code).map_or_else(String::new, |means| format!(": {means}")))
    };
    runs.causes.iter().map(|row| cause(&row.code, row.count)).collect()
}

/// What a code means and who can fix it: `No machine … (Machine admin)`.
fn meaning(code: &str) -> Option<String> {
    let entry = codes::find(code)?;
    let owner = entry.owner().map_or_else(String::new, |owner| format!(" ({})", owner.label()));
    Some(format!("{}{owner}", entry.title))
}

fn rows(runs: &RunTable) -> Vec<String> {
    let row = |row: &crate::intake::RunRow| {
        let outcome = match row.outcome {
            RunOutcome::Failed => "failed",
            RunOutcome::Succeeded => "succeeded",
            RunOutcome::Unknown => "unknown outcome",
        };
        let parts = [
            row.time.clone(),
            Some(outcome.to_owned()),
            row.code.clone(),
            row.code.as_deref().and_then(meaning),
            row.user.clone(),
        ];
        format!("{}: {}", row.id, parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    };
    runs.rows.iter().map(row).collect()
}

/// What to do with a text in which nothing was understood.
pub(super) fn next_paste(text: &mut Writer, next: &NextPaste) {
    if !next.is_look_up {
        text.line(&format!("This looks like {}.", next.looks_like));
    }
    let hit = |hit: &crate::intake::Hit| match hit.kind {
        HitKind::Code => format!("{} (flow-preflight explain {})", hit.title, hit.id),
        HitKind::Rule => format!("{}. {}", hit.title, hit.what),
        HitKind::License => hit.title.to_owned(),
    };
    text.list("Catalogue entries for these words", next.hits.iter().map(hit));
    text.list("Most useful to paste instead", next.paste_instead.iter().map(|what| (*what).to_owned()));
}
