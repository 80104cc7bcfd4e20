//! The snippets in `docs/embed.md` are tested: each occurs verbatim in the file that it names.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what broke by panicking")]

use std::path::Path;

#[test]
fn every_piece_to_copy_stands_in_a_file_that_is_tested() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("docs/embed.md")).unwrap();
    let mut file = None;
    let mut pieces = 0;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(named) = line.strip_prefix("<!-- from ").and_then(|rest| rest.strip_suffix(" -->")) {
            file = Some(named);
        } else if line.starts_with("```") {
            let piece: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let piece = piece.join("\n");
            let named = file.take().unwrap_or_else(|| panic!("this piece does not say where it is from:\n{piece}"));
            let tested = std::fs::read_to_string(root.join(named)).unwrap_or_else(|_| panic!("there is no {named}"));
            assert!(tested.contains(&piece), "{named} does not hold this piece of docs/embed.md:\n{piece}");
            pieces += 1;
        }
    }
    assert!(pieces > 8, "docs/embed.md has only {pieces} pieces to copy");
}
