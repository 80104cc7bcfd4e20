//! Every artefact escaped in every way, in pairs, and cut off: the same facts and codes must be read, and never others.

use crate::{artifacts, table};
use flow_preflight::catalog::licenses;
use flow_preflight::intake::{Reading, RecognisedBy, read};
use flow_preflight::model::{Fact, Seats, Units, Value};
use std::collections::BTreeSet;

/// Facts and codes without their places, including those that are offered.
fn understood(reading: &Reading) -> BTreeSet<String> {
    let fact = |fact: &flow_preflight::intake::ReadFact| {
        format!("{} = {}", fact.fact.id(), serde_json::to_string(&fact.value).unwrap())
    };
    let code = |code: &flow_preflight::intake::ReadCode| {
        format!("{}{}", code.entry.id, if code.by == RecognisedBy::SharedMessage { "?" } else { "" })
    };
    let mut all: BTreeSet<String> = reading.facts.iter().map(fact).chain(reading.codes.iter().map(code)).collect();
    for choice in reading.offers.iter().flat_map(|offer| &offer.choices) {
        all.extend(choice.facts.iter().map(fact).map(|fact| format!("offered {fact}")));
        all.extend(choice.codes.iter().map(code).map(|code| format!("offered {code}")));
    }
    all
}

fn json_string(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}\n")).collect()
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

type Packaging = (&'static str, fn(&str) -> String);

/// The ways to escape a text, with their names.
const PACKAGINGS: [Packaging; 16] = [
    ("as it is", str::to_owned),
    ("with a byte-order mark", |text| format!("\u{FEFF}{text}")),
    ("with the line ends of Windows", |text| text.replace("\r\n", "\n").replace('\n', "\r\n")),
    ("with no-break spaces", |text| text.replace(' ', "\u{A0}")),
    ("with zero-width spaces at the ends of words", |text| text.replace(' ', "\u{200B} ")),
    ("quoted in a mail", |text| format!("Hi,\n\nOn Tue, Mar 31, 2026 Kim wrote:\n{}", quoted(text))),
    ("quoted twice", |text| quoted(&quoted(text))),
    ("between fences", |text| format!("```\n{text}\n```\n")),
    ("behind prose", |text| format!("This is what it says:\n\n{text}\n\nWhat now?\n")),
    ("as a JSON string", json_string),
    ("in a JSON object", |text| format!("{{\"source\":\"portal\",\"text\":{}}}", json_string(text))),
    ("in JSON in JSON", |text| json_string(&format!("{{\"a\":[{}]}}", json_string(text)))),
    ("in JSON in JSON in JSON", |text| {
        format!("[{}]", json_string(&format!("{{\"b\":{}}}", json_string(&json_string(text)))))
    }),
    ("in a log line", |text| format!("2026-03-31T04:00:14.221Z WARN  [worker 3] body={}", json_string(text))),
    ("escaped for HTML", html),
    ("in an HTML page", |text| format!("<html><body><pre>\n{}\n</pre></body></html>\n", html(text))),
];

/// True unless the text is cut off and the escaping would complete it.
fn fits(name: &str, packaging: &str) -> bool {
    let cut = ["cut", "shared", "old-license", "half"].iter().any(|word| name.contains(word));
    !cut || packaging == "as it is"
}

#[test]
fn packaging_changes_nothing() {
    let mut wrong = vec![];
    for (name, text) in artifacts() {
        let plain = understood(&read(&text, Units::Utf8));
        for (packaging, pack) in PACKAGINGS {
            if !fits(&name, packaging) {
                continue;
            }
            let reading = read(&pack(&text), Units::Utf8);
            let packed = understood(&reading);
            if packed != plain {
                wrong.push(format!("{name} {packaging}: {plain:?}\n   became {packed:?}\n{}", table(&reading)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} readings changed:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Two artefacts together say what each says alone, plus what follows from both.
#[test]
fn pairs_say_what_each_says_alone() {
    let all = artifacts();
    let alone: Vec<Reading> = all.iter().map(|(_, text)| read(text, Units::Utf8)).collect();
    let mut wrong = vec![];
    for (at, (one_name, one)) in all.iter().enumerate() {
        // Every artefact is paired with four fixed others.
        for step in PARTNERS {
            let other = (at + step) % all.len();
            let (two_name, two) = &all[other];
            if [one_name, two_name].into_iter().any(|name| !stands_alone(name)) {
                continue;
            }
            let together = read(&format!("{one}\n\n{two}"), Units::Utf8);
            let both = understood(&together);
            for (name, alone) in [(one_name, &alone[at]), (two_name, &alone[other])] {
                // The tenant's remaining licences become one list over all artefacts.
                let left = |reading: &Reading| {
                    reading.facts.iter().find(|fact| fact.fact == Fact::TenantLicenses).map(|fact| fact.value.clone())
                };
                let is_within =
                    left(alone).is_none_or(|part| left(&together).is_some_and(|whole| is_part_of(&part, &whole)));
                for said in understood(alone) {
                    let there = both.contains(&said)
                        || both.contains(&format!("offered {said}"))
                        || (said.starts_with("tenant.licenses") && is_within);
                    // Whose session or membership it is depends on the run in force.
                    let of_user = said.contains("machine.sessions") || said.contains("account.in");
                    if !there && !of_user && !said.contains("offered") && !said.ends_with('?') {
                        wrong.push(format!("{said} of {name} is lost in {one_name} with {two_name}: {both:?}"));
                    }
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{} things were lost:\n{}", wrong.len(), wrong.join("\n"));
}

/// The distances in the sorted list between the artefacts of a pair: one of the same kind, and others.
const PARTNERS: [usize; 4] = [1, 22, 77, 132];

/// Every product of one list is in the other, with the same number, or without one if another table contradicts it; a
/// number missing in one list may come from the other.
fn is_part_of(part: &Value, whole: &Value) -> bool {
    let (Value::Seats(part), Value::Seats(whole)) = (part, whole) else { return false };
    let is_kept = |seats: &Seats| {
        let mut same = whole.items.iter().filter(|other| id_of(&other.product) == id_of(&seats.product));
        same.any(|other| seats.free.is_none() || other.free.is_none() || other.free == seats.free)
    };
    part.items.iter().all(is_kept) && !part.complete && !whole.complete
}

/// A product's id, because lists may use different names; an unknown one as written.
fn id_of(product: &str) -> &str {
    licenses::find(product).map_or(product, |known| known.id)
}

/// Artefacts that are cut off or empty would take the following text for their end; a single word must be alone.
fn stands_alone(name: &str) -> bool {
    !["cut", "blank", "empty", "misspelt", "half", "nothing", "export.reg", "policy"]
        .iter()
        .any(|word| name.contains(word))
}

/// Artefacts are cut at every `STRIDE`th position.
const STRIDE: usize = 7;

/// A cut-off text may say less, but nothing else.
#[test]
fn what_is_cut_off_says_less_and_nothing_else() {
    let mut wrong = vec![];
    for (index, (name, text)) in artifacts().into_iter().enumerate() {
        let whole = read(&text, Units::Utf8);
        let known: BTreeSet<&str> = whole.codes.iter().map(|code| code.entry.id).collect();
        let bounds = text.char_indices().map(|(at, _)| at).filter(|at| at % 7 == 0 || at + 40 > text.len());
        // Every `STRIDE`th position, with another offset for each artefact.
        for at in bounds.skip(index % STRIDE).step_by(STRIDE) {
            let is_json = text.trim_start().starts_with(['{', '[']);
            // If plain text is cut inside a word or between two lines, nothing shows that it is cut.
            let before = text[..at].chars().next_back();
            let after = text[at..].chars().next();
            let inside_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
            // The same between the parts of a version, and in `1326-B`.
            let inside_version =
                matches!((before, after), (Some('0'..='9'), Some('.' | '-')) | (Some('.'), Some('0'..='9')));
            // And before the end of “Windows Server 2016 or newer”.
            let before_newer = text[at..].trim_start().starts_with("or newer");
            let inside_word = inside_word || inside_version || before_newer;
            let line = text[..at].rsplit('\n').next().unwrap_or("");
            let between_lines =
                line.trim_matches(['>', ' ']).is_empty() || after.is_none_or(|after| matches!(after, '\n' | '\r'));
            if (is_json || (!inside_word && !between_lines)) && !name.contains("policy") {
                compare(&name, &format!("up to {at}"), &read(&text[..at], Units::Utf8), &whole, &known, &mut wrong);
            }
            // A flow's inputs are skipped, unless their name is cut off.
            let inputs = name.contains("dataverse-request");
            if !inside_word
                && !inputs
                && !name.contains("policy")
                && !name.contains("flowsessions")
                && !name.contains("runs")
            {
                compare(&name, &format!("from {at}"), &read(&text[at..], Units::Utf8), &whole, &known, &mut wrong);
            }
        }
    }
    assert!(wrong.is_empty(), "{} cut-off texts say something else:\n{}", wrong.len(), wrong.join("\n"));
}

fn compare(name: &str, cut: &str, part: &Reading, whole: &Reading, known: &BTreeSet<&str>, wrong: &mut Vec<String>) {
    for fact in &part.facts {
        let mut same = whole.facts.iter().filter(|other| other.fact == fact.fact);
        let offered = whole.offers.iter().flat_map(|offer| &offer.choices).flat_map(|choice| &choice.facts);
        let fits = same.any(|other| agrees(&fact.value, &other.value))
            || offered.clone().any(|other| *other.fact.id() == *fact.fact.id() && agrees(&fact.value, &other.value));
        if !fits {
            let value = serde_json::to_string(&fact.value).unwrap();
            wrong.push(format!("{name} {cut}: {} = {value}", fact.fact.id()));
        }
    }
    let offered: BTreeSet<&str> = whole
        .offers
        .iter()
        .flat_map(|offer| &offer.choices)
        .flat_map(|choice| &choice.codes)
        .map(|code| code.entry.id)
        .collect();
    let sure = part.codes.iter().filter(|code| code.by != RecognisedBy::SharedMessage);
    for code in sure.filter(|code| !known.contains(code.entry.id) && !offered.contains(code.entry.id)) {
        wrong.push(format!("{name} {cut}: code {}", code.entry.id));
    }
}

/// An incomplete list agrees with a longer one, and a set of words with one of them.
fn agrees(part: &flow_preflight::model::Value, whole: &flow_preflight::model::Value) -> bool {
    use flow_preflight::model::Value;
    match (part, whole) {
        (Value::Sessions(part), Value::Sessions(whole)) => {
            let known = |session: &flow_preflight::model::Session| {
                whole.items.iter().any(|other| other.user == session.user && other.state == session.state)
            };
            part.items.iter().all(known) && (!part.complete || part.items.len() == whole.items.len())
        }
        (Value::Licenses(part), Value::Licenses(whole)) => {
            part.list.items.iter().all(|item| whole.list.items.contains(item))
                && (!part.list.complete || part.list == whole.list)
        }
        (Value::Seats(part), Value::Seats(whole)) => {
            let known = |seats: &flow_preflight::model::Seats| {
                let of_product = |other: &&flow_preflight::model::Seats| id_of(&other.product) == id_of(&seats.product);
                whole
                    .items
                    .iter()
                    .find(of_product)
                    .is_some_and(|other| seats.free.is_none() || seats.free == other.free)
            };
            part.items.iter().all(known) && !part.complete
        }
        (Value::Choice(part), Value::Choice(whole)) => whole.is_within(*part),
        _ => part == whole,
    }
}
