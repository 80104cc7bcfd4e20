//! XML in pieces, as far as workbooks need it: tags with their attributes, and the text between them.

use memchr::memchr;
use std::borrow::Cow;

/// The longest tag or text; a longer one is an error.
const LONGEST: usize = 4 << 20;

/// Receives the parts.
pub(crate) trait Parts {
    /// A start tag; the name has no prefix.
    fn open(&mut self, name: &str, tag: &str);
    /// An end tag.
    fn close(&mut self, name: &str);
    /// Text with decoded entities.
    fn text(&mut self, text: &str);
}

/// A file read tag by tag.
#[derive(Debug, Default)]
pub(crate) struct Xml {
    carried: Vec<u8>,
}

impl Xml {
    /// Reads the next piece. False if it isn't XML.
    pub(crate) fn feed(&mut self, bytes: &[u8], parts: &mut dyn Parts) -> bool {
        let mut carried = std::mem::take(&mut self.carried);
        carried.extend_from_slice(bytes);
        let mut rest = carried.as_slice();
        while let Some(open) = memchr(b'<', rest) {
            let (before, tag) = rest.split_at_checked(open).unwrap_or((rest, &[]));
            let Some((end, next)) = end_of(tag) else {
                // The text is carried with its tag, which is incomplete.
                break;
            };
            if !before.is_empty() {
                parts.text(&unescaped(&plain(&lines(before))));
            }
            rest = tag.get(next..).unwrap_or(&[]);
            if tag.starts_with(SECTION) {
                parts.text(&unescaped(&lines(tag.get(SECTION.len()..end).unwrap_or(&[]))));
                continue;
            }
            let inside = String::from_utf8_lossy(tag.get(1..end).unwrap_or(&[]));
            let name = |text: &str| {
                let text = text.split(|sign: char| sign.is_whitespace() || sign == '/').next().unwrap_or("").to_owned();
                text.rsplit(':').next().unwrap_or("").to_owned()
            };
            if let Some(closed) = inside.strip_prefix('/') {
                parts.close(&name(closed));
            } else if !inside.starts_with(['?', '!']) {
                let name = name(&inside);
                parts.open(&name, &inside);
                if inside.ends_with('/') {
                    parts.close(&name);
                }
            }
        }
        let is_short = rest.len() <= LONGEST;
        let left = carried.len() - rest.len();
        carried.drain(..left);
        self.carried = carried;
        is_short
    }
}

/// The beginning of a part whose text is written as it is.
const SECTION: &[u8] = b"<![CDATA[";

/// The end of what is inside the tag at the start, and the place after it. `None` if the tag is incomplete.
fn end_of(tag: &[u8]) -> Option<(usize, usize)> {
    let close: &[u8; 3] = if tag.starts_with(SECTION) {
        b"]]>"
    } else if tag.starts_with(b"<!--") {
        b"-->"
    } else {
        return memchr(b'>', tag).map(|end| (end, end + 1));
    };
    tag.windows(3).position(|bytes| bytes == close).map(|end| (end, end + 3))
}

/// The value of an attribute in a tag.
pub(crate) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let at = rest.find(name)?;
        let is_name = rest.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace));
        let after = rest.get(at + name.len()..)?;
        if is_name && let Some(value) = after.trim_start().strip_prefix('=') {
            let value = value.trim_start();
            let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
            return value.get(1..)?.split(quote).next();
        }
        rest = after;
    }
}

/// A text with its line ends as XML has them: a line feed.
fn lines(bytes: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(bytes);
    if memchr(b'\r', bytes).is_none() { text } else { text.replace("\r\n", "\n").replace('\r', "\n").into() }
}

/// A text with decoded entities.
fn plain(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        made.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let end = rest.find(';').filter(|end| *end < 12);
        let entity = end.and_then(|end| rest.get(1..end));
        let letter = entity.and_then(|entity| match entity {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => {
                let number = entity.strip_prefix('#')?;
                let hex = number.strip_prefix(['x', 'X']);
                char::from_u32(hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?)
            }
        });
        made.push(letter.unwrap_or('&'));
        rest = rest.get(letter.and(end).map_or(1, |end| end + 1)..).unwrap_or("");
    }
    made.push_str(rest);
    made
}

/// A text with the characters that Excel writes as `_x000D_`. `_x005F_` is the underscore of a text that looks so itself.
fn unescaped(text: &str) -> Cow<'_, str> {
    let Some(mut at) = text.find("_x") else { return text.into() };
    let (mut made, mut rest) = (String::with_capacity(text.len()), text);
    loop {
        let (before, escape) = rest.split_at_checked(at).unwrap_or((rest, ""));
        made.push_str(before);
        let letter = letter(escape);
        made.push_str(if letter.is_some() { "" } else { "_x" });
        made.extend(letter);
        rest = escape.get(if letter.is_some() { 7 } else { 2 }..).unwrap_or("");
        match rest.find("_x") {
            Some(next) => at = next,
            None => {
                made.push_str(rest);
                return made.into();
            }
        }
    }
}

/// The character of the escape at the start, if it is one.
fn letter(escape: &str) -> Option<char> {
    let digits = escape.get(2..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?).filter(|_| escape.as_bytes().get(6) == Some(&b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Said(Vec<String>);

    impl Parts for Said {
        fn open(&mut self, name: &str, _: &str) {
            self.0.push(format!("<{name}>"));
        }

        fn close(&mut self, name: &str) {
            self.0.push(format!("</{name}>"));
        }

        fn text(&mut self, text: &str) {
            self.0.push(text.to_owned());
        }
    }

    /// What the other reader of workbooks in the tests leaves out: sections and comments that contain tags.
    #[test]
    fn tags_in_sections_and_comments_are_none() {
        let xml = "<!-- <v>no</v> > --><a><![CDATA[<v> ]] > &amp; _x0041_]]>b<x:v/></a>";
        for piece in [1, 2, 5, 1 << 10] {
            let (mut read, mut said) = (Xml::default(), Said::default());
            assert!(xml.as_bytes().chunks(piece).all(|piece| read.feed(piece, &mut said)));
            assert_eq!(said.0, ["<a>", "<v> ]] > &amp; A", "b", "<v>", "</v>", "</a>"], "{piece}");
        }
    }

    #[test]
    fn escapes_of_characters_are_read_and_what_looks_like_one_stays() {
        for (text, wanted) in [
            ("a_x000D__x000a_b", "a\r\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x0041", "_x0041"),
            ("_x00+1_ _xD83D_ _x", "_x00+1_ _xD83D_ _x"),
            ("_x_x0041_", "_xA"),
            ("_xééé_", "_xééé_"),
        ] {
            assert_eq!(unescaped(text), wanted, "{text}");
        }
    }
}
