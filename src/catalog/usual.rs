//! Usual values of facts, and how values are said inside a sentence. The tables are `usual.txt` and `phrases.txt`.

use super::guidance::Citation;
use super::sources;
use crate::entries::{Entry, Line, entries};
use crate::model::{ChoiceSet, Fact, Kind, Value};
use std::sync::LazyLock;

/// The value that a fact nearly always has: presumed where nothing is known of it.
#[derive(Debug)]
pub struct Usual {
    /// The fact.
    pub fact: Fact,
    /// Its usual value; of a choice it may be one of several words.
    pub value: Value,
    /// Why it may be presumed.
    pub why: &'static str,
    /// The pages that say so; empty where it is our own judgement.
    pub sources: &'static [Citation],
}

static ALL: LazyLock<&[Usual]> = LazyLock::new(|| {
    let usual = |entry: Entry| {
        entry.expect(&["value", "why", "source"]);
        let known = Fact::from_id(entry.id).and_then(|fact| Some((fact, read(fact, entry.text("value"))?)));
        if known.is_none() || entry.text("why").is_empty() {
            entry.wrong("it has no fact, no value or no reason");
        }
        let (fact, value) = known?;
        Some(Usual { fact, value, why: entry.text("why"), sources: entry.list("source", cited) })
    };
    entries("usual", include_str!("usual.txt")).filter_map(usual).collect::<Vec<_>>().leak()
});

fn cited(line: Line) -> Option<Citation> {
    let source = sources::find(line.argument);
    source.map(|source| Citation { source, section: line.text })
}

/// The phrases: for each fact its entry.
static PHRASES: LazyLock<&[(Fact, Entry)]> = LazyLock::new(|| {
    let of_fact = |entry: Entry| {
        let fact = Fact::from_id(entry.id);
        for line in entry.lines() {
            if fact.and_then(|fact| read(fact, line.key)).is_none() {
                line.wrong("no value of this fact is called so");
            }
        }
        fact.map(|fact| (fact, entry))
    };
    entries("phrases", include_str!("phrases.txt")).filter_map(of_fact).collect::<Vec<_>>().leak()
});

/// Reads the words of a condition: `yes`, `no`, or words of a choice with ` or ` between them.
fn read(fact: Fact, words: &str) -> Option<Value> {
    match fact.info().kind {
        Kind::Flag { .. } => (words == "yes" || words == "no").then(|| Value::Flag(words == "yes")),
        Kind::Choice(all) => ChoiceSet::from_words(all, words.split(" or ")).map(Value::Choice),
        _ => None,
    }
}

/// Every fact with a usual value.
#[must_use]
pub fn all() -> &'static [Usual] {
    &ALL
}

/// The usual value of a fact.
#[must_use]
pub fn of(fact: Fact) -> Option<&'static Usual> {
    ALL.iter().find(|usual| usual.fact == fact)
}

/// A value of a fact as a clause: “session reuse is off”. `None` where the table has no phrase for it.
#[must_use]
pub fn phrase(fact: Fact, value: &Value) -> Option<String> {
    let (_, entry) = PHRASES.iter().find(|(of, _)| *of == fact)?;
    let said = |word: &str| entry.lines().find(|line| line.key == word).map(|line| line.text);
    match value {
        Value::Flag(flag) => said(if *flag { "yes" } else { "no" }).map(str::to_owned),
        Value::Choice(set) => {
            let phrases: Option<Vec<&str>> = set.words().map(|word| said(word.id)).collect();
            shared_start(&phrases?)
        }
        _ => None,
    }
}

/// Several clauses in one: “the machine has Windows 10 or Windows 11”; what they begin with is said once.
fn shared_start(phrases: &[&str]) -> Option<String> {
    let (first, others) = phrases.split_first()?;
    let start = others.iter().fold(first.len(), |length, other| {
        let same = first.bytes().zip(other.bytes()).take_while(|(one, two)| one == two).count();
        length.min(same)
    });
    // Back to the last whole word.
    let start = first.get(..start).and_then(|same| same.rfind(' ')).map_or(0, |space| space + 1);
    let mut said = (*first).to_owned();
    for other in others {
        said.push_str(" or ");
        said.push_str(other.get(start..).unwrap_or(other));
    }
    Some(said)
}
