//! The entry points of the engine, each with what must hold for its answer to any text.

use flow_preflight::batch::{Baseline, Exceptions, Judged, Rules, Subject};
use flow_preflight::fleet::{File, UNATTENDED, fleet};
use flow_preflight::intake::privacy::{mask, replace, secrets};
use flow_preflight::intake::{RecognisedBy, read, steps};
use flow_preflight::model::{RunPlan, Units};
use flow_preflight::search::Query;
use flow_preflight::share::{Shared, body_of};
use flow_preflight::triage::{Reader, Summary, Workbook, cover, judge, wording};
use flow_preflight::workbench::{Action, Workbench};
use flow_preflight::{api, export, formats, outgoing};
use flow_preflight_tables::workbook::{Part, parts};
use flow_preflight_tables::zip;
use std::collections::HashMap;

/// An entry point that takes a text.
pub(crate) type Entry = fn(&str);

/// Every entry point of the engine. A new one must be added here.
pub(crate) const ENTRIES: [(&str, Entry); 17] = [
    ("read", reading),
    ("work", work),
    ("replace", replacing),
    ("mask", masking),
    ("plan", plan),
    ("link", link),
    ("check and fix", |text| {
        let _ = api::check(text, Units::Utf8);
        let _ = api::fix(text, [], Units::Utf8);
    }),
    ("explain and auto-claim", |text| {
        let _ = api::explain(text);
        let _ = api::auto_claim(text, Units::Utf16);
    }),
    ("why and why not", |text| {
        let _ = api::why("machine/rdp-enabled", text, Units::Utf8);
        let _ = api::why_not("NoCandidateMachine", text, Units::Utf8);
    }),
    ("runs", runs),
    ("workbook", workbook),
    ("summary", summary),
    ("machines", machines),
    ("checked inputs", |text| written(&Subject::check(name_of(text), text))),
    ("read inputs", |text| written(&Subject::read(name_of(text), text))),
    ("baseline and exceptions", |text| {
        let _ = (Baseline::from_json(text), Exceptions::from_json(text));
    }),
    ("page", page),
];

fn reading(text: &str) {
    for units in [Units::Utf8, Units::Utf16] {
        let reading = read(text, units);
        let length = if units == Units::Utf8 { text.len() } else { text.encode_utf16().count() };
        let places = reading.codes.iter().map(|code| code.place).chain(reading.facts.iter().map(|fact| fact.place));
        for place in places.chain(reading.notes.iter().filter_map(|note| note.place)) {
            assert!(place.start <= place.end && place.end <= length, "{place:?} is outside of {length}");
        }
        for code in reading.codes.iter().filter(|code| units == Units::Utf8 && code.by == RecognisedBy::Code) {
            assert!(text.get(code.place.start..code.place.end).is_some(), "{:?} cuts a letter", code.place);
        }
    }
}

fn work(text: &str) {
    let most = 20_000 + 1_500 * text.len();
    assert!(steps(text) <= most, "{} steps for {} bytes", steps(text), text.len());
}

fn replacing(text: &str) {
    let (replaced, _) = replace(text);
    assert!(replaced.len() <= text.len() * 8 + 64, "{} bytes became {}", text.len(), replaced.len());
}

fn masking(text: &str) {
    // What only the marks and the text beside them make together isn't left of a secret: `: [secr`.
    let masked = mask(text).replace("[secret]", "\0");
    let found: Vec<&str> =
        secrets(text).iter().map(|secret| text.get(secret.span.start..secret.span.end).unwrap()).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    found.iter().for_each(|secret| *times.entry(secret).or_default() += 1);
    for (secret, times) in times {
        // Masked is quicker to see than how often it stands in the text.
        if masked.contains(secret) {
            // A short secret may also be a word of the text around it.
            assert!(text.matches(secret).count() > times, "{secret:?} is in {masked:?}");
        }
    }
}

fn plan(text: &str) {
    let (plan, errors) = RunPlan::from_json_leniently(text, Units::Utf16);
    assert!(errors.len() <= 41, "{} errors are listed", errors.len());
    let json = serde_json::to_string(&plan).unwrap();
    assert_eq!(RunPlan::from_json(&json, Units::Utf8), Ok(plan), "{json} reads back to something else");
}

fn link(text: &str) {
    let _ = body_of(text);
    if let Ok(mut shared) = Shared::from_json(text) {
        let again = Shared::from_json(&shared.to_json()).unwrap();
        assert_eq!(again.to_json(), shared.to_json(), "a link of a link is another one");
        shared.redact(false);
    }
    let query = Query::from_fragment(text);
    let again = Query::from_fragment(&query.fragment());
    assert_eq!(again.fragment(), query.fragment(), "a search of a link is another one");
}

/// A table of runs: the same in one piece and in many, and judged.
fn runs(text: &str) {
    let summary_in = |piece: usize| {
        let mut reader = Reader::default();
        text.as_bytes().chunks(piece).for_each(|piece| reader.feed(piece));
        reader.finish()
    };
    let summary = summary_in(usize::MAX);
    assert_eq!(summary_in(1 + text.len() % 97), summary, "pieces count otherwise");
    let short = wording(text);
    assert!(short.len() <= text.len() + 400, "{} bytes have a wording of {}", text.len(), short.len());
    let judged = judge(&summary);
    let _ = cover(&judged.savable, 3);
    let _ = (summary.without_names(), judged.without_names());
}

fn workbook(text: &str) {
    let bytes = text.as_bytes();
    let mut workbook = Workbook::default();
    for part in [Part::Book, Part::Texts, Part::Sheet] {
        let _ = workbook.feed(part, bytes);
        workbook.end(part);
    }
    let _ = judge(&workbook.finish());
    let _ = (zip::directory(bytes), parts(&zip::entries(bytes)), zip::data(bytes));
}

/// A summary that another program may have changed.
fn summary(text: &str) {
    if let Ok(mut summary) = serde_json::from_str::<Summary>(text) {
        let same = summary.clone();
        if summary.merge(&same).is_ok() {
            let _ = judge(&summary);
        }
    }
}

/// The text as the file of two machines.
fn machines(text: &str) {
    let run = RunPlan::from_json(UNATTENDED, Units::Utf8).unwrap();
    let file = |name: &str| File { name: name.to_owned(), text: text.to_owned() };
    let fleet = fleet(vec![file("a/BOT-1.json"), file("BOT-2.txt")], &run);
    assert_eq!(fleet.alike.iter().map(Vec::len).sum::<usize>(), fleet.machines.len());
}

/// A name as a file may have it: the beginning of the text.
fn name_of(text: &str) -> String {
    text.chars().take(40).collect()
}

/// What other programs read of an input can be read by them, and nothing of the text is taken for a part of its form.
fn written(subject: &Subject) {
    let rules = Rules::default();
    let judged = Judged::new(std::slice::from_ref(subject), &rules);
    let log = serde_json::to_value(formats::sarif(&judged)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let _ = (formats::check_results(&judged), formats::read_results(&judged), formats::gate(&judged));
    let junit = formats::junit(&judged);
    quick_junit::Report::deserialize_from_str(&junit).unwrap_or_else(|why| panic!("{why}: {junit}"));
    for line in formats::github(&judged).lines().filter_map(|line| line.strip_prefix("::")) {
        assert!(["error ", "warning ", "notice "].iter().any(|word| line.starts_with(word)), "a command: {line}");
    }
    let csv = formats::csv(&judged);
    for row in csv::Reader::from_reader(csv.as_bytes()).records() {
        assert_eq!(row.unwrap().len(), 15, "{csv}");
    }
    for marked in [formats::html(&judged), formats::markdown(&judged).replace("\\<", "")] {
        assert!(!marked.contains("<hostile"), "an element: {marked}");
    }
    // What is left of control characters in it never reaches a terminal: `tests/terminal.rs`.
    let _ = (formats::text(&judged, true, "more"), formats::one(subject, true, "more"));
}

/// Pasted into the page, answered and shared: no secret is in what leaves it.
fn page(text: &str) {
    let mut workbench = Workbench::default();
    workbench.apply(Action::Text(text.to_owned()));
    if let Some(offer) = workbench.reading().offers.first() {
        let last = offer.choices.len().saturating_sub(1);
        workbench.apply(Action::Choose(0, last));
    }
    let _ = (workbench.next_question(&[], true), workbench.announcement());
    let mut shared = workbench.to_share(true);
    shared.redact(true);
    let json = shared.to_json();
    let evidence = workbench.evidence();
    let report = outgoing::report(&shared, evidence, Default::default(), outgoing::ShareForm::Markdown);
    for secret in secrets(text) {
        let secret = text.get(secret.span.start..secret.span.end).unwrap();
        // A short secret may be a word of the report.
        if secret.len() >= 16 && secret.bytes().any(|byte| byte.is_ascii_digit()) && !secret.contains(' ') {
            assert!(!json.contains(secret) && !report.contains(secret), "{secret:?} leaves the page: {json} {report}");
        }
    }
    workbench.apply(Action::Open(Shared::from_json(&json).unwrap()));
    workbench.apply(Action::Undo);
    let reading = read(text, Units::Utf8);
    let _ = export::read_brief(&reading, workbench.codes(), workbench.report(), "all");
}
