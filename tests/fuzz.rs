//! Hostile input for every entry point, with a mutator that runs on stable Rust: no panic, places inside the text, no
//! unmasked secret, and linear work. `cargo xtask fuzz` runs it for longer; the test suite runs the corpus and some
//! thousand mutants. Findings are added to `tests/fuzz/corpus` and stay there.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what broke by panicking")]

use flow_preflight::api;
use flow_preflight::intake::privacy::{mask, replace, secrets};
use flow_preflight::intake::{RecognisedBy, decode, read, steps};
use flow_preflight::model::{RunPlan, Units};
use flow_preflight::share::{Shared, body_of};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

/// An entry point that takes a text.
type Entry = fn(&str);

/// Every entry point of the engine. A new one must be added here.
const ENTRIES: [(&str, Entry); 8] = [
    ("read", |text| {
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
    }),
    ("work", |text| {
        let most = 20_000 + 1_500 * text.len();
        assert!(steps(text) <= most, "{} steps for {} bytes", steps(text), text.len());
    }),
    ("replace", |text| {
        let (replaced, _) = replace(text);
        assert!(replaced.len() <= text.len() * 8 + 64, "{} bytes became {}", text.len(), replaced.len());
    }),
    ("mask", |text| {
        let masked = mask(text);
        for secret in secrets(text) {
            let secret = text.get(secret.span.start..secret.span.end).unwrap();
            // A short secret may also be a word of the text around it.
            let elsewhere = text.matches(secret).count() > secrets_equal(text, secret);
            assert!(
                elsewhere || !masked.contains(secret) || "[secret]".contains(secret),
                "{secret:?} is in {masked:?}"
            );
        }
    }),
    ("plan", |text| {
        let (plan, errors) = RunPlan::from_json_leniently(text, Units::Utf16);
        assert!(errors.len() <= 41, "{} errors are listed", errors.len());
        let json = serde_json::to_string(&plan).unwrap();
        assert_eq!(RunPlan::from_json(&json, Units::Utf8), Ok(plan), "{json} reads back to something else");
    }),
    ("link", |text| {
        let _ = body_of(text);
        if let Ok(mut shared) = Shared::from_json(text) {
            let again = Shared::from_json(&shared.to_json()).unwrap();
            assert_eq!(again.to_json(), shared.to_json(), "a link of a link is another one");
            shared.redact(false);
        }
    }),
    ("check and fix", |text| {
        let _ = api::check(text, Units::Utf8);
        let _ = api::fix(text, [], Units::Utf8);
    }),
    ("explain and auto-claim", |text| {
        let _ = api::explain(text);
        let _ = api::auto_claim(text, Units::Utf16);
    }),
];

/// How often this secret is among those of a text.
fn secrets_equal(text: &str, secret: &str) -> usize {
    secrets(text).iter().filter(|found| text.get(found.span.start..found.span.end) == Some(secret)).count()
}

/// A seeded random generator.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap() % limit.max(1)
    }

    fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// A part of some bytes.
    fn part<'b>(&mut self, bytes: &'b [u8], most: usize) -> &'b [u8] {
        let start = self.below(bytes.len() + 1);
        &bytes[start..(start + self.below(most)).min(bytes.len())]
    }
}

/// The initial texts, and words to insert.
struct Corpus {
    texts: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
}

/// Longer inputs take time and find nothing more.
const LONGEST: usize = 6_000;

impl Corpus {
    fn load() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut texts: Vec<Vec<u8>> = ["tests/fuzz/corpus", "tests/artifacts", "tests/fixtures"]
            .iter()
            .flat_map(|folder| files(&root.join(folder)))
            .map(|file| std::fs::read(file).unwrap())
            .collect();
        // Each sample of a secret by itself, and a plan.
        texts
            .extend(include_str!("fixtures/secrets.txt").lines().map(|line| line.replace(['⟦', '⟧'], "").into_bytes()));
        texts.push(br#"{"said":{"run":{"mode":"attended"},"machine":{"sessions":{"items":[{"user":"a","locked":true}],"complete":true}}},"codes":["NoCandidateMachine"]}"#.to_vec());
        let listed = include_str!("fuzz/words.dict").lines().map(|line| line.trim_matches('"').as_bytes().to_vec());
        let signs = [
            "password=",
            "\"password\":\"",
            "{",
            "[",
            "\"",
            "'",
            ",",
            ":",
            "=",
            "\n",
            "\\",
            "%22",
            "&quot;",
            "\u{200B}",
            "\u{202E}",
            "> ",
            "é",
            "😀",
            "\u{1B}[",
            "eyJ",
            "://a:b@",
            " is ",
        ];
        Self { texts, words: listed.chain(signs.iter().map(|sign| sign.as_bytes().to_vec())).collect() }
    }

    /// A text with some changes.
    fn mutant(&self, random: &mut Random) -> Vec<u8> {
        let mut bytes = random.one(&self.texts).clone();
        bytes.truncate(LONGEST);
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len() + 1);
            let to = (at + random.below(64)).min(bytes.len());
            match random.below(9) {
                0 => drop(bytes.drain(at..to)),
                1 => bytes.truncate(at),
                2 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap(),
                3 => drop(bytes.splice(at..at, random.one(&self.words).clone())),
                4 => {
                    let other = random.one(&self.texts);
                    let part = random.part(other, 800).to_vec();
                    drop(bytes.splice(at..at, part));
                }
                5 => {
                    // Repeats a part: reveals quadratic passes.
                    let part = bytes[at..to].repeat(1 + random.below(60));
                    drop(bytes.splice(at..at, part));
                }
                6 => drop(bytes.splice(at..at, random.one(&self.words).repeat(1 + random.below(200)))),
                7 => {
                    let quoted = serde_json::to_string(&String::from_utf8_lossy(&bytes)).unwrap();
                    bytes = quoted.into_bytes();
                }
                _ => {
                    let len = bytes.len();
                    bytes[at.min(len)..].reverse();
                }
            }
            bytes.truncate(LONGEST);
        }
        bytes
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = vec![];
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

/// The entry point that fails on these bytes, if one does.
fn broken(bytes: &[u8]) -> Option<&'static str> {
    let text = decode(bytes);
    ENTRIES.iter().find(|(_, run)| catch_unwind(|| run(&text)).is_err()).map(|(name, _)| *name)
}

/// The shortest part that still fails, cutting both ends and the middle.
fn shortened(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut size = bytes.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < bytes.len() {
            let mut less = bytes.clone();
            drop(less.drain(at..(at + size).min(bytes.len())));
            if broken(&less).is_some() { bytes = less } else { at += size }
        }
        size /= 2;
    }
    bytes
}

#[test]
fn every_entry_survives_hostile_input() {
    let number =
        |name: &str, otherwise| std::env::var(name).ok().and_then(|said| said.parse().ok()).unwrap_or(otherwise);
    let (runs, seed): (u64, u64) = (number("FUZZ_RUNS", 100), number("FUZZ_SEED", 1));
    let corpus = Corpus::load();
    assert!(corpus.texts.len() > 300, "only {} texts to begin with", corpus.texts.len());
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let whole = corpus.texts.iter().cloned().map(|mut bytes| {
        bytes.truncate(60_000);
        bytes
    });
    let mutants = (0..runs).map(|_| corpus.mutant(&mut random));
    for (at, bytes) in whole.chain(mutants).enumerate() {
        if let Some(entry) = broken(&bytes) {
            let find = shortened(bytes);
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fuzz/corpus/find-{seed}-{at}"));
            std::fs::write(&file, &find).unwrap();
            panic!(
                "{entry} breaks on input {at} of seed {seed}, kept in {}: {:?}",
                file.display(),
                String::from_utf8_lossy(&find)
            );
        }
        if at > 0 && at % 1_000_000 == 0 {
            println!("seed {seed}: {at} inputs");
        }
    }
}
