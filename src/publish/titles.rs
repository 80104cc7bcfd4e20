//! Titles and descriptions of pages, cut to what search engines show.

use crate::catalog::ErrorCode;

const TITLE: usize = 60;
const DESCRIPTION: usize = 160;
const NAME: &str = "Flow Preflight";

/// The title of a code's page: the code, and as much of the failure as fits.
pub(super) fn code_title(entry: &ErrorCode) -> String {
    let Some(code) = entry.code else { return titled(entry.title, "error") };
    let whole = format!("{code}: {}", entry.title);
    let room = TITLE.saturating_sub(code.len() + 2);
    if whole.chars().count() <= TITLE {
        named(whole)
    } else if room >= 24 {
        format!("{code}: {}", cut(entry.title, room))
    } else {
        named(code.to_owned())
    }
}

/// A title with its kind, so that a rule and a code with the same title differ.
pub(super) fn titled(title: &str, what: &str) -> String {
    named(format!("{} ({what})", cut(title, TITLE - what.len() - 3)))
}

/// Appends the site's name if it fits.
fn named(title: String) -> String {
    let with = format!("{title} · {NAME}");
    if with.chars().count() <= TITLE { with } else { title }
}

/// The description of a page: what happens, and why, as far as it fits.
pub(super) fn description(name: Option<&str>, what: &str, why: &str) -> String {
    let name = name.map_or_else(String::new, |name| format!("{name}: "));
    let text = format!("{name}{what} {why}").replace('`', "");
    cut(text.trim(), DESCRIPTION)
}

/// The text up to the last whole sentence or word that fits.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let fitting: String = text.chars().take(most.saturating_sub(1)).collect();
    let whole = fitting.rsplit_once(' ').map_or(fitting.as_str(), |(before, _)| before);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        assert_eq!(cut("one two three", 13), "one two three");
        assert_eq!(cut("one two, three", 13), "one two…");
        assert_eq!(titled("Short", "rule"), "Short (rule) · Flow Preflight");
    }
}
