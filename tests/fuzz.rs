//! Hostile input for every entry point, with a mutator that runs on stable Rust: no panic, places inside the text, no
//! unmasked secret, output that other programs can read, and work that grows no faster than the text. `cargo xtask
//! fuzz` runs it for longer; the test suite runs the corpus and some hundred mutants. Findings are added to
//! `tests/fuzz/corpus` and stay there.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test says what broke by panicking"
)]

use corpus::{Corpus, Random};
use entries::ENTRIES;
use flow_preflight::intake::decode;
use std::panic::catch_unwind;
use std::path::Path;

#[allow(dead_code, reason = "not every test needs everything")]
#[path = "common/collected.rs"]
mod collected;
#[path = "fuzz/corpus.rs"]
mod corpus;
#[path = "fuzz/entries.rs"]
mod entries;
#[allow(dead_code, reason = "not every form of a history is a text")]
mod run_history;

/// The entry point that fails on these bytes, if one does. `muted` ones have failed before.
fn broken(bytes: &[u8], muted: &[&str]) -> Option<&'static str> {
    let text = decode(bytes);
    let mut entries = ENTRIES.iter().filter(|(name, _)| !muted.contains(name));
    entries.find(|(_, run)| catch_unwind(|| run(&text)).is_err()).map(|(name, _)| *name)
}

/// The shortest part that still fails, cutting both ends and the middle.
fn shortened(mut bytes: Vec<u8>, muted: &[&str]) -> Vec<u8> {
    let mut size = bytes.len() / 2;
    while size > 0 {
        let mut at = 0;
        while at < bytes.len() {
            let mut less = bytes.clone();
            drop(less.drain(at..(at + size).min(bytes.len())));
            if broken(&less, muted).is_some() { bytes = less } else { at += size }
        }
        size /= 2;
    }
    bytes
}

/// The processor time of this thread so far, in nanoseconds; `None` where the system doesn't tell.
fn processor_time() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// The entry that takes more than three times as long for each byte of a text that repeats a part eight times as often.
fn growing([short, long]: &[Vec<u8>; 2], muted: &[&str]) -> Option<&'static str> {
    let [short, long] = [short, long].map(|bytes| decode(bytes));
    let mut entries = ENTRIES.iter().filter(|(name, _)| *name != "work" && !muted.contains(name));
    let found = entries.find(|(_, run)| {
        let time = |text: &str| {
            let began = processor_time()?;
            let _ = catch_unwind(|| run(text));
            Some(processor_time()? - began)
        };
        let (Some(one), Some(many)) = (time(&short), time(&long)) else { return false };
        // Whatever takes less than a quarter of a second for fifty kilobytes is no find.
        many > 250_000_000 && many / long.len() as u64 > 3 * (one / short.len() as u64).max(1)
    });
    found.map(|(name, _)| *name)
}

/// Where texts are nested, a build for tests needs more stack than the 2 MB of a test; an optimised one needs 0.5 MB.
#[test]
fn every_entry_survives_hostile_input() {
    let thread = std::thread::Builder::new().stack_size(16 << 20).spawn(survive).unwrap();
    if let Err(said) = thread.join() {
        std::panic::resume_unwind(said);
    }
}

fn survive() {
    let number =
        |name: &str, otherwise| std::env::var(name).ok().and_then(|said| said.parse().ok()).unwrap_or(otherwise);
    let (runs, seed): (u64, u64) = (number("FUZZ_RUNS", 100), number("FUZZ_SEED", 1));
    // Times are for the command, which runs alone; the suite counts steps instead.
    let timed = std::env::var_os("FUZZ_RUNS").is_some();
    let corpus = Corpus::load();
    assert!(corpus.texts.len() > 300, "only {} texts to begin with", corpus.texts.len());
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut stretching = Random(seed.wrapping_mul(0xD129_0B95_A7C1_3F21) | 1);
    let whole = corpus.texts.iter().cloned().map(|mut bytes| {
        bytes.truncate(if timed { 60_000 } else { 1_500 });
        bytes
    });
    let mutants = (0..runs).map(|_| corpus.mutant(&mut random));
    let (mut finds, mut muted) = (vec![], vec![]);
    let mut keep = |kind: &str, entry: &'static str, at: usize, bytes: &[u8]| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fuzz/corpus/{kind}-{seed}-{at}"));
        std::fs::write(&file, bytes).unwrap();
        let text: String = String::from_utf8_lossy(bytes).chars().take(400).collect();
        finds.push(format!("{entry}, {kind}, {}: {text:?}", file.display()));
        println!("{}", finds.last().unwrap());
    };
    // A stack that overflows ends the process: this is the text that did it.
    let last = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-last-{seed}"));
    for (at, bytes) in whole.chain(mutants).enumerate() {
        std::fs::write(&last, &bytes).unwrap();
        if let Some(entry) = broken(&bytes, &muted) {
            keep("broken", entry, at, &shortened(bytes, &muted));
            muted.push(entry);
        }
        // A stretched text is as long as forty mutants.
        if timed && at % 400 == 0 {
            let stretched = corpus.stretched(&mut stretching);
            if let Some(entry) = growing(&stretched, &muted) {
                keep("slow", entry, at, &stretched[0]);
                muted.push(entry);
            }
        }
        if timed && at % 10_000 == 0 {
            println!("seed {seed}: {at} texts, {} executions", at * ENTRIES.len());
        }
    }
    assert!(finds.is_empty(), "{} entries fail; what breaks them is kept:\n{}", finds.len(), finds.join("\n"));
}
