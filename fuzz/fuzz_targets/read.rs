//! Any bytes: they decode, are read in bounded work, and give a reading whose places lie in the text.
#![no_main]

use flow_preflight::intake::{By, decode, privacy, read, steps};
use flow_preflight::model::Units;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = decode(bytes);
    let reading = read(&text, Units::Utf8);
    for code in &reading.codes {
        assert!(code.place.start < code.place.end && code.place.end <= text.len());
        assert!(code.by != By::Code || text.get(code.place.start..code.place.end).is_some());
    }
    for fact in &reading.facts {
        assert!(fact.place.start <= fact.place.end && fact.place.end <= text.len());
    }
    // A step is about a letter looked at; each layer of packaging looks at the text again.
    assert!(steps(&text) <= 2_000 + 400 * text.len(), "{} steps for {} bytes", steps(&text), text.len());
    let (replaced, _) = privacy::replace(&text);
    assert!(replaced.len() <= text.len() * 8 + 64);
});
