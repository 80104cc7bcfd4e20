//! Answers for assistants: Markdown with its sources, in a bounded number of bytes.

use flow_preflight::catalog::Citation;
use std::fmt::Write;

/// The longest answer, in bytes: what an assistant keeps in mind beside everything else.
pub(super) const LONGEST: usize = 6_000;

/// Follows a part that was left out.
const SHORTENED: &str = "(Shortened.)";

/// An answer and its sources. What is too long loses paragraphs before the sources, the last ones first.
pub(super) fn cited(text: &str, sources: &[Citation]) -> String {
    let mut list: Vec<String> = vec![];
    for Citation { source, section } in sources {
        let line = format!("- [{}]({}), {section}", source.title, source.url);
        if !list.contains(&line) {
            list.push(line);
        }
    }
    let sources = if list.is_empty() { String::new() } else { format!("\n\nSources\n\n{}\n", list.join("\n")) };
    let room = LONGEST.saturating_sub(sources.len());
    format!("{}{sources}", within(text.trim_end(), room))
}

/// As many whole paragraphs from the start as fit.
fn within(text: &str, room: usize) -> String {
    if text.len() <= room {
        return text.to_owned();
    }
    let room = room.saturating_sub(SHORTENED.len() + 2);
    let mut out = String::new();
    for paragraph in text.split_inclusive("\n\n") {
        if out.len() + paragraph.len() > room {
            break;
        }
        out.push_str(paragraph);
    }
    if out.is_empty() {
        out.push_str(text.get(..text.floor_char_boundary(room)).unwrap_or_default());
    }
    let _ = write!(out, "\n\n{SHORTENED}");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_answer_loses_whole_paragraphs_and_says_so() {
        let text = format!("first\n\n{}\n\nlast", "x".repeat(80));
        assert_eq!(within(&text, 60), "first\n\n\n\n(Shortened.)");
        assert_eq!(within(&text, 200), text);
        assert!(within(&"é".repeat(80), 41).len() <= 41);
    }
}
