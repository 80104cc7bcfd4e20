//! Indents JSON text.

/// Indents compact JSON by two spaces per level, exactly as `serde_json::to_string_pretty` does.
///
/// That function would compile a second formatter for every serialised type, which adds 1.6 KB to the workbench's wasm.
/// The text must be valid JSON without blanks between its tokens.
#[must_use]
pub fn indent(json: &str) -> String {
    let (mut out, mut depth, mut is_string, mut is_escaped) = (String::new(), 0, false, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        let opens = !is_string && matches!(letter, '{' | '[');
        let closes = !is_string && matches!(letter, '}' | ']');
        let is_empty = opens && letters.peek().is_some_and(|next| matches!(next, '}' | ']'));
        if closes && !out.ends_with(['{', '[']) {
            depth -= 1;
            new_line(&mut out, depth);
        }
        out.push(letter);
        if opens && !is_empty {
            depth += 1;
        }
        if (opens && !is_empty) || (!is_string && letter == ',') {
            new_line(&mut out, depth);
        } else if !is_string && letter == ':' {
            out.push(' ');
        }
        is_string ^= letter == '"' && !is_escaped;
        is_escaped = is_string && letter == '\\' && !is_escaped;
    }
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str("  "));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_indented_as_by_serde() {
        let json = r#"{"a":[1,{"b":"},[\"\\"}],"c":{},"d":[[]],"e":"\\","f":-1.5,"g":["[",":",","]}"#;
        let tree: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(indent(json), serde_json::to_string_pretty(&tree).unwrap());
    }
}
