//! Finds the string literals of a source file that may be prose. Skips comments, tests, class names and keys.

/// The syntax of strings and comments.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// `"…"`, `r#"…"#`, `'c'`, lifetimes.
    Rust,
    /// `'…'`, `"…"`, `` `…` ``, regular expressions.
    JavaScript,
}

/// What precedes a literal that is an identifier, not prose.
const BEFORE_IDENTIFIERS: [&str; 9] =
    ["class=", "classes!(", "id=", "for=", "type=", "reason = ", "cfg(", "expect(", "role="];

/// The literals with their line numbers.
pub(super) fn literals(source: &str, language: Language) -> Vec<(usize, String)> {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let (mut found, mut rest) = (vec![], source);
    let line =
        |rest: &str| source.get(..source.len() - rest.len()).map_or(0, |before| before.matches('\n').count()) + 1;
    while let Some(first) = rest.chars().next() {
        let here = rest;
        let before = source.get(..source.len() - rest.len()).unwrap_or_default();
        let literal = if rest.starts_with("//") {
            rest = from(rest, rest.find('\n').unwrap_or(rest.len()));
            None
        } else if rest.starts_with("/*") {
            rest = from(rest, rest.find("*/").map_or(rest.len(), |at| at + 2));
            None
        } else if let Some((literal, after)) = read(rest, before, language) {
            rest = after;
            Some(literal)
        } else {
            rest = from(rest, first.len_utf8());
            None
        };
        let text =
            literal.filter(|text| is_prose(text) && !BEFORE_IDENTIFIERS.iter().any(|name| before.ends_with(name)));
        found.extend(text.map(|text| (line(here), text)));
    }
    found
}

/// Reads the literal at the start of `rest` and returns it with what follows. A character or a regular expression is
/// skipped: the text is empty.
fn read<'a>(rest: &'a str, before: &str, language: Language) -> Option<(String, &'a str)> {
    let first = rest.chars().next()?;
    let in_word = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
    match (language, first) {
        (_, '"') => quoted(rest, '"'),
        (Language::Rust, 'r') if !in_word => raw(rest),
        (Language::Rust, '\'') => character(rest).map(|after| (String::new(), after)),
        (Language::JavaScript, '\'' | '`') => quoted(rest, first),
        (Language::JavaScript, '/')
            if before.trim_end().ends_with(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', ';']) =>
        {
            quoted(rest, '/').map(|(_, after)| (String::new(), after))
        }
        _ => None,
    }
}

/// A literal between two `quote` characters, with its escapes resolved.
fn quoted(rest: &str, quote: char) -> Option<(String, &str)> {
    let (mut text, mut letters) = (String::new(), rest.char_indices().skip(1));
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => match letters.next()?.1 {
                'n' => text.push('\n'),
                // A line continuation counts as a space.
                '\n' => text.push(' '),
                other => text.push(other),
            },
            _ if letter == quote => return Some((text, from(rest, at + quote.len_utf8()))),
            _ => text.push(letter),
        }
    }
    None
}

/// `r"…"` or `r#"…"#`.
fn raw(rest: &str) -> Option<(String, &str)> {
    let after = rest.strip_prefix('r')?;
    let fences = after.len() - after.trim_start_matches('#').len();
    let text = from(after, fences).strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(fences));
    let (text, after) = text.split_once(&end)?;
    Some((text.to_owned(), after))
}

/// The rest after `'c'` or `'\n'`; `None` for a lifetime.
fn character(rest: &str) -> Option<&str> {
    let inside = rest.strip_prefix('\'')?;
    let inside = match inside.strip_prefix('\\') {
        Some(escape) => from(escape, escape.find('\'').filter(|at| *at > 0).unwrap_or(1)),
        None => from(inside, inside.chars().next()?.len_utf8()),
    };
    inside.strip_prefix('\'')
}

fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// True for several words, or one that begins with a capital. Rust paths, selectors and `CamelCase` are identifiers.
fn is_prose(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = text.chars().skip(1).filter(|letter| letter.is_uppercase()).count();
    let label = text.starts_with(|first: char| first.is_uppercase()) && capitals == 0;
    let words = text.trim().contains(' ') && !text.trim_start().starts_with(['.', '#', '[']);
    letters > 1 && !text.contains("::") && (label || words)
}

#[cfg(test)]
mod tests {
    use super::{Language, literals};

    #[track_caller]
    fn finds(source: &str, language: Language, expected: &[(usize, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
        assert_eq!(literals(source, language), expected);
    }

    #[test]
    fn rust() {
        let source = "// \"not this\"\nlet a: &'static str = \"Copy it\";\nlet q = ['\"', '\\''];\nhtml! { <p class=\"big wide\">{ \
                      r#\"Say \"yes\" now\"# }</p> }\n\"snake_case\" \"Camel::Case\" \"CamelCase\"\n#[cfg(test)]\nmod tests { \"Not this\" }";
        finds(source, Language::Rust, &[(2, "Copy it"), (4, "Say \"yes\" now")]);
    }

    #[test]
    fn javascript() {
        let source = "/* 'not this' */\nconst a = 'It can\\'t load';\nconst b = /'/u;\nsay(`Reload ${page}`, \"key\");";
        finds(source, Language::JavaScript, &[(2, "It can't load"), (4, "Reload ${page}")]);
    }
}
