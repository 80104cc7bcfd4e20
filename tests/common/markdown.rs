//! The words of Markdown, to be compared with those of the catalogue.

/// Markdown without its signs and the addresses of its links.
pub(crate) fn plain(text: &str) -> String {
    let text = text.replace(['\\', '*', '`', '['], "");
    let mut parts = text.split("](");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| before + part.split_once(')').map_or(part, |(_, after)| after))
}
