//! Finds the text that people see in an HTML page: text between tags, and attributes that are shown or read out.

/// Attributes that are shown or read out.
const SHOWN: [&str; 5] = ["alt=\"", "aria-label=\"", "content=\"", "placeholder=\"", "title=\""];

/// The texts with their line numbers.
pub(super) fn texts(page: &str) -> Vec<(usize, String)> {
    let (mut found, mut rest, mut line) = (vec![], page, 1);
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        note(&mut found, line, text);
        line += text.matches('\n').count();
        let end = end_of(tag);
        let (tag, after) = tag.split_at(end);
        for attribute in SHOWN {
            let value = tag.split_once(attribute).and_then(|(_, after)| after.split('"').next());
            value.into_iter().for_each(|value| note(&mut found, line, value));
        }
        line += tag.matches('\n').count();
        rest = after;
    }
    note(&mut found, line, rest);
    found
}

/// The end of the tag, comment, script or style that begins at `from`.
fn end_of(from: &str) -> usize {
    let until = |mark: &str| from.find(mark).map_or(from.len(), |at| at + mark.len());
    match from {
        _ if from.starts_with("<!--") => until("-->"),
        _ if from.starts_with("<script") => until("</script>"),
        _ if from.starts_with("<style") => until("</style>"),
        _ => until(">"),
    }
}

fn note(found: &mut Vec<(usize, String)>, line: usize, text: &str) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.contains(|letter: char| letter.is_alphabetic()) {
        let blank_lines = text.len() - text.trim_start().len();
        let before = text.get(..blank_lines).unwrap_or_default().matches('\n').count();
        found.push((line + before, words));
    }
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn texts_attributes_and_nothing_else() {
        let page = "<!-- no -->\n<p title=\"Copy it\">Open\n  the <b>page</b></p><script>let no = 1;</script>";
        let expected = [(2, "Copy it"), (2, "Open the"), (3, "page")];
        assert_eq!(texts(page), expected.map(|(line, text)| (line, text.to_owned())));
    }
}
